import type { Article, ShownPicture, WrittenLink } from "../../article/article.ts";
import { isTemplateCode } from "../../article/body/templatecode.ts";
import { findPlace } from "../../article/references.ts";
import { readableAddress } from "../../article/text.ts";
import type { Problem } from "../../problem.ts";
import { encode } from "../address.ts";
import { contentPath, isMedia, sitePath } from "../media/media.ts";
import type { Address } from "../output.ts";
import { pathsNamed } from "./files.ts";
import type { Missing } from "./missing.ts";
import { type Finders, resolveLink } from "./resolve.ts";

/** An address in a story that its page must change. */
export interface PageLink {
	/** As it stands in the body's HTML or in the field. */
	readonly from: string;
	/** The URL on the site that it leads to, with its fragment; undefined where it leads to nothing that is published, and must not say so. */
	readonly to?: string;
	/** Whether it is the address of a picture that is missing. */
	readonly isMissing?: true;
}

/** The addresses, among those that a page must change, of pictures that are missing. */
export function missingIn(links: readonly PageLink[]): ReadonlySet<string> {
	const missing = links.filter(({ isMissing }) => isMissing);
	return missing.length === 0 ? NONE : new Set(missing.map(({ from }) => from));
}

const NONE: ReadonlySet<string> = new Set();

/** What the addresses in a story lead to. */
export interface ResolvedLinks {
	/** Those that its page must change; undefined where there are none. */
	readonly changed?: readonly PageLink[];
	readonly problems: readonly Problem[];
	/** Problems that are none where Eleventy makes what is missing. */
	readonly missing: readonly Missing[];
}

/**
 * Resolves all addresses of this site that stand in a story.
 * @param own where the story stands
 * @param isShown whether the page of a story shows its body
 */
export function resolveLinks(article: Article, own: Address, finders: Finders, isShown: (other: Article) => boolean): ResolvedLinks {
	const changed = new Map<string, PageLink>();
	const problems: Problem[] = [];
	const missing: Missing[] = [];
	for (const link of article.links ?? []) {
		if (link.isFile) {
			const lost = resolveFile(article, { src: link.href, file: link.file, line: link.line }, "file", finders, changed);
			if (lost) missing.push(lost);
			continue;
		}
		const found = resolveLink(article, own, link.href, finders);
		if (found.kind === "elsewhere") continue;
		if (found.kind === "unpublished") {
			changed.set(link.href, { from: link.href });
			problems.push(unpublishedProblem(article, link, found.target));
		} else if (found.kind === "nothing") missing.push({ paths: found.paths, problem: brokenProblem(article, link, finders) });
		else {
			const fragment = /#.*$/s.exec(link.href)?.[0] ?? "";
			const { url, target } = found;
			const place = target && isShown(target) && !isOfComments(fragment, target) ? findPlace(fragment, target.ids ?? []) : fragment;
			if (place === undefined && target) problems.push(anchorProblem(article, link, fragment, target));
			if (target?.status === "withdrawn" && target !== article) problems.push(withdrawnProblem(article, link, target));
			const end = place ?? fragment;
			if (!found.isThere || end !== fragment) changed.set(link.href, { from: link.href, to: url + end });
		}
	}
	for (const picture of article.pictures ?? []) {
		const lost = resolveFile(article, picture, "picture", finders, changed);
		if (lost && !picture.isOptional) missing.push(lost);
	}
	return { changed: changed.size === 0 ? undefined : [...changed.values()], problems, missing: toldOnce(missing) };
}

/** What is missing, without the link of a picture that leads to that same picture: it is told of as a picture. */
function toldOnce(missing: readonly Missing[]): readonly Missing[] {
	const placeOf = ({ paths, problem }: Missing) => `${problem.line} ${paths[0]}`;
	const pictures = new Set(missing.filter(({ picture }) => picture !== undefined).map(placeOf));
	return missing.filter((lost) => lost.picture !== undefined || !pictures.has(placeOf(lost)));
}

