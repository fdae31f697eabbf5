import type { SaxesTagNS } from "saxes";
import { makeCleaner } from "../../reading/controls.ts";
import type { SourceFile } from "../../reading/files.ts";
import { makeXmlMender, type XmlFaults } from "../../reading/mend.ts";
import { readXml, type XmlBuilder, type XmlBytes, type XmlParser, type XmlStop } from "../../reading/xml.ts";
import type { Element } from "./elements.ts";

/** An entry of a feed, or an element beside the entries that tells of the feed. */
export interface FeedElement {
	readonly part: "entry" | "about";
	readonly element: Element;
}

/** What was not right in a feed that was read all the same. */
export interface FeedFaults extends XmlFaults {
	readonly part: "faults";
	/** How many control characters were dropped. */
	readonly controls: number;
	/** Whether it holds bytes that are none of its encoding. */
	readonly hasDamage: boolean;
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
export async function* readFeed(file: SourceFile): AsyncGenerator<FeedElement | FeedFaults | XmlBytes | XmlStop, void, void> {
	const mender = makeXmlMender((name) => /^([\w-]+:)?(item|entry)$/.test(name));
	const cleaner = makeCleaner(() => 1);
	yield* readXml(file, { xmlns: true, position: true }, (parser: XmlParser<FeedElement>) => ({
		...makeBuilder(parser),
		dropsDoctype: true,
		write: (text: string, isLast: boolean) => parser.parse(mender.mend(cleaner.clean(text), isLast)),
		forgives: (message: string) => !/^unclosed|^unexpected end|^document must contain/.test(message),
	}));
	yield { part: "faults", ...mender.faults(), controls: cleaner.controls().count, hasDamage: cleaner.replacedLine() > 0 };
}

type OpenElement = Element & { readonly children: (Element | string)[] };

/** Collects the elements below the root, or below `<channel>`, each with all that is in it. */
function makeBuilder(parser: XmlParser<FeedElement>): Pick<XmlBuilder<SaxesTagNS>, "open" | "text" | "close"> {
	const open: OpenElement[] = [];
	/** The depth of the element that is being collected; 0 if there is none. */
	let collecting = 0;
	return {
		open(tag) {
			if (open.length === 0 && !/^(rss|feed|RDF)$/.test(tag.local)) parser.stop("format", `it is no feed: it begins with <${tag.name}>`);
			const element = elementOf(tag, open.at(-1)?.attributes["xml:base"], parser.at.line);
			if (collecting > 0) open.at(-1)?.children.push(element);
			open.push(element);
			const isHolder = open.length === 2 && tag.local === "channel";
			if (collecting === 0 && open.length > 1 && !isHolder) collecting = open.length;
		},
		text(text) {
			if (collecting > 0) open.at(-1)?.children.push(text);
		},
		close() {
			const element = open.pop();
			if (!element || open.length + 1 !== collecting) return;
			collecting = 0;
			parser.give({ part: isEntry(element) ? "entry" : "about", element });
		},
	};
}

/** @param base what relative addresses around the element are meant from (XML Base); its own stands in `xml:base`, whole where that is known */
function elementOf(tag: SaxesTagNS, base: string | undefined, line: number): OpenElement {
	const attributes: Record<string, string> = Object.fromEntries(
		Object.values(tag.attributes).map(({ name, value }) => [name.replace(/^xmlns(:.*)?$/, "xmlns"), value]),
	);
	const own = attributes["xml:base"] ?? base;
	if (own !== undefined) attributes["xml:base"] = base !== undefined && URL.canParse(own, base) ? new URL(own, base).href : own;
	return { name: tag.local, space: spaceOf(tag.uri), attributes, children: [], line };
}

function isEntry({ name, space }: Element): boolean {
	return (name === "item" && space === "rss") || (name === "entry" && space === "atom");
}
