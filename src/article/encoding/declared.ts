import { encodingName } from "./decoders.ts";

/** Where a page may say its encoding (HTML, section 4.2.5.4, asks for the first 1,024 bytes; front matter may stand before). */
const DECLARES = 4_096;

/** The encoding that HTML or XML declares in its first bytes; undefined where it declares none that there is. */
export function declaredEncoding(bytes: Uint8Array): string | undefined {
	const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, DECLARES)).toString("latin1");
	const label = (/<meta\b[^>]*\bcharset\s*=\s*["']?\s*([\w:.-]+)/i.exec(head) ??
		/^\s*<\?xml\b[^>]*\bencoding\s*=\s*["']([\w:.-]+)/i.exec(head))?.[1];
	return label === undefined ? undefined : encodingName(label);
}
