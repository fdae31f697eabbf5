import { decodeHTML } from "entities";

/** A file's bytes as text, with what had to be done to read them. */
export interface Decoded {
	readonly text: string;
	readonly encoding: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
	/** How many characters were dropped that are no text (NUL and other controls). */
	readonly dropped: number;
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** Controls but tab and line end, and the two code points that are no characters: XML 1.0 forbids most of them. */
// oxlint-disable-next-line no-control-regex -- these are what is looked for
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/g;

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

/** The characters of the bytes 0x80 to 0x9f; Node's own decoder takes them for those of Latin 1, which are controls. */
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

/** Text without control characters (but tabs and line ends) and without half surrogates: what XML may hold. */
export function withoutControls(value: string): string {
	const text = value.replace(CONTROLS, "");
	return text.isWellFormed() ? text : text.replace(/\p{Surrogate}/gu, "");
}

/** One line of clean text: white space (no-break spaces too) collapsed, controls gone. */
export function oneLine(value: string): string {
	return withoutControls(value.replace(/\s+/g, " ")).replace(/ {2,}/g, " ").trim();
}

/** Text with its percent signs undone; as it is where they are not right. */
export function percentDecoded(value: string): string {
	try {
		return decodeURIComponent(value);
	} catch {
		return value;
	}
}

/** Cuts text to at most `limit` characters, at a space where one is near, and marks the cut with an ellipsis. */
export function shorten(value: string, limit: number): string {
	if (value.length <= limit) return value;
	const cut = value
		.slice(0, limit - 1)
		.toWellFormed()
		.replace(/\ufffd$/, "");
	const space = cut.lastIndexOf(" ");
	return `${(space > limit * 0.6 ? cut.slice(0, space) : cut).replace(/[\s,;:–-]+$/, "")}…`;
}

/** The plain text of HTML: tags dropped, character references undone. */
export function textOfHtml(html: string): string {
	return oneLine(
		decodeHTML(
			html
				.replace(/<(script|style|head)\b[\s\S]*?<\/\1>/gi, " ")
				.replace(/<[^>]*>/g, (tag) => (/^<\/?(a|abbr|b|cite|code|em|i|mark|q|s|small|span|strong|sub|sup|u)\b/i.test(tag) ? "" : " ")),
		),
	);
}
