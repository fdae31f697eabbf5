import type { TreeElement } from "../dom.ts";

/** Two numbers of 32 bits as one that JavaScript holds exactly. */
const HIGH = 2 ** 21;

/** Mixes a text into a number of 53 bits (FNV 1a, in two lanes). It is the same on any machine. */
export function mixed(text: string, into = 0): number {
	let low = (into | 0) ^ 0x811c9dc5;
	let high = Math.floor(into / 2 ** 32) ^ 0x9747b28c;
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		low = Math.imul(low ^ code, 0x01000193);
		high = Math.imul(high ^ code, 0x5bd1e995);
		high ^= high >>> 15;
	}
	return ((high >>> 0) % HIGH) * 2 ** 32 + (low >>> 0);
}

/** Attributes by which old pages tell one part of a layout from another. */
const LOOKS = new Set(["width", "bgcolor", "align", "valign", "size", "face", "color", "colspan"]);

/** Names that say what a story is about, or which one it is, and not where in the layout an element stands. */
const OF_STORY = /^(category|cat|tag|author|post|postid|page-id|section|term|type|format|status|topic)-/i;

/** So many classes of an element count. */
const MOST_CLASSES = 6;

/** What an element is called in a path: its tag, its classes and its id without numbers, and how old pages make it look. */
export function labelOf(element: TreeElement): string {
	let label = element.tagName;
	if (label === "html" || label === "body") return label;
	for (const { name, value } of element.attrs) {
		if (name === "class") label += classesOf(value);
		else if (name === "id") label += `#${withoutNumbers(value)}`;
		else if (LOOKS.has(name)) label += `[${name}=${value.toLowerCase().slice(0, 30)}]`;
	}
	return label === "td" || label.startsWith("td[") ? label + cellNumber(element) : label;
}

function classesOf(value: string): string {
	const names = value.split(/\s+/, 50).filter((name) => name !== "" && !OF_STORY.test(name));
	return [...new Set(names.map(withoutNumbers))]
		.filter((name) => name !== "")
		.slice(0, MOST_CLASSES)
		.map((name) => `.${name}`)
		.join("");
}

/** A name without its numbers, and without parts that programs made up: `col-6` is `col-0`, `e-3f2a1b` is `e`. */
function withoutNumbers(name: string): string {
	const short = name.slice(0, 80);
	if (!/\d/.test(short)) return short.replace(/[-_][a-f]{5,}$/i, "");
	return short
		.split(/(?=[-_])/)
		.filter((part) => !/\d/.test(part) || (/^[-_]?[a-z]*\d{1,3}$/i.test(part) && !/^[-_]?[\da-f]{4,}$/i.test(part)))
		.map((part) => part.replace(/\d+/g, "0"))
		.join("");
}

/** Which cell of its row it is. Tables that make a layout have nothing else to tell their columns. */
function cellNumber(cell: TreeElement): string {
	const siblings = cell.parentNode && "childNodes" in cell.parentNode ? cell.parentNode.childNodes.slice(0, 40) : [];
	const before = siblings.slice(0, Math.max(0, siblings.indexOf(cell)));
	return `:${before.filter(({ nodeName }) => nodeName === "td").length}`;
}
