import { isUtf8 } from "node:buffer";
import { decode } from "../../article/encoding.ts";
import type { Matcher } from "./matching.ts";
import { type Hit, searchText, searchViews } from "./search.ts";
import { pdfViewsOf, viewsOf } from "./views.ts";

/** What bytes hold that are not unpacked. */
export interface Plain {
	readonly hits: readonly Hit[];
	/** What data URLs in them hold. */
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
