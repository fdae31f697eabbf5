import { html } from "../../../../src/importers/formats/html/html.ts";
import { folderOf, readTwice } from "../../passes.ts";

/** A text that is long enough for a story. */
export const TEXT =
	"<p>The harbour wall is to be rebuilt, the council said on Monday.</p><p>It will take two years, and nobody knows who pays.</p>";

/** A page of HTML. */
export function pageOf(head: string, body: string): string {
	return `<!doctype html><html><head>${head}</head><body>${body}</body></html>`;
}

/** Reads a folder of pages as an import does. */
export function readPages(files: Readonly<Record<string, string | Uint8Array>>, map: Readonly<Record<string, string>> = {}) {
	return readTwice(html, [folderOf(files)], { map: new Map(Object.entries(map)) });
}

/** Reads one page. */
export async function readPage(text: string | Uint8Array, name = "a.html", map: Readonly<Record<string, string>> = {}) {
	const given = await readPages({ [name]: text }, map);
	return { ...given, story: given.stories[0], fields: given.stories[0]?.fields };
}
