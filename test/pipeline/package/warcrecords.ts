import { createHash } from "node:crypto";
import { inflateRawSync } from "node:zlib";
import { crc32, type Tell } from "./waczzip.ts";

/** A record of a WARC file. */
export interface WarcRecord {
	/** Where it begins in its file, and how long it is there, in bytes. */
	readonly offset: number;
	readonly length: number;
	/** Its fields, by their names in lower case. */
	readonly fields: ReadonlyMap<string, string>;
	readonly block: Buffer;
	/** The HTTP answer in it; undefined where it has none. */
	readonly http?: HttpAnswer;
}

export interface HttpAnswer {
	readonly status: number;
	readonly fields: ReadonlyMap<string, string>;
	readonly body: Buffer;
}

/** A piece of a WARC file that can be read by itself: a member of gzip. */
interface Member {
	readonly offset: number;
	readonly length: number;
	readonly bytes: Buffer;
}

/** Reads a WARC file (WARC 1.1) strictly: each record in a member of its own where the file is compressed (annex D.2). */
export function readWarc(name: string, file: Buffer, tell: Tell): WarcRecord[] {
	if (!name.endsWith(".gz")) return readPlain(name, file, tell);
	return membersOf(name, file, tell).flatMap(({ offset, length, bytes }) => {
		const where = `${name} at ${offset}`;
		const record = readRecord(where, bytes, tell);
		if (!record) return [];
		if (record.size !== bytes.length) tell(`${where}: a member of gzip holds more than one record`);
		return [{ ...record, offset, length }];
	});
}

function readPlain(name: string, file: Buffer, tell: Tell): WarcRecord[] {
	const records: WarcRecord[] = [];
	for (let at = 0; at < file.length; ) {
		const record = readRecord(`${name} at ${at}`, file.subarray(at), tell);
		if (!record) break;
		records.push({ ...record, offset: at, length: record.size });
		at += record.size;
	}
	return records;
}

/** The members of a gzip file (RFC 1952), each with its checksum tested. */
export function membersOf(name: string, file: Buffer, tell: Tell): Member[] {
	const members: Member[] = [];
	for (let at = 0; at < file.length; ) {
		const member = readMember(file, at);
		if (typeof member === "string") {
			tell(`${name} at ${at}: ${member}`);
			break;
		}
		members.push(member);
		at += member.length;
	}
	return members;
}

function readMember(file: Buffer, offset: number): Member | string {
	if (file.readUIntBE(offset, 3) !== 0x1f8b08) return "this is no member of gzip";
	const flags = file[offset + 3] ?? 0;
	let at = offset + 10;
	if ((flags & 4) !== 0) at += 2 + file.readUInt16LE(at);
	for (const flag of [8, 16]) if ((flags & flag) !== 0) at = file.indexOf(0, at) + 1;
	if ((flags & 2) !== 0) at += 2;
	try {
		const { buffer, engine } = inflateRawSync(file.subarray(at), { info: true }) as unknown as {
			readonly buffer: Buffer;
			readonly engine: { readonly bytesWritten: number };
		};
		at += engine.bytesWritten;
		if (file.readUInt32LE(at) !== crc32(buffer)) return "a member of gzip has a wrong checksum";
		if (file.readUInt32LE(at + 4) !== buffer.length % 2 ** 32) return "a member of gzip has a wrong size";
		return { offset, length: at + 8 - offset, bytes: buffer };
	} catch {
		return "a member of gzip cannot be unpacked";
	}
}

const REQUIRED = ["warc-record-id", "content-length", "warc-date", "warc-type"];
const TYPES = new Set(["warcinfo", "response", "resource", "request", "metadata", "revisit", "conversion", "continuation"]);
const WITH_TARGET = new Set(["response", "resource", "request", "revisit", "conversion", "continuation"]);

