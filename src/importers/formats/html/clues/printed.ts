import { oneLine, textOfHtml } from "../../../../article/text.ts";

/** Tags that end a line: a break, or the beginning or end of a block. */
const BREAK =
	/<br\b[^<>]*>|<\/?(?:p|div|td|th|tr|table|tbody|h[1-6]|li|ul|ol|center|font|blockquote|article|section|main|header|footer|address|hr|dl|dt|dd|pre|figure|figcaption)\b[^<>]*>/gi;

/** The lines of HTML as readers see them, without empty ones. */
export function printedLines(html: string): string[] {
	return html
		.split(BREAK)
		.map((part) => (part.includes("<") || part.includes("&") ? textOfHtml(part) : oneLine(part)))
		.filter((line) => line !== "");
}

/** The name in a line such as “By Edith Marlowe, our correspondent”, if one of the first lines is like that. */
export function printedByline(lines: readonly string[]): string | undefined {
	const names = lines
		.slice(0, 15)
		.flatMap((line) => /^by:?\s+(\p{Lu}[\p{L}.'’-]*(?:\s+[\p{L}.'’-]+){1,3})\s*(?:$|[,|(–—·•-]|\d)/iu.exec(line)?.[1] ?? []);
	const [name] = names;
	return names.length === 1 && name !== undefined && /\s\p{Lu}/u.test(name) ? name : undefined;
}
