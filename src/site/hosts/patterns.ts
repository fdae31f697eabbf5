import { UNKNOWN_TYPES } from "./headers.ts";

/** A regular expression, as nginx, Apache and Go read it, for the paths below the base of files whose names tell what is in them. */
export const HASHED = String.raw`(media/webp/[0-9a-f]+-[0-9]+\.webp|search/[^/]+/(fragment|index|filter)/[^/]+\.pf_(fragment|index|filter)|search/[^/]+/pagefind\.[^/]+\.pf_meta|search/words/[0-9]+-[0-9a-f]+\.bin)`;

/** Our working files, and files for the server; whatever their case. */
export const WORKING = String.raw`/\.backfile[^/]*`;

/** A regular expression, as nginx, Apache and Go read it, for what mailings, advertisements and social networks put behind the query of an address that somebody shares. */
export const TRACKING = "&(utm_[a-z]+|fbclid|gclid|msclkid|igshid|mc_cid|mc_eid|amp|cpage|replytocom)=";

const TRACKED = new RegExp(`(?<=.)${TRACKING}.*$`);

/** A query as servers look for it: without what was put behind it when it was shared. */
export function untracked(query: string): string {
	return query.replace(TRACKED, "");
}

/** Media types and the regular expressions that fit the paths of their files. */
export const TYPE_PATTERNS: readonly (readonly [type: string, pattern: string])[] = [
	...[...UNKNOWN_TYPES.byName].map(([name, type]) => [type, `/${quoted(name)}$`] as const),
	...[...UNKNOWN_TYPES.byEnd].map(([end, type]) => [type, `${quoted(end)}$`] as const),
];

function quoted(name: string): string {
	return name.replaceAll(".", String.raw`\.`);
}

/** A path of the site as a part of a regular expression. */
export function quotedPath(path: string): string {
	return path.replace(/[^\w/-]/g, (sign) => `\\${sign}`);
}
