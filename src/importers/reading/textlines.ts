import { type Decoded, decodeLine } from "../../article/encoding.ts";
import type { ProblemStep } from "../importer.ts";
import { decoderOf, encodingOfMark } from "./decode.ts";
import { chunksOf, problemStep, type SourceFile } from "./files.ts";

/** A line of a text file, whatever its encoding. */
export interface TextLine {
	/** 1-based. */
	readonly line: number;
	/** Without its line end and without control characters. A form feed becomes a space. */
	readonly text: string;
	/** The name of its encoding. */
	readonly encoding: string;
	/** How many control characters were dropped. */
	readonly dropped: number;
	/** Whether the line was too long to be kept. */
	readonly tooLong: boolean;
	/** Where it ends in the file, in bytes. */
	readonly bytes: number;
}

/** Longer lines are not kept, since a whole file may be one line; in bytes. */
const LONGEST = 64 * 1024 * 1024;

/** The lines of a text. A text with the byte order mark of UTF-16 is UTF-16; else each line is UTF-8 if it is valid, else windows-1252. */
export async function* textLines(file: Pick<SourceFile, "path">): AsyncGenerator<TextLine, void, void> {
	let [line, before, size, chunkNumber] = [0, 0, 0, 0];
	let pieces: Buffer[] = [];
	let utf16: "utf-16le" | "utf-16be" | undefined;
	let transcode: ((bytes?: Uint8Array) => string) | undefined;
	for await (const raw of chunksOf(file)) {
		if (chunkNumber++ === 0) {
			const mark = encodingOfMark(raw);
			utf16 = mark === "utf-16le" || mark === "utf-16be" ? mark : undefined;
			transcode = utf16 && decoderOf(utf16);
		}
		const chunk = transcode ? Buffer.from(transcode(raw)) : raw;
		let start = 0;
		for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
			keep(chunk.subarray(start, end));
			start = end + 1;
			yield taken(before + Math.round((start / chunk.length) * raw.length));
		}
		keep(chunk.subarray(start));
		before += raw.length;
	}
	if (transcode) keep(Buffer.from(transcode()));
	if (size > 0) yield taken(before);

	function keep(piece: Buffer): void {
		size += piece.length;
		if (size <= LONGEST) pieces.push(piece);
		else pieces = [];
	}

	function taken(bytes: number): TextLine {
		const tooLong = size > LONGEST;
		const whole = pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces);
		[pieces, size] = [[], 0];
		line++;
		const { text, encoding, dropped } = decodeWithoutEnd(whole);
		return { line, text, encoding: utf16 ?? encoding, dropped, tooLong, bytes };
	}
}

const EMPTY = decodeLine(new Uint8Array());

function decodeWithoutEnd(bytes: Buffer): Decoded {
	if (bytes.length === 0) return EMPTY;
	const ended = bytes.at(-1) === 13 ? bytes.subarray(0, -1) : bytes;
	return decodeLine(ended.includes(12) ? Buffer.from(ended.map((byte) => (byte === 12 ? 32 : byte))) : ended);
}

/** Counts the lines of a file that were not plain UTF-8, so that one message tells of all of them. */
export function makeMisreadings() {
	const [other, dropped] = [
		{ times: 0, first: 0, encoding: "" },
		{ times: 0, first: 0 },
	];
	return {
		note(line: TextLine): void {
			if (line.encoding !== "utf-8" && other.times++ === 0) Object.assign(other, { first: line.line, encoding: line.encoding });
			if (line.dropped === 0) return;
			if (dropped.times === 0) dropped.first = line.line;
			dropped.times += line.dropped;
		},
		*problems(file: string): Generator<ProblemStep, void, void> {
			if (other.encoding === "windows-1252") {
				yield problemStep(
					{ file, line: other.first },
					"encoding",
					"warning",
					`${other.times === 1 ? "A line is" : `${other.times} lines are`} not UTF-8; ${other.times === 1 ? "it was" : "they were"} read as windows-1252. The first is here.`,
					"Look whether accents are right; if they are not, save the file as UTF-8 and import again.",
				);
			} else if (other.times > 0)
				yield problemStep(
					{ file },
					"encoding",
					"info",
					`The file is ${other.encoding}, as its first bytes say.`,
					"Nothing needs to be done.",
				);
			if (dropped.times > 0) {
				yield problemStep(
					{ file, line: dropped.first },
					"characters",
					"warning",
					`${dropped.times} control characters, which no text may hold, were dropped. The first stands here.`,
					"Nothing needs to be done, unless words are missing there.",
				);
			}
		},
	};
}
