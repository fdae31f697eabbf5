import type { Article } from "../article/article.ts";
import type { NewsDate } from "../article/date.ts";
import { distinctSlug, slugOf } from "../article/slug.ts";
import { compareText } from "../problem.ts";
import { LISTING_NAMES, type ListingName } from "../settings.ts";
import { comparePages, type TermOrder, termOrders } from "./termorder.ts";

/** The kinds of term, in the order in which a site shows them. */
export const TERM_KINDS = ["section", "tag", "author", "series", "issue"] as const;

/** What groups stories: `section`, `tag`, `author`, `series` or `issue` (a print issue). */
export type TermKind = (typeof TERM_KINDS)[number];

/** The name of each kind's listings in the settings, in terms.yml and in addresses. */
export const LISTING_OF: Readonly<Record<TermKind, ListingName>> = {
	section: "sections",
	tag: "tags",
	author: "authors",
	series: "series",
	issue: "issues",
};

/** The fields of a story that name its terms. */
export type TermFields = Pick<Article, "tags" | "authors" | "section" | "series" | "print">;

/** A name that groups stories: a section, a tag, an author, a series or a print issue. */
export interface Term<Story = Article> {
	/** Whether it is a section, a tag, an author, a series or a print issue. */
	readonly kind: TermKind;
	/** The name that the site shows. */
	readonly name: string;
	/** The name as an index has it, where that is another one: `Marlowe, Edith`. Only authors have it. */
	readonly indexName?: string;
	/** The end of its address; no other term of its kind has the same. */
	readonly slug: string;
	/** What terms.yml tells of it: plain text. */
	readonly description?: string;
	/** What an author's page tells of the author. */
	readonly about?: AboutAuthor;
	/** Whether search engines are asked to leave out its pages. */
	readonly noindex?: true;
	/** The day of a print issue. */
	readonly date?: NewsDate;
	/** Oldest first; those of a print issue by page. */
	readonly articles: readonly Story[];
}

/** The terms of one kind. A hidden term is in neither part. */
export interface TermIndex<Story = Article> {
	/** By name, as the language of the site sorts names: authors by the names of their families, print issues by day, then by number. */
	readonly list: readonly Term<Story>[];
	/** The term of each spelling that a story uses. */
	readonly bySpelling: ReadonlyMap<string, Term<Story>>;
}

/** The terms of every kind. */
export type Terms<Story = Article> = Readonly<Record<TermKind, TermIndex<Story>>>;

/** What an owner tells of an author, in authors.yml or terms.yml. */
export interface AboutAuthor {
	/** Markdown. */
	readonly biography?: string;
	/** A picture of the content folder, by its path there. */
	readonly image?: string;
	/** Pages of the author elsewhere. */
	readonly links?: readonly AuthorLink[];
}

/** A page of an author on another site. */
export interface AuthorLink {
	/** What the link says; else its host does. */
	readonly name?: string;
	/** A whole address, `http` or `https`. */
	readonly url: string;
}

/** What an owner says of one term, in terms.yml. */
export interface TermNote {
	/** The name that the site shows. */
	readonly name: string;
	/** Other names that stories may use for the same term. */
	readonly spellings: readonly string[];
	/** The end of its address; else it is made from the name. */
	readonly slug?: string;
	readonly description?: string;
	/** Of an author only. */
	readonly about?: AboutAuthor;
	/** A hidden term has no page and no link. */
	readonly hide: boolean;
	/** Whether search engines are asked to leave out its stories and its pages. */
	readonly noindex?: boolean;
}

/** What an owner says of the terms of every kind. */
export type TermNotes = Readonly<Record<TermKind, readonly TermNote[]>> & {
	/** Whether all terms are hidden, because nobody can know which are meant to be. */
	readonly hidesAll?: boolean;
};

/** The notes of an archive that has no terms.yml. */
export const noTermNotes: TermNotes = { section: [], tag: [], author: [], series: [], issue: [] };

/** The names of a story's terms of one kind, as the story spells them. */
export function spellings(story: TermFields, kind: TermKind): readonly string[] {
	if (kind === "tag") return story.tags;
	if (kind === "author") return story.authors.map((author) => author.name);
	const name = kind === "issue" ? issueOf(story) : story[kind];
	return name === undefined ? [] : [name];
}

/** The name of the print issue in which a story stood: its date, with its edition if it has one; without a date its number. */
function issueOf({ print }: TermFields): string | undefined {
	if (!print?.date) return print?.issue;
	return print.edition === undefined ? print.date.edtf : `${print.date.edtf} ${print.edition}`;
}

/** How the terms of an archive are gathered. */
export interface TermOptions {
	readonly termNotes: TermNotes;
	/** Names of sections as the settings spell them; one that no story has is no term. */
	readonly sections: readonly string[];
	/** The kinds that are gathered; the others have no terms. */
	readonly listings?: readonly ListingName[];
	/** The language of the site, BCP 47. */
	readonly language: string;
}

/**
 * Gathers the terms of every kind.
 * @param stories in the order of the archive: without a note, a term is spelt as in the first of its stories
 */
