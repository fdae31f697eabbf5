import { isAscii, isUtf8 } from "node:buffer";
import { type Declares, decoderFor, encodingOfMark, type FoundEncoding, findEncoding } from "../../article/encoding.ts";
import { chunksOf, type SourceFile } from "./files.ts";
import { headOf } from "./sources.ts";

/** Finds out the encoding of a file, see `findEncoding`. Reads all of it, without holding it. */
export async function encodingOfFile(file: Pick<SourceFile, "path">, declares: Declares): Promise<FoundEncoding> {
	const head = headOf(file.path);
	const mark = encodingOfMark(head);
	if (mark !== undefined) return { name: mark, by: "mark" };
	return encodingOfChunks(chunksOf(file), declares);
}

/** The name of the encoding of bytes that declare none. */
export async function sniffEncoding(chunks: AsyncIterable<Uint8Array>): Promise<string> {
	return (await encodingOfChunks(chunks, "plain")).name;
}

/** How many bytes are weighed where they are not wholly UTF-8: the first, and those about letters that are not of ASCII. */
const HEAD = 65_536;
const AROUND = 16_384;
const MOST = 1 << 20;

async function encodingOfChunks(chunks: AsyncIterable<Uint8Array>, declares: Declares): Promise<FoundEncoding> {
	const samples: Uint8Array[] = [];
	let [sampled, isValid] = [0, true];
	/** The beginning of a letter whose end is in the next chunk. */
	let begun: Uint8Array = new Uint8Array();
	for await (const chunk of chunks) {
		if (samples.length === 0) sampled += samples.push(Uint8Array.from(chunk.subarray(0, HEAD)));
		if (sampled < MOST && !isAscii(chunk)) {
			const high = firstHigh(chunk);
			const sample = Uint8Array.from(chunk.subarray(high, high + AROUND));
			samples.push(sample);
			sampled += sample.length;
		}
		if (!isValid) continue;
		const whole = begun.length === 0 ? chunk : Buffer.concat([begun, chunk]);
		const end = endOfLetters(whole);
		begun = Uint8Array.from(whole.subarray(end));
		isValid = isUtf8(whole.subarray(0, end));
	}
	isValid &&= begun.length === 0;
	return findEncoding(isValid ? (samples[0] ?? new Uint8Array()) : Buffer.concat(samples), declares, false);
}

function firstHigh(bytes: Uint8Array): number {
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
		.toString("latin1")
		.search(/[\u0080-\u00ff]/);
}

/** Where the last letter of UTF-8 ends that is whole. */
function endOfLetters(bytes: Uint8Array): number {
	for (let back = 1; back <= 3 && back <= bytes.length; back++) {
		const byte = bytes[bytes.length - back] ?? 0;
		if (byte < 0x80) return bytes.length;
		const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 0;
		if (length > 0) return length > back ? bytes.length - back : bytes.length;
	}
	return bytes.length;
}

/** The beginning of a file as text, by which importers recognise it. */
export function headText(head: Uint8Array): string {
	return decoderFor(encodingOfMark(head) ?? "utf-8")?.(head) ?? "";
}
