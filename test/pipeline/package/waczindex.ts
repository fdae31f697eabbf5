import type { Tell, ZipEntry } from "./waczzip.ts";
import { isDigestOf, membersOf, type WarcRecord } from "./warcrecords.ts";

/** A WARC file of a WACZ, with its records. */
export interface WarcFile {
	readonly bytes: Buffer;
	readonly records: readonly WarcRecord[];
}

/** A capture that an index leads to. */
export interface Capture {
	readonly url: string;
	/** Fourteen digits: to the second, in UTC. */
	readonly timestamp: string;
	readonly status: number;
}

/** Checks the indexes of a WACZ (CDXJ 0.1.0) against its WARC files by their names below `archive/`. */
export function checkIndexes(files: readonly ZipEntry[], warcs: ReadonlyMap<string, WarcFile>, tell: Tell): Capture[] {
	const seen = new Set<WarcRecord>();
	const captures: Capture[] = [];
	const indexes = files.filter(({ name }) => /\.cdxj?(\.gz)?$/.test(name));
	if (indexes.length === 0) tell("indexes/: there is no index");
	for (const { name, bytes } of indexes) {
		const plain = name.endsWith(".gz") ? Buffer.concat(membersOf(name, bytes, tell).map((member) => member.bytes)) : bytes;
		const lines = plain.toString().split("\n");
		if (lines.pop() !== "") tell(`${name}: its last line has no end`);
		let before = "";
		for (const [index, line] of lines.entries()) {
			const where = `${name}:${index + 1}`;
			if (Buffer.compare(Buffer.from(before), Buffer.from(line)) >= 0) tell(`${where}: the lines are not sorted, or one is there twice`);
			before = line;
			const capture = checkLine(line, warcs, seen, (fault) => tell(`${where}: ${fault}`));
			if (capture) captures.push(capture);
		}
	}
	for (const [name, { records }] of warcs) {
		for (const record of records) {
			const type = record.fields.get("warc-type") ?? "";
			if (["response", "resource", "revisit"].includes(type) && !seen.has(record))
				tell(`archive/${name} at ${record.offset}: no index leads to this record`);
		}
	}
	for (const file of files) if (file.name.endsWith(".idx")) checkIdx(file, files, tell);
	return captures;
}

function checkLine(line: string, warcs: ReadonlyMap<string, WarcFile>, seen: Set<WarcRecord>, tell: Tell): Capture | undefined {
	const [, key = "", timestamp = "", json = ""] = /^(\S+) (\S+) (\{.*\})$/.exec(line) ?? [];
	const fields = parsed(json);
	if (!fields) {
		tell("the line has not a key, a time and a JSON object, with one blank between them");
		return undefined;
	}
	for (const name of ["url", "digest", "mime", "filename", "offset", "length", "status"])
		if (fields[name] === undefined) tell(`${name} is missing`);
	const url = String(fields.url);
	if (!URL.canParse(url)) tell("url is no address");
	else if (!keysOf(url).includes(key)) tell(`the key is ${key}, not ${keysOf(url)[0]}`);
	if (!/^\d{14}(\d{3})?$/.test(timestamp)) tell(`${timestamp} is no time of 14 or 17 digits`);
	const warc = warcs.get(String(fields.filename));
	const [offset, length] = [Number(fields.offset), Number(fields.length)];
	const record = warc?.records.find((each) => each.offset === offset && each.length === length);
	if (!warc) tell(`there is no archive/${String(fields.filename)}`);
	else if (!record) tell(`no record is at ${offset} and ${length} bytes long`);
	if (!warc || !record) return undefined;
	if (seen.has(record)) tell("another line leads to the same record");
	seen.add(record);
	checkAgainst(fields, timestamp, record, tell);
	const { recordDigest } = fields;
	if (recordDigest !== undefined && !isDigestOf(String(recordDigest), warc.bytes.subarray(offset, offset + length)))
		tell("recordDigest is not that of the record");
	return { url, timestamp: timestamp.slice(0, 14), status: Number(fields.status) };
}

