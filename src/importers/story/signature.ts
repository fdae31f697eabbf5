import type { Element, Nodes, Parents } from "hast";
import { isPhrasing } from "./paragraphs.ts";

/** Elements that mean the same. Markdown has only one of each. */
const SAME: Readonly<Record<string, string>> = { b: "strong", i: "em", strike: "s", del: "s" };

/** Whether an element is a link whose text is its address. A build makes one of a bare address in Markdown, too. */
function isBareLink({ tagName, properties: { href, ...others }, children: [child, ...more] }: Element): boolean {
	if (tagName !== "a" || child?.type !== "text" || more.length > 0 || Object.keys(others).length > 0) return false;
	return [child.value, `http://${child.value}`, `mailto:${child.value}`].includes(String(href));
}

/** Elements in which text means nothing: only their children count. */
const TEXTLESS = new Set(["table", "thead", "tbody", "tr", "ul", "ol", "dl"]);

/**
 * The contents of a tree as one line: elements with their attributes, and words. Two trees with the same signature read the same.
 * White space between blocks does not count.
 */
export function signature(tree: Nodes): string {
	const parts: string[] = [];
	walk(tree, false);
	// Two steps take linear time, however many blanks stand beside each other.
	// oxlint-disable-next-line no-control-regex -- the marks that walk puts in
	const started = parts.join("").replace(/(?<! ) +(?=\u0001)/g, "");
	// oxlint-disable-next-line no-control-regex -- the marks that walk puts in
	return started.replace(/\u0002 +/g, "\u0002").trim();

	/** Blocks and line breaks are written between \u0001 and \u0002, so that white space around them can be told from white space between words. */
	function walk(node: Nodes, literal: boolean): void {
		if (node.type === "text") {
			if (literal) return void parts.push(node.value);
			const words = node.value.replace(/[ \t\n\r\f]+/g, " ");
			// Two adjacent texts are one, and spaces in a row are one space.
			parts.push(words.startsWith(" ") && parts.at(-1)?.endsWith(" ") ? words.slice(1) : words);
			return;
		}
		if (node.type !== "element" && node.type !== "root") return;
		if (node.type === "root") {
			each(node, false);
			return;
		}
		if (isBareLink(node)) {
			each(node, literal);
			return;
		}
		const name = SAME[node.tagName] ?? node.tagName;
		const block = !isPhrasing(node) || name === "br";
		const [open, close] = block ? ["\u0001", "\u0002"] : ["<", ">"];
		const attributes = Object.keys(node.properties)
			.filter((key) => key !== "className" || name === "code")
			.sort()
			.map((key) => ` ${key}=${String(node.properties[key])}`)
			.join("");
		parts.push(`${open}${name}${attributes}${close}`);
		each(node, literal || name === "pre" || name === "code");
		parts.push(`${open}/${name}${close}`);
	}

	function each(node: Parents, literal: boolean): void {
		const isTextless = node.type === "element" && TEXTLESS.has(node.tagName);
		for (const child of node.children) if (!isTextless || child.type === "element") walk(child as Nodes, literal);
	}
}
