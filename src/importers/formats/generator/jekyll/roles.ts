import { readFileName } from "../../../../article/filename.ts";
import type { SiteFolder } from "../folder.ts";
import type { Page, Role } from "../table.ts";
import type { JekyllConfig } from "./config.ts";
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

/** A post's file: its name says when it was published. */
const POST = /^(?:.*\/)?\d{2,4}-\d{1,2}-\d{1,2}-[^/]*\.[^./]+$/;

/** Where a file lies for Jekyll, by its path below the folder of the site. */
export function placeOf(path: string, { source, collectionsFolder, collections }: JekyllConfig): JekyllPlace {
	const inner = path.slice(source.length);
	const collected = collectionsFolder !== "" && inner.startsWith(collectionsFolder) ? inner.slice(collectionsFolder.length) : inner;
	const [, before = "", kind = "", rest = ""] = /^((?:[^/]+\/)*?)_(posts|drafts)\/(.*)$/.exec(collected) ?? [];
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
	const isPost = /(^|\/)_posts\//.test(inner);
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
	if (isLeftOut(inner, config)) return { role: "none", why: "the configuration leaves it out" };
	return hasFrontMatter(path, folder) ? { role: "page", format } : { role: "none", why: "it has no front matter: Jekyll only copies it" };
}

function formatOf(path: string, { markdown }: JekyllConfig): "markdown" | "html" | "unread" | "other" {
	const extension = /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? "";
	if (markdown.includes(extension)) return "markdown";
	if (/^x?html?$/.test(extension)) return "html";
	return /^(textile|rst|org|adoc|asciidoc|haml|slim|ipynb|rmd)$/.test(extension) ? "unread" : "other";
}

function hasFrontMatter(path: string, folder: SiteFolder): boolean {
	return /^\ufeff?---[ \t]*\r?\n/.test(folder.head(path));
}

/** Whether Jekyll leaves a file out that is no post: a part of its path begins with `_`, or `exclude` names it. */
function isLeftOut(inner: string, { include, exclude }: JekyllConfig): boolean {
	const isNamed = (list: readonly string[]) => list.some((name) => globPattern(name.replace(/^\/+|\/+$/g, "")).test(inner));
	if (isNamed(include)) return false;
	return inner.split("/").some((part) => /^[_#~]/.test(part)) || isNamed(exclude);
}

/** Whether the body of a page goes through other pages, and says little itself. */
export function isListOfPages({ body }: Pick<Page, "body">): boolean {
	const words = body.replace(/\{%[^]*?%\}|\{\{[^]*?\}\}|<[^<>]*>/g, " ").match(/\p{L}{2,}/gu)?.length ?? 0;
	if (words === 0 && /\{[{%]/.test(body) && !/\{%-?\s*include(_relative)?\s+\S+\.(md|markdown)\b/.test(body)) return true;
	if (
		!/\{%-?\s*for\s+\w+\s+in\s+[^%]{0,200}\b(site\.|collections[.[]|paginator\.|posts|pages|tags|categories|years|items|sorted|docs)/.test(
			body,
		)
	)
		return false;
	return words < 150;
}