function readRecord(where: string, bytes: Buffer, tell: Tell): (WarcRecord & { readonly size: number }) | undefined {
	const end = bytes.indexOf("\r\n\r\n");
	const head = end === -1 ? undefined : readFields(bytes.toString("utf8", 0, end), (fault) => tell(`${where}: ${fault}`));
	if (!head || !/^WARC\/1\.[01]$/.test(head.first)) {
		tell(`${where}: this is no record of WARC 1.0 or 1.1`);
		return undefined;
	}
	const { fields } = head;
	for (const name of REQUIRED) if (!fields.has(name)) tell(`${where}: ${name} is missing`);
	const type = fields.get("warc-type") ?? "";
	if (!TYPES.has(type)) tell(`${where}: the type "${type}" is none`);
	if (!/^<[a-z][a-z\d+.-]*:[^<>\s]+>$/i.test(fields.get("warc-record-id") ?? "")) tell(`${where}: WARC-Record-ID is no address in < and >`);
	if (
		!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(fields.get("warc-date") ?? "") ||
		Number.isNaN(Date.parse(fields.get("warc-date") ?? ""))
	)
		tell(`${where}: WARC-Date is no time in UTC`);
	if (WITH_TARGET.has(type) && !URL.canParse(fields.get("warc-target-uri") ?? "")) tell(`${where}: WARC-Target-URI is no address`);
	const length = Number(fields.get("content-length"));
	const start = end + 4;
	if (!/^\d+$/.test(fields.get("content-length") ?? "") || start + length + 4 > bytes.length) {
		tell(`${where}: the block is not as long as Content-Length says`);
		return undefined;
	}
	if (bytes.toString("latin1", start + length, start + length + 4) !== "\r\n\r\n")
		tell(`${where}: the record does not end with two empty lines`);
	const block = bytes.subarray(start, start + length);
	const http =
		/^application\/http\b/i.test(fields.get("content-type") ?? "") && type !== "request" ? readHttp(where, block, tell) : undefined;
	const record = { offset: 0, length: 0, fields, block, http, size: start + length + 4 };
	checkDigests(where, type, record, tell);
	return record;
}

function checkDigests(where: string, type: string, { fields, block, http }: WarcRecord, tell: Tell): void {
	const [ofBlock, ofPayload] = [fields.get("warc-block-digest"), fields.get("warc-payload-digest")];
	if (ofBlock !== undefined && !isDigestOf(ofBlock, block)) tell(`${where}: WARC-Block-Digest is not that of the block`);
	if (type === "revisit") return;
	if (ofPayload !== undefined && !isDigestOf(ofPayload, http?.body ?? (type === "request" ? afterHead(block) : block)))
		tell(`${where}: WARC-Payload-Digest is not that of the payload`);
	if (["response", "resource"].includes(type) && ofPayload === undefined) tell(`${where}: WARC-Payload-Digest is missing`);
}

/** The payload of a request is what comes behind its head (section 6.3.2). */
function afterHead(block: Buffer): Buffer {
	const end = block.indexOf("\r\n\r\n");
	return end === -1 ? block : block.subarray(end + 4);
}

function readHttp(where: string, block: Buffer, tell: Tell): HttpAnswer | undefined {
	const end = block.indexOf("\r\n\r\n");
	const head = end === -1 ? undefined : readFields(block.toString("latin1", 0, end), (fault) => tell(`${where}: HTTP: ${fault}`));
	const status = /^HTTP\/1\.[01] (\d{3})( |$)/.exec(head?.first ?? "")?.[1];
	if (!head || status === undefined) {
		tell(`${where}: the block is no HTTP answer`);
		return undefined;
	}
	const body = block.subarray(end + 4);
	const length = head.fields.get("content-length");
	if (length !== undefined && Number(length) !== body.length) tell(`${where}: the HTTP answer is not as long as its Content-Length says`);
	return { status: Number(status), fields: head.fields, body };
}

function readFields(text: string, tell: Tell): { readonly first: string; readonly fields: ReadonlyMap<string, string> } {
	const [first = "", ...lines] = text.split("\r\n");
	const fields = new Map<string, string>();
	for (const line of lines) {
		const [, name, value = ""] = /^([!#$%&'*+.^_`|~\w-]+):[ \t]*([^\r\n]*?)[ \t]*$/.exec(line) ?? [];
		if (name === undefined) tell(`"${line}" is no field`);
		else fields.set(name.toLowerCase(), value);
	}
	return { first, fields };
}

/** Whether a digest with the name of its algorithm, in hexadecimal or in base 32, is that of some bytes. */
export function isDigestOf(digest: string, bytes: Uint8Array): boolean {
	const [, name = "", value = ""] = /^(sha-?1|sha-?256|sha-?512|md5):(.+)$/i.exec(digest) ?? [];
	if (name === "") return false;
	const hash = createHash(name.toLowerCase().replace("-", "")).update(bytes).digest();
	return [hash.toString("hex"), base32(hash), base32(hash).replace(/=+$/, "")].includes(
		/^[\da-f]+$/.test(value) ? value : value.toUpperCase(),
	);
}

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

function base32(bytes: Uint8Array): string {
	const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
	const letters = (bits.match(/.{1,5}/g) ?? []).map((five) => LETTERS[Number.parseInt(five.padEnd(5, "0"), 2)]).join("");
	return letters.padEnd(Math.ceil(letters.length / 8) * 8, "=");
}
