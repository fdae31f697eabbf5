import { posix } from "node:path";
import type { Article } from "../article/article.ts";
import { BOUNDS } from "../article/bounds/bounds.ts";
import { addressOnSite } from "../article/hosts.ts";
import { slugOf } from "../article/slug.ts";
import { basePath } from "../settings/basepath.ts";
import type { Settings } from "../settings.ts";
import { keptBy } from "../system/keptnames.ts";
import type { Address } from "./output.ts";

type UrlForm = Pick<Settings, "urls">;

/**
 * The address of a page, in the form that the settings ask for.
 * @param name its path without extension, such as `/2024/03/15/slug`
 */
export function pageAddress(name: string, { urls }: UrlForm): Address {
	if (urls === "folders") return address(`${name}/`);
	return { url: encode(urls === "clean" ? name : `${name}.html`), path: `${name.slice(1)}.html` };
}

/**
 * The address of a path that somebody chose. `/a/` is the file `a/index.html`. A path with an extension that servers know is that file.
 * `/a` is `a.html`, which hosts with clean URLs serve. Any other extension (`/a.php`) becomes a folder, so that it is served as HTML.
 */
export function address(sitePath: string): Address {
	const name = sitePath.slice(1);
	const url = encode(sitePath);
	if (sitePath.endsWith("/")) return { url, path: `${name}index.html` };
	if (/\.(html?|xml|json|txt|css|js|svg|png|jpe?g|gif|webp|avif|ico|pdf|csv|jsonl|opml|xsl)$/i.test(name)) return { url, path: name };
	return { url, path: /\.[^/]*$/.test(name) ? `${name}/index.html` : `${name}.html` };
}

/** The path below which the stories of a date stand, as far as the date is known: `/1957/03/04`, `/1957`, `/1950s`, `/undated`. */
export function datePath({ year, month, day, decade }: { year?: number; month?: number; day?: number; decade?: number } = {}): string {
	return [yearSegment({ year, decade }), ...(year === undefined ? [] : [month, day].map(twoDigits))]
		.filter((segment) => segment !== undefined)
		.map((segment) => `/${segment}`)
		.join("");
}

function yearSegment({ year, decade }: { year?: number; decade?: number }): string {
	if (year !== undefined) return String(year).padStart(2, "0");
	return decade === undefined ? "undated" : `${decade}s`;
}

function twoDigits(part: number | undefined): string | undefined {
	return part === undefined ? undefined : String(part).padStart(2, "0");
}

/** What of a story its address depends on, beside its slug. */
type AddressFields = Pick<Article, "published" | "section" | "id">;

/** The address of a story that has no permalink: by the pattern of the settings, else by its date. */
export function storyAddress(article: AddressFields, slug: string, settings: Pick<Settings, "urls" | "permalink">): Address {
	if (settings.permalink === undefined) return pageAddress(`${datePath(article.published)}/${slug}`, settings);
	return address(fillPattern(settings.permalink, article, slug));
}

/** Fills in the pattern of the settings. A segment whose value is not known is left out; where no date is known, `undated` stands for the year. */
function fillPattern(pattern: string, { published, section, id }: AddressFields, slug: string): string {
	const values: Record<string, string | undefined> = {
		year: yearSegment(published ?? {}),
		month: twoDigits(published?.month),
		day: twoDigits(published?.day),
		section: section && slugOf(section),
		id: slugOf(id),
		slug,
	};
	const segments = pattern.split("/").map((segment) => {
		const names = [...segment.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "");
		if (names.some((name) => values[name] === undefined)) return undefined;
		return segment.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
	});
	return segments.filter((segment) => segment !== undefined).join("/");
}

function isWhole(written: string): boolean {
	return /^([a-z][a-z\d+.-]*:|\/\/)/i.test(written);
}

/** In bytes of UTF-8. */
const LONGEST_SEGMENT = 200;