type Fields = Readonly<Record<string, unknown>>;

function checkAgainst({ url, digest, mime, status }: Fields, timestamp: string, { fields, http, block }: WarcRecord, tell: Tell): void {
	const type = fields.get("warc-type") ?? "";
	if (!["response", "resource", "revisit"].includes(type)) tell(`it leads to a record of the type ${type}`);
	if (fields.get("warc-target-uri") !== url) tell(`the record is of ${fields.get("warc-target-uri")}`);
	const digits = (fields.get("warc-date") ?? "").replace(/\D/g, "").padEnd(17, "0");
	if (digits.slice(0, timestamp.length) !== timestamp) tell(`the record is of ${fields.get("warc-date")}`);
	const own = type === "resource" ? fields.get("content-type") : http?.fields.get("content-type");
	const isMime = type === "revisit" && mime === "warc/revisit";
	if (!isMime && mime !== (own ?? "").split(";")[0]?.trim()) tell(`mime is ${String(mime)}, that of the record is ${own}`);
	if (http && Number(status) !== http.status) tell(`status is ${String(status)}, that of the record is ${http.status}`);
	if (type !== "revisit" && !isDigestOf(String(digest), http?.body ?? block)) tell("digest is not that of the payload");
}

/** The keys that an address may have: as the specification makes it; and as programs do, without `www` and with its query sorted. */
export function keysOf(address: string): string[] {
	const [, authority = "", rest = ""] = /^https?:\/\/([^/?#]*)([^#]*)/.exec(address.toLowerCase()) ?? [];
	const [host = "", port] = authority.split(":");
	const keyOf = (name: string, path: string) => `${name.split(".").reverse().join(",")}${port === undefined ? "" : `:${port}`})${path}`;
	const [path = "", query] = rest.split("?");
	const sorted = query === undefined ? path : `${path}?${query.split("&").sort().join("&")}`;
	const names = [host, host.replace(/^www\d*\./, "")];
	const ways = [rest, sorted, rest || "/", (sorted || "/").replace(/(?<=.)\/$/, "")];
	return [...new Set(names.flatMap((name) => ways.map((way) => keyOf(name, way))))];
}

/** A secondary index has for blocks of lines of a compressed index where they begin. */
function checkIdx({ name, bytes }: ZipEntry, files: readonly ZipEntry[], tell: Tell): void {
	const lines = bytes.toString().trimEnd().split("\n");
	const [first = "", ...rest] = lines;
	const meta = /^!meta 0 (\{.*\})$/.exec(first)?.[1];
	if (meta === undefined || parsed(meta)?.format !== "cdxj-gzip-1.0")
		tell(`${name}:1: it does not say that it is of the format cdxj-gzip-1.0`);
	for (const [index, line] of rest.entries()) {
		const where = `${name}:${index + 2}`;
		const [, key = "", json = ""] = /^(\S+ \d+) (\{.*\})$/.exec(line) ?? [];
		const { offset, length, digest, filename = parsed(meta ?? "")?.filename } = parsed(json) ?? {};
		const index0 = files.find((file) => file.name === `indexes/${String(filename)}`);
		const block = index0?.bytes.subarray(Number(offset), Number(offset) + Number(length));
		const [member] = block ? membersOf(where, block, tell) : [];
		if (!member || member.length !== Number(length)) tell(`${where}: it leads to no block of lines`);
		else if (!member.bytes.toString().startsWith(`${key} `)) tell(`${where}: its block begins with another line`);
		if (block && digest !== undefined && !isDigestOf(String(digest), block)) tell(`${where}: digest is not that of the block`);
	}
}

/** A JSON object; undefined for anything else. */
export function parsed(json: string): Fields | undefined {
	try {
		const value: unknown = JSON.parse(json);
		return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
	} catch {
		return undefined;
	}
}
