import { SaxesParser, type SaxesTagNS } from "saxes";
import { escapeHtml } from "../../../article/body.ts";
import { decoderOf, encodingOfMark, sniffEncoding } from "../../reading/decode.ts";
import { chunksOf, type FoundFile } from "../../reading/files.ts";

/** An element of a feed with all that is in it. Plain data. */
export interface Element {
	/** Without prefix. */
	readonly name: string;
	/** A short name of its namespace, see `SPACES`; the address itself where that is not known. */
	readonly space: string;
	readonly attributes: Readonly<Record<string, string>>;
	readonly children: readonly (Element | string)[];
	/** Where it begins, 1-based. */
	readonly line: number;
}

/** What stands in a feed, in order: an entry; an element beside the entries; how far reading is; at last perhaps a fault. */
export type FeedPart =
	| { readonly part: "entry"; readonly element: Element }
	| { readonly part: "about"; readonly element: Element }
	| { readonly part: "bytes"; readonly bytes: number }
	| { readonly part: "refused"; readonly message: string; readonly line: number; readonly column: number }
	| { readonly part: "fault"; readonly message: string; readonly line: number; readonly column: number };

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

/** Deeper than this is no text that anyone wrote. */
const DEEPEST = 300;

/** Thrown through the parser to leave it at once. */
const STOP = new Error("stop");

type Open = { -readonly [K in keyof Element]: Element[K] } & { children: (Element | string)[] };

/** Reads a feed as a stream, one entry at a time. Behind a fault nothing more is given; a document type is refused, since it could define entities. */
export async function* readFeed(file: FoundFile): AsyncGenerator<FeedPart, void, void> {
	const xml = new SaxesParser({ xmlns: true, position: true });
	let parts: FeedPart[] = [];
	let stopped = false;
	const stack: Open[] = [];
	/** The depth of the element that is being collected; 0 for none. */
	let collecting = 0;

	const stop = (part: "refused" | "fault", message: string): never => {
		stopped = true;
		parts.push({ part, message, line: xml.line, column: xml.column });
		throw STOP;
	};
	xml.on("error", ({ message }) => stop("fault", message.replace(/^.*?\d+:\d+: /, "").replace(/\.$/, "")));
	xml.on("doctype", () => stop("refused", "it declares a document type, with which it could define entities"));
	xml.on("text", text);
	xml.on("cdata", text);
	xml.on("opentag", open);
	xml.on("closetag", close);

	const decode = decoderOf(await encodingOf(file));
	if (!decode) {
		yield { part: "refused", message: "its encoding is not known", line: 1, column: 1 };
		return;
	}
	let bytes = 0;
	for await (const chunk of chunksOf(file)) {
		bytes += chunk.length;
		feed(() => xml.write(decode(chunk)));
		yield* take();
		if (stopped) return;
		yield { part: "bytes", bytes };
	}
	feed(() => xml.write(decode()).close());
	yield* take();

	/** The parser takes ever longer for what lies deeper: it must not go on to the end of the chunk. */
	function feed(parse: () => void): void {
		try {
			parse();
		} catch (error) {
			if (error !== STOP) throw error;
		}
	}

	function take(): FeedPart[] {
		const taken = parts;
		parts = [];
		return taken;
	}

	function open(tag: SaxesTagNS): void {
		const parent = stack.at(-1);
		if (stack.length >= DEEPEST) stop("fault", "elements are nested too deeply");
		const attributes = Object.fromEntries(
			Object.values(tag.attributes).map(({ name, value }) => [name.replace(/^xmlns(:.*)?$/, "xmlns"), value]),
		);
		const element: Open = { name: tag.local, space: spaceOf(tag.uri), attributes, children: [], line: xml.line };
		if (collecting > 0) parent?.children.push(element);
		stack.push(element);
		if (stack.length === 1 && !/^(rss|feed|RDF)$/.test(tag.local)) stop("refused", `it is no feed: it begins with <${tag.name}>`);
		const isHolder = stack.length === 2 && tag.local === "channel";
		if (collecting === 0 && stack.length > 1 && !isHolder) collecting = stack.length;
	}

	function text(value: string): void {
		if (collecting > 0) stack.at(-1)?.children.push(value);
	}

	function close(): void {
		const element = stack.pop();
		if (!element || stack.length + 1 !== collecting) return;
		collecting = 0;
		parts.push(isEntry(element) ? { part: "entry", element } : { part: "about", element });
	}
}

function isEntry({ name, space }: Element): boolean {
	return (name === "item" && space === "rss") || (name === "entry" && space === "atom");
}

/** The encoding by the mark, the XML declaration (XML 1.0, section 4.3.3), else by the bytes. */
async function encodingOf(file: FoundFile): Promise<string> {
	for await (const chunk of chunksOf(file)) {
		const declared = /^<\?xml[^>]*?\bencoding\s*=\s*["']([^"']+)["']/i.exec(chunk.subarray(0, 200).toString("latin1"))?.[1];
		const marked = encodingOfMark(chunk);
		if (marked !== undefined) return marked;
		if (declared !== undefined) return declared;
		break;
	}
	return sniffEncoding(chunksOf(file));
}

function spaceOf(address: string): string {
	return Object.hasOwn(SPACES, address) ? (SPACES[address] ?? address) : address;
}

/** The children of an element that have a name in a namespace (`dc:creator`), in order. */
export function childrenOf(element: Element | undefined, name: string): Element[] {
	const [space = "", local] = name.split(":");
	return (element?.children ?? []).filter(
		(child) => typeof child !== "string" && child.name === local && child.space === space,
	) as Element[];
}

/** All text in an element, without the white space around it; undefined where there is none. */
export function textIn(element: Element | undefined): string | undefined {
	const text = element ? wholeText(element).trim() : "";
	return text === "" ? undefined : text;
}

function wholeText(element: Element): string {
	return element.children.map((child) => (typeof child === "string" ? child : wholeText(child))).join("");
}

/** The text of the first child of a name that has any. */
export function textOf(element: Element | undefined, ...names: readonly string[]): string | undefined {
	for (const name of names) {
		for (const child of childrenOf(element, name)) {
			const text = textIn(child);
			if (text !== undefined) return text;
		}
	}
	return undefined;
}

const VOID = new Set("area base br col embed hr img input link meta source track wbr".split(" "));

/** What is in an element as HTML. */
export function innerHtml(element: Element): string {
	return element.children
		.map((child) => {
			if (typeof child === "string") return escapeHtml(child);
			const attributes = Object.entries(child.attributes)
				.filter(([name]) => /^[a-z][\w-]*$/i.test(name) && name !== "xmlns")
				.map(([name, value]) => ` ${name}="${escapeHtml(value)}"`)
				.join("");
			const open = `<${child.name}${attributes}>`;
			return VOID.has(child.name) ? open : `${open}${innerHtml(child)}</${child.name}>`;
		})
		.join("");
}
