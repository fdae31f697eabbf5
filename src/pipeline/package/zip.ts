import { closeSync, openSync, writeSync } from "node:fs";
import { Readable } from "node:stream";
import { constants, crc32, createDeflateRaw, deflateRawSync } from "node:zlib";
import { LARGE } from "./chunks.ts";

/** An entry as it is written down at the end of a ZIP. */
interface Entry {
	readonly name: Buffer;
	readonly method: 0 | 8;
	readonly crc: number;
	readonly packed: number;
	readonly bytes: number;
	readonly offset: number;
}

/** A ZIP file that is being written. Every entry has the same time, so that the same content gives the same bytes. */
export interface Zip {
	/** Adds a file of which all bytes are known. */
	add(name: string, bytes: Uint8Array, method: "store" | "deflate"): void;
	/** Adds a file whose bytes come in pieces. `large` is whether it may have more than 4 GB. */
	addChunks(name: string, chunks: AsyncIterable<Buffer> | Iterable<Buffer>, method: "store" | "deflate", large: boolean): Promise<void>;
	/** Writes the list of entries and closes the file. */
	end(): void;
	/** Closes the file without finishing it. */
	abandon(): void;
}

const METHODS = { store: 0, deflate: 8 } as const;

/** 1 January 1980, the first day that a ZIP can name. */
const DOS_DATE = (1 << 5) | 1;

const FULL = 0xffffffff;

/** The level is said, so that a change of the default changes nothing. */
const DEFLATE = { level: 6, memLevel: 8, strategy: constants.Z_DEFAULT_STRATEGY };

/** From this size on, an entry is written in the form for large files: packing may make it a little longer. */
export const ZIP64_FROM = 0xf0000000;

/** Opens a ZIP to write. A library would take time that grows with the square of the number of entries, or has no files over 4 GB. */
export function openZip(file: string): Zip {
	const descriptor = openSync(file, "wx");
	const entries: Entry[] = [];
	let offset = 0;
	const write = (bytes: Uint8Array) => {
		for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at, bytes.length - at, offset + at);
		offset += bytes.length;
	};
	function add(name: string, bytes: Uint8Array, method: "store" | "deflate"): void {
		const packed = method === "store" ? bytes : deflateRawSync(bytes, DEFLATE);
		const entry = {
			name: Buffer.from(name),
			method: METHODS[method],
			crc: crc32(bytes),
			packed: packed.length,
			bytes: bytes.length,
			offset,
		};
		entries.push(entry);
		write(localHeader(entry, false));
		write(packed);
	}
	async function addChunks(...[name, chunks, method, large]: Parameters<Zip["addChunks"]>): Promise<void> {
		const start = { name: Buffer.from(name), method: METHODS[method], offset };
		write(localHeader({ ...start, crc: 0, packed: 0, bytes: 0 }, large));
		const begin = offset;
		let [crc, bytes] = [0, 0];
		const counted = async function* (): AsyncGenerator<Buffer> {
			for await (const chunk of chunks) {
				crc = crc32(chunk, crc);
				bytes += chunk.length;
				yield chunk;
			}
		};
		if (method === "store") for await (const chunk of counted()) write(chunk);
		else for await (const chunk of deflated(counted())) write(chunk);
		const entry = { ...start, crc, packed: offset - begin, bytes };
		entries.push(entry);
		const header = localHeader(entry, large);
		writeSync(descriptor, header, 0, header.length, start.offset);
	}
	return {
		add,
		addChunks,
		end() {
			const begin = offset;
			for (const entry of entries) write(centralHeader(entry));
			write(endRecords(entries.length, begin, offset));
			closeSync(descriptor);
		},
		abandon: () => closeSync(descriptor),
	};
}

function deflated(chunks: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
	const source = Readable.from(chunks, { objectMode: false });
	const packer = createDeflateRaw({ ...DEFLATE, chunkSize: 64 * 1024 });
	source.on("error", (error) => packer.destroy(error));
	return source.pipe(packer);
}

/** Whether an entry of so many bytes is packed in pieces. */
export function isLarge(bytes: number): boolean {
	return bytes > LARGE;
}

