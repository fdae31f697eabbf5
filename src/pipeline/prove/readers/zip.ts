import { inflateRawSync } from "node:zlib";
import { type ReadAt, startOfEntry, type ZipEntry, zipList } from "../../../system/zipentries.ts";
import { BREAK, MOST_UNPACKED, type Opened, type Part, type Unread, whyNot } from "./part.ts";

/** Opens a zip file. The names and comments of what is in it are a part of their own. */
export function openZip(bytes: Buffer): Opened {
	const unread: Unread[] = [];
	return { parts: partsOf(bytes, unread), unread };
}

function* partsOf(bytes: Buffer, unread: Unread[]): Generator<Part> {
	const texts: string[] = [];
	const read: ReadAt = (place, length) => bytes.subarray(place, place + length);
	try {
		const list = zipList(read, bytes.length);
		if (!list) return void unread.push({ name: "", why: "it is a zip file without its list of files" });
		texts.push(list.comment.toString("utf8"));
		for (const entry of list.entries) {
			texts.push(entry.name, entry.notes.toString("utf8"));
			const part = readEntry(bytes, read, entry);
			if ("why" in part) unread.push(part);
			else if (part.bytes.length > 0) yield part;
		}
	} catch {
		unread.push({ name: "", why: "it is a damaged zip file" });
	}
	yield { name: "names of files", bytes: Buffer.from(texts.join(BREAK)) };
}

function readEntry(bytes: Buffer, read: ReadAt, entry: ZipEntry): Part | Unread {
	const { name, method, packed: size } = entry;
	if (entry.isEncrypted) return { name, why: "it is encrypted" };
	const from = startOfEntry(read, entry);
	const packed = bytes.subarray(from, from + size);
	if (method === 0) return { name, bytes: packed };
	if (method !== 8) return { name, why: `it is compressed in a way that is not known here (method ${method})` };
	try {
		return { name, bytes: inflateRawSync(packed, { maxOutputLength: MOST_UNPACKED }) };
	} catch (error) {
		return { name, why: whyNot(error) };
	}
}
