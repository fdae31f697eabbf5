import type { Article, Picture } from "../article/article.ts";
import { escapeHtml, renderBody } from "../article/body.ts";
import { withoutControls } from "../article/text.ts";
import type { EntryPicture } from "../site/entries.ts";
import type { VolumeStory } from "../site/items/data.ts";
import type { CitationForm } from "../site/kinds.ts";
import type { PagePicture } from "../site/media/pictures.ts";
import type { Site } from "../site/site.ts";
import { once } from "../system/once.ts";
import { type BodyListeners, bodyRenderer, type ReadStory, type RenderStory } from "./bodies.ts";
import { yearChart } from "./charts.ts";
import { bibtex, cslJson, ris } from "./citation/bibliographies.ts";
import { type Citation, citationOf } from "./citation/citation.ts";
import { type CitationStyle, cite } from "./citation/styles.ts";
import { commentReader, threadsOf } from "./comments/comments.ts";
import { type DateWords, dateWords } from "./dates.ts";
import { directionFilters } from "./directions.ts";
import { outlines } from "./drawing/outlines.ts";
import { feedHtml, feedSummary } from "./feedbody.ts";
import { jsonForScripts } from "./filters/scriptjson.ts";
import type { TemplateFilters } from "./filters/templatefilters.ts";
import { feedLinkFilters, siteLinkFilters } from "./headlinks.ts";
import { headFilters } from "./heads.ts";
import { bodyImages, feedImages, mainImage, wideImage } from "./images.ts";
import { lettersIn } from "./letters.ts";
import { wholeAddress } from "./metadata/jsonld.ts";
import { ninjsLine } from "./metadata/ninjs.ts";
import { csvTable, jsonLine, openDataRow } from "./metadata/opendata.ts";
import { remember } from "./remember.ts";
import { reportAddress, scanAddress } from "./reports.ts";
import { feedRewrite, type PageLinks, pageRewrite } from "./rewrite.ts";
import { withTableRegions } from "./tables.ts";
import { loadWords, type Words } from "./words.ts";

/**
 * Makes the filters that templates have; docs/variables.md lists them.
 * @param read is asked for a story's file when its body is rendered
 * @param templates absolute paths of the folders of templates, where the site's own words are
 */
export function makeFilters(site: Site, read: ReadStory, templates: readonly string[], listeners?: BodyListeners): TemplateFilters {
	const words = loadWords(templates, site.language);
	const dates = dateWords(words, site.timeZone);
	const commentsOf = commentReader(read, site, listeners);
	return {
		...dates,
		...addressFilters(site),
		...storyFilters(site, bodyRenderer(read, words, listeners), words, dates),
		...wordFilters(words),
		...directionFilters(site),
		...citationFilters(site),
		...openDataFilters(site),
		...formatFilters,
		...headFilters(site, dates, commentsOf),
		commentThreads: (article: Article, links?: PageLinks) => threadsOf(commentsOf(article, links)),
		...feedLinkFilters(site),
		...siteLinkFilters(site),
		outlines: (text: unknown, room: Parameters<typeof outlines>[1]) => outlines(String(text ?? ""), room),
		yearChart,
	};
}

/** The whole address of a page of the site, for its URL. */
function absolute(url: string, site: Pick<Site, "url">): string {
	return site.url + url.slice(1);
}

function addressFilters(site: Site) {
	return {
		href: (url: string) => site.base + url.slice(1),
		absolute: (url: string) => absolute(url, site),
		wholeAddress: (url: string) => wholeAddress(url, site),
	};
}

