import { readFileSync } from "node:fs";
import { crc32, inflateRawSync } from "node:zlib";

/** An entry of a ZIP, by what is written of it twice. */
export interface ZipEntry {
	readonly bytes: Buffer;
	/** 0 stored, 8 deflated. */
	readonly method: number;
	/** Where its packed bytes begin. */
	readonly start: number;
}

/** Reads a ZIP of less than 4 GB, as the format's specification says, and fails where the two places that tell of an entry differ. */
export function zipEntries(file: string): ReadonlyMap<string, ZipEntry> {
	const zip = readFileSync(file);
	const end = zip.length - 22;
	const entries = new Map<string, ZipEntry>();
	if (zip.readUInt32LE(end) !== 0x06054b50) throw new Error("The ZIP has no end.");
	let at = zip.readUInt32LE(end + 16);
	for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
		const [method, crc, packed, size] = [zip.readUInt16LE(at + 10), ...[16, 20, 24].map((field) => zip.readUInt32LE(at + field))];
		const [nameLength, extraLength] = [zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30)];
		const name = zip.toString("utf8", at + 46, at + 46 + nameLength);
		const local = zip.readUInt32LE(at + 42);
		if (zip.readUInt32LE(local) !== 0x04034b50 || zip.readUInt32LE(local + 14) !== crc)
			throw new Error(`${name} is told twice, and differs.`);
		const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
		const raw = zip.subarray(start, start + (packed ?? 0));
		const bytes = method === 0 ? raw : inflateRawSync(raw);
		if (crc32(bytes) !== crc || bytes.length !== size) throw new Error(`${name} is damaged.`);
		entries.set(name, { bytes, method: method ?? 0, start });
		at += 46 + nameLength + extraLength;
	}
	return entries;
}
