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
	const start = text.slice(0, 4_000);
	if (/^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*<(rss|feed|rdf:RDF|urlset|sitemapindex|opml|nitf|newsML|newsItem)\b/i.test(start))
		return false;
	if (/^\s*[{[]/.test(start)) return false;
	return /<(!doctype\s+html|html|head|body|title|meta|h[1-6]|p|div|table|font|center|article|a|br|script|frameset)\b/i.test(
		text.slice(0, 65_536),
	);
}

/** Whether a folder holds pages, by the names in it. It must not hold more plain texts, since a folder of those may hold a page that explains it. */
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
