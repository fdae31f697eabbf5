import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { type Capture, checkIndexes, parsed, type WarcFile } from "./waczindex.ts";
import { readZip, type Tell, type ZipEntry } from "./waczzip.ts";
import { readWarc } from "./warcrecords.ts";

/** The names that files may have in the folders that are the format's own. */
const OWN_FOLDERS: readonly (readonly [string, RegExp])[] = [
	["archive/", /\.warc(\.gz)?$/],
	["indexes/", /\.(cdxj?(\.gz)?|idx)$/],
	["pages/", /\.jsonl$/],
];

/** What is not listed among the resources. */
const UNLISTED = new Set(["datapackage.json", "datapackage-digest.json"]);

const RFC3339 = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/;

/**
 * Validates a WACZ file by its specification (WACZ 1.1.1, with WARC 1.1 and CDXJ 0.1.0), to the last digest. What the specification only recommends
 * (a datapackage-digest.json, digests of payloads) must be there too.
 * @returns what is wrong, a sentence each; none where it is valid
 */
export async function waczFaults(file: string): Promise<string[]> {
	const faults: string[] = [];
	const tell: Tell = (fault) => faults.push(fault);
	if (!file.endsWith(".wacz")) tell("its name does not end with .wacz");
	const entries = readZip(await readFile(file), tell);
	const files = new Map(entries.map((entry) => [entry.name, entry]));
	checkLayout(entries, tell);
	const datapackage = checkDatapackage(files, tell);
	checkDigest(files, tell);
	const warcs = readWarcs(entries, tell);
	const captures = checkIndexes(
		entries.filter(({ name }) => name.startsWith("indexes/")),
		warcs,
		tell,
	);
	const pages = entries.filter(({ name }) => name.startsWith("pages/")).flatMap((entry) => checkPages(entry, captures, tell));
	const main = datapackage?.mainPageUrl;
	if (main !== undefined && !pages.includes(String(main))) tell("datapackage.json: mainPageUrl is no page");
	return faults;
}

function checkLayout(entries: readonly ZipEntry[], tell: Tell): void {
	const names = entries.map(({ name }) => name);
	for (const name of ["datapackage.json", "datapackage-digest.json", "pages/pages.jsonl"])
		if (!names.includes(name)) tell(`${name} is missing`);
	if (!names.some((name) => /^archive\/.+\.warc(\.gz)?$/.test(name))) tell("archive/: there is no WARC file");
	for (const { name, method, bytes } of entries) {
		for (const [folder, allowed] of OWN_FOLDERS) {
			if (name.startsWith(folder) && !(allowed.test(name) && !name.slice(folder.length).includes("/")))
				tell(`${name} may not be in ${folder}`);
		}
		const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
		if (/^archive\/.*\.warc$/.test(name) && isGzip) tell(`${name} is compressed, but its name does not end with .gz`);
		if (name.endsWith(".gz") && !isGzip) tell(`${name} is not compressed`);
		if (method !== 0 && (name.startsWith("archive/") || isGzip))
			tell(`${name} is compressed in the zip file, so nobody can read a part of it`);
	}
}

type Files = ReadonlyMap<string, ZipEntry>;

function checkDatapackage(files: Files, tell: Tell): Readonly<Record<string, unknown>> | undefined {
	const own: Tell = (fault) => tell(`datapackage.json: ${fault}`);
	const record = parsed(files.get("datapackage.json")?.bytes.toString() ?? "");
	if (!record) {
		own("it is no JSON object");
		return undefined;
	}
	if (record.profile !== "data-package") own('profile is not "data-package"');
	if (record.wacz_version !== "1.1.1") own('wacz_version is not "1.1.1"');
	for (const name of ["created", "modified", "mainPageDate"]) {
		if (record[name] !== undefined && !isTime(record[name])) own(`${name} is no time`);
	}
	for (const name of ["title", "description", "software"])
		if (!["string", "undefined"].includes(typeof record[name])) own(`${name} is no text`);
	const resources = Array.isArray(record.resources) ? (record.resources as Readonly<Record<string, unknown>>[]) : [];
	if (resources.length === 0) own("resources is no list of files");
	const paths = resources.map(({ path }) => String(path));
	const names = resources.map(({ name }) => String(name));
	for (const [index, resource] of resources.entries()) {
		checkResource(resource, files, own);
		if (paths.indexOf(String(resource.path)) !== index) own(`${String(resource.path)} is listed twice`);
		if (names.indexOf(String(resource.name)) !== index) own(`two resources have the name ${String(resource.name)}`);
	}
	for (const name of files.keys()) if (!UNLISTED.has(name) && !paths.includes(name)) own(`${name} is not listed`);
	return record;
}

