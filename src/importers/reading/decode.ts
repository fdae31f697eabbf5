import { decode } from "../../article/text.ts";

/** Turns bytes into text, piece by piece. A call without bytes gives what is left at the end. */
export type Decoder = (bytes?: Uint8Array) => string;

/**
 * A decoder by the label of an encoding (WHATWG Encoding, section 4.2); undefined if no encoding has this label.
 * Bytes that are not of the encoding become U+FFFD.
 */
export function decoderOf(label: string): Decoder | undefined {
	try {
		const decoder = new TextDecoder(label.trim());
		if (decoder.encoding === "windows-1252") return (bytes) => (bytes ? windows(bytes) : "");
		return (bytes) => (bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode());
	} catch {
		return undefined;
	}
}

/** The characters of the bytes 0x80 to 0x9f in windows-1252, which Node's own decoder takes for control characters. Bytes without a character become empty. */
const HIGH = Array.from({ length: 0x20 }, (_, index) => decode(Uint8Array.of(0x80 + index)).text);

function windows(bytes: Uint8Array): string {
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
		.toString("latin1")
		.replace(/[\u0080-\u009f]/g, (character) => HIGH[character.charCodeAt(0) - 0x80] ?? "");
}

/** Repairs a text of windows-1252 that was decoded as Latin 1: the control characters 0x80 to 0x9f become the letters that they were meant to be. */
export function withoutLatinControls(text: string): string {
	return text.replace(/[\u0080-\u009f]/g, (character) => HIGH[character.charCodeAt(0) - 0x80] ?? "");
}

/** The encoding that a byte order mark gives. */
export function encodingOfMark(head: Uint8Array): string | undefined {
	if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return "utf-8";
	if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
	if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
	return undefined;
}

/** Finds out the encoding of bytes that do not declare any: by their mark, else UTF-8 if all of them are valid, else windows-1252. */
export async function sniffEncoding(chunks: AsyncIterable<Uint8Array>): Promise<string> {
	const utf8 = new TextDecoder("utf-8", { fatal: true });
	let first = true;
	try {
		for await (const chunk of chunks) {
			const marked = first ? encodingOfMark(chunk) : undefined;
			if (marked !== undefined) return marked;
			first = false;
			utf8.decode(chunk, { stream: true });
		}
		utf8.decode();
		return "utf-8";
	} catch (error) {
		if (error instanceof TypeError) return "windows-1252";
		throw error;
	}
}

/** The beginning of a file as text, by which importers recognise it. */
export function headText(head: Uint8Array): string {
	return decoderOf(encodingOfMark(head) ?? "utf-8")?.(head) ?? "";
}
