import { readFileName } from "../../../../article/filename.ts";
import type { SiteFolder } from "../folder.ts";
import type { Role } from "../table.ts";
import { type JekyllConfig, POST } from "./config.ts";
import { globPattern } from "./defaults.ts";

/** Where a page stands in a site. */
export interface JekyllPlace {
	/** Below the source, without the folder of its collection. */
	readonly path: string;
	/** `posts`, `drafts`, `pages`, or the name of a collection. */
	readonly collection: string;
	/** Categories that the folders about `_posts` give. */
	readonly categories: readonly string[];
	/** The name of the file without date and extension. */
	readonly slug: string;
	/** The date that its name begins with. */
	readonly date?: string;
}

/** Where a file lies for Jekyll, by its path below the folder of the site. */
export function placeOf(path: string, { source, collectionsFolder, collections, isPostsFolder }: JekyllConfig): JekyllPlace {
	const inner = path.slice(source.length);
	const collected = collectionsFolder !== "" && inner.startsWith(collectionsFolder) ? inner.slice(collectionsFolder.length) : inner;
	const inFolder = isPostsFolder && POST.test(collected) ? `_posts/${collected}` : collected;
	const [, before = "", kind = "", rest = ""] = /^((?:[^/]+\/)*?)_(posts|drafts)\/(.*)$/.exec(inFolder) ?? [];
	if (kind !== "") {
		const name = readFileName(rest);
		const slug = name.date === undefined ? nameIn(rest) : nameIn(rest).replace(/^\d+-\d+-\d+-/, "");
		return {
			path: rest,
			collection: "posts",
			categories: before.split("/").filter((part) => part !== "" && !part.startsWith("_")),
			slug,
			...(name.date !== undefined && kind === "posts" && { date: name.date }),
		};
	}
	const [, name = "", below = ""] = /^_([^/]+)\/(.*)$/.exec(collected) ?? [];
	if (name !== "" && collections.has(name)) {
		const dated = readFileName(below);
		const slug = dated.date === undefined ? nameIn(below) : nameIn(below).replace(/^\d+-\d+-\d+-/, "");
		return { path: below, collection: name, categories: [], slug, ...(dated.date !== undefined && { date: dated.date }) };
	}
	return { path: inner, collection: "pages", categories: [], slug: nameIn(inner) };
}

function nameIn(path: string): string {
	return path.slice(path.lastIndexOf("/") + 1).replace(/\.[^./]+$/, "");
}

/** What a file is to Jekyll. */
export function jekyllRole(path: string, config: JekyllConfig, folder: SiteFolder): Role {
	if (!path.startsWith(config.source)) return { role: "file" };
	const format = formatOf(path, config);
	if (format === "other") return { role: "file" };
	const inner = path.slice(config.source.length);
	if (/^_(layouts|includes|sass|data|plugins|site|assets)\//.test(inner)) return { role: "file" };
	const isPost = /(^|\/)_posts\//.test(inner) || (config.isPostsFolder && POST.test(inner));
	const isDraft = /(^|\/)_drafts\//.test(inner);
	if (format === "unread")
		return isPost || isDraft ? { role: "none", why: "it is written in a markup that is not read" } : { role: "file" };
	if (isDraft) return { role: "story", isDraft: true, format };
	if (isPost)
		return POST.test(inner) ? { role: "story", format } : { role: "none", why: "its name begins with no date: Jekyll does not publish it" };
	const { collection } = placeOf(path, config);
	if (collection !== "pages") {
		if (config.collections.get(collection)?.output !== true) return { role: "none", why: "its collection is not published" };
		return hasFrontMatter(path, folder)
			? { role: "story", format }
			: { role: "none", why: "it has no front matter: Jekyll only copies it" };
	}
	const why = whyLeftOut(inner, config);
	if (why !== undefined) return { role: "none", why };
	return hasFrontMatter(path, folder) ? { role: "page", format } : { role: "none", why: "it has no front matter: Jekyll only copies it" };
}

function formatOf(path: string, { markdown }: JekyllConfig): "markdown" | "html" | "unread" | "other" {
	const extension = /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? "";
	if (markdown.includes(extension)) return "markdown";
	if (/^x?html?$/.test(extension)) return "html";
	return /^(textile|rst|org|adoc|asciidoc|haml|slim|ipynb|rmd)$/.test(extension) ? "unread" : "other";
}

function hasFrontMatter(path: string, folder: SiteFolder): boolean {
	return /^\ufeff?(---|\+\+\+)[ \t]*\r?\n/.test(folder.head(path));
}

/** Why Jekyll leaves out a file that is no post; undefined where it does not. */
function whyLeftOut(inner: string, { include, exclude }: JekyllConfig): string | undefined {
	const isNamed = (list: readonly string[]) => list.some((name) => globPattern(name.replace(/^\/+|\/+$/g, "")).test(inner));
	if (isNamed(include)) return undefined;
	if (isNamed(exclude)) return "the configuration leaves it out";
	return inner.split("/").some((part) => /^[_#~]/.test(part))
		? "its path has a name that begins with _, which the configuration does not publish"
		: undefined;
}

/** A loop over the pages of a site. */
const LOOP =
	/\{%-?\s*for\s+\w+\s+in\s+[^%]{0,200}\b(site\.|collections[.[]|paginator\.|posts|pages|tags|categories|years|items|sorted|docs)/;

/** One in a part, which may show other values of the site as well. */
const LOOP_OF_PART = /\{%-?\s*for\s+\w+\s+in\s+(site\.(posts|pages|tags|categories)|paginator\.posts)\b/;

/**
 * Whether the body of a page goes through other pages, itself or by a part that it includes, and says little itself.
 * @param partOf the text of a part, by its name
 */
export function isListOfPages(body: string, partOf: (file: string) => string = () => ""): boolean {
	const words = body.replace(/\{%[^]*?%\}|\{\{[^]*?\}\}|<[^<>]*>/g, " ").match(/\p{L}{2,}/gu)?.length ?? 0;
	if (words === 0 && /\{[{%]/.test(body) && !/\{%-?\s*include(_relative)?\s+\S+\.(md|markdown)\b/.test(body)) return true;
	if (LOOP.test(body)) return words < 150;
	return words < 20 && LOOP_OF_PART.test(partsIn(body, partOf));
}

/** Whether the body of a page goes through all posts, itself or by a part that it includes. */
export function listsAllPosts(body: string, partOf: (file: string) => string): boolean {
	return /\{%-?\s*for\s+\w+\s+in\s+(site|paginator)\.posts\b/.test(body + partsIn(body, partOf));
}

function partsIn(body: string, partOf: (file: string) => string): string {
	return [...body.matchAll(/\{%-?\s*include\s+([\w./-]+)/g)].map(([, file = ""]) => partOf(file)).join("\n");
}
