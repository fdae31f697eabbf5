import type { Article } from "../../article/article.ts";
import { slugOf } from "../../article/slug.ts";
import { once } from "../../system/once.ts";
import { foldedPath } from "../claims.ts";
import { pathsAt } from "./pages.ts";

/** Finds stories and standing pages by what a link says of them. */
export interface StoryFinder {
	/** By the path of the file below the content folder, with or without its extension, or with that of a page. */
	ofFile(name: string): Article | undefined;
	/** By an address of an older site, which ends in the slug: what stands before it must be the date, the section or a folder of the story, or say nothing. */
	ofOldAddress(path: string): Article | undefined;
	/** By the number that WordPress gave it. */
	ofNumber(number: string): Article | undefined;
	/** A story that is not published, by an address that it asks for. */
	ofUnpublishedAddress(path: string): Article | undefined;
}

/**
 * @param published the stories and standing pages that have an address
 * @param withheld those that are not published
 */
export function makeStoryFinder(published: readonly Article[], withheld: readonly Article[]): StoryFinder {
	const articles = [...published, ...withheld];
	const files = once(() => namedBy(articles, ({ file }) => [foldedPath(file)]));
	const stems = once(() => namedBy(articles, ({ file }) => stemsOf(foldedPath(file))));
	const numbers = once(() => namedBy(articles, numbersOf));
	const asked = once(() => namedBy(withheld, addressesAsked));
	const slugs = once(() => namedBy(articles, ({ slug, file }) => [...new Set([slug, slugOfFile(file)])]));
	return {
		ofFile(name) {
			const key = foldedPath(name).replace(/\/+$/, "");
			const stem = key.replace(/\.(md|markdown|html?|txt)$/, "");
			return onlyOne(files().get(key)) ?? onlyOne(stems().get(stem));
		},
		ofOldAddress(path) {
			const parts = partsOf(path);
			if (parts.at(-1) === "") return undefined;
			// A slug of an older site may have held slashes.
			for (let length = 1; length <= Math.min(parts.length, MOST_PARTS); length++) {
				const same = slugs().get(slugOf(parts.slice(-length).join("-")));
				const found = onlyOne(same?.filter((article) => isFiledUnder(article, parts.slice(0, -length))));
				if (found) return found;
			}
			return undefined;
		},
		ofNumber: (number) => onlyOne(numbers().get(number)),
		ofUnpublishedAddress(path) {
			return pathsAt(path).flatMap((name) => asked().get(foldedPath(name)) ?? [])[0];
		},
	};
}

/** More parts of an address were never one slug. */
const MOST_PARTS = 6;

/** The slug that the name of a file would give: an older site may have used it where a story has a slug of its own now. */
function slugOfFile(file: string): string {
	const name = /([^/]*?)(?:\.[a-z]+)?$/i.exec(file)?.[1] ?? "";
	return slugOf(name.replace(/^\d{4}-\d\d-\d\d[-_ ]+/, ""));
}

/** The number of a story stands in the address that WordPress gives as its id, or in the field that exporters for Jekyll write. */
function numbersOf({ id, extra }: Article): string[] {
	const inId = /^https?:\/\/.*[?&](?:p|page_id)=(\d+)$/i.exec(id)?.[1];
	const field = extra.wordpress_id;
	if (inId !== undefined) return [inId];
	return typeof field === "number" || typeof field === "string" ? [String(field)] : [];
}

function addressesAsked({ permalink, redirectFrom }: Article): string[] {
	return [permalink, ...redirectFrom].flatMap((path) => (path?.startsWith("/") ? pathsAt(path).map(foldedPath) : []));
}

function namedBy(articles: readonly Article[], namesOf: (article: Article) => readonly string[]): ReadonlyMap<string, Article[]> {
	const found = new Map<string, Article[]>();
	for (const article of articles) {
		for (const name of namesOf(article)) {
			const same = found.get(name);
			if (same) same.push(article);
			else found.set(name, [article]);
		}
	}
	return found;
}

/** A file's path without its extension; that of a file called `index` is also the path of its folder. */
function stemsOf(file: string): string[] {
	const stem = file.replace(/\.[a-z]+$/, "");
	return stem.endsWith("/index") ? [stem, stem.slice(0, -"/index".length)] : [stem];
}

function onlyOne<T>(found: readonly T[] | undefined): T | undefined {
	return found?.length === 1 ? found[0] : undefined;
}

/** The parts of an old address: without an extension, without the name of an index, and with a date that begins the name as parts of its own. */
function partsOf(path: string): string[] {
	const parts = path.split("/").filter((part) => part !== "");
	if (/^index\.[a-z]+$/i.test(parts.at(-1) ?? "")) parts.pop();
	const last = (parts.pop() ?? "").replace(/\.(html?|php|aspx?|md|markdown)$/i, "");
	const [, year, month, day, name] = /^(\d{4})-(\d\d)-(\d\d)-(.+)$/.exec(last) ?? [];
	if (!year || !month || !day || !name) return [...parts, last];
	return [...parts.filter((part) => !isNumber(part)), year, month, day, name];
}

function isNumber(part: string): boolean {
	return /^\d{1,4}$/.test(part);
}

/** Folders of older sites that say nothing of a story. */
const SAYS_NOTHING = /^(archives?|articles?|blog|content|entry|index\.php|items?|news|node|pages?|_?posts?|story|stories)$/i;

/**
 * Whether the folders of an old address are what is known of a story: its date as far as it is written there, its section, and the folders
 * of its file.
 */
function isFiledUnder({ published, section, file }: Article, folders: readonly string[]): boolean {
	const numbers = folders.filter(isNumber).map(Number);
	const others = folders.filter((folder) => !isNumber(folder) && !SAYS_NOTHING.test(folder));
	if (others.length > 0) {
		const names = new Set([section ?? "", ...file.split("/").slice(0, -1)].map(slugOf));
		if (others.some((folder) => !names.has(slugOf(folder)))) return false;
	}
	return numbers.length === 0 || isDated(published, numbers);
}

/** A day more or less is the same date: the old site may have had another time zone. */
function isDated(published: Article["published"], [year = 0, month, day, ...rest]: readonly number[]): boolean {
	if (!published || rest.length > 0 || year < 1000) return false;
	if (month !== undefined && day !== undefined && published.day !== undefined)
		return (
			Math.abs(Date.UTC(year, month - 1, day) - Date.UTC(published.year ?? 0, (published.month ?? 1) - 1, published.day)) <= 86_400_000
		);
	return published.year === year && (month === undefined || published.month === undefined || published.month === month);
}
