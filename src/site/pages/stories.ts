import type { Archive } from "../../archive/archive.ts";
import { spellings, type TermKind } from "../../archive/terms.ts";
import type { Article } from "../../article/article.ts";
import type { NewsDate } from "../../article/date.ts";
import { datePath } from "../address.ts";
import type { Context } from "../context.ts";
import { KINDS } from "../kinds.ts";
import type { ArchiveAndSettings } from "../material.ts";
import { pagePictures } from "../media/pictures.ts";
import { filedUnder, type PeriodLink } from "../periods.ts";
import type { Places } from "../places.ts";
import type { PlannedOutput } from "../planned.ts";
import { termLinks, termUrl } from "../terms.ts";
import type { Link, StoryLine } from "../views.ts";
import { cardAddress, hasCard } from "./cards.ts";
import type { CitationFiles } from "./citations.ts";

/** The page of every story that is shown. */
export function storyOutputs({ archive, settings }: ArchiveAndSettings, { addressOf }: Places, citations: CitationFiles): PlannedOutput[] {
	const { stories } = archive;
	const inSeries = seriesPlaces(archive);
	const pageOf = pageOfDate(settings);
	return stories.map((article, index): PlannedOutput => {
		const data = (context: Context) => ({
			article,
			pictures: pagePictures(article, context.pictureAt),
			links: context.linksOf(article),
			card: hasCard(article.image, settings) ? cardAddress(addressOf(article)).url : undefined,
			...termsOf(article, context),
			series: seriesOf(inSeries.get(article), context),
			filedUnder: pageOf(article.published),
			previous: neighbourLine(article, stories[index - 1], context),
			next: neighbourLine(article, stories[index + 1], context),
			citations: citations.get(article)?.map(({ form, url }) => ({ name: KINDS[form].name, url })),
			earlier: (archive.earlier.get(article) ?? []).map(context.line),
		});
		return { ...addressOf(article), kind: "story", source: article.file, from: article.published?.from, data };
	});
}

function termsOf(article: Article, context: Context) {
	const links = (kind: TermKind) => termLinks(context, kind, spellings(article, kind));
	return {
		section: links("section")[0],
		tags: links("tag"),
		authors: article.authors.map((author) => ({ ...author, page: termLinks(context, "author", [author.name])[0] })),
		issue: links("issue")[0],
	};
}

/** The story before or after one. Dated and undated stories are no neighbours of each other. */
function neighbourLine(article: Article, other: Article | undefined, { line }: Context): StoryLine | undefined {
	return other && Boolean(other.published) === Boolean(article.published) ? line(other) : undefined;
}

/** Finds the page that a date is filed under. Many stories share one, so answers are remembered. */
function pageOfDate(settings: ArchiveAndSettings["settings"]): (date: NewsDate | undefined) => PeriodLink {
	const pages = new Map<string, PeriodLink>();
	return (date) => {
		const key = datePath(date);
		const page = pages.get(key) ?? filedUnder(date, settings);
		pages.set(key, page);
		return page;
	};
}

/** The stories before and after one in its series. */
interface SeriesPlace extends Link {
	readonly previous?: Article;
	readonly next?: Article;
}

/** A series as its stories show it. It has no number of parts, because each new part would change that on every page. */
interface InSeries extends Link {
	readonly previous?: StoryLine;
	readonly next?: StoryLine;
}

function seriesPlaces({ terms }: Archive): ReadonlyMap<Article, SeriesPlace> {
	const result = new Map<Article, SeriesPlace>();
	for (const term of terms.series.list) {
		const url = termUrl(term);
		for (const [index, article] of term.articles.entries()) {
			result.set(article, { name: term.name, url, previous: term.articles[index - 1], next: term.articles[index + 1] });
		}
	}
	return result;
}

function seriesOf(place: SeriesPlace | undefined, { line }: Context): InSeries | undefined {
	if (!place) return undefined;
	const { name, url, previous, next } = place;
	return { name, url, previous: previous && line(previous), next: next && line(next) };
}
