import { inflateRawSync } from "node:zlib";

/** Tells a fault of a file. */
export type Tell = (fault: string) => void;

/** A file in a zip file. */
export interface ZipEntry {
	readonly name: string;
	/** 0: it is stored; 8: it is deflated. */
	readonly method: number;
	/** Unpacked. */
	readonly bytes: Buffer;
}

const END = 0x06054b50;
const END64 = 0x06064b50;
const LOCATOR64 = 0x07064b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const FULL = 0xffffffff;

/** Reads a zip file (APPNOTE 6.3.10) strictly. What is wrong with it is told; what can be read is returned. */
export function readZip(file: Buffer, tell: Tell): ZipEntry[] {
	const end = file.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
	if (end === -1 || file.readUInt32LE(end) !== END) {
		tell("zip: there is no end of the central directory");
		return [];
	}
	if (end + 22 + file.readUInt16LE(end + 20) !== file.length) tell("zip: something stands behind its end");
	const { count, at: directory } = directoryOf(file, end, tell);
	const entries: ZipEntry[] = [];
	let from = 0;
	const ranges: [number, number, string][] = [];
	for (let at = directory, number = 0; number < count; number++) {
		if (at + 46 > file.length || file.readUInt32LE(at) !== ENTRY) {
			tell(`zip: entry ${number + 1} of the central directory is missing`);
			break;
		}
		const [nameSize, extraSize, noteSize] = [28, 30, 32].map((offset) => file.readUInt16LE(at + offset)) as [number, number, number];
		const name = file.toString("utf8", at + 46, at + 46 + nameSize);
		const extra = file.subarray(at + 46 + nameSize, at + 46 + nameSize + extraSize);
		const entry = readEntry(file, at, name, extra, tell, ranges);
		if (entry) entries.push(entry);
		at += 46 + nameSize + extraSize + noteSize;
	}
	for (const [start, stop, name] of ranges.sort((a, b) => a[0] - b[0])) {
		if (start < from) tell(`zip: ${name} overlaps another file`);
		from = Math.max(from, stop);
	}
	const names = entries.map(({ name }) => name);
	for (const name of new Set(names.filter((each, index) => names.indexOf(each) !== index))) tell(`zip: ${name} is there twice`);
	return entries;
}

function directoryOf(file: Buffer, end: number, tell: Tell): { readonly count: number; readonly at: number } {
	const [count, at] = [file.readUInt16LE(end + 10), file.readUInt32LE(end + 16)];
	if (count !== 0xffff && at !== FULL) return { count, at };
	if (file.readUInt32LE(end - 20) !== LOCATOR64) tell("zip: there is no locator of the ZIP64 end");
	const end64 = Number(file.readBigUInt64LE(end - 12));
	if (file.readUInt32LE(end64) !== END64) tell("zip: there is no ZIP64 end");
	return { count: Number(file.readBigUInt64LE(end64 + 32)), at: Number(file.readBigUInt64LE(end64 + 48)) };
}

function readEntry(
	file: Buffer,
	at: number,
	name: string,
	extra: Buffer,
	tell: Tell,
	ranges: [number, number, string][],
): ZipEntry | undefined {
	const [flags, method] = [file.readUInt16LE(at + 8), file.readUInt16LE(at + 10)];
	const checksum = file.readUInt32LE(at + 16);
	const { packed, size, local } = sizesOf(file, at, extra);
	if (/^\/|\\|(^|\/)\.\.?(\/|$)|^$/.test(name)) tell(`zip: "${name}" leads out of the file`);
	if ((flags & 1) === 1) tell(`zip: ${name} is encrypted`);
	if (/[^\x20-\x7e]/.test(name) && (flags & 0x800) === 0) tell(`zip: the name ${name} is not marked as UTF-8`);
	if (local + 30 > file.length || file.readUInt32LE(local) !== LOCAL) {
		tell(`zip: ${name} is not where the central directory says`);
		return undefined;
	}
	const nameSize = file.readUInt16LE(local + 26);
	if (file.toString("utf8", local + 30, local + 30 + nameSize) !== name) tell(`zip: ${name} has another name before its bytes`);
	if (file.readUInt16LE(local + 8) !== method) tell(`zip: ${name} has another method before its bytes`);
	const start = local + 30 + nameSize + file.readUInt16LE(local + 28);
	ranges.push([local, start + packed, name]);
	const bytes = unpacked(file.subarray(start, start + packed), method);
	if (!bytes) {
		tell(`zip: ${name} cannot be unpacked`);
		return undefined;
	}
	if (bytes.length !== size) tell(`zip: ${name} has another size than the central directory says`);
	if (crc32(bytes) !== checksum) tell(`zip: ${name} has another checksum than the central directory says`);
	return name.endsWith("/") ? undefined : { name, method, bytes };
}

/** The sizes and the place of a file; those of more than 4 GB stand in its ZIP64 field, in this order. */
function sizesOf(file: Buffer, at: number, extra: Buffer): { readonly packed: number; readonly size: number; readonly local: number } {
	let [packed, size, local] = [20, 24, 42].map((offset) => file.readUInt32LE(at + offset)) as [number, number, number];
	for (let field = 0; field + 4 <= extra.length; field += 4 + extra.readUInt16LE(field + 2)) {
		if (extra.readUInt16LE(field) !== 1) continue;
		let next = field + 4;
		const large = () => Number(extra.readBigUInt64LE((next += 8) - 8));
		if (size === FULL) size = large();
		if (packed === FULL) packed = large();
		if (local === FULL) local = large();
	}
	return { packed, size, local };
}

function unpacked(bytes: Buffer, method: number): Buffer | undefined {
	if (method === 0) return bytes;
	try {
		return method === 8 ? inflateRawSync(bytes) : undefined;
	} catch {
		return undefined;
	}
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
	let value = byte;
	for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
	return value >>> 0;
});

/** The CRC-32 of zip and gzip. */
export function crc32(bytes: Uint8Array): number {
	let sum = 0xffffffff;
	for (const byte of bytes) sum = (TABLE[(sum ^ byte) & 255] ?? 0) ^ (sum >>> 8);
	return (sum ^ 0xffffffff) >>> 0;
}
