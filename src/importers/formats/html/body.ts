import readability from "@mozilla/readability";
import { textOfHtml } from "../../../article/text.ts";
import { addressOfLink, type LocalPath } from "./addresses.ts";
import { lettersOf } from "./clues/headline.ts";
import { printedLines } from "./clues/printed.ts";
import { holdsStory, OTHERS } from "./clues/zones.ts";
import { all, attribute, closest, type DomDocument, type DomElement, parseDocument } from "./dom.ts";
import { MARKED_BODY, MARKED_OTHER } from "./site/find.ts";

/** Elements that mark the text of a story, in standards and in the themes of most sites. */
const MARKED = [
	'[itemprop~="articleBody"]',
	".e-content",
	".entry-content",
	".gh-content",
	".post-content",
	".article-body",
	".article__body",
	".article-content",
	".story-body",
	".story-content",
	".post-body",
	".td-post-content",
	".field-name-body",
	".field--name-body",
	"#article-body",
	"#story-body",
];

/** Elements that themes put into the text of a story, and that do not belong to it. */
const STRANGE = [
	"form, button, input, select, textarea, nav, dialog, [hidden]",
	".sharedaddy, .jp-relatedposts, .sd-sharing, .addtoany_share_save_container, .addtoany_content, .wp-block-buttons, .post-tags, .tags-links, .entry-meta, .edit-link, .screen-reader-text, .visually-hidden, .sr-only",
	MARKED_OTHER,
	".share, .sharing, .social-share, .share-buttons, .related-posts, .related-articles, .related-stories, .newsletter, .newsletter-signup, .advertisement, .advert, .ad, .ads, .ad-container, .comments, #comments, #respond, .post-navigation, .author-box, .author-bio",
].join(", ");

/** Elements that may be a story without any words. */
const MEDIA = "img, picture, video, audio, iframe";

/** Elements around a story. */
const AROUND =
	"nav, header, footer, aside, form, [role=navigation], [role=banner], [role=contentinfo], [role=complementary], #comments, .comments, #sidebar, .sidebar";

/** Readability first looks for a text of at least so many characters. Its own default is too long for short news items. */
const SHORT = 140;

/** Frames that belong to a story. Each becomes a link. */
const FRAMES =
	/\/\/([\w-]+\.)*(youtube|youtube-nocookie|vimeo|dailymotion|archive|documentcloud|soundcloud|spotify|datawrapper|infogram|flourish|twitter|x|facebook|instagram|tiktok|scribd|issuu|ted|twitch|bilibili|google|openstreetmap)\.[a-z]{2,}\//i;

const known = new WeakMap<DomDocument, { readonly element: DomElement | undefined }>();

/** The element with the text of the story: one that says so, else the one that other pages of its layout tell; undefined if there is none. */
function markedText(document: DomDocument): DomElement | undefined {
	const found = known.get(document) ?? { element: findMarked(document) };
	known.set(document, found);
	return found.element;
}

function findMarked(document: DomDocument): DomElement | undefined {
	for (const selector of document.querySelector(MARKED.join(", ")) ? MARKED : []) {
		const found = all(document, selector).filter((element) => !closest(element, "aside, nav, footer, .comments, #comments"));
		const outer = found.filter((element) => !closest(element.parentElement, selector));
		const [only] = outer;
		if (only && outer.length === 1 && (lettersOf(only.textContent) !== "" || only.querySelector(MEDIA) !== null)) return only;
	}
	return document.querySelector(MARKED_BODY) ?? undefined;
}

/**
 * From what the text of a page is taken, in a few words.
 * @param selector the user's
 */
export function markedBy(document: DomDocument, selector: string | undefined): string {
	if (selector !== undefined && document.querySelector(selector)) return "--map";
	const marked = markedText(document);
	if (!marked) return "the longest text (Readability)";
	return marked === document.querySelector(MARKED_BODY) ? "where other pages of the layout have it" : "marked as the text";
}

/** The smallest part of a page that surely holds its story, as HTML. */
export function storyHtml(document: DomDocument): string {
	return markedText(document)?.innerHTML ?? htmlWithout(roomOf(document), AROUND);
}

