import type { Term } from "../../archive/terms.ts";
import type { Article } from "../../article/article.ts";
import type { Settings } from "../../settings.ts";
import { address } from "../address.ts";
import type { Context } from "../context.ts";
import type { FeedItem } from "../items/feeds.ts";
import { type FeedForm, KINDS } from "../kinds.ts";
import { lastChange, lastChangeOf } from "../lastchange.ts";
import { newestDated } from "../listing.ts";
import type { ArchiveAndSettings } from "../material.ts";
import type { PlannedGroup, PlannedOutput } from "../planned.ts";
import { storyText } from "../storytext.ts";
import { termPath, termUrl } from "../terms.ts";
import { feedEntry } from "./entries.ts";
import { type ArchiveDocument, cutHistory, type History } from "./history.ts";
import { HISTORY_FOLDER, hasHistory, TERM_KINDS_WITH_FEEDS } from "./links.ts";

/** What the feeds of the whole archive are made from. */
interface FeedSource {
	/** The stories that have a date, oldest first. */
	readonly dated: readonly Article[];
	readonly history: History;
	readonly settings: Settings;
}

/** What makes the data of the archive's own feed in each form. */
const SITE_FEEDS: Readonly<Record<FeedForm, (source: FeedSource, context: Context) => FeedItem>> = {
	rss: newestStories,
	atom: storiesWithHistory,
	json: newestStories,
};

/** The feeds of the whole archive, their history, and the feeds of every term. Undated stories are in none of them. */
export function feedOutputs({ archive, settings }: ArchiveAndSettings): PlannedOutput[] {
	const dated = archive.stories.filter((story) => story.published);
	const history = hasHistory(settings) ? cutHistory(dated) : { documents: [], open: [] };
	const source: FeedSource = { dated, history, settings };
	const { documents } = history;
	return [
		...settings.feeds.map((form): PlannedOutput => {
			return {
				...address(feedPath("/", form)),
				kind: form,
				data: (context) => SITE_FEEDS[form](source, context),
				weight: settings.feedSize,
			};
		}),
		...documentOutputs(documents),
		...TERM_KINDS_WITH_FEEDS.flatMap((kind) => archive.terms[kind].list.flatMap((term) => termFeeds(term, settings))),
	];
}

/** The path of a feed in the folder of the page whose stories it lists. */
function feedPath(folder: string, form: FeedForm): string {
	return folder + KINDS[form].file;
}

function newestStories({ dated, settings }: FeedSource, context: Context): FeedItem {
	return feedOf(newestDated(dated, settings.feedSize), siteFrame(context), context);
}

/** A feed from which a reader can follow links back to the first story. */
function storiesWithHistory({ dated, history, settings }: FeedSource, context: Context): FeedItem {
	const last = history.documents.at(-1);
	const stories = openAndChanged(dated, history.open, settings.feedSize);
	return feedOf(stories, { ...siteFrame(context), previous: last && documentPath(last) }, context);
}

function siteFrame({ tagUri }: Context): Pick<FeedItem, "full" | "id" | "home"> {
	return { full: true, id: tagUri("/"), home: "/" };
}

/** The stories that no document holds, and those that were published or changed last. The last change comes first, so that a reader who looks every day sees every correction. */
function openAndChanged(dated: readonly Article[], open: readonly Article[], size: number): Article[] {
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

/** A group for each month that has documents: they hold its stories, and lead to their neighbours. */
function documentOutputs(documents: readonly ArchiveDocument[]): PlannedOutput[] {
	const groups = new Map<ArchiveDocument["month"], PlannedGroup>();
	return documents.map((document, index) => {
		const [before, after] = [documents[index - 1], documents[index + 1]];
		const { month } = document;
		const known = groups.get(month);
		const group = known ?? {
			name: documentPath(document),
			madeFrom: (context: Context) => ({
				stories: month.map((article) => storyText(article, context)),
				// Of a month's documents only the first leads out of the month.
				before: before?.name,
				after: after?.name,
			}),
		};
		groups.set(month, group);
		return { ...documentOutput(document, before, after), group };
	});
}

function documentOutput(document: ArchiveDocument, before: ArchiveDocument | undefined, after: ArchiveDocument | undefined): PlannedOutput {
	const current = feedPath("/", "atom");
	const neighbours = before ? { previous: documentPath(before) } : { next: after ? documentPath(after) : current };
	return {
		...address(documentPath(document)),
		kind: "atom-archive",
		weight: document.articles.length,
		// Behind the pages of its stories.
		from: document.month.at(-1)?.published?.from,
		data: (context) => ({
			...feedOf(document.articles.toReversed(), { ...siteFrame(context), current, ...neighbours }, context),
			updated: lastChangeOf(document.month),
		}),
	};
}

/** The path of a document. It is its URL too, because nothing in it needs to be encoded. */
function documentPath({ name }: ArchiveDocument): string {
	return `${HISTORY_FOLDER}${name}.xml`;
}

function termFeeds(term: Term, { termFeeds: forms, termFeedSize: size, termFeedText }: Settings): PlannedOutput[] {
	const { kind, name, description } = term;
	const url = termUrl(term);
	const data = (context: Context) =>
		feedOf(
			newestDated(term.articles, size),
			{ term: { kind, name, description }, full: termFeedText === "full", id: context.tagUri(url), home: url },
			context,
		);
	return forms.map((form): PlannedOutput => ({ ...address(feedPath(termPath(term), form)), kind: form, data, weight: size }));
}

function feedOf(articles: readonly Article[], frame: Omit<FeedItem, "entries" | "updated">, context: Context): FeedItem {
	return { ...frame, updated: lastChangeOf(articles), entries: articles.map((article) => feedEntry(article, context, frame.full)) };
}
