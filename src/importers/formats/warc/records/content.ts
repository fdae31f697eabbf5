import zlib from "node:zlib";
import { AsyncIterReader } from "warcio";
import type { Answer } from "./answer.ts";

/** The content of an answer, or why it cannot be had: a clause, such as `it is damaged`. */
export type Content = { readonly bytes: Buffer } | { readonly why: string };

/** Nobody packs an answer more often than this. */
const MOST_ENCODINGS = 3;

/**
 * What readers got: without the chunks and the compression in which the server sent it.
 * @param block the record's block
 * @param most how many bytes the content may have
 */
export async function contentOf(block: Buffer, answer: Pick<Answer, "start" | "transfer" | "encoding">, most: number): Promise<Content> {
	const sent = block.subarray(answer.start);
	const isChunked = /\bchunked\b/i.test(answer.transfer);
	const whole = isChunked ? await withoutChunks(sent) : sent;
	const names = `${answer.encoding},${answer.transfer}`.toLowerCase().split(/[\s,]+/);
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

/** A crawler may have taken the chunks apart and left the header: such bytes stay as they are. */
async function withoutChunks(sent: Buffer): Promise<Buffer> {
	if (!/^[\da-f]+[ \t]*(;[^\r\n]*)?\r?\n/i.test(sent.subarray(0, 200).toString("latin1"))) return sent;
	return Buffer.from(await new AsyncIterReader([sent], null, true).readFully());
}

/** Where a server's compression ends before its time, what there is counts: the page itself shows that it is cut off. */
function unpack(bytes: Buffer, name: string, most: number): Buffer | { readonly why: string } {
	const options = { maxOutputLength: most, finishFlush: zlib.constants.Z_SYNC_FLUSH };
	try {
		if (/^(x-)?gzip$/.test(name)) return bytes.readUInt16BE(0) === 0x1f8b ? zlib.gunzipSync(bytes, options) : bytes;
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
