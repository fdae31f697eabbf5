import type { Archive } from "../archive/archive.ts";
import { LISTING_OF, type Term, type TermKind } from "../archive/terms.ts";
import type { Article } from "../article/article.ts";
import type { Settings } from "../settings.ts";
import { encode } from "./address.ts";
import { articleText, marked } from "./fingerprint.ts";
import type { Kind } from "./kinds.ts";
import type { Address } from "./output.ts";
import type { PictureAt } from "./pictures.ts";
import { type Link, type StoryLine, storyLine } from "./views.ts";

/** An output whose path is known; its data are asked for when every story has its address. */
export interface Pending extends Address {
	readonly kind: Kind;
	readonly source?: string;
	/** How many stories it holds whole; else one or none. */
	readonly weight?: number;
	/** A further page of a list that is too long for one: the sitemaps name the first page only. */
	readonly isFurtherPage?: boolean;
	data(): object;
}

/** What pending outputs are made from. */
export interface Context {
	readonly archive: Archive;
	readonly settings: Settings;
	/** The address of a story or standing page; known only once paths are claimed. */
	addressOf(article: Article): Address;
	/** A story as a line of a listing. */
	line(article: Article): StoryLine;
	/** A link to a term. */
	linkTo(term: Term): TermLink;
	/** A tag URI of this site (RFC 4151), which outlives a change of address. */
	tagUri(specific: string): string;
	/** How many bytes the file at a path of the site has, where it is one that is copied and somebody knows. */
	bytesOf(path: string): number | undefined;
	/** What is known of the picture at a path of the site. */
	readonly pictureAt: PictureAt;
}

/** The path of the index of a kind of term. */
export function kindPath(kind: TermKind): string {
	return `/${LISTING_OF[kind]}/`;
}

/** The path of a term's own page. */
export function termPath({ kind, slug }: Pick<Term, "kind" | "slug">): string {
	return `${kindPath(kind)}${slug}/`;
}

/** The URL of a term's own page. */
export function termUrl(term: Pick<Term, "kind" | "slug">): string {
	return encode(termPath(term));
}

/** Links to the terms under which a story stands; hidden ones have none. */
export function termLinks({ archive, linkTo }: Context, kind: TermKind, names: readonly string[]): TermLink[] {
	const links: TermLink[] = [];
	for (const name of names) {
		const term = archive.terms[kind].bySpelling.get(name);
		const link = term && linkTo(term);
		if (link && !links.includes(link)) links.push(link);
	}
	return links;
}

/** A link to a term; that to a print issue has its day. */
export type TermLink = Link & Pick<Term, "date">;

/** Makes the parts of a `Context` that follow from the addresses of stories. */
export function makeContext(
	archive: Archive,
	settings: Settings,
	addresses: ReadonlyMap<Article, Address>,
	bytesOf: Context["bytesOf"],
	pictureAt: PictureAt,
): Context {
	const tagged = `tag:${new URL(settings.url).hostname},${settings.established}:`;
	const addressOf = (article: Article) => {
		const known = addresses.get(article);
		if (!known) throw new Error(`${article.file} has no address yet.`);
		return known;
	};
	return {
		archive,
		settings,
		addressOf,
		bytesOf,
		pictureAt,
		tagUri: (specific) => tagged + specific,
		line: once((article) => {
			const { url } = addressOf(article);
			return marked(storyLine(article, url), articleText(article, url));
		}),
		linkTo: once((term) => {
			const link: TermLink = { name: term.name, url: termUrl(term), date: term.date };
			return marked(link, JSON.stringify(link));
		}),
	};
}

/** Makes one thing of each object, and the same one whenever it is asked for. */
function once<T extends object, R extends object>(make: (of: T) => R): (of: T) => R {
	const made = new Map<T, R>();
	return (of) => {
		const known = made.get(of);
		if (known) return known;
		const fresh = make(of);
		made.set(of, fresh);
		return fresh;
	};
}
