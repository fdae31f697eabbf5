import { type Bytes, bytesOfBuffer, findBytes } from "./bytes.ts";
import { isMember, type Member, unpackMember } from "./member.ts";

/** Where a record begins. */
export interface RecordPlace {
	/** In its file, in bytes from 0. */
	readonly at: number;
	/** In the member of gzip that begins there, if not at its beginning. */
	readonly inner?: number;
}

/** A record of a WARC file (ISO 28500), before it is understood. Its bytes must not be kept. */
export interface RawRecord {
	readonly place: RecordPlace;
	/** Its lines of names and values, with the empty line at their end. */
	readonly head: Buffer;
	/** As much of its block as can be had. */
	readonly block: Buffer;
	/** How many bytes its block has; as it says itself, where it was not unpacked whole. */
	readonly length: number;
}

/** A place at which a file is not as it should be. */
export interface RecordFault {
	readonly fault: "length" | "damaged" | "cut" | "large" | "packed as a whole" | "checksum";
	readonly at: number;
	/** Of the record there, if it can be told. */
	readonly address?: string;
}

/** A record that has more bytes when it is unpacked is not unpacked whole. The largest page is smaller. */
const LARGEST_RECORD = 24_000_000;

/** The head of a record is shorter than this, and so is what comes before the content of an answer. */
export const LONGEST_HEAD = 1 << 16;

const START = Buffer.from("WARC/");
const NEXT = Buffer.from("\nWARC/1.");

/** The records of a file one after the other, and its faults. After a fault it goes on with the next record that can be found. */
export function* recordsOf(bytes: Bytes): Generator<RawRecord | RecordFault, void, void> {
	for (let at = 0; at < bytes.size; ) {
		if (isMember(bytes, at)) at = yield* recordsOfMember(bytes, at);
		else if (isStart(bytes, at)) at = yield* plainRecord(bytes, at);
		else at = yield* nextRecord(bytes, at);
	}
}

/** Passes over what is between records: line ends, or anything else, which is told. */
function* nextRecord(bytes: Bytes, at: number): Generator<RecordFault, number, void> {
	const view = bytes.at(at, 1024);
	const blank = view.findIndex((byte) => byte !== 10 && byte !== 13 && byte !== 32 && byte !== 0);
	if (blank !== 0) return blank < 0 ? at + view.length : at + blank;
	yield { fault: "damaged", at };
	return findRecord(bytes, at + 1) ?? bytes.size;
}

/** Where the next record begins, packed or not. */
function findRecord(bytes: Bytes, from: number): number | undefined {
	const plain = findBytes(bytes, NEXT, from - 1);
	const packed = findMember(bytes, from, plain ?? bytes.size);
	return packed ?? (plain === undefined ? undefined : plain + 1);
}

/** A member that holds a record. The three bytes that each begins with may stand anywhere by chance. */
function findMember(bytes: Bytes, from: number, to: number): number | undefined {
	for (let at = from; ; at++) {
		const found = findBytes(bytes, Buffer.from([0x1f, 0x8b, 0x08]), at);
		if (found === undefined || found >= to) return undefined;
		const member = unpackMember(bytes, found, LONGEST_HEAD);
		if (member.bytes.subarray(0, START.length).equals(START)) return found;
		at = found;
	}
}

function isStart(bytes: Bytes, at: number): boolean {
	return bytes.at(at, START.length).subarray(0, START.length).equals(START);
}

/** @returns where to go on */
function* recordsOfMember(bytes: Bytes, at: number): Generator<RawRecord | RecordFault, number, void> {
	const member = unpackMember(bytes, at, LARGEST_RECORD);
	if (member.state !== "whole") {
		const next = findRecord(bytes, at + 1) ?? bytes.size;
		yield* recordOfPart(member, at, next >= bytes.size);
		return next;
	}
	if (!member.isSound) yield { fault: "checksum", at, ...addressIn(member.bytes) };
	const inside = bytesOfBuffer(member.bytes);
	for (let inner = 0; inner < inside.size; ) {
		if (isStart(inside, inner)) inner = yield* plainRecord(inside, inner, at);
		else {
			const blank = member.bytes.subarray(inner).findIndex((byte) => byte !== 10 && byte !== 13);
			if (blank < 0) break;
			if (blank === 0) yield { fault: "damaged", at };
			inner = blank > 0 ? inner + blank : (findBytes(inside, NEXT, inner) ?? inside.size) + 1;
		}
	}
	return member.end;
}

/** What can be said of a member that is too large, cut off or damaged. One that is only large is a record all the same. */
function* recordOfPart({ state, bytes }: Member, at: number, isLast: boolean): Generator<RawRecord | RecordFault, void, void> {
	const end = endOfHead(bytes);
	const declared = end === undefined ? undefined : lengthIn(bytes.subarray(0, end));
	if (state !== "large" || end === undefined || declared === undefined) {
		yield { fault: state === "whole" ? "damaged" : state, at, ...addressIn(bytes) };
		return;
	}
	const after = end + declared;
	if (bytes.indexOf(NEXT, after) >= after && after < bytes.length) {
		yield { fault: isLast ? "packed as a whole" : "large", at, ...addressIn(bytes) };
		return;
	}
	// It unpacks to far more than it says.
	if (declared < LARGEST_RECORD / 2) yield { fault: "large", at, ...addressIn(bytes) };
	else yield { place: { at }, head: bytes.subarray(0, end), block: bytes.subarray(end), length: declared };
}

