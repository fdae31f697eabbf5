import { isUtf8 } from "node:buffer";
import { decode } from "../../article/encoding.ts";
import type { Matcher } from "./matching.ts";
import { formOf, open } from "./readers/open.ts";
import type { Unread } from "./readers/part.ts";
import { type Hit, searchText, searchViews } from "./search.ts";
import { pdfViewsOf, viewsOf } from "./views.ts";

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

/**
 * Searches the bytes of a file and of all that is packed in it.
 * @param name the name of the file
 */
export function lookInto(bytes: Buffer, name: string, matcher: Matcher): Looked {
	const found: Inside[] = [];
	const unread: Unread[] = [];
	look(bytes, name, "", 0);
	return { found, unread };

	function look(part: Buffer, itsName: string, inside: string, depth: number): void {
		const form = formOf(part, itsName);
		const opened = open(part, form);
		const plain = opened.isAll ? { hits: [], embedded: [] } : searchPlain(part, form === "pdf" || inside.includes("stream "), matcher);
		if (plain.hits.length > 0) found.push({ inside, hits: plain.hits });
		for (const { name: of, why } of opened.unread) unread.push({ name: within(inside, of), why });
		if (form === "plain" && looksCompressed(part)) unread.push({ name: inside, why: "its form is not known, and it may be compressed" });
		const parts = [...opened.parts, ...plain.embedded.map((embedded) => ({ name: "data URL", bytes: embedded }))];
		if (depth >= DEEPEST && parts.length > 0) unread.push({ name: inside, why: `it is packed more than ${DEEPEST} times` });
		else
			for (const { name: of, bytes: next } of parts)
				look(next, of === "" ? itsName.replace(/\.(gz|br|svgz)$/i, "") : of, within(inside, of), depth + 1);
	}
}

function within(inside: string, name: string): string {
	return [inside, name].filter((part) => part !== "").join(" › ");
}

interface Plain {
	readonly hits: readonly Hit[];
	readonly embedded: readonly Buffer[];
}

/** Searches bytes as they are: as the text that they are, or as all texts that can stand in them. */
export function searchPlain(bytes: Buffer, isPdf: boolean, matcher: Matcher): Plain {
	const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
	const isBinary = !isUtf16 && (bytes.includes(0) || isPdf);
	if (!isUtf16 && !isBinary) {
		if (isUtf8(bytes)) return searchText(bytes.toString(), matcher);
		// A byte that is not UTF-8 does not make a text one of another encoding.
		const [one, other, byGuess] = [bytes.toString(), bytes.toString("latin1"), decode(bytes, "declares").text].map((text) =>
			searchText(text, matcher),
		);
		return { hits: most(most(one?.hits ?? [], other?.hits ?? []), byGuess?.hits ?? []), embedded: one?.embedded ?? [] };
	}
	if (isUtf16) return searchText(utf16(bytes.subarray(2), bytes[0] === 0xfe), matcher);
	const latin = withoutCounts(bytes.toString("latin1"));
	const texts = [
		bytes.toString(),
		latin,
		...[0, 1].flatMap((from) => [utf16(bytes.subarray(from), false), utf16(bytes.subarray(from), true)]),
	];
	const hits = texts.map((text) => searchViews(viewsOf(text), matcher)).reduce(most);
	return {
		hits: isPdf ? most(hits, searchViews(pdfViewsOf(bytes), matcher)) : hits,
		embedded: searchText(bytes.toString(), matcher).embedded,
	};
}

/** IPTC has before each text its length in two bytes, which may look like letters; so may the mark of UTF-16. */
function withoutCounts(latin: string): string {
	return latin.replace(IPTC, "     ").replace(/\xff\xfe|\xfe\xff/g, "\0\0");
}

/** The mark of a text in IPTC, a record's number, the text's own number, and its length. */
const IPTC = new RegExp(String.raw`\x1c[\x01-\x09][^]{3}`, "g");

function utf16(bytes: Buffer, isBigEndian: boolean): string {
	const even = bytes.subarray(0, bytes.length - (bytes.length % 2));
	return (isBigEndian ? Buffer.from(even).swap16() : even).toString("utf16le");
}

/** Of two readings of the same bytes the one with more counts. */
function most(one: readonly Hit[], other: readonly Hit[]): Hit[] {
	const better = new Map(one.map((hit) => [hit.of, hit]));
	for (const hit of other) if (hit.count > (better.get(hit.of)?.count ?? 0)) better.set(hit.of, hit);
	return [...better.values()];
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
