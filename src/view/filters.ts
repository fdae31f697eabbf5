import { readFileSync } from "node:fs";
import path from "node:path";
import type { Article, Picture } from "../article/article.ts";
import { escapeHtml, type PictureAttributes, type Rewrite, renderBody } from "../article/body.ts";
import { bodyOf } from "../article/read.ts";
import { withoutControls } from "../article/text.ts";
import type { CitationForm } from "../site/kinds.ts";
import type { PagePicture } from "../site/pictures.ts";
import type { Site } from "../site/site.ts";
import { yearChart } from "./charts.ts";
import { bibtex, cslJson, ris } from "./citation/bibliographies.ts";
import { type Citation, citationOf } from "./citation/citation.ts";
import { type CitationStyle, cite } from "./citation/styles.ts";
import { dateWords } from "./dates.ts";
import { headFilters } from "./heads.ts";
import { bodyDress, mainImage } from "./images.ts";
import { feedRewrite, type PageLinks, pageRewrite } from "./links.ts";
import { wholeAddress } from "./metadata/jsonld.ts";
import { csvTable, jsonLine, storyRecord } from "./metadata/opendata.ts";
import { loadWords } from "./words.ts";

type Filter = (...values: never[]) => unknown;

/** A story and its address on the site. */
interface Placed {
	readonly article: Article;
	readonly url: string;
}

const RIGHT_TO_LEFT = /^(ar|arc|ckb|dv|fa|he|ks|ku-arab|pnb|ps|sd|syr|ug|ur|yi)(-|$)/i;

/**
 * The filters that templates have; docs/templates.md lists them.
 * @param content absolute path of the content folder: a story's body is read when it is rendered
 * @param templates absolute paths of the folders of templates, where the site's own words are
 */
export function makeFilters(site: Site, content: string, templates: readonly string[]): Readonly<Record<string, Filter>> {
	const words = loadWords(templates, site.language);
	const dates = dateWords(words, site.timeZone);
	const counts = new Intl.NumberFormat(site.language);
	const names = new Intl.ListFormat(site.language, { type: "conjunction" });
	const render = (article: Article, rewrite: Rewrite, pictureAttributes?: PictureAttributes) =>
		renderBody(bodyOf(article, readFileSync(path.join(content, article.file))), article.format, rewrite, pictureAttributes);
	const absolute = (url: string) => site.url + url.slice(1);
	const recordOf = ({ article, url }: Placed) => storyRecord(article, absolute(url));
	let cited: { readonly article: Article; readonly citation: Citation } | undefined;
	/** Remembers the last: a page asks for it several times. */
	const citationFor = (article: Article, url: string) => {
		if (cited?.article !== article) cited = { article, citation: citationOf(article, absolute(url), site) };
		return cited.citation;
	};
	const filters = {
		...dates,
		href: (url: string) => site.base + url.slice(1),
		absolute,
		body: (article: Article, pictures: readonly PagePicture[] = [], links: PageLinks = []) =>
			render(article, pageRewrite(article, site.base, links), bodyDress(article, pictures, site.base, links)),
		img: (image: Picture, article: Article, pictures: readonly PagePicture[] = [], links: PageLinks = []) =>
			mainImage(image, article, pictures, site.base, links),
		feedBody: (article: Article, url: string, links: PageLinks = []) => render(article, feedRewrite(article, url, site, links)),
		media: (src: string, article: Article, links: PageLinks = []) => pageRewrite(article, site.base, links)(src),
		mediaAbsolute: (src: string, article: Article, links: PageLinks = []) => feedRewrite(article, "/", site, links)(src),
		say: words.say,
		around: words.around,
		wording: words.wording,
		yearChart,
		figure: (count: number) => counts.format(count),
		stories: (count: number) => words.say("stories", { count }),
		joints: (list: readonly unknown[]) => jointsOf(names, list.length),
		listing: (list: readonly string[]) => names.format(list),
		dir: (language: string) => (RIGHT_TO_LEFT.test(language) ? "rtl" : "ltr"),
		cite: (article: Article, style: CitationStyle, url: string) => cite(citationFor(article, url), style, site.language),
		citation: (article: Article, form: CitationForm, url: string) => BIBLIOGRAPHIES[form](citationFor(article, url)),
		asHtml: escapeHtml,
		wholeAddress: (url: string) => wholeAddress(url, site),
		json: (value: unknown) => JSON.stringify(value, (_, inner: unknown) => (typeof inner === "string" ? withoutControls(inner) : inner)),
		jsonLines: (stories: readonly Placed[]) => stories.map(recordOf).map(jsonLine).join("\n"),
		csvTable: (stories: readonly Placed[]) => csvTable(stories.map(recordOf)),
		xml: (value: unknown) => withoutControls(String(value ?? "")),
		...headFilters(site, dates),
	};
	return filters;
}

/** What stands before each of so many names in a list: nothing, a comma, “and”. */
function jointsOf(names: Intl.ListFormat, count: number): string[] {
	const parts = names.formatToParts(Array.from({ length: count }, String));
	return parts.flatMap(({ type }, index) => {
		const before = parts[index - 1];
		return type === "element" ? [before?.type === "literal" ? before.value : ""] : [];
	});
}

/** What writes a citation in each form. */
const BIBLIOGRAPHIES: Readonly<Record<CitationForm, (citation: Citation) => string>> = { bib: bibtex, ris, csl: cslJson };
