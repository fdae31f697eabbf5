/** A file in a ZIP, as its list of files names it. */
export interface ZipEntry {
	readonly name: string;
	/** How it is compressed: 0 is not at all, 8 is deflate. */
	readonly method: number;
	readonly isEncrypted: boolean;
	/** How many bytes it has in the ZIP. */
	readonly packed: number;
	/** How many bytes it has when it is unpacked. */
	readonly size: number;
	/** Where its own head begins, behind which it stands. */
	readonly local: number;
	/** What else the list says of it: further fields, and a comment. */
	readonly notes: Buffer;
}

/** The list of files at the end of a ZIP. */
export interface ZipList {
	readonly entries: Iterable<ZipEntry>;
	/** What stands behind the list: a comment. */
	readonly comment: Buffer;
}

/** Reads so many bytes from a place of the ZIP, or fewer at its end. */
export type ReadAt = (place: number, length: number) => Buffer;

const END = 0x06054b50;
const END64 = 0x06064b50;
const LOCATOR64 = 0x07064b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_SIZE = 22;
const LOCATOR_SIZE = 20;
const ENTRY_SIZE = 46;
const LOCAL_SIZE = 30;
const LONGEST_COMMENT = 0xffff;
/** A number that stands elsewhere, in ZIP64. */
const ELSEWHERE = 0xffffffff;
/** So much of the list is read at once. An entry is shorter. */
const WINDOW = 1 << 19;

/**
 * Finds the list of files of a ZIP (APPNOTE 6.3, sections 4.3.12 to 4.3.16), also of one of more than 4 GB.
 * @returns undefined if there is none. Iterating over the entries throws an error where the list is damaged.
 */
export function zipList(read: ReadAt, size: number): ZipList | undefined {
	const tailStart = Math.max(0, size - END_SIZE - LONGEST_COMMENT);
	const tail = read(tailStart, size - tailStart);
	for (let at = tail.length - END_SIZE; at >= 0; at--) {
		if (tail.readUInt32LE(at) !== END) continue;
		const place = tailStart + at;
		let [count, start] = [tail.readUInt16LE(at + 10), tail.readUInt32LE(at + 16)];
		const long = count === 0xffff || start === ELSEWHERE ? end64(read, place) : undefined;
		if (long) ({ count, start } = long);
		const comment = Buffer.from(tail.subarray(at + END_SIZE));
		return { entries: { [Symbol.iterator]: () => entriesFrom(read, start, count) }, comment };
	}
	return undefined;
}

function end64(read: ReadAt, end: number): { readonly count: number; readonly start: number } | undefined {
	const locator = read(Math.max(0, end - LOCATOR_SIZE), LOCATOR_SIZE);
	if (locator.length < LOCATOR_SIZE || locator.readUInt32LE(0) !== LOCATOR64) return undefined;
	const record = read(Number(locator.readBigUInt64LE(8)), 56);
	if (record.length < 56 || record.readUInt32LE(0) !== END64) return undefined;
	return { count: Number(record.readBigUInt64LE(32)), start: Number(record.readBigUInt64LE(48)) };
}

function* entriesFrom(read: ReadAt, start: number, count: number): Generator<ZipEntry, void, void> {
	let window = read(start, WINDOW);
	let at = 0;
	let place = start;
	for (let number = 0; number < count; number++) {
		if (window.length === WINDOW && at + WINDOW / 2 > WINDOW) {
			window = read(place, WINDOW);
			at = 0;
		}
		if (window.length < at + ENTRY_SIZE || window.readUInt32LE(at) !== ENTRY) throw new Error("The list of a ZIP is damaged.");
		const length = ENTRY_SIZE + window.readUInt16LE(at + 28) + window.readUInt16LE(at + 30) + window.readUInt16LE(at + 32);
		yield entryIn(window.subarray(at, at + length));
		at += length;
		place += length;
	}
}

function entryIn(bytes: Buffer): ZipEntry {
	const nameEnd = ENTRY_SIZE + bytes.readUInt16LE(28);
	const extra = bytes.subarray(nameEnd, nameEnd + bytes.readUInt16LE(30));
	const long = longNumbers(extra);
	const numberAt = (at: number) => {
		const number = bytes.readUInt32LE(at);
		return number === ELSEWHERE ? (long.shift() ?? number) : number;
	};
	// In this order they stand in the field for large files.
	const [size, packed, local] = [numberAt(24), numberAt(20), numberAt(42)] as const;
	return {
		name: bytes.toString("utf8", ENTRY_SIZE, nameEnd),
		method: bytes.readUInt16LE(10),
		isEncrypted: (bytes.readUInt16LE(8) & 1) === 1,
		packed,
		size,
		local,
		notes: Buffer.from(bytes.subarray(nameEnd)),
	};
}

/** The numbers in the field for large files (section 4.5.3). */
function longNumbers(extra: Buffer): number[] {
	for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
		if (extra.readUInt16LE(at) !== 1) continue;
		const field = extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2));
		return Array.from({ length: Math.floor(field.length / 8) }, (_, index) => Number(field.readBigUInt64LE(index * 8)));
	}
	return [];
}

/**
 * Where the bytes of a file begin in the ZIP: behind its own head.
 * @throws if no head stands there
 */
export function startOfEntry(read: ReadAt, { local }: Pick<ZipEntry, "local">): number {
	const head = read(local, LOCAL_SIZE);
	if (head.length < LOCAL_SIZE || head.readUInt32LE(0) !== LOCAL) throw new Error("A file of a ZIP is not where its list says.");
	return local + LOCAL_SIZE + head.readUInt16LE(26) + head.readUInt16LE(28);
}
