import { isHome } from "./addresses.ts";
import type { Clues } from "./clues/clues.ts";
import { isList, typesOf } from "./clues/jsonld.ts";
import { all, closest, type DomDocument, type DomElement } from "./dom.ts";

/** What a page is: a story, a standing page, or why it is neither. */
export type PageKind = { readonly kind: "story" | "page" } | { readonly why: string };

/** What the kind of a page depends on. */
export interface PageSigns {
	readonly document: DomDocument;
	readonly clues: Clues;
	/** Its own addresses, the best first. */
	readonly addresses: readonly string[];
	/** The text of its story, found in a quick way. */
	readonly text: string;
	readonly headline?: string;
	/** Whether it shows pictures, sound or film. */
	readonly shows: boolean;
	/** Whether other pages of its layout list stories; undefined if it is of no layout that is known. */
	readonly isList?: boolean;
}

/** Classes of `<body>` in listings of WordPress, Ghost and others. */
const LISTING_CLASSES = new Set(
	"archive blog home-template tag-template author-template paged search search-results search-no-results category tag author date post-type-archive tax-post_tag".split(
		" ",
	),
);

/** Classes of `<body>` that prove that a page is a story. */
const STORY_CLASSES = /^(single|single-post|single-\w+|postid-\d+|post-template|post-template-\w+|node-type-\w+|page-node-type-\w+)$/;

/** Addresses of listings. Other pages hardly ever have such an address. */
const LISTING_ADDRESS =
	/\/(tags?|category|categories|authors?|sections?|search)\/[^/]+(\/|\/index\.\w+)?$|\/page\/\d+\/?$|^\/\d{4}(\/\d\d?){0,2}\/?$|\/(tags|authors|categories|archives?|search|sitemap|index-\d+)(\/|\.\w+)?$/i;

const PAGE_NAME =
	/^\/(about(-us)?|contact(-us)?|imprint|impressum|privacy(-policy)?|terms(-of-(use|service))?|cookies|advertise|subscribe|staff|masthead|faq|help)(\/|\.\w+|\/index\.\w+)?$/i;

const NOT_FOUND = /^\W*(404|(page|file) not found|not found|error 404|object not found)\b|\b404\W+(not found|error)|\bpage not found\b/i;

/** A page with fewer letters than this is not a story. */
const LEAST = 25;

/** Tells stories from the other pages of a mirror. If in doubt, a page is a story. */
export function kindOf(judged: PageSigns): PageKind {
	const { document, clues, addresses, text, headline } = judged;
	const classes = `${document.body.className} ${document.documentElement.className}`.split(/\s+/);
	const path = pathIn(addresses[0] ?? "");
	if (document.querySelector("frameset")) return { why: "it is a set of frames, whose pages stand by themselves" };
	if (/^httrack website copier/i.test(document.querySelector('meta[name="generator" i]')?.getAttribute("content") ?? ""))
		return { why: "the tool that made the mirror wrote it" };
	if (classes.includes("error404") || NOT_FOUND.test(clues.title ?? "") || NOT_FOUND.test(headline ?? ""))
		return { why: "it says that a page was not found" };
	if (classes.includes("attachment")) return { why: "it shows a file, and no story" };
	if (classes.includes("login")) return { why: "it is a form to log in" };
	const isStory = classes.some((name) => STORY_CLASSES.test(name)) || tellsStory(clues);
	const isNamedList = isList(clues.data) === true && clues.article === undefined && clues.type !== "article";
	if (isNamedList || (!isStory && isListing(judged, classes, path))) return { why: "it lists other pages" };
	const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
	if (letters < LEAST && !(isStory && clues.free !== false && judged.shows))
		return { why: clues.free === false ? "its text is behind a paywall" : "it has no text" };
	if (isPaywalled(judged, letters)) return { why: "its text is behind a paywall" };
	const isPage =
		classes.some((name) => /^(page-id-\d+|page-template|node-type-page|page-node-type-page)$/.test(name)) ||
		clues.data.nodes.some((node) => typesOf(node).some((type) => /^(About|Contact|FAQ)Page$/.test(type)));
	if (isPage && !isStory) return { kind: "page" };
	return { kind: !isStory && clues.published.length === 0 && PAGE_NAME.test(path) ? "page" : "story" };
}

function pathIn(address: string): string {
	return address.replace(/^https?:\/\/[^/]*/i, "");
}

/** Whether the page says to machines that it is a story. */
function tellsStory({ article, type, dated }: Clues): boolean {
	return article !== undefined || type === "article" || dated;
}

function isListing({ document, clues, text, isList: isLaidOut }: PageSigns, classes: readonly string[], path: string): boolean {
	if (isLaidOut || isList(clues.data) !== false || classes.some((name) => LISTING_CLASSES.has(name))) return true;
	if (LISTING_ADDRESS.test(path)) return true;
	if (isLaidOut === false && !isHome(path)) return false;
	const teasers = all(document, "article, .post, .hentry")
		.slice(0, 200)
		.filter((element) => element.querySelector(":is(h1, h2, h3, h4, h5) a[href], a[href] :is(h1, h2, h3, h4, h5)"));
	const outer = teasers.filter(
		(element) => !closest(element, "aside, footer") && !teasers.some((other) => other !== element && contains(other, element)),
	);
	const whole = lengthOf(document.body.textContent);
	if (outer.length >= 3 && outer.reduce((sum, { textContent }) => sum + lengthOf(textContent), 0) > whole / 2) return true;
	const linked = all(document.body, "a[href]").reduce((sum, { textContent }) => sum + lengthOf(textContent), 0);
	const front = path === "" ? false : isHome(path) || clues.type === "website" || clues.type === "blog" || clues.type === "profile";
	if (!front || text === "") return false;
	return linked > whole * (isHome(path) ? 0.4 : 0.6);
}

function contains(outer: DomElement, inner: DomElement): boolean {
	for (let at = inner.parentElement; at; at = at.parentElement) if (at === outer) return true;
	return false;
}

function lengthOf(text: string): number {
	return text.replace(/\s+/g, "").length;
}

/** Whether a page holds only the beginning of a story that not everybody may read. */
function isPaywalled({ clues, document }: PageSigns, letters: number): boolean {
	if (clues.free !== false) return false;
	const walled = clues.data.nodes
		.filter((node) => typesOf(node).includes("WebPageElement") && /false$/i.test(String(node.isAccessibleForFree)))
		.flatMap((node) => node.cssSelector ?? []);
	const behind = walled.flatMap((selector) =>
		typeof selector === "string" && /^[.#][\w-]+$/.test(selector) ? all(document, selector) : [],
	);
	if (behind.length > 0) return behind.every(({ textContent }) => lengthOf(textContent) < 100);
	return letters < 600;
}