/** The body of a story and its pictures. */
function storyFilters(site: Site, render: RenderStory, words: Words, dates: DateWords) {
	const missing = once(() => words.say("picture-missing"));
	return {
		body: (article: Article, pictures: readonly PagePicture[] = [], links: PageLinks = []) =>
			withTableRegions(
				render(article, pageRewrite(article, site.base, links), bodyImages(article, pictures, site.base, links, missing())),
				words,
			),
		img: (image: Picture, article: Article, pictures: readonly PagePicture[] = [], links: PageLinks = []) =>
			mainImage(image, article, pictures, site.base, links, missing()),
		wideImg: (pictures: readonly EntryPicture[]) => wideImage(pictures, site.base),
		feedBody: (article: Article, url: string, links: PageLinks = []) => {
			const rewrite = feedRewrite(article, url, site, links);
			return feedHtml(article, render(article, rewrite, feedImages(links, missing()), "other"), rewrite, words, dates);
		},
		feedSummary: (article: Article) => feedSummary(article, words, dates),
		scanUrl: (article: Article, links: PageLinks = []) =>
			scanAddress(pageRewrite(article, site.base, links)(article.print?.scan ?? "") ?? ""),
		biography: (markdown: string) =>
			renderBody(markdown, "markdown", (address) => (/^\/(?!\/)/.test(address) ? site.base + address.slice(1) : address)),
		reportUrl: ({ headline }: Article, url: string) => reportAddress(headline, url, words, site),
		media: (src: string, article: Article, links: PageLinks = []) => pageRewrite(article, site.base, links)(src),
		mediaAbsolute: (src: string, article: Article, links: PageLinks = []) => feedRewrite(article, "/", site, links)(src),
	};
}

/** What the site says in its own language. */
function wordFilters({ language, say, around, wording }: Words) {
	const counts = new Intl.NumberFormat(language);
	const names = new Intl.ListFormat(language, { type: "conjunction" });
	return {
		say,
		around,
		wording,
		figure: (count: number) => counts.format(count),
		stories: remember((count: number) => say("stories", { count }), Number),
		...lettersIn(language, () => say("others")),
		joints: remember(
			(list: readonly unknown[]) => jointsOf(names, list.length),
			(list) => list.length,
		),
		listing: (list: readonly string[]) => names.format(list),
		byNames: remember(
			(list: readonly string[]) => say("by", { names: names.format(list) }),
			(list) => list.join("\n"),
		),
	};
}

/** The text before each name in a list of `count` names: nothing, a comma, “and”. */
function jointsOf(names: Intl.ListFormat, count: number): string[] {
	const parts = names.formatToParts(Array.from({ length: count }, String));
	return parts.flatMap(({ type }, index) => {
		const before = parts[index - 1];
		return type === "element" ? [before?.type === "literal" ? before.value : ""] : [];
	});
}

/** What writes a citation in each form. */
const BIBLIOGRAPHIES: Readonly<Record<CitationForm, (citation: Citation) => string>> = { bib: bibtex, ris, csl: cslJson };

function citationFilters(site: Site) {
	let last: { readonly article: Article; readonly citation: Citation } | undefined;
	/** The last citation is remembered, because a page asks for it several times. */
	const citationFor = (article: Article, url: string) => {
		if (last?.article !== article) last = { article, citation: citationOf(article, absolute(url, site), site) };
		return last.citation;
	};
	return {
		cite: (article: Article, style: CitationStyle, url: string) => cite(citationFor(article, url), style, site.language),
		citation: (article: Article, form: CitationForm, url: string) => BIBLIOGRAPHIES[form](citationFor(article, url)),
	};
}

function openDataFilters(site: Site) {
	const rowOf = ({ article, url }: VolumeStory) => openDataRow(article, absolute(url, site));
	return {
		jsonLines: (stories: readonly VolumeStory[]) => stories.map(rowOf).map(jsonLine).join("\n"),
		csvTable: (stories: readonly VolumeStory[]) => csvTable(stories.map(rowOf)),
		ninjsLines: (stories: readonly (VolumeStory & { readonly uri: string })[]) =>
			stories.map(({ article, url, uri }) => ninjsLine(article, { uri, url: absolute(url, site), language: site.language })).join("\n"),
	};
}

/** What writes values in the formats that templates are in. */
const formatFilters = {
	asHtml: escapeHtml,
	json: jsonForScripts,
	xml: (value: unknown) => withoutControls(String(value ?? "")),
};
