import type { Collecting, Element } from "../../reading/elements.ts";
import type { SourceFile } from "../../reading/files.ts";
import { readElements } from "../../reading/mendedxml.ts";

/** An entry of a feed, or an element beside the entries that tells of the feed. */
export interface FeedElement {
	readonly part: "entry" | "about";
	readonly element: Element;
}

/** Namespaces by the prefix that they usually have; RSS 0.9x and 2.0 have none. */
const SPACES: Readonly<Record<string, string>> = {
	"": "rss",
	"http://purl.org/rss/1.0/": "rss",
	"http://my.netscape.com/rdf/simple/0.9/": "rss",
	"http://backend.userland.com/rss2": "rss",
	"http://www.w3.org/2005/Atom": "atom",
	"http://purl.org/atom/ns#": "atom",
	"http://purl.org/rss/1.0/modules/content/": "content",
	"http://purl.org/dc/elements/1.1/": "dc",
	"http://purl.org/dc/terms/": "dcterms",
	"http://search.yahoo.com/mrss/": "media",
	"http://search.yahoo.com/mrss": "media",
	"http://www.w3.org/1999/xhtml": "xhtml",
	"http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
	"http://www.w3.org/2007/app": "app",
	"http://purl.org/atom/app#": "app",
	"http://purl.org/syndication/thread/1.0": "thr",
	"http://schemas.google.com/blogger/2008": "blogger",
	"http://schemas.google.com/blogger/2018": "blogger",
	"http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
	"http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
	"http://purl.org/rss/1.0/modules/slash/": "slash",
	"http://wellformedweb.org/CommentAPI/": "wfw",
	"http://www.w3.org/XML/1998/namespace": "xml",
};

function spaceOf(address: string): string {
	return Object.hasOwn(SPACES, address) ? (SPACES[address] ?? address) : address;
}

/** Reads a feed as a stream, one entry at a time. At the end it tells what was mended. */
export function readFeed(file: SourceFile) {
	return readElements(file, (name) => /^([\w-]+:)?(item|entry)$/.test(name), LISTING);
}

const LISTING: Collecting<FeedElement> = {
	spaceOf,
	// The elements below the root, or below `<channel>`.
	isWanted: ({ local }, depth) => depth > 1 && !(depth === 2 && local === "channel"),
	partOf: (element) => ({ part: isEntry(element) ? "entry" : "about", element }),
	refuses: ({ local, name }) => (/^(rss|feed|RDF)$/.test(local) ? undefined : `it is no feed: it begins with <${name}>`),
};

function isEntry({ name, space }: Element): boolean {
	return (name === "item" && space === "rss") || (name === "entry" && space === "atom");
}
