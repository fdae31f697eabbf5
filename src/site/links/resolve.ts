import path from "node:path";
import type { Article } from "../../article/article.ts";
import { addressOnSite, type OwnHosts } from "../../article/hosts.ts";
import { percentDecoded } from "../../article/text.ts";
import { basePath } from "../../settings.ts";
import { encode, oldPathsOf } from "../address.ts";
import { fileBeside, isMedia, mediaPath } from "../media/media.ts";
import type { Address } from "../output.ts";
import { type FileFinder, withoutEnd } from "./files.ts";
import { type PageFinder, pathsAt, type Target } from "./pages.ts";
import { isPostNumber, postNumberIn } from "./postnumber.ts";
import type { StoryFinder } from "./stories.ts";

/** What an address in a story leads to. */
export type Resolution =
	/** Something at a URL of the site, which has no fragment; `isThere` where the address leads there as it is written. */
	| { readonly kind: "found"; readonly url: string; readonly isThere: boolean; readonly target?: Article }
	/** What is not of this site, though it stands on its host: outside of the path of the site. */
	| { readonly kind: "elsewhere" }
	/** A story that is not published. */
	| { readonly kind: "unpublished"; readonly target: Article }
	/** Nothing. Something that Eleventy makes for the owner may stand at one of these paths. */
	| { readonly kind: "nothing"; readonly paths: readonly string[] };

/** What links are resolved with. */
export interface Finders {
	readonly site: OwnHosts;
	readonly pages: PageFinder;
	readonly files: FileFinder;
	readonly stories: StoryFinder;
	/** The path of the listing that an address of an older site stood for. */
	readonly listingOf: (path: string) => string | undefined;
	/** Where a story or standing page stands; undefined where it is not published. */
	readonly addressOf: (article: Article) => Address | undefined;
}

/** Finds what an address leads to that stands in a story. */
export function resolveLink(article: Article, own: Address, href: string, finders: Finders): Resolution {
	const rooted = addressOnSite(href, finders.site);
	if (rooted === undefined && /^(https?:)?\/\//i.test(href)) return { kind: "elsewhere" };
	const name = percentDecoded(withoutEnd(rooted ?? href));
	if (name === "") return { kind: "found", url: own.url, isThere: true, target: article };
	const written = pathAsWritten(article, href, own, finders.site);
	const found =
		rooted === undefined
			? findRelative(article, name, written, finders)
			: isPostNumber(name, rooted)
				? findNumbered(rooted, finders)
				: findRooted(article, name, finders);
	if (!found) return { kind: "nothing", paths: written === undefined ? [] : pathsAt(written) };
	if ("unpublished" in found) return { kind: "unpublished", target: found.unpublished };
	const { target } = found;
	const isThere = written !== undefined && finders.pages.isAt(written, target);
	return { kind: "found", url: target.url, isThere, target: target.article };
}

type Found = { readonly target: Target } | { readonly unpublished: Article };

/** The path on the site, decoded, to which a page leads a reader if the address stays as it is written; undefined where that is another site. */
function pathAsWritten(article: Article, href: string, own: Address, site: OwnHosts): string | undefined {
	if (/^\/(?!\/)/.test(href)) return percentDecoded(withoutEnd(href));
	if (isMedia(withoutEnd(href)) && !/^([a-z][a-z\d+.-]*:|\/\/)/i.test(href))
		return `/${mediaPath(fileBeside(article.file, withoutEnd(href)))}`;
	const page = new URL(own.url.slice(1), site.url);
	if (!URL.canParse(href, page.href)) return undefined;
	const whole = new URL(href, page);
	return whole.href.startsWith(site.url) ? percentDecoded(`/${whole.pathname.slice(basePath(site).length)}`) : undefined;
}

/** A path from the root of the site, of the content folder, or of an older site. */
function findRooted(article: Article, name: string, finders: Finders): Found | undefined {
	const { pages, files, stories, listingOf, site } = finders;
	const base = basePath(site);
	const names = base !== "/" && name.startsWith(base) ? [name, name.slice(base.length - 1)] : [name];
	for (const each of names) {
		const page = pages.at(each);
		if (page) return { target: page };
		const story = stories.ofFile(each.slice(1));
		if (story) return placed(story, finders);
	}
	const file = files.find(article.file, encode(name));
	if (file !== undefined) return { target: copyAt(file) };
	const story = stories.ofOldAddress(name);
	if (story) return placed(story, finders);
	const unpublished = stories.ofUnpublishedAddress(name);
	if (unpublished) return { unpublished };
	const listing = listingOf(name);
	const page = listing === undefined ? undefined : pages.at(listing);
	return page && { target: page };
}

function findNumbered(rooted: string, finders: Finders): Found | undefined {
	const number = postNumberIn(rooted);
	const story = number === undefined ? undefined : finders.stories.ofNumber(number);
	return story && placed(story, finders);
}

/** A path relative to the story's file, to its page, or to one of its old addresses, or one from the root of the content folder. */
function findRelative(article: Article, name: string, written: string | undefined, finders: Finders): Found | undefined {
	const { pages, files, stories } = finders;
	const beside = path.posix.join("/", path.posix.dirname(article.file), name);
	const story = stories.ofFile(beside.slice(1));
	if (story) return placed(story, finders);
	if (isMedia(name)) {
		const file = files.find(article.file, encode(name));
		if (file !== undefined) return { target: copyAt(file) };
	}
	const page = written === undefined ? undefined : pages.at(written);
	if (page) return { target: page };
	const found = findRooted(article, beside, finders);
	if (found) return found;
	for (const old of article.redirectFrom.flatMap((written) => oldPathsOf(written, article.file))) {
		const from = addressOnSite(old, finders.site);
		if (from === undefined) continue;
		const found = findRooted(article, percentDecoded(new URL(encode(name), `https://none.example${from}`).pathname), finders);
		if (found) return found;
	}
	// A page of the old site may have been shown in several folders, so what stands before the first name does not count.
	const plain = name.replace(/^(\.{1,2}\/)+/, "");
	if (plain.includes("/")) return findRooted(article, `/${plain}`, finders);
	const other = plain === name ? (stories.ofFile(name) ?? stories.ofOldAddress(`/${name}`)) : undefined;
	return other && placed(other, finders);
}

function placed(article: Article, { addressOf }: Finders): Found {
	const address = addressOf(article);
	return address ? { target: { ...address, article } } : { unpublished: article };
}

function copyAt(file: string): Target {
	return { url: encode(`/${file}`), path: file };
}
