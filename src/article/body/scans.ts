import type { PrintPlace, WrittenLink } from "../article.ts";
import { ofThisSite } from "./pictures.ts";

/** The scan of a printed page as a link of the story: a list of one, or of none where it is on another site. */
export function scanLinks(
	{ scan }: PrintPlace = {},
	place: { readonly file: string; readonly line?: number } | undefined,
	story: string,
	hosts: readonly string[],
): WrittenLink[] {
	if (scan === undefined) return [];
	const own = ofThisSite([{ src: scan, form: "field", ...place }], story, hosts) ?? [];
	return own.map(({ src, file, line = 1 }): WrittenLink => ({ href: src, ...(file !== undefined && { file }), line, isFile: true }));
}
