import mime from "mime";
import { encode } from "../../../site/address.ts";
import { type FeedFacts, type FileFacts, KINDS, type KindFacts } from "../../../site/kinds.ts";

/**
 * The whole addresses at which a host serves a file of the site.
 * @param site the whole address of the site, with a slash at the end
 * @param said the address that the page says it has; undefined for a file that says none. One that is not the file's does not count
 */
export function addressesOf(file: string, site: string, said: string | undefined): readonly string[] {
	const possible = namesOf(file).map((name) => new URL(encode(`/${name}`).slice(1) || ".", site).href);
	const own = said !== undefined && URL.canParse(said) ? new URL(said).href : undefined;
	return own !== undefined && possible.includes(own) ? [own] : possible;
}

/** The names that lead to a file: `x/index.html` is `x/`, and `x` where a page chose that address; `x.html` may be `x`. */
function namesOf(file: string): readonly string[] {
	if (file === "index.html") return [""];
	const [, folder, page] = /^(?:(.*\/)index|(.*))\.html$/.exec(file) ?? [];
	if (folder !== undefined) return [folder, folder.slice(0, -1)];
	return page === undefined ? [file] : [file, page];
}

/** Kinds of file that a name tells: feeds by their whole name, citations and data by their end. */
const BY_NAME = Object.values(KINDS as Readonly<Record<string, KindFacts & Partial<FeedFacts & FileFacts>>>).flatMap(
	({ file, end, mediaType }) => {
		const name = file === undefined ? end : `/${file}`;
		return name === undefined ? [] : [{ name, mediaType }];
	},
);

/** The media type of a file of the site, as a host says it. */
export function mediaType(file: string): string {
	const known = BY_NAME.find(({ name }) => `/${file}`.endsWith(name))?.mediaType;
	return known ?? mime.getType(file) ?? "application/octet-stream";
}

/** The header that says it, with the encoding of texts. */
export function contentType(type: string): string {
	return /^text\/|xml|json|javascript/.test(type) ? `${type}; charset=utf-8` : type;
}
