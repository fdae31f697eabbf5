/** Deeper values are no data that a plugin wrote for readers. */
const DEEPEST = 16;

/** The most members that are read of one value, however many it has. */
const MOST_MEMBERS = 10_000;

/** Whether a text may be a list or an object as PHP writes one (`serialize`): texts and numbers are written so only within those. */
export function looksSerialized(text: string): boolean {
	return /^[aO]:\d{1,7}:["{]/.test(text) && text.endsWith("}");
}

/** Where the reader stands, and how much it may still read. */
interface Reader {
	readonly text: string;
	at: number;
	left: number;
}

/** A value that breaks the format off. */
const FAULT = Symbol("fault");

/**
 * Reads a list or an object that PHP's `serialize` wrote. Nothing is run or made: an object is its members, of any class.
 * Arrays with keys 0, 1, 2… are lists. It takes linear time.
 * @returns undefined where the text is not written so, to its end
 */
export function readSerialized(text: string): unknown {
	if (!looksSerialized(text)) return undefined;
	const reader: Reader = { text, at: 0, left: MOST_MEMBERS };
	const value = readValue(reader, 0);
	return value === FAULT || reader.at !== text.length ? undefined : value;
}

function readValue(reader: Reader, depth: number): unknown {
	const { text, at } = reader;
	const kind = text.charAt(at);
	if (kind === "N") return take(reader, "N;") ? null : FAULT;
	if (text.charAt(at + 1) !== ":" || depth > DEEPEST || --reader.left < 0) return FAULT;
	reader.at += 2;
	if (kind === "a") return readMembers(reader, depth);
	if (kind === "O") return readString(reader, ":") === FAULT ? FAULT : readMembers(reader, depth);
	if (kind === "s") return readString(reader, ";");
	const scalar = readUntil(reader, ";", 40);
	if (scalar === undefined) return FAULT;
	if (kind === "i" || kind === "d") return Number.isFinite(Number(scalar)) ? Number(scalar) : scalar;
	if (kind === "b") return scalar === "1";
	// What refers to another value is of no use by itself.
	return kind === "r" || kind === "R" ? null : FAULT;
}

/** Reads `2:{key value key value}`. */
function readMembers(reader: Reader, depth: number): unknown {
	const count = Number(readUntil(reader, ":", 8) ?? Number.NaN);
	if (!Number.isInteger(count) || !take(reader, "{")) return FAULT;
	const members: [string, unknown][] = [];
	for (let number = 0; number < count; number++) {
		const key = readValue(reader, depth + 1);
		const value = key === FAULT ? FAULT : readValue(reader, depth + 1);
		if (value === FAULT || (typeof key !== "string" && typeof key !== "number")) return FAULT;
		// The name of a private member stands behind that of its class.
		members.push([String(key).replace(/^\0[^\0]*\0/, ""), value]);
	}
	if (!take(reader, "}")) return FAULT;
	return members.every(([key], index) => key === String(index)) ? members.map(([, value]) => value) : Object.fromEntries(members);
}

/** Reads `5:"words"`, whose length is in bytes of UTF-8, and what stands behind it. */
function readString(reader: Reader, end: string): string | typeof FAULT {
	const bytes = Number(readUntil(reader, ":", 10) ?? Number.NaN);
	if (!Number.isInteger(bytes) || !take(reader, '"')) return FAULT;
	const { text, at: start } = reader;
	let at = start;
	for (let left = bytes; left > 0 && at < text.length; ) {
		const point = text.codePointAt(at) ?? 0;
		left -= point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
		at += point < 0x10000 ? 1 : 2;
	}
	reader.at = at;
	return take(reader, `"${end}`) ? text.slice(start, at) : FAULT;
}

/** Reads what stands before a sign, which must come soon. */
function readUntil(reader: Reader, sign: string, most: number): string | undefined {
	const end = reader.text.slice(reader.at, reader.at + most).indexOf(sign);
	if (end < 1) return undefined;
	const found = reader.text.slice(reader.at, reader.at + end);
	reader.at += end + sign.length;
	return found;
}

function take(reader: Reader, expected: string): boolean {
	if (!reader.text.startsWith(expected, reader.at)) return false;
	reader.at += expected.length;
	return true;
}
