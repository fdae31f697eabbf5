import { decoderFor, decodeWindows1252 } from "./encoding/decoders.ts";
import { type Declares, encodingOfMark, type FoundEncoding, findEncoding } from "./encoding/detect.ts";
import { CONTROLS } from "./text.ts";

export { type Decoder, decoderFor, decodeWindows1252, withoutLatinControls } from "./encoding/decoders.ts";
export { type Declares, encodingOfMark, type FoundEncoding, findEncoding } from "./encoding/detect.ts";

/** A file's bytes as text, with what had to be done to read them. */
export interface Decoded {
	readonly text: string;
	/** The name of its encoding (WHATWG Encoding, section 4.2), in lower case. */
	readonly encoding: string;
	/** What told of that. */
	readonly by: FoundEncoding["by"];
	/** How many characters were dropped that are no text (NUL and other controls). */
	readonly dropped: number;
	/** How many characters could not be read, and are U+FFFD. */
	readonly damaged: number;
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

/**
 * Decodes a story's bytes in the encoding that they have.
 * Line ends become `\n`, a form feed (a page break in OCR text) an empty line; other control characters are dropped.
 */
export function decode(bytes: Uint8Array, declares: Declares = "plain"): Decoded {
	const valid = encodingOfMark(bytes) === undefined && !bytes.includes(0x1b) && !bytes.subarray(0, 512).includes(0) && decodeUtf8(bytes);
	if (typeof valid === "string") return tidy(valid, { name: "utf-8", by: "valid" });
	return decodeAs(bytes, findEncoding(bytes, declares));
}

/** Decodes bytes of which the encoding is known, as `decode` does. */
export function decodeAs(bytes: Uint8Array, found: FoundEncoding): Decoded {
	const decoder = decoderFor(found.name);
	return tidy(decoder ? decoder(bytes) + decoder() : decodeWindows1252(bytes), found);
}

/** Decodes a line of a text whose lines may be of different encodings: UTF-8 or, where it is not, windows-1252. */
export function decodeLine(bytes: Uint8Array): Decoded {
	const text = decodeUtf8(bytes);
	return text === undefined
		? tidy(decodeWindows1252(bytes), { name: "windows-1252", by: "fallback" })
		: tidy(text, { name: "utf-8", by: "valid" });
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
	try {
		return utf8.decode(bytes);
	} catch {
		return undefined;
	}
}

function tidy(raw: string, { name, by }: FoundEncoding): Decoded {
	const lines = raw.includes("\r") ? raw.replace(/\r\n?/g, "\n") : raw;
	const paged = lines.includes("\f") ? lines.replace(/\f/g, "\n\n") : lines;
	const text = paged.replace(CONTROLS, "");
	const damaged = by === "valid" ? 0 : (text.match(/\ufffd/g)?.length ?? 0);
	return { text, encoding: name, by, dropped: paged.length - text.length, damaged };
}
