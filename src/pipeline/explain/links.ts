import type { Article } from "../../article/article.ts";
import { isArticle } from "../../site/fingerprint.ts";
import { isFeedKind, KINDS } from "../../site/kinds.ts";
import type { PageLink } from "../../site/links/pagelinks.ts";
import type { Output, Rendered } from "../../site/output.ts";
import { type Fact, fact } from "./explanation.ts";
import type { Known } from "./known.ts";
import { missingFrom } from "./notin.ts";
import { templatesFor } from "./templates.ts";

/** What links to an address of the site: stories, listings, feeds, sitemaps, the open data, the search, old addresses. */
export function linkFacts(known: Known, target: Pick<Rendered, "url" | "path" | "kind">, article?: Article): Fact[] {
	const { plan } = known;
	const isMentioned = makeMentions(target.url, article);
	const found: Record<"listedOn" | "linkedFrom" | "feeds" | "sitemaps" | "data" | "search" | "oldAddresses", string[]> = {
		listedOn: [],
		linkedFrom: [],
		feeds: [],
		sitemaps: [],
		data: [],
		search: [],
		oldAddresses: [],
	};
	for (const output of article ? plan.outputs : []) {
		if (output.sort === "derived" && output.of === "stories" && output.articles.some(({ file }) => file === article?.file))
			found.search.push(`/${output.path}/`);
	}
	for (const output of plan.outlines()) {
		if (output.path === target.path) continue;
		const about = aboutOf(output);
		if (about === undefined) continue;
		const data = output.data();
		if (about === "linkedFrom") {
			const how = howLinked(data, output, target.url, isMentioned);
			if (how !== undefined) found.linkedFrom.push(`${known.shownStory(output.source ?? output.path)} (${how})`);
		} else if (isMentioned(data)) found[about].push(output.url);
	}
	return [
		...(Object.keys(found) as (keyof typeof found)[]).flatMap((about) => fact(about, found[about])),
		...(article && target.kind === "story" ? fact("notIn", missingFrom(known, article, found)) : []),
		...fact("everyPage", everyPage(known, target.url, isMentioned)),
	];
}

/** What it says of an address that an output mentions it; undefined for outputs that mention none of pages. */
function aboutOf({ kind }: Rendered): "listedOn" | "linkedFrom" | "feeds" | "sitemaps" | "data" | "oldAddresses" | undefined {
	if (kind === "redirect") return "oldAddresses";
	if (kind === "story" || kind === "page") return "linkedFrom";
	if (kind.startsWith("sitemap")) return "sitemaps";
	if (kind.startsWith("data-")) return "data";
	if (KINDS[kind].mediaType === "text/html") return "listedOn";
	return isFeedKind(kind) || kind === "atom-archive" || kind === "opml" ? "feeds" : undefined;
}

/** How the page of a story links to an address; undefined where it does not. */
function howLinked(data: object, output: Rendered, url: string, isMentioned: (value: unknown) => boolean): string | undefined {
	const { article, links } = data as { readonly article: Article; readonly links?: readonly PageLink[] };
	if (isInText(article, links, output.url, url)) return "in its text";
	const isBeside = Object.entries(data).some(([name, value]) => name !== "article" && name !== "links" && isMentioned(value));
	return isBeside ? "beside its text" : undefined;
}

function isInText(article: Article, changed: readonly PageLink[] | undefined, from: string, url: string): boolean {
	return (article.links ?? []).some(({ href }) => {
		const link = changed?.find((each) => each.from === href);
		const to = link ? link.to : href;
		return to !== undefined && pathOf(to, from) === url;
	});
}

/** The path that an address leads to from a page, without its fragment. */
function pathOf(to: string, from: string): string {
	try {
		return new URL(to, `https://none.example${from}`).pathname;
	} catch {
		return to;
	}
}

/**
 * Makes what tells whether data mention an address, anywhere in them. It does not remember what it has looked through: in outlines little is
 * shared, and looking again takes less time than remembering.
 * @param article the story that stands at the address
 */
function makeMentions(url: string, article: Article | undefined): (value: unknown) => boolean {
	const withFragment = `${url}#`;
	const isIn = (value: unknown): boolean => {
		if (typeof value === "string") return value === url || value.startsWith(withFragment);
		if (typeof value !== "object" || value === null) return false;
		if (Array.isArray(value)) return value.some(isIn);
		// Articles of the plan may be copies, without hidden terms.
		if (isArticle(value)) return value.file === article?.file;
		for (const key in value) {
			if (isIn((value as Readonly<Record<string, unknown>>)[key])) return true;
		}
		return false;
	};
	return isIn;
}

/** What has a link to an address on every page: the masthead, or a template that names it. */
function everyPage({ plan, context }: Known, url: string, isMentioned: (value: unknown) => boolean): string[] {
	const { sections, pages, feeds } = plan.site;
	const named = new Map(
		[...templatesFor("story", context.folders.templates), ...templatesFor("front", context.folders.templates)].map((each) => [
			each.shown,
			each,
		]),
	);
	const literal = new RegExp(`["']${url.replace(/[.*+?^$|()[\]{}\\]/g, "\\$&")}["']`);
	return [
		...(isMentioned(sections) ? ["the sections of the masthead"] : []),
		...(isMentioned(pages) ? ["the list of standing pages"] : []),
		...(isMentioned(feeds) ? ["the list of feeds"] : []),
		...[...named.values()].flatMap(({ shown, text }) => (literal.test(text) ? [`the template ${shown}`] : [])),
	];
}

/** The files of the stories that a page shows or lists, in its order. */
export function storiesOn(known: Known, output: Output): string[] {
	const byUrl = new Map([...known.pageOf].map(([file, { url }]) => [url, file]));
	if (output.sort === "derived") return output.articles.map(({ file }) => file);
	if (output.sort === "copied") return [];
	const files = new Set<string>();
	const seen = new WeakSet<object>();
	const visit = (value: unknown): void => {
		if (typeof value === "string") {
			const file = byUrl.get(value);
			if (file !== undefined) files.add(file);
		} else if (typeof value === "object" && value !== null && !seen.has(value)) {
			seen.add(value);
			if (isArticle(value)) files.add(value.file);
			else for (const inner of Object.values(value)) visit(inner);
		}
	};
	visit(output.data());
	return [...files];
}
