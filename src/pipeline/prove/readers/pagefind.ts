import { BREAK, type Opened } from "./part.ts";

/** What Pagefind's files begin with when they are unpacked. */
const MARK = "pagefind_dcd";

/** Opens an unpacked file of Pagefind: a JSON text, a program, or CBOR, of which only the texts count. Undefined for any other file. */
export function openPagefind(bytes: Buffer): Opened | undefined {
	if (bytes.toString("latin1", 0, MARK.length) !== MARK) return undefined;
	const held = bytes.subarray(MARK.length);
	// Programs (WebAssembly) and JSON begin with no list or map of CBOR.
	const isCbor = held.length > 0 && [4, 5].includes((held[0] ?? 0) >> 5);
	if (!isCbor) return { parts: [{ name: "", bytes: held }], unread: [], isAll: true };
	const texts = cborTexts(held);
	if (!texts) return { parts: [{ name: "", bytes: held }], unread: [{ name: "", why: "it is a damaged file of Pagefind" }], isAll: true };
	return { parts: [{ name: "", bytes: Buffer.from(texts.join(BREAK)) }], unread: [], isAll: true };
}

/** The texts in CBOR (RFC 8949, section 3); undefined where it is damaged. What holds them does not matter. */
function cborTexts(bytes: Buffer): string[] | undefined {
	const texts: string[] = [];
	let at = 0;
	while (at < bytes.length) {
		const head = bytes[at++] ?? 0;
		const [major, short] = [head >> 5, head & 31];
		const extra = short === 24 ? 1 : short === 25 ? 2 : short === 26 ? 4 : short === 27 ? 8 : 0;
		if (at + extra > bytes.length || (short > 27 && short < 31)) return undefined;
		const argument = extra === 0 ? short : extra === 8 ? Number(bytes.readBigUInt64BE(at)) : bytes.readUIntBE(at, extra);
		at += extra;
		// Texts of no given length are made of texts with one.
		if ((major !== 2 && major !== 3) || short === 31) continue;
		if (at + argument > bytes.length) return undefined;
		texts.push(bytes.toString("utf8", at, at + argument));
		at += argument;
	}
	return texts;
}
