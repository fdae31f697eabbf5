import type { Archive } from "../archive/archive.ts";
import type { Term, TermKind } from "../archive/terms.ts";
import type { Article } from "../article/article.ts";
import type { Settings } from "../settings.ts";
import { encode } from "./address.ts";
import type { Address, Kind } from "./output.ts";
import { type Link, type StoryLine, storyLine } from "./views.ts";

/** An output whose path is known; its data are asked for when every story has its address. */
export interface Pending extends Address {
	readonly kind: Kind;
	readonly source?: string;
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
}

/** The folders of the kinds of term. */
const FOLDERS: Readonly<Record<TermKind, string>> = {
	section: "sections",
	tag: "tags",
	author: "authors",
	series: "series",
	issue: "issues",
};

/** The path of the index of a kind of term. */
export function kindPath(kind: TermKind): string {
	return `/${FOLDERS[kind]}/`;
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
export function termLinks({ archive }: Pick<Context, "archive">, kind: TermKind, names: readonly string[]): TermLink[] {
	const terms = new Set(names.map((name) => archive.terms[kind].bySpelling.get(name)));
	return [...terms].flatMap((term) => (term ? [{ name: term.name, url: termUrl(term), date: term.date }] : []));
}

/** A link to a term; that to a print issue has its day. */
export type TermLink = Link & Pick<Term, "date">;

/** Makes the parts of a `Context` that follow from the addresses of stories. */
export function makeContext(archive: Archive, settings: Settings, addresses: ReadonlyMap<Article, Address>): Context {
	const lines = new Map<Article, StoryLine>();
	const addressOf = (article: Article) => {
		const known = addresses.get(article);
		if (!known) throw new Error(`${article.file} has no address yet.`);
		return known;
	};
	const line = (article: Article) => {
		const known = lines.get(article) ?? storyLine(article, addressOf(article).url);
		lines.set(article, known);
		return known;
	};
	return { archive, settings, addressOf, line };
}
