import { readdirSync } from "node:fs";
import path from "node:path";
import type { Source } from "../../importer.ts";
import { headText } from "../../reading/decode.ts";

/** File names of pages: with an extension of HTML or of a program that makes HTML, or without any. A query may follow: wget writes `?`, on Windows `@`. */
export const PAGE_NAMES = /(^|\/)([^/.?@]+|[^/]*\.(x?html?|shtml?|phtml|php\d?|aspx?|jspx?|cfm|cgi|pl|do))([?@][^/]*)?$/i;

const HTML_NAME = /\.(x?html?|shtml)$/i;

/** If so many names in a folder hold no page, it is not a folder of pages. */
const LOOKED_AT = 5_000;

/** Whether a source is a page, or a folder of pages. */
export function recognises({ path: full, kind, name, head }: Source): boolean {
	if (kind === "folder") return holdsPages(full);
	return isHtml(headText(head)) && (HTML_NAME.test(name) || /<(!doctype\s+html|html)\b/i.test(headText(head).slice(0, 2_000)));
}

/** Whether a text is HTML: not a feed, other XML, JSON or anything else. */
export function isHtml(text: string): boolean {
	const start = withoutProlog(text.slice(0, 4_000));
	if (/^<(rss|feed|rdf:RDF|urlset|sitemapindex|opml|nitf|newsML|newsItem)\b/i.test(start)) return false;
	if (/^[{[]/.test(start)) return false;
	return /<(!doctype\s+html|html|head|body|title|meta|h[1-6]|p|div|table|font|center|article|a|br|script|frameset)\b/i.test(
		text.slice(0, 65_536),
	);
}

/** A text from its first element on: without white space, the declaration of XML, and comments. */
function withoutProlog(text: string): string {
	let rest = text
		.trimStart()
		.replace(/^<\?xml[^>]*>/i, "")
		.trimStart();
	while (rest.startsWith("<!--")) {
		const end = rest.indexOf("-->", 4);
		if (end < 0) break;
		rest = rest.slice(end + 3).trimStart();
	}
	return rest;
}

/** Looks at names only, breadth first. A folder of plain text may hold a page that explains it. */
function holdsPages(folder: string): boolean {
	const folders = [folder];
	let [met, pages, texts] = [0, 0, 0];
	for (let next = folders.shift(); next !== undefined && met <= LOOKED_AT; next = folders.shift()) {
		for (const entry of readdirSync(next, { withFileTypes: true })) {
			if (entry.name.startsWith(".")) continue;
			met++;
			if (entry.isDirectory()) folders.push(path.join(next, entry.name));
			else if (HTML_NAME.test(entry.name) || /\.html?\?/i.test(entry.name)) pages++;
			else if (/\.txt$/i.test(entry.name)) texts++;
		}
	}
	return pages > 0 && pages >= texts;
}
