import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { constants, createGzip, gzipSync } from "node:zlib";

/** An answer of a host, as it is recorded. */
export interface Answer {
	/** Whole. */
	readonly url: string;
	/** What the header `Content-Type` says. */
	readonly type: string;
	/** Of the body: SHA-256, hex. */
	readonly sha256: string;
	readonly bytes: number;
	/** The body. It can be read more than once. */
	chunks(): Iterable<Buffer>;
}

/** What is the same for all records of a file. */
export interface WarcFacts {
	/** The name of the file. */
	readonly file: string;
	/** ISO 8601, to the second, UTC. */
	readonly date: string;
	readonly agent: string;
	/** The name of the site. */
	readonly title: string;
}

/** The level is said, so that a change of the default changes nothing. */
const GZIP = { level: 6, memLevel: 8, strategy: constants.Z_DEFAULT_STRATEGY };

/** Where a gzip says on which system it was made; 255 is unknown. */
const [SYSTEM, UNKNOWN] = [9, 255];

/** The record that says what made the file, packed. */
export function infoRecord({ file, date, agent, title }: WarcFacts): Buffer {
	const fields = { software: agent, format: "WARC File Format 1.1", isPartOf: title.replace(/\s+/g, " ") };
	const block = Buffer.from(headerText(fields));
	const head = recordHead({
		"WARC-Type": "warcinfo",
		"WARC-Record-ID": recordId("warcinfo", file, sha256(block)),
		"WARC-Date": date,
		"WARC-Filename": file,
		"WARC-Block-Digest": `sha256:${sha256(block)}`,
		"Content-Type": "application/warc-fields",
		"Content-Length": String(block.length),
	});
	return packed(Buffer.concat([head, block, END]));
}

/** The record of an answer, packed; the pieces of one member of gzip. */
export async function* answerRecord(answer: Answer, date: string, isLarge: boolean): AsyncGenerator<Buffer> {
	const { url, type, bytes, sha256: payload } = answer;
	const http = Buffer.from(`HTTP/1.1 200 OK\r\n${headerText({ "Content-Type": type, "Content-Length": String(bytes) })}\r\n`);
	const hash = createHash("sha256").update(http);
	for (const chunk of answer.chunks()) hash.update(chunk);
	const head = recordHead({
		"WARC-Type": "response",
		"WARC-Record-ID": recordId("response", url, date, payload),
		"WARC-Target-URI": url,
		"WARC-Date": date,
		"WARC-Payload-Digest": `sha256:${payload}`,
		"WARC-Block-Digest": `sha256:${hash.digest("hex")}`,
		"Content-Type": "application/http;msgtype=response",
		"Content-Length": String(http.length + bytes),
	});
	if (!isLarge) {
		yield packed(Buffer.concat([head, http, ...answer.chunks(), END]));
		return;
	}
	function* all(): Generator<Buffer> {
		yield* [head, http];
		yield* answer.chunks();
		yield END;
	}
	yield* packedChunks(all());
}

const END = Buffer.from("\r\n\r\n");

function recordHead(fields: Readonly<Record<string, string>>): Buffer {
	return Buffer.from(`WARC/1.1\r\n${headerText(fields)}\r\n`);
}

function headerText(fields: Readonly<Record<string, string>>): string {
	return Object.entries(fields)
		.map(([name, value]) => `${name}: ${value}\r\n`)
		.join("");
}

function sha256(bytes: Buffer): string {
	return createHash("sha256").update(bytes).digest("hex");
}

function packed(record: Buffer): Buffer {
	return ofNoSystem(gzipSync(record, GZIP));
}

async function* packedChunks(record: Iterable<Buffer>): AsyncGenerator<Buffer> {
	let isFirst = true;
	const source = Readable.from(record, { objectMode: false });
	const packer = createGzip({ ...GZIP, chunkSize: 64 * 1024 });
	source.on("error", (error) => packer.destroy(error));
	for await (const chunk of source.pipe(packer) as AsyncIterable<Buffer>) {
		yield isFirst ? ofNoSystem(chunk) : chunk;
		isFirst = false;
	}
}

function ofNoSystem(member: Buffer): Buffer {
	member[SYSTEM] = UNKNOWN;
	return member;
}

/** The namespace of addresses (RFC 9562). */
const NAMESPACE = Buffer.from("6ba7b8119dad11d180b400c04fd430c8", "hex");

/** An id that the same record always gets: a UUID of version 5. */
function recordId(...parts: readonly string[]): string {
	const id = createHash("sha1").update(NAMESPACE).update(parts.join("\n")).digest().subarray(0, 16);
	id[6] = ((id[6] ?? 0) & 0x0f) | 0x50;
	id[8] = ((id[8] ?? 0) & 0x3f) | 0x80;
	const hex = id.toString("hex");
	return `<urn:uuid:${[hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-")}>`;
}