/** The lines in the smallest part of a page that surely holds its story, with what comes before the text: headline, byline, date. */
export function roomLines(document: DomDocument): string[] {
	const room = roomOf(document);
	return printedLines(room, new Set(all(room, `form, ${OTHERS}`).filter((part) => !holdsStory(part))));
}

/** Whether a story's text holds pictures, sound or film. */
export function showsMedia(document: DomDocument): boolean {
	return (markedText(document) ?? roomOf(document)).querySelector(MEDIA) !== null;
}

function roomOf(document: DomDocument): DomElement {
	for (const selector of ["article", "main, [role=main]"]) {
		const found = all(document, selector);
		if (found.length === 1 && found[0] && lettersOf(found[0].textContent).length > SHORT) return found[0];
	}
	return document.body;
}

/** The HTML in an element without some of what is in it. */
function htmlWithout(element: DomElement, selector: string): string {
	const skipped = new Set(all(element, selector));
	const parts: string[] = [];
	let rest = element.innerHTML;
	for (const part of skipped) {
		if (isWithin(part, skipped)) continue;
		const html = part.outerHTML;
		const at = rest.indexOf(html);
		if (at < 0) continue;
		parts.push(rest.slice(0, at));
		rest = rest.slice(at + html.length);
	}
	return parts.join(" ") + rest;
}

function isWithin(part: DomElement, others: ReadonlySet<DomElement>): boolean {
	for (let at = part.parentElement; at; at = at.parentElement) if (others.has(at)) return true;
	return false;
}

/** What a story's text is taken from, and how. */
export interface BodyOptions {
	/** A selector that the user gave. */
	readonly selector?: string;
	readonly headline: string;
	readonly path: LocalPath;
	readonly home?: string;
	/** `<base href>`. */
	readonly base?: string;
}

/**
 * The HTML of the story: what the user's selector finds; else what the page marks as the text; else what Readability finds; else all but
 * the elements around it. This changes the document.
 */
export function bodyOf(document: DomDocument, options: BodyOptions): string {
	const { selector, headline } = options;
	if (selector !== undefined) {
		const found = all(document, selector);
		const outer = found.filter((element) => !closest(element.parentElement, selector));
		if (outer.length > 0) return outer.map((element) => finished(element, options)).join("\n");
	}
	const marked = markedText(document);
	if (marked) {
		for (const strange of all(marked, STRANGE)) strange.remove();
		return finished(marked, options);
	}
	for (const element of all(document, "h1, h2")) if (isHeadline(element, headline)) element.remove();
	const room = roomOf(document);
	const fallback = htmlWithout(room, AROUND);
	const before = lettersOf(textOfHtml(fallback)).length;
	const content = readable(document);
	if (content && lettersOf(content.textContent).length > Math.min(before * 0.3, SHORT)) return finished(content, options);
	return finished(parseDocument(fallback)?.body ?? room, options);
}

function readable(document: DomDocument): DomElement | undefined {
	const reader = new readability.Readability(document as never, {
		charThreshold: SHORT,
		disableJSONLD: true,
		allowedVideoRegex: FRAMES,
		serializer: (node: unknown) => node as DomElement,
	});
	try {
		return reader.parse()?.content ?? undefined;
	} catch {
		// If it fails, take all of the page's text rather than lose a story.
		return undefined;
	}
}

function finished(element: DomElement, { headline, path, home, base }: BodyOptions): string {
	const [first] = all(element, "h1, h2, h3, h4");
	if (first && isHeadline(first, headline)) first.remove();
	for (const linked of all(element, "[href], [src], [poster], [data-src]")) {
		for (const name of ["href", "src", "poster", "data-src"]) {
			const address = attribute(linked, name);
			if (address !== undefined) linked.setAttribute(name, addressOfLink(address, path, home, base));
		}
	}
	return element.innerHTML.replace(/^\s*\n/, "").trimEnd();
}

function isHeadline(element: DomElement, headline: string): boolean {
	return lettersOf(element.textContent) === lettersOf(headline);
}