/** Notes where a file is found that a page shows; where there is none, gives what is missing. */
function resolveFile(
	article: Article,
	{ src, file = article.file, line }: ShownPicture,
	what: "picture" | "file",
	{ files, site }: Finders,
	changed: Map<string, PageLink>,
): Missing | undefined {
	const paths = pathsNamed(article.file, src, site);
	const [path] = paths;
	if (path === undefined || isTemplateCode(src)) return undefined;
	const found = files.find(article.file, src);
	if (found !== undefined) {
		if (found !== sitePath(article.file, src)) changed.set(src, { from: src, to: encode(`/${found}`) + (/[?#].*$/s.exec(src)?.[0] ?? "") });
		return undefined;
	}
	const message = `There is no ${what} ${nameOf(path)}.`;
	const remedy = fileRemedy(path, files.alike(article.file, src));
	const problem: Problem = { file, line, rule: "media-missing", severity: "warning", message, remedy };
	return { paths, problem, picture: what === "picture" ? src : undefined };
}

/** A file of the content folder by its path there, any other by its address. */
function nameOf(path: string): string {
	const name = contentPath(path);
	return name === path ? `/${path}` : name;
}

function fileRemedy(path: string, alike: string | undefined): string {
	if (alike !== undefined) return `There are several files of such a name, one of them ${nameOf(alike)}: give each a name of its own.`;
	if (!isMedia(path)) return "Name a file of a kind that is published, such as .jpg, .png, .svg, .mp3, .mp4 or .pdf.";
	if (!nameOf(path).startsWith("/")) return "Put the file there, in the content folder, or take it out of the story.";
	return "Put the file into the content folder and name it relative to the story, or have Eleventy copy it to that address; an import takes such files with --media.";
}

function brokenProblem(article: Article, { href, line }: WrittenLink, { site }: Finders): Problem {
	const file = article.file;
	const path = pathsNamed(file, href, site)[0];
	if (path !== undefined && isMedia(path)) {
		const message = `There is no file ${nameOf(path)}.`;
		return { file, line, rule: "media-missing", severity: "warning", message, remedy: fileRemedy(path, undefined) };
	}
	return {
		file,
		line,
		rule: "link-broken",
		severity: "warning",
		message: `The link ${readableAddress(href)} leads nowhere.`,
		remedy: linkRemedy(href),
	};
}

function linkRemedy(href: string): string {
	if (/^["'“”‘’]|^href=/i.test(href)) return "Take out what stands before or behind the address: quotation marks, or href=.";
	if (/^www\.|^([a-z\d-]+\.)+(?!html?$|php$|md$|txt$)[a-z]{2,}(\/|$)/i.test(href))
		return "Write https:// before it, if it is the address of another site.";
	if (/^[^/?#]+@[^/?#]+\.[^/?#]+$/.test(href)) return "Write mailto: before it.";
	if (/^([a-z]+:)?\/\//i.test(href) || href.startsWith("/")) {
		return "Mend or take out the link; where a story stood at that address, write it into the story's redirect_from.";
	}
	return "Name a story by the path of its file relative to this one, such as ../2014/harbour.md, or take the link out.";
}

function unpublishedProblem({ file }: Article, { href, line }: WrittenLink, target: Article): Problem {
	return {
		file,
		line,
		rule: "link-unpublished",
		severity: "info",
		message: `The link ${readableAddress(href)} leads to ${target.file}, which is not published; the page shows its words without an address.`,
		remedy: "It leads there from the first build that publishes that story.",
	};
}

function withdrawnProblem({ file }: Article, { href, line }: WrittenLink, target: Article): Problem {
	return {
		file,
		line,
		rule: "link-withdrawn",
		severity: "info",
		message: `The link ${readableAddress(href)} leads to ${target.file}, which was withdrawn; readers find a page that says so.`,
		remedy: "Take the link out, or leave it: what the words around it tell of the story, it still tells.",
	};
}

function anchorProblem({ file }: Article, { href, line }: WrittenLink, fragment: string, target: Article): Problem {
	return {
		file,
		line,
		rule: "anchor-missing",
		severity: "warning",
		message: `The link ${readableAddress(href)} leads to a place that ${target.file} does not have.`,
		remedy: `Give what it is to lead to the id "${readableAddress(fragment.slice(1))}", or mend the link; until then it leads to the top of the story.`,
	};
}

/** Whether a fragment leads to the comments below a story, or to one of them. */
function isOfComments(fragment: string, { comments }: Article): boolean {
	return comments !== undefined && /^#comment(s$|-)/.test(fragment);
}
