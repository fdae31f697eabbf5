import zlib from "node:zlib";
import type { Answer } from "./answer.ts";

/** The content of an answer, or why it cannot be had: a clause, such as `it is damaged`. */
export type Content = { readonly bytes: Buffer } | { readonly why: string };

/** Nobody packs an answer more often than this. */
const MOST_ENCODINGS = 3;

/** How the content of an answer stands in its record. */
export type Packing = Pick<Answer, "start" | "transfer" | "encoding">;

/**
 * What readers got: without the chunks and the compression in which the server sent it.
 * @param block the record's block
 * @param most how many bytes the content may have
 */
export function contentOf(block: Buffer, { start, transfer, encoding }: Packing, most: number): Content {
	const sent = block.subarray(start);
	const whole = /\bchunked\b/i.test(transfer) ? withoutChunks(sent) : sent;
	const names = `${encoding},${transfer}`.toLowerCase().split(/[\s,]+/);
	const encodings = names.filter((name) => name !== "" && name !== "chunked" && name !== "identity");
	if (encodings.length > MOST_ENCODINGS) return { why: "it was packed too often" };
	let bytes = whole;
	for (const name of encodings.reverse()) {
		const unpacked = unpack(bytes, name, most);
		if (!Buffer.isBuffer(unpacked)) return unpacked;
		bytes = unpacked;
	}
	return bytes.length > most ? { why: `it is larger than ${most / 1_000_000} MB` } : { bytes };
}

/**
 * Puts the chunks together (RFC 9112, section 7.1). A crawler may have done so before, and left the header: then bytes stay as they are.
 */
function withoutChunks(sent: Buffer): Buffer {
	const chunks: Buffer[] = [];
	for (let at = 0; at < sent.length; ) {
		const line = sent.subarray(at, at + LONGEST_SIZE).toString("latin1");
		const [whole, digits = ""] = /^([\da-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n/i.exec(line) ?? [];
		// What does not begin with a size is no chunk. It counts as it stands.
		if (whole === undefined) {
			chunks.push(sent.subarray(at));
			break;
		}
		const size = Number.parseInt(digits, 16);
		if (size === 0) break;
		const start = at + whole.length;
		chunks.push(sent.subarray(start, start + size));
		at = start + size;
		if (sent[at] === 13) at++;
		if (sent[at] === 10) at++;
	}
	return chunks.length === 1 ? (chunks[0] ?? sent) : Buffer.concat(chunks);
}

/** The line with the size of a chunk is shorter. */
const LONGEST_SIZE = 256;

/** Where a server's compression ends before its time, what there is counts: the page itself shows that it is cut off. */
function unpack(bytes: Buffer, name: string, most: number): Buffer | { readonly why: string } {
	const options = { maxOutputLength: most, finishFlush: zlib.constants.Z_SYNC_FLUSH };
	try {
		if (/^(x-)?gzip$/.test(name)) return bytes[0] === 0x1f && bytes[1] === 0x8b ? zlib.gunzipSync(bytes, options) : bytes;
		if (name === "deflate") return (bytes[0] ?? 0) % 16 === 8 ? zlib.inflateSync(bytes, options) : zlib.inflateRawSync(bytes, options);
		if (name === "br")
			return zlib.brotliDecompressSync(bytes, { maxOutputLength: most, finishFlush: zlib.constants.BROTLI_OPERATION_FLUSH });
		if (name !== "zstd") return { why: `it is packed in a way that is not known here (${name})` };
		if ("zstdDecompressSync" in zlib && typeof zlib.zstdDecompressSync === "function")
			return zlib.zstdDecompressSync(bytes, { maxOutputLength: most });
		return { why: "it is packed with Zstandard, which needs Node 22.15 or newer" };
	} catch (error) {
		const code = error instanceof Error && "code" in error ? String(error.code) : "";
		if (code === "ERR_BUFFER_TOO_LARGE") return { why: `it unpacks to more than ${most / 1_000_000} MB` };
		if (/^(Z_|ERR_|ZSTD)/.test(code)) return { why: "it is damaged" };
		throw error;
	}
}
