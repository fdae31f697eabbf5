import { inflateRawSync } from "node:zlib";
import { BREAK, MOST_UNPACKED, type Opened, type Part, type Unread, whyNot } from "./part.ts";

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_SIZE = 22;
const ENTRY_SIZE = 46;
const LOCAL_SIZE = 30;
const LONGEST_COMMENT = 0xffff;
/** A number that stands elsewhere, in ZIP64. */
const ELSEWHERE = 0xffffffff;

/** Opens a zip file (APPNOTE 6.3, sections 4.3.7 to 4.3.16). The names and comments of what is in it are a part of their own. */
export function openZip(bytes: Buffer): Opened {
	const unread: Unread[] = [];
	return { parts: partsOf(bytes, unread), unread };
}

function* partsOf(bytes: Buffer, unread: Unread[]): Generator<Part> {
	const texts: string[] = [];
	try {
		const end = endOf(bytes);
		if (end === undefined) return void unread.push({ name: "", why: "it is a zip file without its list of files" });
		texts.push(bytes.toString("utf8", end + END_SIZE));
		let at = bytes.readUInt32LE(end + 16);
		const count = bytes.readUInt16LE(end + 10);
		if (at === ELSEWHERE || count === 0xffff) return void unread.push({ name: "", why: "it is a zip file of more than 4 GB" });
		for (let number = 0; number < count; number++) {
			if (bytes.readUInt32LE(at) !== ENTRY) throw new Error("no entry");
			const [nameSize, extraSize, noteSize] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset)) as [number, number, number];
			const name = bytes.toString("utf8", at + ENTRY_SIZE, at + ENTRY_SIZE + nameSize);
			texts.push(name, bytes.toString("utf8", at + ENTRY_SIZE + nameSize, at + ENTRY_SIZE + nameSize + extraSize + noteSize));
			const read = readEntry(bytes, at, name);
			if ("why" in read) unread.push(read);
			else if (read.bytes.length > 0) yield read;
			at += ENTRY_SIZE + nameSize + extraSize + noteSize;
		}
	} catch {
		unread.push({ name: "", why: "it is a damaged zip file" });
	}
	yield { name: "names of files", bytes: Buffer.from(texts.join(BREAK)) };
}

function endOf(bytes: Buffer): number | undefined {
	for (let at = bytes.length - END_SIZE; at >= Math.max(0, bytes.length - END_SIZE - LONGEST_COMMENT); at--) {
		if (bytes.readUInt32LE(at) === END) return at;
	}
	return undefined;
}

function readEntry(bytes: Buffer, at: number, name: string): Part | Unread {
	const method = bytes.readUInt16LE(at + 10);
	const size = bytes.readUInt32LE(at + 20);
	const local = bytes.readUInt32LE(at + 42);
	if ((bytes.readUInt16LE(at + 8) & 1) === 1) return { name, why: "it is encrypted" };
	if (size === ELSEWHERE || local === ELSEWHERE) return { name, why: "it is larger than 4 GB" };
	const from = local + LOCAL_SIZE + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
	const packed = bytes.subarray(from, from + size);
	if (method === 0) return { name, bytes: packed };
	if (method !== 8) return { name, why: `it is compressed in a way that is not known here (method ${method})` };
	try {
		return { name, bytes: inflateRawSync(packed, { maxOutputLength: MOST_UNPACKED }) };
	} catch (error) {
		return { name, why: whyNot(error) };
	}
}
