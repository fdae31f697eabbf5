import { isDamagedUtf8, weighUtf8 } from "../../article/encoding/utf8.ts";
import { type Decoded, decodeAs, decodeLine, decoderFor, type FoundEncoding } from "../../article/encoding.ts";
import type { ProblemStep } from "../importer.ts";
import { encodingOfFile } from "./decode.ts";
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
	/** How many characters cannot be read, and are U+FFFD. */
	readonly damaged: number;
	/** Whether the line was too long to be kept. */
	readonly tooLong: boolean;
	/** Where it ends in the file, in bytes. */
	readonly bytes: number;
}

/** Longer lines are not kept, since a whole file may be one line; in bytes. */
const LONGEST = 64 * 1024 * 1024;

/**
 * The lines of a text. They have the encoding that the whole text shows. In a text of UTF-8 or windows-1252 each line has its own: UTF-8
 * if it is valid, or all but a few bytes of it are, else windows-1252.
 */
export async function* textLines(file: Pick<SourceFile, "path">): AsyncGenerator<TextLine, void, void> {
	let [line, before, size] = [0, 0, 0];
	let pieces: Buffer[] = [];
	const found = await encodingOfFile(file, "plain");
	const other = found.name === "utf-8" || found.name === "windows-1252" ? undefined : found.name;
	const transcode = other === undefined ? undefined : decoderFor(other);
	for await (const raw of chunksOf(file)) {
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
		const { text, encoding, dropped, damaged } = decodeWithoutEnd(whole, found);
		return { line, text, encoding: other ?? encoding, dropped, damaged, tooLong, bytes };
	}
}

const EMPTY = decodeLine(new Uint8Array());

function decodeWithoutEnd(bytes: Buffer, { by }: FoundEncoding): Decoded {
	if (bytes.length === 0) return EMPTY;
	const ended = bytes.at(-1) === 13 ? bytes.subarray(0, -1) : bytes;
	const plain = ended.includes(12) ? Buffer.from(ended.map((byte) => (byte === 12 ? 32 : byte))) : ended;
	const decoded = decodeLine(plain);
	const isDamaged = decoded.encoding !== "utf-8" && by === "damaged" && isDamagedUtf8(weighUtf8(plain, true));
	return isDamaged ? decodeAs(plain, { name: "utf-8", by }) : decoded;
}

/** Counts the lines of a file that were not plain UTF-8, so that one message tells of all of them. */
export function makeMisreadings() {
	const other = { times: 0, first: 0, encoding: "" };
	const dropped = { times: 0, first: 0 };
	const damaged = { times: 0, first: 0 };
	return {
		note(line: TextLine): void {
			if (line.encoding !== "utf-8" && other.times++ === 0) Object.assign(other, { first: line.line, encoding: line.encoding });
			if (line.damaged > 0 && damaged.times === 0) damaged.first = line.line;
			damaged.times += line.damaged;
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
				yield problemStep({ file }, "encoding", "info", `The file is ${other.encoding}, as its bytes show.`, "Nothing needs to be done.");
			if (damaged.times > 0) {
				yield problemStep(
					{ file, line: damaged.first },
					"characters",
					"warning",
					`${damaged.times} characters cannot be read and are �. The first stands here.`,
					"Look for � in the stories, and write what is meant.",
				);
			}
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
