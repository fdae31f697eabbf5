import { readFileName } from "../../../../article/filename.ts";
import type { SiteFolder } from "../folder.ts";
import { namesDate, sectionsOfStories } from "../heads.ts";
import type { HugoConfig } from "./config.ts";
import type { HugoLanguage } from "./languages.ts";
import { contentPath } from "./mounts.ts";
import type { PageKind } from "./permalinks.ts";

/** A file of the content that Hugo makes a page of. */
export interface ContentFile {
	/** Below the site. */
	readonly file: string;
	readonly kind: PageKind;
	/** The folder in the content that it lies in; for a bundle the one above the bundle's own. */
	readonly dir: string;
	/** The name of the page: that of its file, or of its folder. */
	readonly base: string;
	/** Its path in the content as links name it, such as `/posts/a`. */
	readonly logical: string;
	readonly section: string;
	readonly sections: readonly string[];
	readonly language: HugoLanguage;
	readonly isBundle: boolean;
	readonly format: "markdown" | "html";
	/** The path of its file in the content, with its ending; undefined in a folder of one language, whose siblings have the same. */
	readonly inContent?: string;
	/** Whether its head names a date. */
	readonly isDated: boolean;
}

/** The content of a site: which files are pages, and of which kind. */
export interface Content {
	/** By the path of their files below the site. */
	readonly pages: ReadonlyMap<string, ContentFile>;
	/** Files of the content that could be pages, and why they are none. */
	readonly left: ReadonlyMap<string, string>;
	/** Sections that hold stories, as folders at the top of the content; the content itself is an empty text. */
	readonly storySections: ReadonlySet<string>;
}

const FORMATS: Readonly<Record<string, ContentFile["format"]>> = {
	md: "markdown",
	markdown: "markdown",
	mdown: "markdown",
	html: "html",
	htm: "html",
	// Org mode becomes Markdown.
	org: "markdown",
};

/** Formats of text that Hugo reads, and nobody here does. */
const UNREAD: Readonly<Record<string, string>> = {
	adoc: "it is written in AsciiDoc, which is not read",
	asciidoc: "it is written in AsciiDoc, which is not read",
	ad: "it is written in AsciiDoc, which is not read",
	rst: "it is written in reStructuredText, which is not read here",
	pandoc: "it is written for Pandoc, which is not read",
	pdc: "it is written for Pandoc, which is not read",
};

/** Looks at all files of a site once, and at the heads of those that are pages. */
export function findContent(folder: SiteFolder, config: HugoConfig): Content {
	const met = folder.files().flatMap((file) => {
		const where = contentPath(file, config.mounts, config.languages);
		return where ? [{ file, where }] : [];
	});
	const pageLike = met.filter(({ where: { ending } }) => FORMATS[ending] !== undefined);
	const bundles = new Set(pageLike.filter(({ where }) => where.base === "index").map(({ where }) => where.dir));
	const branches = new Set(pageLike.filter(({ where }) => where.base === "_index").map(({ where }) => where.dir));
	const left = new Map<string, string>();
	const pages = new Map<string, ContentFile>();
	for (const { file, where } of met) {
		const unread = UNREAD[where.ending];
		const format = FORMATS[where.ending];
		if (unread !== undefined) left.set(file, unread);
		if (format === undefined) continue;
		const bundle = bundleOf(where.dir, bundles);
		const isOwn = where.base === "index" && bundle === where.dir;
		if (bundle !== undefined && !isOwn) {
			left.set(file, "it is a part of another page (a resource of its bundle)");
			continue;
		}
		const language = where.language ?? config.defaultLanguage;
		const isBundle = isOwn || where.base === "_index";
		const [dir, base] = isBundle ? splitLast(where.dir) : [where.dir, where.base];
		const logical = `/${dir === "" ? "" : `${dir}/`}${base}`;
		const parts = (where.base === "_index" ? where.dir : dir).split("/").filter((part) => part !== "");
		const sections = parts.filter((_, index) => index === 0 || branches.has(parts.slice(0, index + 1).join("/")));
		pages.set(file, {
			file,
			kind: where.base === "_index" ? listKind(where.dir, config) : "page",
			dir,
			base,
			logical,
			sections,
			language,
			isBundle,
			format,
			...(where.isOfOneLanguage ? {} : { inContent: where.inContent }),
			section: parts[0] ?? "",
			isDated: where.base !== "_index" && (readFileName(file).date !== undefined || namesDate(folder, file)),
		});
	}
	return { pages, left, storySections: sectionsOfStories([...pages.values()].filter(({ kind }) => kind === "page")) };
}

/** The bundle that a folder lies in, or is. */
function bundleOf(dir: string, bundles: ReadonlySet<string>): string | undefined {
	// A page at the top of the content is the front page, and no bundle that holds all others.
	for (let at = dir; at !== ""; at = splitLast(at)[0]) if (bundles.has(at)) return at;
	return undefined;
}

function splitLast(dir: string): readonly [above: string, last: string] {
	const slash = dir.lastIndexOf("/");
	return slash < 0 ? ["", dir] : [dir.slice(0, slash), dir.slice(slash + 1)];
}

function listKind(dir: string, { taxonomies }: HugoConfig): PageKind {
	if (dir === "") return "home";
	const [first = "", second] = dir.toLowerCase().split("/");
	if (!taxonomies.has(first)) return "section";
	return second === undefined ? "taxonomy" : "term";
}
