import { escapeHtml, oneLine } from "../../../../article/text.ts";

/** A picture or another file of the site, as its own record tells of it. */
export interface Attachment {
	readonly url: string;
	readonly alt?: string;
	/** HTML. */
	readonly caption?: string;
	readonly title?: string;
	/** Plain text. */
	readonly credit?: string;
}

/** Where shortcodes find files. */
export interface Attachments {
	byId(id: string): Attachment | undefined;
	/** Those that were uploaded with the story, in the order of the export. */
	readonly own: readonly (Attachment & { readonly id: string })[];
}

/** Files that shortcodes show, and what is told where they are not in the export. */
export interface FileList {
	readonly files: readonly Attachment[];
	/** The ids of those that are missing; or a sentence's end that says which are. */
	readonly missing: readonly string[];
}

/** The files of a list of ids. */
export function filesById(ids: readonly string[], { byId }: Attachments): FileList {
	return { files: ids.flatMap((id) => byId(id) ?? []), missing: ids.filter((id) => byId(id) === undefined) };
}

/** Ids as they stand in shortcodes: with commas, with blanks, with both. */
export function idsIn(value: string | undefined): string[] {
	return (value ?? "").split(/[\s,;]+/).filter((id) => id !== "");
}

/** An attachment as `<img>`: a picture of the old site with its alternative text. */
export function image({ url, alt = "" }: Attachment): string {
	return `<img src="${escapeHtml(url)}" alt="${escapeHtml(alt)}">`;
}

/** @param words HTML */
export function figure(inner: string, words: string): string {
	return `\n\n<figure>${inner}${words === "" ? "" : `<figcaption>${words}</figcaption>`}</figure>\n\n`;
}

/** HTML in one line: a line end in it would become a break. */
export function inOneLine(html: string): string {
	return html
		.split("\n")
		.map((line) => line.trim())
		.filter((line) => line !== "")
		.join(" ");
}

/** Plain text as HTML of one line. */
export function plainWords(words: string | undefined): string {
	return words === undefined ? "" : escapeHtml(oneLine(words));
}
