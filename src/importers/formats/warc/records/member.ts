import { constants, crc32, inflateRawSync } from "node:zlib";
import type { Bytes } from "./bytes.ts";

/** A member of a gzip file (RFC 1952, section 2.3), unpacked. Crawlers write a record into each. */
export type Member =
	| {
			readonly state: "whole";
			readonly bytes: Buffer;
			/** Where the next one begins. */
			readonly end: number;
			/** Whether its checksum is right. */
			readonly isSound: boolean;
	  }
	/** Why it cannot be had whole, and what can be had of its beginning. */
	| { readonly state: "large" | "cut" | "damaged"; readonly bytes: Buffer };

/** The longest head of a member that is read: it may hold a file name and a comment. */
const LONGEST_HEAD = 1 << 16;

/** So much is unpacked of a member that cannot be had whole. Deflate makes at most a thousand times as much of it. */
const BEGINNING = 1 << 14;

const SIGNATURE = Buffer.from([0x1f, 0x8b, 0x08]);

const TRAILER = 8;

/** Whether a member may begin at a place. */
export function isMember(bytes: Bytes, at: number): boolean {
	return bytes.at(at, SIGNATURE.length).subarray(0, SIGNATURE.length).equals(SIGNATURE);
}

/**
 * Unpacks a member. Node's `gunzip` would go on with the members that follow, and hide where each ends.
 * @param most how many bytes it may have when it is unpacked, and when it is packed
 */
export function unpackMember(bytes: Bytes, at: number, most: number): Member {
	const head = headLength(bytes.at(at, LONGEST_HEAD));
	if (head === undefined) return { state: "damaged", bytes: Buffer.alloc(0) };
	for (let packed = LONGEST_HEAD * 4; ; packed *= 4) {
		const view = bytes.at(at, packed);
		const isRest = at + view.length >= bytes.size;
		const unpacked = inflated(view.subarray(head), most);
		if (typeof unpacked === "object") {
			const after = head + unpacked.used;
			if (view.length >= after + TRAILER) {
				const isSound = view.readUInt32LE(after) === crc32(unpacked.bytes);
				return { state: "whole", bytes: unpacked.bytes, end: at + after + TRAILER, isSound };
			}
			if (isRest) return { state: "whole", bytes: unpacked.bytes, end: bytes.size, isSound: false };
		} else if (unpacked === "large" || (unpacked === "short" && !isRest && packed > most)) {
			return { state: "large", bytes: beginningOf(view, head) };
		} else if (unpacked === "damaged" || isRest) {
			return { state: unpacked === "short" ? "cut" : "damaged", bytes: beginningOf(view, head) };
		}
	}
}

/** The length of a member's head; undefined if it is none. */
function headLength(view: Buffer): number | undefined {
	const flags = view[3] ?? 0;
	if (view.length < 10 || !view.subarray(0, 3).equals(SIGNATURE) || flags > 0x1f) return undefined;
	let at = 10;
	if (flags & 4) at += 2 + (view[at] ?? 0) + 256 * (view[at + 1] ?? 0);
	for (const flag of [8, 16]) {
		if (!(flags & flag)) continue;
		const end = view.indexOf(0, at);
		if (end < 0) return undefined;
		at = end + 1;
	}
	if (flags & 2) at += 2;
	return at < Math.min(view.length, LONGEST_HEAD) ? at : undefined;
}

/** What deflate made of some bytes, and how many of them it used; or that it needs more, gives too much, or fails. */
function inflated(view: Buffer, most: number): { readonly bytes: Buffer; readonly used: number } | "short" | "large" | "damaged" {
	try {
		// Node's types do not know `info`.
		const done: unknown = inflateRawSync(view, { maxOutputLength: most, chunkSize: 1 << 16, info: true });
		if (!isInfo(done)) throw new TypeError("zlib gave no account of what it read.");
		return { bytes: done.buffer, used: done.engine.bytesWritten };
	} catch (error) {
		const code = error instanceof Error && "code" in error ? error.code : undefined;
		if (code === "ERR_BUFFER_TOO_LARGE") return "large";
		if (code === "Z_BUF_ERROR") return "short";
		if (code === "Z_DATA_ERROR" || code === "Z_NEED_DICT") return "damaged";
		throw error;
	}
}

function isInfo(value: unknown): value is { readonly buffer: Buffer; readonly engine: { readonly bytesWritten: number } } {
	return typeof value === "object" && value !== null && "buffer" in value && "engine" in value;
}

function beginningOf(view: Buffer, head: number): Buffer {
	for (const length of [BEGINNING, BEGINNING >> 5]) {
		try {
			return inflateRawSync(view.subarray(head, head + length), { finishFlush: constants.Z_SYNC_FLUSH });
		} catch {
			// Less of it may be sound.
		}
	}
	return Buffer.alloc(0);
}
