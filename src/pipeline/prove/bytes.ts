import type { Matcher } from "./matching.ts";
import { PIECE, searchPieces } from "./pieces.ts";
import { type Plain, searchPlain } from "./plain.ts";
import { formOf, open } from "./readers/open.ts";
import type { Unread } from "./readers/part.ts";
import type { Hit } from "./search.ts";

/** Where in a file something was found. */
export interface Inside {
	/** The names of what is packed in the file, the outermost first; empty for the file itself. */
	readonly inside: string;
	readonly hits: readonly Hit[];
}

/** What a file, or a part of it, holds. */
export interface Looked {
	readonly found: readonly Inside[];
	readonly unread: readonly Unread[];
}

/** Things are looked for in what is packed in what is packed, so deep. */
const DEEPEST = 5;

/** So much of one file is unpacked in all, in bytes: a small file can hold more than any machine has memory and time for. */
const MOST_IN_ALL = 4 * 1024 * 1024 * 1024;

/**
 * Searches the bytes of a file and of all that is packed in it.
 * @param name the name of the file
 */
export function lookInto(bytes: Buffer, name: string, matcher: Matcher): Looked {
	const found: Inside[] = [];
	const unread: Unread[] = [];
	let left = MOST_IN_ALL;
	look(bytes, name, "", 0);
	return { found, unread };

	function look(part: Buffer, itsName: string, inside: string, depth: number): void {
		left -= part.length;
		const form = formOf(part, itsName);
		const opened = open(part, form);
		const plain = opened.isAll ? NOTHING : searchAll(part, form === "pdf" || inside.includes("stream "), matcher);
		if (plain.hits.length > 0) found.push({ inside, hits: plain.hits });
		if (form === "plain" && looksCompressed(part)) unread.push({ name: inside, why: "its form is not known, and it may be compressed" });
		const lookAt = ({ name: of, bytes: next }: { readonly name: string; readonly bytes: Buffer }) => {
			const isTooMuch = depth >= DEEPEST || next.length > left;
			if (isTooMuch) unread.push({ name: within(inside, of), why: "too much is packed in it" });
			else look(next, of === "" ? itsName.replace(/\.(gz|br)$/i, "") : of, within(inside, of), depth + 1);
			return !isTooMuch;
		};
		for (const next of opened.parts) if (!lookAt(next)) break;
		for (const embedded of plain.embedded) lookAt({ name: "data URL", bytes: embedded });
		// They are known when all parts were unpacked.
		for (const { name: of, why } of opened.unread) unread.push({ name: within(inside, of), why });
	}
}

const NOTHING: Plain = { hits: [], embedded: [] };

/** More bytes than these are searched in pieces, so that they need little memory; data URLs in them are not unpacked. */
const AT_ONCE = 2 * PIECE;

function searchAll(bytes: Buffer, isPdf: boolean, matcher: Matcher): Plain {
	if (bytes.length <= AT_ONCE) return searchPlain(bytes, isPdf, matcher);
	const pieces = searchPieces(matcher);
	for (let at = 0; at < bytes.length; at += PIECE) pieces.add(bytes.subarray(at, at + PIECE));
	return { hits: pieces.hits, embedded: [] };
}

function within(inside: string, name: string): string {
	return [inside, name].filter((part) => part !== "").join(" › ");
}

const SAMPLE = 65_536;
/** Bits a byte: texts, tables and programs have less, what is compressed or encrypted has nearly eight. */
const COMPRESSED = 7.8;

function looksCompressed(bytes: Buffer): boolean {
	if (bytes.length < 4_096 || !bytes.includes(0)) return false;
	const sample = bytes.subarray(0, SAMPLE);
	const counts = new Uint32Array(256);
	for (const byte of sample) counts[byte] = (counts[byte] ?? 0) + 1;
	let entropy = 0;
	for (const count of counts) if (count > 0) entropy -= (count / sample.length) * Math.log2(count / sample.length);
	return entropy > COMPRESSED;
}