export function gatherTerms<Story extends TermFields>(
	stories: readonly Story[],
	{ termNotes, sections, listings = LISTING_NAMES, language }: TermOptions,
): Terms<Story> {
	const orders = termOrders(language);
	const gather = (kind: TermKind): TermIndex<Story> =>
		listings.includes(LISTING_OF[kind]) && !termNotes.hidesAll
			? gatherKind({ kind, notes: termNotes[kind], spelt: kind === "section" ? sections : [], ...orders[kind] }, stories)
			: { list: [], bySpelling: new Map() };
	return { section: gather("section"), tag: gather("tag"), author: gather("author"), series: gather("series"), issue: gather("issue") };
}

/** A term that has no slug yet. */
interface GatheredTerm<Story> {
	readonly name: string;
	readonly note?: TermNote;
	readonly articles: Story[];
	readonly date?: NewsDate;
}

/** How the terms of a kind are gathered. */
interface KindOptions extends TermOrder {
	readonly kind: TermKind;
	readonly notes: readonly TermNote[];
	/** Names as the settings spell them; one that no story has is no term. */
	readonly spelt: readonly string[];
}

function gatherKind<Story extends TermFields>(options: KindOptions, stories: readonly Story[]): TermIndex<Story> {
	const { kind, notes, spelt } = options;
	const noteByKey = new Map(notes.flatMap((note) => [note.name, ...note.spellings].map((name) => [keyOf(name), note])));
	const gathered = new Map<string, GatheredTerm<Story>>();
	const keyBySpelling = new Map<string, string>();
	const termOf = (spelling: string, date?: NewsDate): GatheredTerm<Story> => {
		let key = keyBySpelling.get(spelling);
		if (key === undefined) {
			const note = noteByKey.get(keyOf(spelling));
			key = keyOf(note?.name ?? spelling);
			keyBySpelling.set(spelling, key);
			if (!gathered.has(key)) gathered.set(key, { name: note?.name ?? spelling, note, articles: [], date });
		}
		return gathered.get(key) as GatheredTerm<Story>;
	};
	for (const name of spelt) termOf(name);
	for (const story of stories) {
		const date = kind === "issue" ? story.print?.date : undefined;
		for (const spelling of spellings(story, kind)) {
			const { articles } = termOf(spelling, date);
			// Two spellings of one term list a story once.
			if (articles.at(-1) !== story) articles.push(story);
		}
	}
	// A name of the settings that no story has gives its spelling to none, and leads nowhere.
	for (const [key, { articles }] of gathered) if (articles.length === 0) gathered.delete(key);
	const termByKey = nameTerms(options, gathered);
	const list = [...termByKey.values()].sort((a, b) => options.compare(a, b) || compareText(a.slug, b.slug));
	const bySpelling = new Map<string, Term<Story>>();
	for (const [spelling, key] of keyBySpelling) {
		const term = termByKey.get(key);
		if (term) bySpelling.set(spelling, term);
	}
	return { list, bySpelling };
}

/**
 * Gives every term that is not hidden a slug of its own. If two terms want the same slug, the one that is spelt like it gets it,
 * else the first by name. Age never decides: else an older story could take a term's address away.
 */
function nameTerms<Story extends TermFields>(
	{ kind, indexNameOf }: KindOptions,
	gathered: ReadonlyMap<string, GatheredTerm<Story>>,
): Map<string, Term<Story>> {
	const slugs = new Set<string>();
	const terms = new Map<string, Term<Story>>();
	const isSpeltLikeSlug = (key: string) => key.replaceAll(" ", "-") === slugOf(key);
	const byClaim = [...gathered].sort(([a], [b]) => Number(isSpeltLikeSlug(b)) - Number(isSpeltLikeSlug(a)) || compareText(a, b));
	for (const [key, { name, note, articles, date }] of byClaim) {
		if (note?.hide) continue;
		const wanted = slugOf(note?.slug ?? signsAsWords(name));
		const slug = freeSlug(slugs, wanted, key);
		slugs.add(slug);
		const sorted = kind === "issue" ? articles.toSorted(comparePages) : articles;
		const term = { kind, name, indexName: indexNameOf?.(name), slug, description: note?.description, date, articles: sorted };
		const told = note?.about ? { ...term, about: note.about } : term;
		terms.set(key, note?.noindex ? { ...told, noindex: true } : told);
	}
	return terms;
}

/** A slug that no other term has: the wanted one, else one with a short hash of the key; hashes may be the same, too. */
function freeSlug(taken: ReadonlySet<string>, wanted: string, key: string): string {
	let slug = wanted;
	for (let count = 0; taken.has(slug); count++) slug = distinctSlug(wanted, count === 0 ? key : `${key} ${count}`);
	return slug;
}

/** Writes the signs of `C++` and `C#` as words, so that their slugs are not that of `C`. */
function signsAsWords(name: string): string {
	return name.replace(/(?<=\p{L}|\+)\+/gu, " plus ").replace(/(?<=\p{L})#/gu, " sharp ");
}

/** The same text for names of one term: they differ only in case, in width or in spaces. */
export function keyOf(name: string): string {
	return name.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
}
