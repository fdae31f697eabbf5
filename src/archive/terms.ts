import type { Article } from "../article/article.ts";
import type { NewsDate } from "../article/date.ts";
import { distinctSlug, slugOf } from "../article/slug.ts";
import { compareText } from "../problem.ts";
import { LISTINGS, type Listing } from "../settings.ts";

/** The kinds of term, in the order in which a site shows them. */
export const TERM_KINDS = ["section", "tag", "author", "series", "issue"] as const;

export type TermKind = (typeof TERM_KINDS)[number];

/** What the listings of a kind are called where owners name them, and the folder that they stand in. */
export const LISTING_OF: Readonly<Record<TermKind, Listing>> = {
	section: "sections",
	tag: "tags",
	author: "authors",
	series: "series",
	issue: "issues",
};

/** A name under which stories stand together. */
export interface Term {
	readonly kind: TermKind;
	readonly name: string;
	readonly slug: string;
	readonly description?: string;
	/** The day of a print issue. */
	readonly date?: NewsDate;
	/** Oldest first; those of a print issue by page. */
	readonly articles: readonly Article[];
}

/** Every term of one kind, by name; and for each spelling of a name that an article uses, its term. A hidden term is in neither. */
export interface TermIndex {
	readonly list: readonly Term[];
	readonly bySpelling: ReadonlyMap<string, Term>;
}

export type Terms = Readonly<Record<TermKind, TermIndex>>;

/** What an owner says of one term, in terms.yml. */
export interface TermNote {
	/** The name that the site shows. */
	readonly name: string;
	/** Other names that stories may use for the same term. */
	readonly spellings: readonly string[];
	/** The end of its address; else it is made from the name. */
	readonly slug?: string;
	readonly description?: string;
	/** A hidden term has no page and no link. */
	readonly hide: boolean;
}

/** What an owner says of the terms of every kind. */
export type TermNotes = Readonly<Record<TermKind, readonly TermNote[]>>;

/** The names under which a story stands in one kind of term, as it spells them. */
export function spellings(article: Article, kind: TermKind): readonly string[] {
	if (kind === "tag") return article.tags;
	if (kind === "author") return article.authors.map((author) => author.name);
	const name = kind === "issue" ? issueOf(article) : article[kind];
	return name === undefined ? [] : [name];
}

/** The name of the print issue that a story stood in: its date, and its edition where it names one; else its number. */
function issueOf({ print }: Article): string | undefined {
	if (!print?.date) return print?.issue;
	return print.edition === undefined ? print.date.edtf : `${print.date.edtf} ${print.edition}`;
}

/**
 * Gathers the terms of every kind.
 * @param articles in the order of the archive: a term that nobody describes is spelt as the first of them spells it
 * @param always names of sections that have a page even without stories
 * @param listings the kinds that are gathered; the others have no terms
 */
export function gatherTerms(
	articles: readonly Article[],
	notes: TermNotes,
	always: readonly string[],
	listings: readonly Listing[] = LISTINGS,
): Terms {
	const gather = (kind: TermKind): TermIndex =>
		listings.includes(LISTING_OF[kind])
			? gatherKind(kind, articles, notes[kind], kind === "section" ? always : [])
			: { list: [], bySpelling: new Map() };
	return { section: gather("section"), tag: gather("tag"), author: gather("author"), series: gather("series"), issue: gather("issue") };
}

interface Gathered {
	readonly name: string;
	readonly note?: TermNote;
	readonly articles: Article[];
	readonly date?: NewsDate;
}

function gatherKind(kind: TermKind, articles: readonly Article[], notes: readonly TermNote[], always: readonly string[]): TermIndex {
	const noteByKey = new Map(notes.flatMap((note) => [note.name, ...note.spellings].map((name) => [keyOf(name), note])));
	const gathered = new Map<string, Gathered>();
	const keyBySpelling = new Map<string, string>();
	const gather = (spelling: string, date?: NewsDate): Gathered => {
		let key = keyBySpelling.get(spelling);
		if (key === undefined) {
			const note = noteByKey.get(keyOf(spelling));
			key = keyOf(note?.name ?? spelling);
			keyBySpelling.set(spelling, key);
			if (!gathered.has(key)) gathered.set(key, { name: note?.name ?? spelling, note, articles: [], date });
		}
		return gathered.get(key) as Gathered;
	};
	for (const name of always) gather(name);
	for (const article of articles) {
		const date = kind === "issue" ? article.print?.date : undefined;
		for (const spelling of spellings(article, kind)) {
			const term = gather(spelling, date);
			if (term.articles.at(-1) !== article) term.articles.push(article);
		}
	}
	const termByKey = nameTerms(kind, gathered);
	const list = [...termByKey.values()].sort((a, b) => compareText(keyOf(a.name), keyOf(b.name)) || compareText(a.slug, b.slug));
	const bySpelling = new Map<string, Term>();
	for (const [spelling, key] of keyBySpelling) {
		const term = termByKey.get(key);
		if (term) bySpelling.set(spelling, term);
	}
	return { list, bySpelling };
}

/**
 * Gives every term that is not hidden a slug of its own. Of two that want one it goes to the name that is spelt like it,
 * else to the first by name: never by age, or an older story could take a term's address away.
 */
function nameTerms(kind: TermKind, gathered: ReadonlyMap<string, Gathered>): Map<string, Term> {
	const slugs = new Set<string>();
	const terms = new Map<string, Term>();
	const isPlain = (key: string) => key.replaceAll(" ", "-") === slugOf(key);
	const byClaim = [...gathered].sort(([a], [b]) => Number(isPlain(b)) - Number(isPlain(a)) || compareText(a, b));
	for (const [key, { name, note, articles, date }] of byClaim) {
		if (note?.hide) continue;
		const wanted = slugOf(note?.slug ?? inWords(name));
		const slug = slugs.has(wanted) ? distinctSlug(wanted, key) : wanted;
		slugs.add(slug);
		const sorted = kind === "issue" ? articles.toSorted(comparePages) : articles;
		terms.set(key, { kind, name, slug, description: note?.description, date, articles: sorted });
	}
	return terms;
}

/** `C++` and `C#` are not `C`. */
function inWords(name: string): string {
	return name.replace(/(?<=\p{L}|\+)\+/gu, " plus ").replace(/(?<=\p{L})#/gu, " sharp ");
}

function comparePages(a: Article, b: Article): number {
	const [first, second] = [a, b].map(({ print }) => Number.parseInt(print?.page?.replace(/^\D+/, "") ?? "", 10));
	return (first || Number.MAX_SAFE_INTEGER) - (second || Number.MAX_SAFE_INTEGER) || compareText(a.print?.page ?? "", b.print?.page ?? "");
}

/** Names that differ in case, in width or in spaces only are one. */
function keyOf(name: string): string {
	return name.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
}
