import { readFileSync } from "node:fs";
import path from "node:path";
import type { Article } from "../article/article.ts";
import { escapeHtml, type Rewrite, renderBody } from "../article/body.ts";
import { bodyOf } from "../article/read.ts";
import { withoutControls } from "../article/text.ts";
import type { Site } from "../site/plan.ts";
import { dateWords } from "./dates.ts";
import { feedRewrite, pageRewrite } from "./rewrite.ts";

type Filter = (...values: never[]) => unknown;

const RIGHT_TO_LEFT = /^(ar|arc|ckb|dv|fa|he|ks|ku-arab|pnb|ps|sd|syr|ug|ur|yi)(-|$)/i;

/**
 * The filters that templates have; docs/templates.md lists them.
 * @param content absolute path of the content folder: a story's body is read when it is rendered
 */
export function makeFilters(site: Site, content: string): Readonly<Record<string, Filter>> {
	const dates = dateWords(site.language, site.timeZone);
	const counts = new Intl.NumberFormat(site.language);
	const names = new Intl.ListFormat(site.language, { type: "conjunction" });
	const render = (article: Article, rewrite: Rewrite) =>
		renderBody(bodyOf(article, readFileSync(path.join(content, article.file))), article.format, rewrite);
	const absolute = (url: string) => site.url + url.slice(1);
	const filters = {
		...dates,
		href: (url: string) => site.base + url.slice(1),
		absolute,
		body: (article: Article) => render(article, pageRewrite(article, site.base)),
		feedBody: (article: Article, url: string) => render(article, feedRewrite(article, url, site)),
		media: (src: string, article: Article) => pageRewrite(article, site.base)(src),
		mediaAbsolute: (src: string, article: Article) => feedRewrite(article, "/", site)(src),
		stories: (count: number) => `${counts.format(count)} ${count === 1 ? "story" : "stories"}`,
		listing: (list: readonly string[]) => names.format(list),
		dir: (language: string) => (RIGHT_TO_LEFT.test(language) ? "rtl" : "ltr"),
		asHtml: escapeHtml,
		xml: (value: unknown) => withoutControls(String(value ?? "")),
	};
	return filters;
}
