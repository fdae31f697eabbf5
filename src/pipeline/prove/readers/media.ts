import { brotliDecompressSync, constants, inflateSync } from "node:zlib";
import { MOST_UNPACKED, type Opened, type Part, type Unread, whyNot } from "./part.ts";

/** Opens the texts of a PNG picture that are compressed (PNG, third edition, section 11.3.3); what is not stands in its plain bytes. */
export function openPng(bytes: Buffer): Opened {
	const parts: Part[] = [];
	const unread: Unread[] = [];
	for (let at = 8; at + 8 <= bytes.length; ) {
		const size = bytes.readUInt32BE(at);
		const type = bytes.toString("latin1", at + 4, at + 8);
		const data = bytes.subarray(at + 8, at + 8 + size);
		const packed =
			type === "zTXt" ? afterZeros(data, 1, 1) : type === "iTXt" && data[data.indexOf(0) + 1] === 1 ? afterText(data) : undefined;
		if (packed) {
			try {
				parts.push({ name: type, bytes: inflateSync(packed, { maxOutputLength: MOST_UNPACKED }) });
			} catch (error) {
				unread.push({ name: type, why: whyNot(error) });
			}
		}
		at += 12 + size;
	}
	return { parts, unread };
}

/** What comes after so many texts that end with a zero byte, and so many bytes more. */
function afterZeros(data: Buffer, zeros: number, more: number): Buffer {
	let at = 0;
	for (let count = 0; count < zeros; count++) {
		const zero = data.indexOf(0, at);
		if (zero === -1) return data.subarray(data.length);
		at = zero + 1;
	}
	return data.subarray(at + more);
}

/** The text of an `iTXt` chunk: after its keyword, two flags, a language and the keyword in that language. */
function afterText(data: Buffer): Buffer {
	return afterZeros(afterZeros(data, 1, 2), 2, 0);
}

/** Opens the streams of a PDF that are compressed with zlib (ISO 32000-1, section 7.4.4). */
export function openPdf(bytes: Buffer): Opened {
	const unread: Unread[] = [];
	if (bytes.includes("/Encrypt")) unread.push({ name: "", why: "it is an encrypted PDF" });
	if (/\/(?:LZWDecode|LZW|ASCII85Decode|A85|ASCIIHexDecode|AHx|BrotliDecode)\b/.test(bytes.toString("latin1")))
		unread.push({ name: "", why: "it is a PDF with texts that are packed in a way that is not known here" });
	return { parts: streamsOf(bytes, unread), unread };
}

function* streamsOf(bytes: Buffer, unread: Unread[]): Generator<Part> {
	let number = 0;
	for (let at = bytes.indexOf("stream"); at !== -1; at = bytes.indexOf("stream", at + 6)) {
		if (bytes.toString("latin1", at - 3, at) === "end") continue;
		const start = at + 6 + (bytes[at + 6] === 13 ? 2 : 1);
		// What begins so is of zlib (RFC 1950, section 2.2).
		if (((bytes[start] ?? 0) & 15) !== 8 || bytes.length - start < 2 || bytes.readUInt16BE(start) % 31 !== 0) continue;
		try {
			const end = bytes.indexOf("endstream", start);
			const packed = bytes.subarray(start, end === -1 ? undefined : end);
			const options = { maxOutputLength: MOST_UNPACKED, finishFlush: constants.Z_SYNC_FLUSH };
			yield { name: `stream ${++number}`, bytes: inflateSync(packed, options) };
		} catch (error) {
			unread.push({ name: "", why: `it is a PDF with a stream that cannot be unpacked: ${whyNot(error)}` });
		}
	}
}

/** Opens a web font: WOFF 1.0, whose tables are compressed with zlib, or WOFF 2.0, which is compressed with Brotli as a whole. */
export function openFont(bytes: Buffer): Opened {
	try {
		const parts = bytes.toString("latin1", 0, 4) === "wOF2" ? [woff2(bytes)] : woffTables(bytes);
		return { parts, unread: [] };
	} catch (error) {
		return { parts: [], unread: [{ name: "", why: whyNot(error) }] };
	}
}

function woffTables(bytes: Buffer): Part[] {
	const count = bytes.readUInt16BE(12);
	return Array.from({ length: count }, (_, index): Part => {
		const entry = 44 + 20 * index;
		const [from, packed, plain] = [4, 8, 12].map((offset) => bytes.readUInt32BE(entry + offset)) as [number, number, number];
		const table = bytes.subarray(from, from + packed);
		const name = bytes.toString("latin1", entry, entry + 4);
		return { name, bytes: packed < plain ? inflateSync(table, { maxOutputLength: MOST_UNPACKED }) : table };
	});
}

/** The directory of a WOFF 2.0 file has entries of different sizes (section 4.1); the compressed tables follow it. */
function woff2(bytes: Buffer): Part {
	let at = 48;
	const skipNumber = () => {
		while (((bytes[at++] ?? 0) & 128) !== 0);
	};
	for (let count = bytes.readUInt16BE(12); count > 0; count--) {
		const flags = bytes[at++] ?? 0;
		const [known, version] = [flags & 63, flags >> 6];
		if (known === 63) at += 4;
		skipNumber();
		const isOutline = known === 10 || known === 11;
		if (isOutline ? version !== 3 : version !== 0) skipNumber();
	}
	const packed = bytes.subarray(at, at + bytes.readUInt32BE(20));
	return { name: "tables", bytes: brotliDecompressSync(packed, { maxOutputLength: MOST_UNPACKED }) };
}
