import { decodeHTML } from "entities";
import type { Format } from "../article.ts";
import { renderBody } from "../body.ts";
import { renderMarkdown } from "./markdown.ts";

/** All ids of a body as its page has them: the places that an address can lead to. The body is rendered. */
export function idsOfPage(body: string, format: Format): string[] {
	return idsInHtml(renderBody(body, format, asWritten));
}

/**
 * The ids that a body may have on its page, without rendering all of it: those of its elements and attribute lists, and those of its
 * headings. One that stands in a code block counts as well.
 */
export function idsIn(body: string, format: Format): string[] {
	if (format === "text") return [];
	const ids = new Set(idsInHtml(body));
	if (format !== "html") {
		for (const [, id = ""] of body.matchAll(/\{[^{}\n]{0,200}?#([\w:.-]{1,200})[^{}\n]{0,200}\}/g)) ids.add(id);
		const headings = headingsIn(body);
		if (headings.length > 0) for (const id of idsInHtml(renderMarkdown(headings.join("\n\n"), asWritten))) ids.add(id);
	}
	return [...ids];
}

/** The lines of Markdown that may be headings, each with its underline and the attributes below it. */
function headingsIn(body: string): string[] {
	const found: string[] = [];
	for (const match of body.matchAll(/^ {0,3}(?:#{1,6}[^\n]*|=+[ \t]*$|-{2,}[ \t]*$)(?:\n {0,3}\{:[^\n]*)?/gm)) {
		const [line] = match;
		if (line.trimStart().startsWith("#")) found.push(line);
		else {
			const above = body.slice(body.lastIndexOf("\n", match.index - 2) + 1, Math.max(0, match.index - 1));
			if (above.trim() !== "") found.push(`${above}\n${line}`);
		}
	}
	return found;
}

function idsInHtml(html: string): string[] {
	const found = html.matchAll(/\s(?:id|name)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))/gi);
	return [...found].map(([, double, single, bare]) => decodeHTML(double ?? single ?? bare ?? "")).filter((id) => id !== "");
}

function asWritten(address: string): string {
	return address;
}
