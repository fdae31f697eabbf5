import type { SaxesTagNS } from "saxes";
import { escapeHtml } from "../../article/body.ts";
import type { XmlBuilder, XmlParser } from "./xml.ts";

/** An element of XML with all that is in it. Plain data. */
export interface Element {
	/** Without prefix. */
	readonly name: string;
	/** The short name of its namespace, as its format has it, or its address if it has none. */
	readonly space: string;
	readonly attributes: Readonly<Record<string, string>>;
	readonly children: readonly (Element | string)[];
	/** Where it begins, 1-based. */
	readonly line: number;
}

/** The children of an element that have a name in a namespace (`dc:creator`), in order. */
export function childrenOf(element: Element | undefined, name: string): Element[] {
	const [space = "", local] = name.split(":");
	return (element?.children ?? []).filter(
		(child) => typeof child !== "string" && child.name === local && child.space === space,
	) as Element[];
}

/** All text in an element, without the white space around it; undefined if there is none. */
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

/** The elements at a path of names, all in one namespace: `head docdata doc-id`. */
export function elementsAt(element: Element | undefined, space: string, path: string): readonly Element[] {
	return path
		.split(" ")
		.reduce<readonly Element[]>((found, name) => found.flatMap((one) => childrenOf(one, `${space}:${name}`)), element ? [element] : []);
}

/** The first text of an element at such a path. */
export function textAt(element: Element | undefined, space: string, path: string): string | undefined {
	return elementsAt(element, space, path)
		.map((one) => textIn(one))
		.find((words) => words !== undefined);
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

type OpenElement = Element & { readonly children: (Element | string)[] };

/** What a format collects of a file. */
export interface Collecting<Part> {
	/** The short name of a namespace, by its address. */
	readonly spaceOf: (address: string) => string;
	/** Whether an element is given, with all that is in it. Within one that is given nothing is asked. */
	readonly isWanted: (tag: SaxesTagNS, depth: number) => boolean;
	/** What is given of an element that has ended. */
	readonly partOf: (element: Element) => Part;
	/** Why a file that begins with an element is none of the format; undefined where it is one. */
	readonly refuses: (root: SaxesTagNS) => string | undefined;
}

/** Collects elements of a file as it is read, each with all that is in it. */
export function collectElements<Part>(
	parser: XmlParser<Part>,
	{ spaceOf, isWanted, partOf, refuses }: Collecting<Part>,
): Pick<XmlBuilder<SaxesTagNS>, "open" | "text" | "close"> {
	const open: OpenElement[] = [];
	/** The depth of the element that is being collected; 0 if there is none. */
	let collecting = 0;
	return {
		open(tag) {
			const why = open.length === 0 ? refuses(tag) : undefined;
			if (why !== undefined) parser.stop("format", why);
			const element = elementOf(tag, spaceOf(tag.uri), open.at(-1)?.attributes["xml:base"], parser.at.line);
			if (collecting > 0) open.at(-1)?.children.push(element);
			open.push(element);
			if (collecting === 0 && isWanted(tag, open.length)) collecting = open.length;
		},
		text(text) {
			if (collecting > 0) open.at(-1)?.children.push(text);
		},
		close() {
			const element = open.pop();
			if (!element || open.length + 1 !== collecting) return;
			collecting = 0;
			parser.give(partOf(element));
		},
	};
}

/** @param base what relative addresses around the element are meant from (XML Base); its own stands in `xml:base`, whole where that is known */
function elementOf(tag: SaxesTagNS, space: string, base: string | undefined, line: number): OpenElement {
	const attributes: Record<string, string> = Object.fromEntries(
		Object.values(tag.attributes).map(({ name, value }) => [name.replace(/^xmlns(:.*)?$/, "xmlns"), value]),
	);
	const own = attributes["xml:base"] ?? base;
	if (own !== undefined) attributes["xml:base"] = base !== undefined && URL.canParse(own, base) ? new URL(own, base).href : own;
	return { name: tag.local, space, attributes, children: [], line };
}
