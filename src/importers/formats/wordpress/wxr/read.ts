import { createReadStream } from "node:fs";
import { SaxesParser, type SaxesTagPlain } from "saxes";
import type { ImportProblem, Source } from "../../../importer.ts";
import { withoutLatinControls } from "../../../reading/decode.ts";
import { makeUnnester } from "./cdata.ts";
import { bytesUndecoded, controlsDropped, encodingOf, sectionsNested } from "./problems.ts";
import { makeFeed } from "./split.ts";

/** An element of the export that has parts: an author, a term, an item. Plain data. */
export interface Entry {
	readonly element: string;
	/** Where it begins, 1-based. */
	readonly line: number;
	readonly column: number;
	/** The text of its children by their names; that of the last one where there are several. */
	readonly texts: ReadonlyMap<string, string>;
	readonly categories: readonly Category[];
	/** What plugins and WordPress note of it, by key; several values are joined by line ends. */
	readonly meta: ReadonlyMap<string, string>;
	/** How many there are; nothing else is read of them. */
	readonly comments: number;
}

/** A term that an item is filed under. */
export interface Category {
	readonly domain?: string;
	readonly nicename?: string;
	readonly name: string;
}

/** What stands in an export, in order. */
export type Part =
	| { readonly part: "entry"; readonly entry: Entry }
	| { readonly part: "channel"; readonly name: string; readonly text: string }
	| { readonly part: "problem"; readonly problem: ImportProblem }
	| { readonly part: "bytes"; readonly bytes: number };

/** Elements below the channel that have parts. */
const ENTRIES = new Set(["item", "wp:author", "wp:category", "wp:tag", "wp:term"]);

/** Faults that leave no doubt of what was meant; whatever stands between is kept as it is. */
const HARMLESS =
	/^(disallowed character\.|the string "\]\]>" is|undefined entity|malformed character entity|disallowed character in entity|empty entity name|duplicate attribute|an? XML declaration must|the XML declaration must|XML declaration|version number|encoding value|text data outside of root)/i;

// oxlint-disable-next-line no-control-regex -- these are what is looked for
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const CHUNK = 1 << 18;

/** Reads an export as a stream. Behind a fault that leaves doubt nothing more is given; nothing that the export declares is obeyed. */
export async function* readExport(source: Source): AsyncGenerator<Part, void, void> {
	const told = { controls: 0, firstLine: 0, replaced: 0, nested: 0 };
	const sections = makeUnnester();
	const decoder = new TextDecoder(encodingOf(source.head));
	const parser = makeParser(source.name);
	let bytes = 0;
	for await (const chunk of createReadStream(source.path, { highWaterMark: CHUNK })) {
		bytes += (chunk as Buffer).length;
		parser.write(sections.mend(clean(decoder.decode(chunk as Buffer, { stream: true }))));
		if (told.nested === 0 && sections.mended()) told.nested = parser.line();
		yield* parser.take();
		if (parser.stopped()) break;
		yield { part: "bytes", bytes };
	}
	if (!parser.stopped()) parser.end(sections.mend(clean(decoder.decode()), true));
	yield* parser.take();
	if (sections.mended()) yield { part: "problem", problem: sectionsNested(source.name, told.nested) };
	if (told.controls > 0) yield { part: "problem", problem: controlsDropped(source.name, told.firstLine, told.controls) };
	if (told.replaced > 0) yield { part: "problem", problem: bytesUndecoded(source.name, told.replaced) };
	yield { part: "bytes", bytes: source.size };

	function clean(text: string): string {
		if (told.replaced === 0 && text.includes("\ufffd")) told.replaced = parser.line();
		const whole = withoutLatinControls(text).replace(CONTROLS, "");
		if (told.controls === 0 && whole.length < text.length) {
			CONTROLS.lastIndex = 0;
			told.firstLine = parser.line() + (text.slice(0, text.search(CONTROLS)).match(/\n/g)?.length ?? 0);
		}
		told.controls += text.length - whole.length;
		return whole;
	}
}

