import { decoderOf, encodingOfMark } from "../../reading/decode.ts";
import { chunksOf, type SourceFile } from "../../reading/files.ts";

/** A page's text. */
export interface PageText {
	readonly text: string;
	/** How many characters were dropped, because no text may hold them or because they were not of the encoding. */
	readonly dropped: number;
	/** The encoding that the page declares, if its bytes have another one. */
	readonly declared?: string;
	/** The encoding in which it was read. */
	readonly encoding: string;
}

/** Pages are read whole. Files with more bytes than this are refused: no story is so large, even with its pictures in it. */
export const LARGEST = 20_000_000;

/** The most characters that a page may have, without the pictures in it. A book has as many. */
export const LONGEST = 2_000_000;

/** Where a page may say its encoding (HTML, section 4.2.5.4, asks for the first 1024 bytes). */
const DECLARES = 4_096;

/** Reads the text of a page, in the encoding that its bytes have. The encoding that a page declares is often wrong, since its server declared another. */
export async function textOfPage(file: SourceFile): Promise<PageText> {
	const chunks: Buffer[] = [];
	for await (const chunk of chunksOf(file)) chunks.push(chunk);
	return decodePage(Buffer.concat(chunks));
}

/** Does the same with bytes. */
function decodePage(bytes: Uint8Array): PageText {
	const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, DECLARES)).toString("latin1");
	const declared = declaredIn(head);
	const encoding =
		encodingOfMark(bytes) ?? (isUtf16(bytes) ? "utf-16le" : undefined) ?? escaped(declared, head) ?? encodingOf(bytes, declared);
	const decode = decoderOf(encoding);
	const whole = decode ? decode(bytes) + decode() : "";
	const text = whole
		.replace(/\r\n?/g, "\n")
		// Tools that save a page as one file write its pictures into it.
		.replace(/data:[\w/+.-]+;base64,[A-Za-z\d+/=]{200,}/g, "data:,")
		// oxlint-disable-next-line no-control-regex -- these are what is dropped
		.replace(/[\u0000-\u0008\u000b\u000e-\u001f\ufeff]|\ufffd/g, "");
	const odd = declared !== undefined && nameOf(declared) !== nameOf(encoding) && !isAscii(bytes);
	return { text, encoding, dropped: dropped(whole), ...(odd && { declared }) };
}

function declaredIn(head: string): string | undefined {
	return (/<meta\b[^>]*\bcharset\s*=\s*["']?\s*([\w:.-]+)/i.exec(head) ??
		/^\s*<\?xml\b[^>]*\bencoding\s*=\s*["']([\w:.-]+)/i.exec(head))?.[1];
}

/** UTF-8 if all bytes are valid, which bytes of other encodings hardly ever are; else the declared encoding; else windows-1252. */
function encodingOf(bytes: Uint8Array, declared: string | undefined): string {
	try {
		new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
		return "utf-8";
	} catch {
		const name = nameOf(declared);
		return name === undefined || name.startsWith("utf-") ? "windows-1252" : name;
	}
}

/** Encodings whose bytes look like ASCII. */
function escaped(declared: string | undefined, head: string): string | undefined {
	const name = nameOf(declared);
	return name === "iso-2022-jp" && head.includes("\u001b") ? name : undefined;
}

function isUtf16(bytes: Uint8Array): boolean {
	return bytes[0] === 0x3c && bytes[1] === 0 && bytes[3] === 0;
}

/** The name of an encoding (WHATWG Encoding, section 4.2); undefined if there is no such encoding. */
function nameOf(label: string | undefined): string | undefined {
	if (label === undefined) return undefined;
	try {
		return new TextDecoder(label).encoding;
	} catch {
		return undefined;
	}
}

function isAscii(bytes: Uint8Array): boolean {
	return !bytes.some((byte) => byte > 0x7f);
}

function dropped(text: string): number {
	// oxlint-disable-next-line no-control-regex -- these are what is counted
	return text.match(/[\u0000-\u0008\u000b\u000e-\u001f]|\ufffd/g)?.length ?? 0;
}
