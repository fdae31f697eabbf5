import { TERM_KINDS, type Term, type TermKind } from "../../archive/terms.ts";
import type { Article } from "../../article/article.ts";
import type { NewsDate } from "../../article/date.ts";
import type { Settings } from "../../settings.ts";
import { address } from "../address.ts";
import { lastChange, lastChangeOf } from "../changed.ts";
import { type Context, kindPath, type Pending, termPath, termUrl } from "../context.ts";
import { type FeedForm, KINDS } from "../kinds.ts";
import { newestDated } from "../listing.ts";

import type { Link } from "../views.ts";
import { type Entry, entryOf } from "./entries.ts";
import { type ArchiveDocument, cutHistory } from "./history.ts";

/** A feed as a page points to it. */
export interface FeedLink {
	readonly form: FeedForm;
	/** The last piece of its address. */
	readonly file: string;
	/** Its media type. */
	readonly type: string;
	/** The name of its format. */
	readonly name: string;
	/** What OPML calls the format; undefined where OPML does not know it. */
	readonly opmlVersion?: string;
}

/** The feeds that stand in the folder of a page, one in each form. */
export function feedLinks(forms: readonly FeedForm[]): FeedLink[] {
	return forms.map((form) => {
		const { file, mediaType, name, opmlVersion } = KINDS[form];
		return { form, file, type: mediaType, name, opmlVersion };
	});
}

/** The kinds of term that have feeds: a print issue is whole when it appears. */
export const TERM_KINDS_WITH_FEEDS: readonly TermKind[] = TERM_KINDS.filter((kind) => kind !== "issue");

/** What every feed says of itself. */
interface Feed {
	/** The term that it is about; none where it is about the whole archive. */
	readonly term?: Pick<Term, "kind" | "name" | "description">;
	/** A URI that stays when its address changes. */
	readonly id: string;
	/** The page that it tells of. */
	readonly home: string;
	/** Whether entries hold the whole story. */
	readonly full: boolean;
	/** When any of its stories was last changed. */
	readonly updated?: NewsDate;
	readonly entries: readonly Entry[];
	/** The document before this one (RFC 5005, section 4). */
	readonly previous?: string;
	/** The one after the first: others do not say, or each would change once more. */
	readonly next?: string;
	/** The feed that a document is of. */
	readonly current?: string;
}

/** All feeds: of the site, with its history; of every term; and the list of them. Undated stories are in none. */
export function feedOutputs(context: Context): Pending[] {
	const { settings } = context;
	const dated = context.archive.stories.filter((story) => story.published);
	const { documents, open } = hasHistory(settings) ? cutHistory(dated) : { documents: [], open: [] };
	const last = documents.at(-1);
	const feeds = settings.feeds.map((form): Pending => {
		const stories = () => (form === "atom" ? current(dated, open, settings.feedSize) : newestDated(dated, settings.feedSize));
		const previous = form === "atom" && last ? documentUrl(last) : undefined;
		return siteFeed(form, () => feedOf(stories(), { full: true, id: context.tagUri("/"), home: "/", previous }, context), settings);
	});
	return [
		...feeds,
		...documents.map((document, index) => documentOutput(document, documents[index - 1], documents[index + 1], context)),
		...termFeeds(context),
	];
}

/** Whether the Atom feed leads back through the whole archive. */
function hasHistory({ feeds, feedArchive }: Settings): boolean {
	return feedArchive && feeds.includes("atom");
}

function siteFeed(form: FeedForm, data: () => Feed, { feedSize }: Settings): Pending {
	return { ...address(`/${KINDS[form].file}`), kind: form, data, weight: feedSize };
}

/** The stories that no document holds, and those that were last published or changed, last first: who looks every day meets every correction. */
function current(dated: readonly Article[], open: readonly Article[], size: number): Article[] {
	const changed = dated.filter((article) => lastChange(article) !== article.published);
	const known = new Set([...changed, ...dated.slice(-size)]);
	const last = byChange([...known]).slice(0, size);
	return byChange([...new Set([...open, ...last])]);
}

function byChange(articles: readonly Article[]): Article[] {
	return articles
		.map((article, index) => ({ article, index, from: lastChange(article)?.from ?? 0 }))
		.sort((a, b) => b.from - a.from || b.index - a.index)
		.map(({ article }) => article);
}

function documentOutput(
	document: ArchiveDocument,
	before: ArchiveDocument | undefined,
	after: ArchiveDocument | undefined,
	context: Context,
): Pending {
	const current = `/${KINDS.atom.file}`;
	const beside = before ? { previous: documentUrl(before) } : { next: after ? documentUrl(after) : current };
	const frame = { full: true, id: context.tagUri("/"), home: "/", current, ...beside };
	const data = () => ({ ...feedOf(document.articles.toReversed(), frame, context), updated: lastChangeOf(document.month) });
	return { ...address(documentUrl(document)), kind: "atom-archive", data, weight: document.articles.length };
}

function documentUrl({ name }: ArchiveDocument): string {
	return `/feeds/archive/${name}.xml`;
}

function termFeeds(context: Context): Pending[] {
	const { archive, settings } = context;
	const { termFeeds: forms, termFeedSize: size, termFeedText } = settings;
	const terms = TERM_KINDS_WITH_FEEDS.flatMap((kind) => archive.terms[kind].list);
	return terms.flatMap((term) =>
		forms.map((form): Pending => {
			const { kind, name, description } = term;
			const frame = {
				term: { kind, name, description },
				full: termFeedText === "full",
				id: context.tagUri(termUrl(term)),
				home: termUrl(term),
			};
			const data = () => feedOf(newestDated(term.articles, size), frame, context);
			return { ...address(`${termPath(term)}${KINDS[form].file}`), kind: form, data, weight: size };
		}),
	);
}

function feedOf(articles: readonly Article[], frame: Omit<Feed, "entries" | "updated">, context: Context): Feed {
	return { ...frame, updated: lastChangeOf(articles), entries: articles.map((article) => entryOf(article, context)) };
}

/** Whether there are feeds enough for a list. */
export function hasFeedList({ feeds, termFeeds }: Settings): boolean {
	return feeds.length + termFeeds.length > 1;
}

/** The page that tells people of feeds, and the list of all of them for programs; none where there is but one feed. */
export function feedListOutputs({ archive, settings }: Context): Pending[] {
	if (!hasFeedList(settings)) return [];
	const groups = settings.termFeeds.length === 0 ? [] : TERM_KINDS_WITH_FEEDS.filter((kind) => archive.terms[kind].list.length > 0);
	const list = groups.map((kind) => ({
		kind,
		url: kindPath(kind),
		terms: archive.terms[kind].list.map((term): Link => ({ name: term.name, url: termUrl(term) })),
	}));
	return [
		{ ...address("/feeds/"), kind: "feeds", data: () => ({ groups: list, history: hasHistory(settings) }) },
		{ ...address("/feeds/all.opml"), kind: "opml", data: () => ({ groups: list }) },
	];
}
