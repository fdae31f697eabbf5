import { oneLine } from "../../../../article/text.ts";
import type { DomElement } from "../dom.ts";

/** Elements that begin and end lines. */
const BLOCKS = new Set(
	"p div td th tr table tbody h1 h2 h3 h4 h5 h6 li ul ol center font blockquote article section main header footer address hr dl dt dd pre figure figcaption br".split(
		" ",
	),
);

/** Elements whose content is never shown. */
const HIDDEN = new Set(["script", "style", "head"]);

/** Elements within a word: their tags part no words. */
const INLINE =
	/^(a|abbr|b|bdi|bdo|big|cite|code|data|del|dfn|em|i|ins|kbd|mark|q|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr)$/;

/**
 * The lines of an element as readers see them, without empty ones.
 * @param skipped parts of it that are left out
 */
export function printedLines(element: DomElement, skipped: ReadonlySet<DomElement>): string[] {
	const lines: string[] = [];
	let line = "";
	walk(element);
	end();
	return lines;

	function walk(at: DomElement): void {
		const isBlock = BLOCKS.has(at.localName);
		const gap = isBlock || INLINE.test(at.localName) ? "" : " ";
		if (isBlock) end();
		line += gap;
		for (const node of at.childNodes) {
			if (node.nodeType === TEXT) line += node.textContent ?? "";
			else if (node.nodeType === ELEMENT && !HIDDEN.has((node as DomElement).localName)) {
				if (skipped.has(node as DomElement)) line += " ";
				else walk(node as DomElement);
			}
		}
		line += gap;
		if (isBlock) end();
	}

	function end(): void {
		const text = oneLine(line);
		if (text !== "") lines.push(text);
		line = "";
	}
}

/** Types of nodes (DOM, section 4.4). */
const [ELEMENT, TEXT] = [1, 3];

/** The name in a line such as “By Edith Marlowe, our correspondent”, if one of the first lines is like that. */
export function printedByline(lines: readonly string[]): string | undefined {
	const names = lines
		.slice(0, 15)
		.flatMap((line) => /^by:?\s+(\p{Lu}[\p{L}.'’-]*(?:\s+[\p{L}.'’-]+){1,3})\s*(?:$|[,|(–—·•-]|\d)/iu.exec(line)?.[1] ?? []);
	const [name] = names;
	return names.length === 1 && name !== undefined && /\s\p{Lu}/u.test(name) ? name : undefined;
}
