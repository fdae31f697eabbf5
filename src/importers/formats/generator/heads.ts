import { dateInPath } from "../../../article/filename.ts";
import type { SiteFolder } from "./folder.ts";

/** So much of a file holds nearly all front matter; in bytes. */
const HEAD = 4096;

/** The line of front matter that names a date. */
const DATE = /^\s*(?:#\+)?["']?(?:date|publish_?date|pub_?date|published)["']?\s*[:=]\s*["'<[]?\d/im;

/** The line of front matter that names a page's address. */
const ADDRESS = /^\s*(?:#\+)?["']?(?:path|url|slug|permalink)["']?\s*[:=]\s*["']?([^"'\n]{1,500})/im;

/**
 * Whether a page's file names a date, in any language of front matter: in a field, in the address that it gives the page, or in the folders
 * of its path.
 */
export function namesDate(folder: SiteFolder, path: string): boolean {
	const front = frontMatterOf(folder.head(path, HEAD));
	return DATE.test(front) || dateInPath(path) !== undefined || dateInAddress(ADDRESS.exec(front)?.[1]) !== undefined;
}

/** The day that an address names: `2015/05/15/rust`. */
export function dateInAddress(address: string | undefined): string | undefined {
	return address === undefined ? undefined : dateInPath(`/${address}/`);
}

function frontMatterOf(head: string): string {
	const fence = /^\s*(---|\+\+\+)/.exec(head)?.[1];
	// JSON, and the keywords of Org mode.
	if (fence === undefined) return /^\s*(?:\{|#\+)/.test(head) ? head : "";
	const end = head.indexOf(`\n${fence}`, head.indexOf(fence) + 3);
	return end < 0 ? head : head.slice(0, end);
}

/**
 * The sections that hold stories: those of whose pages at least a third are dated. A few dated pages at the top are standing pages, such as the
 * one about the site, which generators date as well.
 * @param pages each with its section, which is empty at the top
 */
export function sectionsOfStories(pages: Iterable<{ readonly section: string; readonly isDated: boolean }>): ReadonlySet<string> {
	const counts = new Map<string, { readonly all: number; readonly dated: number }>();
	let total = 0;
	for (const { section, isDated } of pages) {
		const { all, dated } = counts.get(section) ?? { all: 0, dated: 0 };
		counts.set(section, { all: all + 1, dated: dated + Number(isDated) });
		total += Number(isDated);
	}
	return new Set(
		[...counts].flatMap(([section, { all, dated }]) => {
			const isFew = dated === 0 || dated * 3 < all || (section === "" && dated < total * 0.3);
			return isFew || /^pages?$/i.test(section) ? [] : [section];
		}),
	);
}