function checkResource({ name, path, hash, bytes }: Readonly<Record<string, unknown>>, files: Files, tell: Tell): void {
	const held = files.get(String(path))?.bytes;
	if (typeof name !== "string" || !/^[-a-z0-9._/]+$/.test(name)) tell(`"${String(name)}" is no name of a resource`);
	if (!held) {
		tell(`${String(path)} is listed but not there`);
		return;
	}
	if (hash !== sha256(held)) tell(`the hash of ${String(path)} is wrong`);
	if (bytes !== held.length) tell(`the size of ${String(path)} is wrong`);
}

function checkDigest(files: Files, tell: Tell): void {
	const digest = files.get("datapackage-digest.json");
	const record = parsed(digest?.bytes.toString() ?? "");
	if (!digest) return;
	if (record?.path !== "datapackage.json") tell("datapackage-digest.json: path is not datapackage.json");
	if (record?.hash !== sha256(files.get("datapackage.json")?.bytes ?? Buffer.alloc(0))) tell("datapackage-digest.json: the hash is wrong");
}

function readWarcs(entries: readonly ZipEntry[], tell: Tell): ReadonlyMap<string, WarcFile> {
	const archive = entries.filter(({ name }) => name.startsWith("archive/"));
	const warcs = new Map(archive.map(({ name, bytes }) => [name.slice("archive/".length), { bytes, records: readWarc(name, bytes, tell) }]));
	const all = [...warcs].flatMap(([name, { records }]) => records.map((record) => ({ name, record })));
	const ids = new Set<string>();
	for (const { name, record } of all) {
		const id = record.fields.get("warc-record-id") ?? "";
		if (ids.has(id)) tell(`archive/${name} at ${record.offset}: another record has the id ${id}`);
		ids.add(id);
	}
	for (const { name, record } of all) {
		for (const field of ["warc-concurrent-to", "warc-warcinfo-id"]) {
			const id = record.fields.get(field);
			if (id !== undefined && !ids.has(id)) tell(`archive/${name} at ${record.offset}: ${field} names a record that is not there`);
		}
	}
	return warcs;
}

/** Checks a list of pages. Each must have been captured at its time. */
function checkPages({ name, bytes }: ZipEntry, captures: readonly Capture[], tell: Tell): string[] {
	const [head = "", ...lines] = bytes.toString().replace(/\n$/, "").split("\n");
	const header = parsed(head);
	if (header?.format !== "json-pages-1.0" || typeof header.id !== "string" || typeof header.title !== "string")
		tell(`${name}:1: this is no head of the format json-pages-1.0 with an id and a title`);
	const known = new Set(captures.filter(({ status }) => status === 200).map(({ url, timestamp }) => `${timestamp} ${url}`));
	const ids = new Set<unknown>();
	return lines.map((line, index) => {
		const own: Tell = (fault) => tell(`${name}:${index + 2}: ${fault}`);
		const { url, ts, id, title, text, size } = parsed(line) ?? {};
		if (typeof url !== "string" || !URL.canParse(url)) own("url is no address");
		if (!isTime(ts)) own("ts is no time");
		else if (!known.has(`${new Date(String(ts)).toISOString().replace(/\D/g, "").slice(0, 14)} ${String(url)}`))
			own(`no capture of ${String(url)} is of that time`);
		if (id !== undefined && (typeof id !== "string" || ids.has(id))) own("id is that of another page, or no text");
		ids.add(id);
		for (const value of [title, text]) if (!["string", "undefined"].includes(typeof value)) own("title or text is no text");
		if (size !== undefined && !Number.isInteger(size)) own("size is no whole number");
		return String(url);
	});
}

function isTime(value: unknown): boolean {
	return typeof value === "string" && RFC3339.test(value) && !Number.isNaN(Date.parse(value));
}

function sha256(bytes: Uint8Array): string {
	return `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
}
