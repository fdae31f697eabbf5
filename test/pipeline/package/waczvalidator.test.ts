import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { deflateRawSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { temporary } from "../archives.ts";
import { keysOf } from "./waczindex.ts";
import { waczFaults } from "./waczvalidator.ts";
import { crc32 } from "./waczzip.ts";

const sha256 = (bytes: Uint8Array | string) => `sha256:${createHash("sha256").update(bytes).digest("hex")}`;

/** What a WACZ is made from, so that a test can change any part of it before what depends on it is made. */
interface Parts {
	readonly records: readonly string[];
	/** Changes the lines of the index, which are right for the records. */
	index(lines: string[]): string;
	readonly pages: string;
	/** Changes the files, before their hashes are made. */
	files(files: Map<string, Buffer>): void;
	datapackage(record: Record<string, unknown>): unknown;
	digest(record: Record<string, unknown>): unknown;
	/** Which files are deflated in the zip file. */
	readonly deflated: readonly string[];
	zip(bytes: Buffer): Buffer;
	readonly name: string;
}

const DATE = "2024-03-15T06:00:00Z";

function response(url: string, body: string, more: Readonly<Record<string, string>> = {}): string {
	const http = `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
	const fields = {
		"WARC-Type": "response",
		"WARC-Record-ID": `<urn:uuid:00000000-0000-4000-8000-${sha256(url).slice(7, 19)}>`,
		"WARC-Date": DATE,
		"WARC-Target-URI": url,
		"Content-Type": "application/http; msgtype=response",
		"WARC-Payload-Digest": sha256(body),
		"WARC-Block-Digest": sha256(http),
		"Content-Length": String(Buffer.byteLength(http)),
		...more,
	};
	const head = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
	return `WARC/1.1\r\n${head.join("")}\r\n${http}\r\n\r\n`;
}

const FRONT = "https://example.org/";
const STORY = "https://example.org/2024/03/15/wall.html";

const VALID: Parts = {
	records: [response(FRONT, "<p>Front"), response(STORY, "<p>The wall fell")],
	index: (lines) => lines.join(""),
	pages: `{"format":"json-pages-1.0","id":"pages","title":"All Pages"}\n{"url":"${FRONT}","ts":"${DATE}","title":"Front"}\n`,
	files() {},
	datapackage: (record) => record,
	digest: (record) => record,
	deflated: ["datapackage.json", "pages/pages.jsonl"],
	zip: (bytes) => bytes,
	name: "site.wacz",
};

function indexLine(record: string, offset: number, length: number): string {
	const url = /WARC-Target-URI: (.*)\r/.exec(record)?.[1] ?? "";
	const digest = /WARC-Payload-Digest: (.*)\r/.exec(record)?.[1] ?? "";
	return `${keysOf(url)[0]} 20240315060000 ${JSON.stringify({ url, digest, mime: "text/html", status: 200, offset, length, filename: "data.warc.gz" })}\n`;
}

function wacz(changes: Partial<Parts>): Buffer {
	const { records, index, pages, files: change, datapackage, digest, deflated, zip } = { ...VALID, ...changes };
	const members = records.map((record) => gzipSync(record));
	const lines = records.map((record, number) => {
		const offset = members.slice(0, number).reduce((sum, { length }) => sum + length, 0);
		return indexLine(record, offset, members[number]?.length ?? 0);
	});
	const files = new Map([
		["archive/data.warc.gz", Buffer.concat(members)],
		["indexes/index.cdx.gz", gzipSync(index(lines.sort()))],
		["pages/pages.jsonl", Buffer.from(pages)],
	]);
	change(files);
	const resources = [...files].map(([name, bytes]) => ({
		name: path.basename(name),
		path: name,
		hash: sha256(bytes),
		bytes: bytes.length,
	}));
	const record = Buffer.from(
		JSON.stringify(
			datapackage({ profile: "data-package", wacz_version: "1.1.1", title: "Test", created: DATE, mainPageUrl: FRONT, resources }),
		),
	);
	files.set("datapackage.json", record);
	files.set("datapackage-digest.json", Buffer.from(JSON.stringify(digest({ path: "datapackage.json", hash: sha256(record) }))));
	return zip(zipOf(files, deflated));
}

function zipOf(files: ReadonlyMap<string, Buffer>, deflated: readonly string[]): Buffer {
	const locals: Buffer[] = [];
	const entries: Buffer[] = [];
	let at = 0;
	for (const [name, bytes] of files) {
		const isDeflated = deflated.includes(name);
		const packed = isDeflated ? deflateRawSync(bytes) : bytes;
		const head = Buffer.alloc(26);
		head.writeUInt16LE(20, 0);
		head.writeUInt16LE(isDeflated ? 8 : 0, 4);
		head.writeUInt32LE(crc32(bytes), 10);
		head.writeUInt32LE(packed.length, 14);
		head.writeUInt32LE(bytes.length, 18);
		head.writeUInt16LE(name.length, 22);
		const place = Buffer.alloc(14);
		place.writeUInt32LE(at, 10);
		entries.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\0", "latin1"), head, place, Buffer.from(name)]));
		const local = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), head, Buffer.from(name), packed]);
		locals.push(local);
		at += local.length;
	}
	const directory = Buffer.concat(entries);
	const end = Buffer.alloc(22);
	end.write("PK\x05\x06", 0, "latin1");
	end.writeUInt16LE(files.size, 8);
	end.writeUInt16LE(files.size, 10);
	end.writeUInt32LE(directory.length, 12);
	end.writeUInt32LE(at, 16);
	return Buffer.concat([...locals, directory, end]);
}

async function faultsOf(changes: Partial<Parts>): Promise<string[]> {
	const file = path.join(temporary(), changes.name ?? VALID.name);
	writeFileSync(file, wacz(changes));
	return await waczFaults(file);
}

const replaced = (number: number, from: string | RegExp, to: string) =>
	VALID.records.map((record, index) => (index === number ? record.replace(from, to) : record));

const edited = (name: string, edit: (bytes: Buffer) => Buffer) => (files: Map<string, Buffer>) =>
	void files.set(name, edit(files.get(name) ?? Buffer.alloc(0)));

const BROKEN: readonly (readonly [string, Partial<Parts>, string])[] = [
	["another ending", { name: "site.zip" }, "does not end with .wacz"],
	["no pages", { files: (files) => void files.delete("pages/pages.jsonl") }, "pages/pages.jsonl is missing"],
	["no WARC file", { files: (files) => void files.delete("archive/data.warc.gz") }, "there is no WARC file"],
	["no index", { files: (files) => void files.delete("indexes/index.cdx.gz") }, "there is no index"],
	[
		"a foreign file in a folder of the format",
		{ files: (files) => void files.set("archive/notes.txt", Buffer.from("x")) },
		"may not be in archive/",
	],
	["a deflated WARC file", { deflated: ["archive/data.warc.gz"] }, "is compressed in the zip file"],
	[
		"a WARC file that is not compressed",
		{ files: edited("archive/data.warc.gz", () => Buffer.from(VALID.records.join(""))) },
		"is not compressed",
	],
	["another profile", { datapackage: (record) => ({ ...record, profile: "data" }) }, "profile is not"],
	["another version", { datapackage: (record) => ({ ...record, wacz_version: "1.0" }) }, "wacz_version is not"],
	["a datapackage that is no JSON object", { datapackage: () => [] }, "no JSON object"],
	["a time that is none", { datapackage: (record) => ({ ...record, created: "yesterday" }) }, "created is no time"],
	["a main page that is no page", { datapackage: (record) => ({ ...record, mainPageUrl: STORY }) }, "mainPageUrl is no page"],
	[
		"a file that is not listed",
		{ datapackage: (record) => ({ ...record, resources: (record.resources as object[]).slice(1) }) },
		"archive/data.warc.gz is not listed",
	],
	[
		"a listed file that is not there",
		{ datapackage: (record) => ({ ...record, resources: [...(record.resources as object[]), { name: "x", path: "x" }] }) },
		"x is listed but not there",
	],
	[
		"a wrong hash",
		{ datapackage: (record) => ({ ...record, resources: (record.resources as object[]).map((each) => ({ ...each, hash: sha256("") })) }) },
		"the hash of pages/pages.jsonl is wrong",
	],
	[
		"a wrong size",
		{ datapackage: (record) => ({ ...record, resources: (record.resources as object[]).map((each) => ({ ...each, bytes: 1 })) }) },
		"the size of pages/pages.jsonl is wrong",
	],
	[
		"a wrong hash of the datapackage",
		{ digest: (record) => ({ ...record, hash: sha256("") }) },
		"datapackage-digest.json: the hash is wrong",
	],
	[
		"a wrong digest of a payload",
		{ records: replaced(1, sha256("<p>The wall fell"), sha256("other")) },
		"WARC-Payload-Digest is not that of the payload",
	],
	[
		"a wrong digest of a block",
		{ records: replaced(1, /Block-Digest: sha256:.{4}/, "Block-Digest: sha256:0000") },
		"WARC-Block-Digest is not that of the block",
	],
	["no digest of a payload", { records: replaced(1, /WARC-Payload-Digest.*\r\n/, "") }, "WARC-Payload-Digest is missing"],
	["a wrong length", { records: replaced(1, /(\nContent-Length: )(\d+)(?=\r\n\r\nHTTP)/, "$19999") }, "not as long as Content-Length says"],
	["a date that is none", { records: replaced(1, DATE, "2024-03-15") }, "WARC-Date is no time"],
	["a record without an id", { records: replaced(1, /WARC-Record-ID.*\r\n/, "") }, "warc-record-id is missing"],
	["two records with one id", { records: [VALID.records[0] ?? "", VALID.records[0] ?? ""] }, "another record has the id"],
	["a record without its end", { records: replaced(1, /\r\n$/, "\n\n") }, "does not end with two empty lines"],
	["another HTTP length", { records: replaced(1, "Content-Length: 16\r", "Content-Length: 17\r") }, "the HTTP answer is not as long"],
	["a line less in the index", { index: ([first = ""]) => first }, "no index leads to this record"],
	["an index that is not sorted", { index: ([first = "", second = ""]) => second + first }, "not sorted"],
	["a wrong offset", { index: (lines) => lines.join("").replace('"offset":0', '"offset":1') }, "no record is at 1"],
	["a wrong length in the index", { index: (lines) => lines.join("").replace(/"length":\d+/, '"length":9') }, "9 bytes long"],
	[
		"another address in the index",
		{ index: (lines) => lines.join("").replace(`"url":"${STORY}"`, `"url":"${STORY}?"`) },
		"the record is of",
	],
	["another key", { index: (lines) => lines.join("").replace("org,example)/2024", "org,example)/2025") }, "the key is"],
	["another time", { index: (lines) => lines.join("").replaceAll("20240315060000", "20240315060001") }, `the record is of ${DATE}`],
	["another type", { index: (lines) => lines.join("").replace("text/html", "text/plain") }, "mime is text/plain"],
	["another status", { index: (lines) => lines.join("").replace('"status":200', '"status":404') }, "status is 404"],
	[
		"another digest",
		{ index: (lines) => lines.join("").replace(/"digest":"sha256:.{8}/, '"digest":"sha256:00000000') },
		"digest is not that of the payload",
	],
	["another file", { index: (lines) => lines.join("").replace("data.warc.gz", "other.warc.gz") }, "there is no archive/other.warc.gz"],
	["pages without a head", { pages: VALID.pages.split("\n").slice(1).join("\n") }, "this is no head"],
	["a page that was not captured", { pages: VALID.pages.replace(FRONT, `${FRONT}x`) }, "no capture of"],
	["a page of another time", { pages: VALID.pages.replace(DATE, "2024-03-16T06:00:00Z") }, "no capture of"],
	["a page without a time", { pages: VALID.pages.replace(DATE, "") }, "ts is no time"],
	["a byte that was changed", { zip: (bytes) => Buffer.from(bytes).fill(bytes[60] === 7 ? 8 : 7, 60, 61) }, "has another checksum"],
	["a zip file that was cut off", { zip: (bytes) => bytes.subarray(0, -30) }, "no end of the central directory"],
	["something behind the end", { zip: (bytes) => Buffer.concat([bytes, Buffer.from("x")]) }, "something stands behind its end"],
];

describe("the validator of WACZ files", () => {
	it("finds no fault in a valid one", async () => {
		expect(await faultsOf({})).toEqual([]);
	});

	it.each(BROKEN)("finds %s", async (_, changes, fault) => {
		expect((await faultsOf(changes)).join("\n")).toContain(fault);
	});
});
