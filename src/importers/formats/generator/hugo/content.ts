import path from "node:path";
import { readFileName } from "../../../../article/filename.ts";
import { headOf } from "../../../reading/sources.ts";
import type { SiteFolder } from "../folder.ts";
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
};

/** Formats of text that Hugo reads, and nobody here does. */
const UNREAD: Readonly<Record<string, string>> = {
	org: "it is written in Org mode, which is not read",
	adoc: "it is written in AsciiDoc, which is not read",
	asciidoc: "it is written in AsciiDoc, which is not read",
	ad: "it is written in AsciiDoc, which is not read",
	rst: "it is written in reStructuredText, which is not read here",
	pandoc: "it is written for Pandoc, which is not read",
	pdc: "it is written for Pandoc, which is not read",
};

/** A date in front matter, in any of its languages. */
const DATE = /^\s*["']?(?:date|publish_?date|pub_?date|published)["']?\s*[:=]\s*["']?\d/im;

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
			section: parts[0] ?? "",
			isDated: where.base !== "_index" && isDated(folder, file),
		});
	}
	return { pages, left, storySections: storySectionsOf([...pages.values()]) };
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

function isDated(folder: SiteFolder, file: string): boolean {
	if (!folder.has(file)) return false;
	const head = headOf(path.join(folder.path, file)).subarray(0, 8192).toString("latin1");
	const fence = /^\s*(---|\+\+\+)/.exec(head)?.[1];
	const end = fence === undefined ? -1 : head.indexOf(`\n${fence}`, head.indexOf(fence) + 3);
	return DATE.test(end < 0 ? head : head.slice(0, end)) || readFileName(file).date !== undefined;
}

/**
 * Sections of whose pages at least a third are dated. A few dated pages at the top of the content are standing pages, as `hugo new about.md`
 * dates them.
 */
function storySectionsOf(pages: readonly ContentFile[]): ReadonlySet<string> {
	const all = new Map<string, number>();
	const dated = new Map<string, number>();
	for (const { kind, section, isDated } of pages) {
		if (kind !== "page") continue;
		all.set(section, (all.get(section) ?? 0) + 1);
		if (isDated) dated.set(section, (dated.get(section) ?? 0) + 1);
	}
	const total = [...dated.values()].reduce((sum, count) => sum + count, 0);
	return new Set(
		[...dated].flatMap(([section, count]) => {
			const isFew = section === "" ? count < total * 0.3 : count * 3 < (all.get(section) ?? 0);
			return isFew || /^pages?$/i.test(section) ? [] : [section];
		}),
	);
}
