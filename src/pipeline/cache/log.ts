import { createHash } from "node:crypto";
import { appendFileSync, closeSync, mkdirSync, openSync, readSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { codeOf } from "../../problem.ts";
import { placeWhole } from "../../system/whole.ts";

/**
 * A file of blocks to which blocks are only added. Each is a line: a checksum, a blank, and a JSON text. The checksum is the SHA-256 (hex)
 * of the checksum before it and the text, so that no line counts at another place or in another log. The first block says what the log is of.
 */
export interface Log {
	/** What was found when it was opened: `other` is a log of something else, or of another version. */
	readonly found: "whole" | "damaged" | "other" | "none";
	/** The blocks that it held, parsed; none where it is one of something else. Of a damaged log those before the damage. */
	readonly blocks: readonly unknown[];
	/** Adds a block, given as JSON text without line ends. */
	append(json: string): void;
	/** Puts these blocks in the place of all. */
	rewrite(jsons: Iterable<string>): void;
}

/** How many lines a block has at most. */
export const BLOCK = 1_000;

/** Lines as the JSON texts of blocks. */
export function* blocksOf(lines: readonly unknown[]): Generator<string> {
	for (let at = 0; at < lines.length; at += BLOCK) yield JSON.stringify(lines.slice(at, at + BLOCK));
}

/**
 * Opens a log, and believes of it what its checksums vouch for. Nothing is written before something is added.
 * @param key what the log is of; one with another key counts for nothing
 */
export function openLog(file: string, key: string): Log {
	const header = JSON.stringify({ backfile: key });
	const blocks: unknown[] = [];
	/** Up to where it is whole, and the checksum there. */
	let end = 0;
	let sealed = "";
	const found = read();
	let isOpen = false;
	return { found, blocks, append, rewrite };

	function read(): Log["found"] {
		let first = true;
		try {
			for (const line of linesOf(file)) {
				const json = line && checked(line, sealed);
				if (!line || json === undefined) return "damaged";
				if (first && json !== header) return "other";
				if (!first) blocks.push(JSON.parse(json));
				first = false;
				sealed = line.toString("latin1", 0, HASH);
				end += line.length + 1;
			}
		} catch (error) {
			return codeOf(error) === "ENOENT" ? "none" : "damaged";
		}
		return first ? "damaged" : "whole";
	}

	/** The next line. */
	function next(json: string): string {
		sealed = seal(sealed, json);
		return `${sealed} ${json}\n`;
	}

	function append(json: string): void {
		if (!isOpen) {
			mkdirSync(path.dirname(file), { recursive: true });
			if (found !== "none") truncateSync(file, end);
			if (end === 0) appendFileSync(file, next(header));
			isOpen = true;
		}
		appendFileSync(file, next(json));
	}

	function rewrite(jsons: Iterable<string>): void {
		mkdirSync(path.dirname(file), { recursive: true });
		sealed = "";
		placeWhole(file, `${file}.new`, (part) => {
			writeFileSync(part, next(header));
			for (const json of jsons) appendFileSync(part, next(json));
		});
		isOpen = true;
	}
}

function seal(before: string, json: string | Uint8Array): string {
	return createHash("sha256").update(before).update(json).digest("hex");
}

const HASH = 64;

/** A line's JSON text, if its checksum is right. */
function checked(line: Buffer, before: string): string | undefined {
	const json = line.subarray(HASH + 1);
	return line.toString("latin1", 0, HASH + 1) === `${seal(before, json)} ` ? json.toString() : undefined;
}

const CHUNK = 4 * 1024 * 1024;

/** The lines of a file without their ends; undefined for what stands behind the last one, if anything does. */
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
