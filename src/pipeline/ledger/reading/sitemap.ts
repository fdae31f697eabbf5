import { SaxesParser } from "saxes";
import type { TextReader } from "./lines.ts";

/** What a sitemap turned out to hold. */
export interface SitemapEnd {
	/** The local name of its root, such as `urlset`; empty where there is none. */
	readonly root: string;
	/** The sitemaps that an index names, the first few of them. */
	readonly sitemaps: readonly string[];
	/** How many faults of XML it has. */
	readonly faults: number;
	/** Why reading stopped before the end. */
	readonly stopped?: string;
}

/** Elements within each other, characters of one text or tag, sitemaps that are named, faults. */
const MOST = { depth: 100, characters: 1 << 20, sitemaps: 20, faults: 1_000 } as const;

/** An ampersand that begins no reference of XML, as in `?a=1&b=2`: the parser would take all that follows for the name of one. */
const BARE = /&(?!(?:#\d{1,7}|#x[\da-fA-F]{1,6}|amp|lt|gt|quot|apos);)/g;

/** What may be the beginning of a reference, at the end of a piece of text. */
const BEGUN = /&[#\w]*$/;
const LONGEST_REFERENCE = 12;

/** Is thrown through the parser to leave it at once. */
const STOP = new Error("stop");

/**
 * Makes what reads a sitemap (sitemaps.org, protocol 0.9). After a fault of syntax it goes on, and an ampersand
 * that is not escaped, which many have, is none.
 * @param take gets each address
 */
export function makeSitemapReader(take: (address: string) => void): TextReader & { found(): SitemapEnd } {
	const xml = new SaxesParser();
	const names: string[] = [];
	const sitemaps: string[] = [];
	let [root, text, held, faults] = ["", "", 0, 0];
	let stopped: string | undefined;

	const stop = (why: string): never => {
		stopped = why;
		throw STOP;
	};
	xml.on("doctype", () => stop("it declares a document type: it is a page of HTML, or XML that could define entities"));
	xml.on("error", () => {
		if (++faults > MOST.faults) stop(`it has more than ${MOST.faults} faults of XML`);
	});
	xml.on("opentag", ({ name }) => {
		[text, held] = ["", 0];
		if (names.push(name.replace(/^.*:/, "")) > MOST.depth) stop("its elements are nested too deeply");
		root ||= names[0] ?? "";
		if (root !== "urlset" && root !== "sitemapindex") stop(`its root is ${shown(root)}, that of a sitemap is urlset`);
	});
	const addText = (piece: string) => {
		if (names.length === 3) text += piece;
	};
	xml.on("text", addText);
	xml.on("cdata", (piece) => addText(piece.replaceAll("&amp;", "&")));
	xml.on("closetag", () => {
		held = 0;
		const place = names.join(" ");
		names.pop();
		if (place === "urlset url loc") take(text.trim());
		if (place === "sitemapindex sitemap loc" && sitemaps.length < MOST.sitemaps) sitemaps.push(shown(text.trim()));
	});

	function run(parse: () => void): void {
		if (stopped !== undefined) return;
		try {
			parse();
		} catch (error) {
			if (error !== STOP) throw error;
		}
	}

	const mend = makeMender((piece) => {
		// The parser keeps a text or a tag whole, however long it is.
		held += piece.length;
		xml.write(piece);
		if (held > MOST.characters) stop("a text in it is longer than a million characters");
	});
	return {
		write: (piece) => run(() => mend.write(piece)),
		end: () =>
			run(() => {
				mend.end();
				xml.close();
			}),
		found: () => ({ root, sitemaps, faults, stopped }),
	};
}

/** Escapes ampersands that begin no reference of XML. */
function makeMender(take: (text: string) => void): TextReader {
	let rest = "";
	return {
		write(piece) {
			const all = rest + piece;
			rest = BEGUN.exec(all.slice(-LONGEST_REFERENCE))?.[0] ?? "";
			take(all.slice(0, all.length - rest.length).replace(BARE, "&amp;"));
		},
		end: () => take(rest.replace(BARE, "&amp;")),
	};
}

/** What a file says, as a message may show it. */
function shown(text: string): string {
	return text.replace(/[\p{Cc}\p{Cf}\s]+/gu, " ").slice(0, 200);
}
