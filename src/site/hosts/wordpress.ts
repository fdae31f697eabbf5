/**
 * A regular expression, as nginx, Apache and Go read it, for what WordPress let stand behind the address of a story: feeds of its comments,
 * its forms for other sites and for phones, and the further pages of its text and of its comments.
 */
const PART = "(?:feed(?:/(?:atom|rss|rss2|rdf))?|embed|amp|trackback|[1-9][0-9]?[0-9]?|comment-page-[0-9]+|page/[0-9]+)/?";

/** A regular expression for the address of a part below a path that is written as one, from its first sign to its last. The first group is the address of the whole. */
export function partPattern(base: string): string {
	return `^(${base}(?:[^/]+/)+?)${PART}$`;
}

/** A regular expression for the path of a folder whose name is not a number alone: below a year and a month stand days, not pages of a text. */
export const NAMED = "(?:[^/]+/)*?[0-9]*[^/0-9][^/]*/";

/** The same as `partPattern`, but for folders with such names only. */
export function namedPartPattern(base: string): string {
	return `^(${base}${NAMED})${PART}$`;
}

/** The same for an address as a browser sent it, with its query. A browser takes what the group holds for no other host. */
export const SENT_PART = `^(/[A-Za-z0-9_%~-][^?]*?/)${PART}([?].*)?$`;

/** A regular expression for the beginning of a query by which WordPress was asked for one thing at its front page. */
export const ONE_THING = "(p|page_id|attachment_id|m|cat|author|tag|feed)=[^&]";

/** A regular expression for the query that asked for a day. Its groups are the year, the month and the day; where names are given, they have these. */
export function dayPattern(names?: readonly [year: string, month: string, day: string]): string {
	const group = (digits: string, index: 0 | 1 | 2) => (names ? `(?<${names[index]}>${digits})` : `(${digits})`);
	return `m=${group("[0-9][0-9][0-9][0-9]", 0)}${group("[0-9][0-9]", 1)}${group("[0-9][0-9]", 2)}`;
}

/** The file to which WordPress sent all that it was asked for. */
export const INDEX = "index.php";

/** What servers are told of a site that was made by WordPress once. */
export interface WordPressSite {
	/** Whole paths on the host, decoded, that look like a part of an old story, though something of their own stands there or leads on from there. */
	readonly own: readonly string[];
}

interface Path {
	readonly path: string;
	readonly query?: string | undefined;
}

const NUMBERED = /^(p|page_id)=\d+$/;
const PART_OF_SITE = new RegExp(partPattern("/"));

/**
 * Tells what servers have to know of the old WordPress of a site; undefined where no old address is one of a story by its number, as each import of WordPress records it.
 * @param asked the old addresses by their keys, below the base
 * @param standing the addresses at which the site answers, below the base
 * @param base the base without a slash at its end
 */
export function wordPressOf(asked: ReadonlyMap<string, Path>, standing: Iterable<string>, base: string): WordPressSite | undefined {
	let isFound = false;
	const own = new Set<string>();
	const keep = (path: string, isAsked: boolean) => {
		const [, whole] = (LAST_LETTERS.test(path) && PART_OF_SITE.exec(path)) || [];
		if (whole === undefined || !(isAsked || asked.has(whole))) return;
		const bare = base + path.replace(/\/$/, "");
		own.add(bare).add(`${bare}/`);
	};
	for (const { path, query } of asked.values()) {
		if (query === undefined) keep(path, true);
		else isFound ||= path === "/" && NUMBERED.test(query);
	}
	if (!isFound) return undefined;
	for (const path of standing) keep(path, false);
	return { own: [...own] };
}

/** Most addresses end otherwise than every part does. */
const LAST_LETTERS = /(?:feed|atom|rss|rss2|rdf|embed|amp|trackback|\d)\/?$/;
