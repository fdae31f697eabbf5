import { CONTROLS } from "./text.ts";

/** A file's bytes as text, with what had to be done to read them. */
export interface Decoded {
	readonly text: string;
	readonly encoding: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
	/** How many characters were dropped that are no text (NUL and other controls). */
	readonly dropped: number;
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

/**
 * Decodes a story's bytes: by their byte order mark, else as UTF-8, else as windows-1252.
 * Line ends become `\n`, a form feed (a page break in OCR text) an empty line; other control characters are dropped.
 */
export function decode(bytes: Uint8Array): Decoded {
	const encoding = encodingOf(bytes);
	const raw = encoding === "utf-8" ? decodeUtf8(bytes) : new TextDecoder(encoding).decode(bytes);
	if (raw === undefined) return tidy(decodeWindows(bytes), "windows-1252");
	return tidy(raw, encoding);
}

function encodingOf(bytes: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
	return "utf-8";
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
	try {
		return utf8.decode(bytes);
	} catch {
		return undefined;
	}
}

/** The characters of the bytes 0x80 to 0x9f. Node's own decoder reads them as Latin 1, where they are controls. */
const WINDOWS = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

function decodeWindows(bytes: Uint8Array): string {
	return Buffer.from(bytes)
		.toString("latin1")
		.replace(/[\u0080-\u009f]/g, (character) => WINDOWS.charAt(character.charCodeAt(0) - 0x80));
}

function tidy(raw: string, encoding: Decoded["encoding"]): Decoded {
	const lines = raw.includes("\r") ? raw.replace(/\r\n?/g, "\n") : raw;
	const paged = lines.includes("\f") ? lines.replace(/\f/g, "\n\n") : lines;
	const text = paged.replace(CONTROLS, "");
	return { text, encoding, dropped: paged.length - text.length };
}
