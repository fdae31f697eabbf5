import { escapeHtml } from "../../../article/body.ts";

/** An element of a feed with all that is in it. Plain data. */
export interface Element {
	/** Without prefix. */
	readonly name: string;
	/** The short name of its namespace (read.ts), or its address if it has none. */
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
