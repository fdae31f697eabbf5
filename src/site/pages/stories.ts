import type { Archive, Tombstone } from "../../archive/archive.ts";
import { spellings, type TermKind } from "../../archive/terms.ts";
import type { Article } from "../../article/article.ts";
import type { NewsDate } from "../../article/date.ts";
import { datePath } from "../address.ts";
import type { Claims } from "../claims.ts";
import { type Context, type Pending, termLinks, termUrl } from "../context.ts";
import { type CitationForm, KINDS } from "../kinds.ts";
import type { Address } from "../output.ts";
import { pagePictures } from "../pictures.ts";
import type { Link, StoryLine } from "../views.ts";
import { filedUnder } from "./calendar.ts";

/** A series as a story of it shows it. It says nothing of how many parts there are, and which this is: that would change with each. */
interface InSeries extends Link {
	readonly previous?: StoryLine;
	readonly next?: StoryLine;
}

/**
 * A page for every story that is shown.
 * @param citations those that lie beside each
 */
export function storyOutputs(context: Context, citations: ReadonlyMap<Article, readonly CitationFile[]>): Pending[] {
	const { archive, line } = context;
	const inSeries = seriesOf(archive, context);
	const filed = new Map<string, string>();
	/** The page that a story is filed under; many share one. */
	const filedOnce = (date: NewsDate | undefined) => {
		const key = datePath(date);
		const known = filed.get(key) ?? filedUnder(date, context.settings);
		filed.set(key, known);
		return known;
	};
	return archive.stories.map((article, index): Pending => {
		const neighbour = (other: Article | undefined) =>
			other && Boolean(other.published) === Boolean(article.published) ? line(other) : undefined;
		const links = (kind: TermKind) => termLinks(context, kind, spellings(article, kind));
		const data = () => ({
			article,
			pictures: pagePictures(article, context.pictureAt),
			section: links("section")[0],
			tags: links("tag"),
			authors: article.authors.map((author) => ({ ...author, page: termLinks(context, "author", [author.name])[0] })),
			issue: links("issue")[0],
			series: inSeries.get(article),
			filedUnder: filedOnce(article.published),
			previous: neighbour(archive.stories[index - 1]),
			next: neighbour(archive.stories[index + 1]),
			citations: citations.get(article)?.map(({ form, url }) => ({ name: KINDS[form].name, url })),
			earlier: (archive.earlier.get(article) ?? []).map(line),
		});
		return { ...context.addressOf(article), kind: "story", source: article.file, data };
	});
}

/** A page that says what stood there, for every story that was withdrawn or has expired. */
export function tombstoneOutputs(tombstones: readonly Tombstone[], { addressOf }: Context): Pending[] {
	return tombstones.map(({ article, why }): Pending => {
		const { headline, hideHeadline, published, reason, language } = article;
		const data = () => ({
			headline: hideHeadline ? undefined : headline,
			published: hideHeadline ? undefined : published,
			reason,
			language,
			why,
		});
		return { ...addressOf(article), kind: "tombstone", source: article.file, data };
	});
}

function seriesOf({ terms }: Archive, { line }: Context): ReadonlyMap<Article, InSeries> {
	const result = new Map<Article, InSeries>();
	for (const term of terms.series.list) {
		const url = termUrl(term);
		for (const [index, article] of term.articles.entries()) {
			const [previous, next] = [term.articles[index - 1], term.articles[index + 1]];
			result.set(article, { name: term.name, url, previous: previous && line(previous), next: next && line(next) });
		}
	}
	return result;
}

/** A citation beside a story. */
export interface CitationFile extends Address {
	readonly form: CitationForm;
}

/** Where the citations of every story stand, in the forms that the settings name; one whose address is taken is none. */
export function placeCitations({ archive, settings, addressOf }: Context, claims: Claims): ReadonlyMap<Article, readonly CitationFile[]> {
	if (settings.citations.length === 0) return new Map();
	return new Map(
		archive.stories.map((article) => {
			const { url, path } = addressOf(article);
			const files = settings.citations.map((form): CitationFile => {
				const [, stem = path] = /^(.*?)(?:\.html?)?$/.exec(path) ?? [];
				const { end } = KINDS[form];
				return { form, url: url.endsWith("/") ? `${url}index${end}` : url.replace(/(\.html?)?$/, end), path: stem + end };
			});
			return [article, files.filter((file) => claims.claim(file, article.file) === undefined)];
		}),
	);
}

/** The citations of every story. */
export function citationOutputs({ addressOf }: Context, files: ReadonlyMap<Article, readonly CitationFile[]>): Pending[] {
	return [...files].flatMap(([article, own]) =>
		own.map(
			({ form, url, path }): Pending => ({
				url,
				path,
				kind: form,
				source: article.file,
				data: () => ({ article, story: addressOf(article).url }),
			}),
		),
	);
}
