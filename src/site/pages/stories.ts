import type { Archive } from "../../archive/archive.ts";
import { spellings, type TermKind } from "../../archive/terms.ts";
import type { Article } from "../../article/article.ts";
import type { NewsDate } from "../../article/date.ts";
import { datePath } from "../address.ts";
import type { Context } from "../context.ts";
import { marked } from "../fingerprint.ts";
import type { DateLinks, InSeries, StoryItem } from "../items/story.ts";
import { KINDS } from "../kinds.ts";
import { groupBy } from "../listing.ts";
import type { ArchiveAndSettings } from "../material.ts";
import { pagePictures } from "../media/pictures.ts";
import { filedUnder, monthOf, type PeriodLink, periodLink, yearOf } from "../periods.ts";
import type { PlannedGroup, PlannedOutput } from "../planned.ts";
import type { Places } from "../storyaddresses.ts";
import { storyText } from "../storytext.ts";
import { termLinks, termUrl } from "../terms.ts";
import type { Link, StoryLine } from "../views.ts";
import { anniversaryUrl } from "./anniversaries.ts";
import { cardAddress, hasCard } from "./cards.ts";
import type { CitationFiles } from "./citations.ts";

/** The page of every story that is shown. */
export function storyOutputs({ archive, settings }: ArchiveAndSettings, { addressOf }: Places, citations: CitationFiles): PlannedOutput[] {
	const { stories } = archive;
	const inSeries = seriesPlaces(archive);
	const linksOf = dateLinks(settings);
	const groups = groupsByYear(archive, inSeries, citations);
	return stories.map((article, index): PlannedOutput => {
		const data = (context: Context): StoryItem => ({
			article,
			pictures: pagePictures(article, context.pictureAt),
			links: context.linksOf(article),
			card: hasCard(article.image, settings) ? cardAddress(addressOf(article)).url : undefined,
			...termsOf(article, context),
			series: seriesOf(inSeries.get(article), context),
			...linksOf(article.published),
			previous: neighbourLine(article, stories[index - 1], context),
			next: neighbourLine(article, stories[index + 1], context),
			citations: citations.get(article)?.map(({ form, url }) => ({ name: KINDS[form].name, url })),
			earlier: (archive.earlier.get(article) ?? []).map(context.line),
		});
		const group = groups.get(yearOf(article.published).name);
		return { ...addressOf(article), kind: "story", source: article.file, from: article.published?.from, group, data };
	});
}

/** A group for each year: the pages of its stories show the stories themselves, and lines of others. */
function groupsByYear(archive: Archive, inSeries: SeriesPlaces, citations: CitationFiles): ReadonlyMap<string, PlannedGroup> {
	const { stories, earlier } = archive;
	const years = groupBy([...stories.entries()], ([, { published }]) => yearOf(published).name);
	const group = (name: string, members: readonly (readonly [number, Article])[]): PlannedGroup => ({
		name: `stories of ${name}`,
		madeFrom: (context) => {
			const line = (other: Article | undefined) => other && context.line(other);
			return members.map(([index, article]) => {
				const series = inSeries.get(article);
				return [
					storyText(article, context),
					line(stories[index - 1]),
					line(stories[index + 1]),
					line(series?.previous),
					line(series?.next),
					(earlier.get(article) ?? []).map(context.line),
					citations.get(article)?.map(({ url }) => url),
				];
			});
		},
	});
	return new Map([...years].map(([name, members]) => [name, group(name, members)]));
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

/** Finds the links from a date. Many stories share one, so answers are remembered. */
function dateLinks(settings: ArchiveAndSettings["settings"]): (date: NewsDate | undefined) => DateLinks {
	const known = new Map<string, DateLinks>();
	const linkTo = periodLinks();
	return (date) => {
		const key = datePath(date);
		const links = known.get(key) ?? linksOf(date, settings, linkTo);
		known.set(key, links);
		return links;
	};
}

function linksOf(date: NewsDate | undefined, settings: ArchiveAndSettings["settings"], linkTo: typeof periodLink): DateLinks {
	const periods = settings.calendar === "year" ? [yearOf(date)] : [yearOf(date), monthOf(date)];
	const above = periods.filter(({ unit }, index) => unit !== "undated" && unit !== periods[index - 1]?.unit).map(linkTo);
	return { filedUnder: linkTo(filedUnder(date, settings).period), above, onThisDay: anniversaryUrl(date, settings) };
}

/** Makes links with marks for fingerprints: all stories of a period share its link. */
function periodLinks(): typeof periodLink {
	const known = new Map<string, PeriodLink>();
	return (period) => {
		const link = known.get(period.name) ?? periodLink(period);
		if (!known.has(period.name)) known.set(period.name, marked(link, JSON.stringify(link)));
		return link;
	};
}

/** The stories before and after one in its series. */
interface SeriesPlace extends Link {
	readonly previous?: Article;
	readonly next?: Article;
}

type SeriesPlaces = ReadonlyMap<Article, SeriesPlace>;

function seriesPlaces({ terms }: Archive): SeriesPlaces {
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
