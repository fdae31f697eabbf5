import { createHash } from "node:crypto";
import { appendFileSync, closeSync, mkdirSync, openSync, readSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { codeOf } from "../../problem.ts";
import { placeWhole } from "../../system/disk/whole.ts";
import { refuseTooManyOpen } from "../../system/openfiles.ts";

/**
 * A file of blocks. A new block is added at the end. Each block is a line: a checksum, a blank, and a JSON text. The checksum is the SHA-256 (hex)
 * of the checksum before it and the text, so that a line is valid at its own place in its own log only. The first block says what the log is of.
 */
export interface Log {
	/** What was found when it was opened: `other` is a log of something else, or of another version. */
	readonly found: "whole" | "damaged" | "other" | "none";
	/** The blocks that it held, parsed. There are none in a log of something else. Of a damaged log they are those before the damage. */
	readonly blocks: readonly unknown[];
	/** Adds a block, given as a JSON text without line ends. */
	append(json: string): void;
	/** Replaces all blocks with these. */
	rewrite(jsons: Iterable<string>): void;
}

/** The largest number of lines in a block. */
export const BLOCK = 1_000;

/** Turns lines into the JSON texts of blocks. */
export function* blocksOf(lines: readonly unknown[]): Generator<string> {
	for (let at = 0; at < lines.length; at += BLOCK) yield JSON.stringify(lines.slice(at, at + BLOCK));
}

/** What was read of a log's file. */
interface LogFile {
	readonly found: Log["found"];
	readonly blocks: unknown[];
	/** The length of its valid part, in bytes. */
	readonly end: number;
	/** The checksum of the last valid line. */
	readonly checksum: string;
}

/**
 * Opens a log, and reads as much of it as its checksums prove. Its file is written only when a block is added.
 * @param key what the log is of; a log with another key is ignored
 */
export function openLog(file: string, key: string): Log {
	const header = JSON.stringify({ backfile: key });
	const { found, blocks, end, checksum } = readLog(file, header);
	let last = checksum;
	let isOpen = false;
	const lineOf = (json: string) => {
		last = checksumOf(last, json);
		return `${last} ${json}\n`;
	};
	return {
		found,
		blocks,
		append(json) {
			if (!isOpen) {
				mkdirSync(path.dirname(file), { recursive: true });
				if (found !== "none") truncateSync(file, end);
				if (end === 0) appendFileSync(file, lineOf(header));
				isOpen = true;
			}
			appendFileSync(file, lineOf(json));
		},
		rewrite(jsons) {
			mkdirSync(path.dirname(file), { recursive: true });
			last = "";
			placeWhole(file, `${file}.new`, (part) => {
				writeFileSync(part, lineOf(header));
				for (const json of jsons) appendFileSync(part, lineOf(json));
			});
			isOpen = true;
		},
	};
}

function readLog(file: string, header: string): LogFile {
	const blocks: unknown[] = [];
	let isFirst = true;
	let end = 0;
	let checksum = "";
	const read = (found: Log["found"]): LogFile => ({ found, blocks, end, checksum });
	try {
		for (const line of linesOf(file)) {
			const json = line && validJson(line, checksum);
			if (!line || json === undefined) return read("damaged");
			if (isFirst && json !== header) return read("other");
			if (!isFirst) blocks.push(JSON.parse(json));
			isFirst = false;
			checksum = line.toString("latin1", 0, HASH);
			end += line.length + 1;
		}
	} catch (error) {
		refuseTooManyOpen(error);
		return read(codeOf(error) === "ENOENT" ? "none" : "damaged");
	}
	return read(isFirst ? "damaged" : "whole");
}

function checksumOf(before: string, json: string | Uint8Array): string {
	// In two steps: a block of many megabytes is not copied to put the checksum before it.
	return createHash("sha256").update(before).update(json).digest("hex");
}

/** The length of a checksum. */
const HASH = 64;

/** A line's JSON text; undefined where its checksum is wrong. */
function validJson(line: Buffer, before: string): string | undefined {
	const json = line.subarray(HASH + 1);
	return line.toString("latin1", 0, HASH + 1) === `${checksumOf(before, json)} ` ? json.toString() : undefined;
}

const CHUNK = 4 * 1024 * 1024;

/** The lines of a file without their ends. The last is undefined where the file does not end with a line end. */
function* linesOf(file: string): Generator<Buffer | undefined> {
	const descriptor = openSync(file, "r");
	try {
		let rest = Buffer.alloc(0);
		for (;;) {
			const chunk = Buffer.allocUnsafe(CHUNK);
			const size = readSync(descriptor, chunk, 0, CHUNK, null);
			if (size === 0) break;
			const fresh = chunk.subarray(0, size);
			let start = 0;
			for (let newline = fresh.indexOf(10); newline !== -1; newline = fresh.indexOf(10, start)) {
				const piece = fresh.subarray(start, newline);
				yield rest.length > 0 ? Buffer.concat([rest, piece]) : piece;
				rest = Buffer.alloc(0);
				start = newline + 1;
			}
			rest = Buffer.concat([rest, fresh.subarray(start)]);
		}
		if (rest.length > 0) yield undefined;
	} finally {
		closeSync(descriptor);
	}
}