/** So many bytes at most stand behind an address that somebody chose, in the path of its file or of one beside it. */
const LONGEST_END = 20;

/**
 * Reads an address that an editor wrote: a path below the site, or the whole address of a page on the site or on one of its former hosts.
 * @returns the path, decoded and in NFC; or why it cannot be one.
 */
export function readSitePath(
	written: string,
	settings: Pick<Settings, "url" | "formerHosts">,
): { readonly path: string } | { readonly fault: string } {
	const base = basePath(settings);
	const local = addressOnSite(written, settings);
	if (local === undefined)
		return { fault: isWhole(written) ? "is one of another site" : "is no path of the site: it does not begin with a slash" };
	if (/[?#]/.test(local)) return { fault: "has a query or a fragment, which no file can answer to" };
	const path = decodePath(base !== "/" && local.startsWith(base) ? local.slice(base.length - 1) : local);
	if (path === undefined) return { fault: "is not percent-encoded rightly" };
	const segments = path.slice(1).replace(/\/$/, "").split("/");
	if (segments.some((segment) => segment === "." || segment === "..")) {
		const isOutside = posix.normalize(path.slice(1)).startsWith("..");
		return { fault: isOutside ? "leads outside the site" : 'holds a part that is "." or ".."' };
	}
	if (path !== "/" && segments.includes("")) return { fault: "has an empty part" };
	if (/[\p{Cc}\\:*"<>|]/u.test(path)) return { fault: "holds a character that no file name may" };
	// Behind it may stand the name of an index or an extension.
	if (Buffer.byteLength(path) > BOUNDS.pathBytes.most - LONGEST_END)
		return { fault: `is longer than ${BOUNDS.pathBytes.most - LONGEST_END} bytes` };
	if (segments.some(isUnusableName)) return { fault: "holds a name that some systems cannot store" };
	for (const segment of segments) {
		const by = keptBy(segment);
		if (by !== undefined) return { fault: `holds the name "${segment}", which ${by}` };
	}
	return { path };
}

/** A path that is percent-encoded, decoded and in NFC; undefined where it is not encoded rightly. */
export function decodePath(path: string): string | undefined {
	try {
		return decodeURIComponent(path).normalize("NFC").toWellFormed();
	} catch {
		return undefined;
	}
}

function isUnusableName(segment: string): boolean {
	return /[. ]$/.test(segment) || Buffer.byteLength(segment) > LONGEST_SEGMENT;
}

/** The address of a file beside a page: it has the page's name, and another end such as `.bib`. */
export function addressBeside({ url, path }: Address, end: string): Address {
	const withEnd = (page: string) => page.replace(/(\.html?)?$/, end);
	return { url: withEnd(url.endsWith("/") ? `${url}index` : url), path: withEnd(path) };
}

/** Percent-encodes a path for a URL. Its slashes stay as they are. */
export function encode(path: string): string {
	return encodeURI(path).replace(/[?#]/g, encodeURIComponent);
}

/**
 * The paths that an old address may stand for. Jekyll reads one without a leading slash as a path of the site, Hugo reads it as relative
 * to the folder of the story: a bare name is both, one that begins with dots is relative, and one with folders is a path of the site.
 * @param old as its editor wrote it
 * @param file that of the story, below the content folder
 * @returns paths that begin with a slash, or the whole address that it is
 */
export function oldPathsOf(old: string, file: string): string[] {
	if (/^([a-z][a-z\d+.-]*:|\/)/i.test(old)) return [old];
	const folder = posix.dirname(file);
	const relative = `${folder}/${old}`;
	if (/^\.{1,2}(\/|$)/.test(old)) {
		const joined = posix.normalize(relative);
		return [joined.startsWith("..") ? `/${joined}` : posix.join("/", joined)];
	}
	return old.includes("/") || folder === "." || folder.startsWith("_") ? [`/${old}`] : [`/${old}`, `/${relative}`];
}