/** @param large whether the entry has the sizes in the form for large files */
function localHeader({ name, method, crc, packed, bytes }: Entry, large: boolean): Buffer {
	const extra = large ? zip64Extra([bytes, packed]) : Buffer.alloc(0);
	const head = Buffer.alloc(30);
	head.writeUInt32LE(0x04034b50, 0);
	writeCommon(head, 4, { method, crc, packed: large ? FULL : packed, bytes: large ? FULL : bytes, version: large ? 45 : 20 });
	head.writeUInt16LE(name.length, 26);
	head.writeUInt16LE(extra.length, 28);
	return Buffer.concat([head, name, extra]);
}

function centralHeader({ name, method, crc, packed, bytes, offset }: Entry): Buffer {
	const long = [bytes, packed, offset].filter((value) => value >= FULL);
	const extra = long.length > 0 ? zip64Extra(long) : Buffer.alloc(0);
	const head = Buffer.alloc(46);
	head.writeUInt32LE(0x02014b50, 0);
	// Made by the ZIP specification's version 4.5 on a Unix, whose rights stand in the attributes.
	head.writeUInt16LE((3 << 8) | 45, 4);
	writeCommon(head, 6, { method, crc, packed: Math.min(packed, FULL), bytes: Math.min(bytes, FULL), version: long.length > 0 ? 45 : 20 });
	head.writeUInt16LE(name.length, 28);
	head.writeUInt16LE(extra.length, 30);
	head.writeUInt32LE((0o100644 << 16) >>> 0, 38);
	head.writeUInt32LE(Math.min(offset, FULL), 42);
	return Buffer.concat([head, name, extra]);
}

interface Common {
	readonly version: number;
	readonly method: number;
	readonly crc: number;
	readonly packed: number;
	readonly bytes: number;
}

/** The eleven fields that stand both before an entry and in the list at the end. */
function writeCommon(head: Buffer, at: number, { version, method, crc, packed, bytes }: Common): void {
	head.writeUInt16LE(version, at);
	// The name is UTF-8.
	head.writeUInt16LE(1 << 11, at + 2);
	head.writeUInt16LE(method, at + 4);
	head.writeUInt16LE(0, at + 6);
	head.writeUInt16LE(DOS_DATE, at + 8);
	head.writeUInt32LE(crc, at + 10);
	head.writeUInt32LE(packed, at + 14);
	head.writeUInt32LE(bytes, at + 18);
}

function zip64Extra(values: readonly number[]): Buffer {
	const extra = Buffer.alloc(4 + values.length * 8);
	extra.writeUInt16LE(1, 0);
	extra.writeUInt16LE(values.length * 8, 2);
	for (const [index, value] of values.entries()) extra.writeBigUInt64LE(BigInt(value), 4 + index * 8);
	return extra;
}

function endRecords(count: number, begin: number, end: number): Buffer {
	const [size, isLong] = [end - begin, count >= 0xffff || end >= FULL];
	const last = Buffer.alloc(22);
	last.writeUInt32LE(0x06054b50, 0);
	last.writeUInt16LE(Math.min(count, 0xffff), 8);
	last.writeUInt16LE(Math.min(count, 0xffff), 10);
	last.writeUInt32LE(Math.min(size, FULL), 12);
	last.writeUInt32LE(Math.min(begin, FULL), 16);
	if (!isLong) return last;
	const record = Buffer.alloc(56);
	record.writeUInt32LE(0x06064b50, 0);
	record.writeBigUInt64LE(44n, 4);
	record.writeUInt16LE((3 << 8) | 45, 12);
	record.writeUInt16LE(45, 14);
	for (const [index, value] of [count, count, size, begin].entries()) record.writeBigUInt64LE(BigInt(value), 24 + index * 8);
	const locator = Buffer.alloc(20);
	locator.writeUInt32LE(0x07064b50, 0);
	locator.writeBigUInt64LE(BigInt(end), 8);
	locator.writeUInt32LE(1, 16);
	return Buffer.concat([record, locator, last]);
}