/** Feeds text to a parser and collects what stands in it. */
function makeParser(file: string) {
	const xml = new SaxesParser({ xmlns: false, position: true });
	let parts: Part[] = [];
	let stopped = false;
	const path: string[] = [];
	let entry: { -readonly [K in keyof Entry]: Entry[K] } & { texts: Map<string, string>; categories: Category[]; meta: Map<string, string> };
	/** The element whose text is being read, and how deep it lies. */
	let leaf: { readonly depth: number; readonly tag: SaxesTagPlain; text: string; cdata: boolean } | undefined;
	let meta = { key: "", value: "" };
	/** The depth of an element that is passed over. */
	let deaf = 0;
	let isPlain = true;
	const tellHarmless = new Set<string>();

	xml.on("error", (error) => fault(error.message.replace(/^.*?\d+:\d+: /, "")));
	xml.on("doctype", () =>
		stop("source-refused", "The file declares a document type, with which it could define entities; nothing of it was read."),
	);
	xml.on("text", (text) => leaf && add(text, false));
	xml.on("cdata", (text) => leaf && add(text, true));
	xml.on("opentag", open);
	xml.on("closetag", close);
	// XML 1.1 has line ends of its own.
	xml.on("xmldecl", ({ version }) => (isPlain = version !== "1.1"));
	const isBetween = () => path.length === 2 && !stopped && isPlain;
	const feed = makeFeed(xml, isBetween, (entry) => parts.push({ part: "entry", entry }));

	return {
		write: (text: string) => void (stopped || feed.write(text)),
		end(text: string) {
			if (!stopped) feed.write(text, true);
			if (!stopped) xml.close();
		},
		take() {
			const taken = parts;
			parts = [];
			return taken;
		},
		stopped: () => stopped,
		line: feed.line,
	};

	function open(tag: SaxesTagPlain): void {
		feed.met();
		path.push(tag.name);
		const depth = path.length;
		if (stopped || deaf > 0) return;
		if (leaf) {
			add(
				`<${tag.name}${Object.entries(tag.attributes)
					.map(([name, value]) => ` ${name}="${value.replaceAll('"', "&quot;")}"`)
					.join("")}>`,
				false,
			);
			return;
		}
		if (depth === 1 && tag.name !== "rss")
			stop("source-refused", `The file is no WordPress export: it begins with <${tag.name}>, not with <rss>.`);
		if (depth === 3 && ENTRIES.has(tag.name)) {
			entry = {
				element: tag.name,
				line: xml.line,
				column: Math.max(1, xml.column - tag.name.length - 1),
				texts: new Map(),
				categories: [],
				meta: new Map(),
				comments: 0,
			};
		} else if (depth === 3) listen(tag, depth);
		else if (depth === 4 && ENTRIES.has(path[2] ?? "")) {
			if (tag.name === "wp:comment") {
				entry.comments++;
				deaf = depth;
			} else if (tag.name === "wp:postmeta") meta = { key: "", value: "" };
			else if (tag.name === "wp:termmeta") deaf = depth;
			else listen(tag, depth);
		} else if (depth === 5 && path[3] === "wp:postmeta") listen(tag, depth);
	}

	function listen(tag: SaxesTagPlain, depth: number): void {
		leaf = { depth, tag, text: "", cdata: false };
	}

	/** Blanks around CDATA sections are those of the export, not of the story. */
	function add(text: string, cdata: boolean): void {
		if (!leaf) return;
		if (cdata && !leaf.cdata) leaf.text = leaf.text.trim();
		leaf.cdata ||= cdata;
		if (cdata || !leaf.cdata || text.trim() !== "") leaf.text += text;
	}

	function close(tag: SaxesTagPlain): void {
		feed.met();
		const depth = path.length;
		path.pop();
		if (stopped) return;
		if (deaf > 0) {
			if (depth === deaf) deaf = 0;
			return;
		}
		if (leaf && depth > leaf.depth) {
			if (!tag.isSelfClosing) add(`</${tag.name}>`, false);
			return;
		}
		if (leaf) {
			const text = leaf.cdata ? leaf.text : leaf.text.trim();
			const { name, attributes } = leaf.tag;
			leaf = undefined;
			if (depth === 3) parts.push({ part: "channel", name, text });
			else if (depth === 5) meta = name === "wp:meta_key" ? { ...meta, key: text } : { ...meta, value: text };
			else if (name === "category" && path[2] === "item")
				entry.categories.push({ domain: attributes.domain, nicename: attributes.nicename, name: text });
			else entry.texts.set(name, text);
		} else if (depth === 4 && tag.name === "wp:postmeta") {
			const before = entry.meta.get(meta.key);
			entry.meta.set(meta.key, before === undefined ? meta.value : `${before}\n${meta.value}`);
		} else if (depth === 3 && ENTRIES.has(tag.name)) parts.push({ part: "entry", entry });
	}

	function fault(message: string): void {
		if (stopped) return;
		if (!HARMLESS.test(message)) {
			stop("source-syntax", `This is no XML: ${message.replace(/\.$/, "")}. What stands before was read, nothing behind.`);
			return;
		}
		if (tellHarmless.has(message)) return;
		tellHarmless.add(message);
		const severity = "warning";
		const problem = { file, line: xml.line, column: xml.column, rule: "source-syntax", severity } as const;
		parts.push({
			part: "problem",
			problem: {
				...problem,
				message: `This is not quite XML: ${message.replace(/\.$/, "")}. It was read as it stands; the fault is told once.`,
				remedy: "Look at the story that begins before this line.",
			},
		});
	}

	function stop(rule: "source-syntax" | "source-refused", message: string): void {
		if (stopped) return;
		stopped = true;
		const remedy =
			rule === "source-syntax"
				? "Export the site again, or mend the file there, and import again: nothing is brought over twice."
				: "Give it an export as WordPress makes it (Tools, Export).";
		parts.push({ part: "problem", problem: { file, line: xml.line, column: xml.column, rule, severity: "error", message, remedy } });
	}
}