/**
 * A record as it stands in a file, or in a member.
 * @param member where the member begins, if it stands in one
 * @param most how many bytes of its block are given
 * @returns where to go on
 */
function* plainRecord(bytes: Bytes, at: number, member?: number, most = LARGEST_RECORD): Generator<RawRecord | RecordFault, number, void> {
	const place = member === undefined ? { at } : at === 0 ? { at: member } : { at: member, inner: at };
	const view = bytes.at(at, LONGEST_HEAD).subarray(0, LONGEST_HEAD);
	const headEnd = endOfHead(view);
	const head = Buffer.from(view.subarray(0, headEnd));
	const declared = headEnd === undefined ? undefined : lengthIn(head);
	const told = { at: place.at, ...addressIn(head) };
	if (headEnd === undefined || declared === undefined) {
		yield { fault: headEnd === undefined && at + view.length >= bytes.size ? "cut" : "damaged", ...told };
		const next = findBytes(bytes, NEXT, at + 1);
		return next === undefined ? bytes.size : next + 1;
	}
	const start = at + headEnd;
	const end = start + declared;
	if (isEnd(bytes, end)) {
		yield recordFrom(bytes, place, head, start, Math.min(end, start + most), end - start);
		return end;
	}
	const next = findBytes(bytes, NEXT, start - 1);
	// Nobody can tell how much is missing at the end of a file. A member was unpacked whole.
	if (next === undefined && end > bytes.size && member === undefined) {
		yield { fault: "cut", ...told };
		return bytes.size;
	}
	yield { fault: "length", ...told };
	const real = next === undefined ? bytes.size : next + 1;
	const blockEnd = withoutLineEnds(bytes, start, real);
	yield recordFrom(bytes, place, head, start, Math.min(blockEnd, start + most), blockEnd - start);
	return real;
}

/** Whether a record can end at a place: two line ends follow, or the next record, or nothing. */
function isEnd(bytes: Bytes, end: number): boolean {
	if (end > bytes.size) return false;
	const after = bytes.at(end, 8).subarray(0, 8).toString("latin1");
	return after.startsWith("\r\n\r\n") || after.startsWith("\n\n") || after.startsWith("WARC/1.") || after.trim() === "";
}

function withoutLineEnds(bytes: Bytes, start: number, end: number): number {
	const from = Math.max(start, end - 4);
	const tail = bytes.at(from, end - from).subarray(0, end - from);
	const kept = /^([^]*?)(\r\n\r\n|\n\n|\r\n|\n)?$/.exec(tail.toString("latin1"))?.[1] ?? "";
	return from + kept.length;
}

function recordFrom(bytes: Bytes, place: RecordPlace, head: Buffer, start: number, end: number, length: number): RawRecord {
	return { place, head, block: bytes.at(start, end - start).subarray(0, end - start), length };
}

/**
 * Reads the block of a record again.
 * @param most how many bytes it may have
 * @returns why it cannot be had, as a clause
 */
export function blockAt(bytes: Bytes, { at, inner = 0 }: RecordPlace, most: number): { readonly block: Buffer } | { readonly why: string } {
	const found = isMember(bytes, at)
		? recordInMember(unpackMember(bytes, at, most + LONGEST_HEAD), at, inner)
		: plainRecord(bytes, at, undefined, most);
	if ("why" in found) return found;
	for (const record of found) {
		if ("fault" in record) continue;
		return record.length > most ? { why: `it is larger than ${most / 1_000_000} MB` } : { block: record.block };
	}
	return { why: "it is damaged" };
}

function recordInMember(member: Member, at: number, inner: number): ReturnType<typeof plainRecord> | { readonly why: string } {
	if (member.state === "whole") return plainRecord(bytesOfBuffer(member.bytes), inner, at, Number.POSITIVE_INFINITY);
	return { why: member.state === "large" ? "it is too large when it is unpacked" : "it is damaged" };
}

/** Where the empty line ends that a head has at its end; undefined if there is none. */
export function endOfHead(bytes: Buffer): number | undefined {
	const [dos, unix] = [bytes.indexOf("\r\n\r\n"), bytes.indexOf("\n\n")];
	if (dos < 0 && unix < 0) return undefined;
	return unix < 0 || (dos >= 0 && dos < unix) ? dos + 4 : unix + 2;
}

function lengthIn(head: Buffer): number | undefined {
	const [, digits] = /^content-length:[ \t]*(\d{1,15})[ \t]*\r?$/im.exec(head.toString("latin1")) ?? [];
	return digits === undefined ? undefined : Number(digits);
}

function addressIn(bytes: Buffer): Pick<RecordFault, "address"> {
	const [, address] = /^warc-target-uri:[ \t]*<?([^\s>]{1,500})/im.exec(bytes.subarray(0, LONGEST_HEAD).toString("latin1")) ?? [];
	return address === undefined ? {} : { address };
}
