import type { Article } from "../../article/article.ts";
import { slugOf } from "../../article/slug.ts";
import { once } from "../../system/once.ts";
import { oldPathsOf } from "../address.ts";
import { foldedPath } from "../claims.ts";
import { grouped, isNumber, makeNamesakes } from "./namesakes.ts";
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
	const files = once(() => grouped(articles, ({ file }) => [foldedPath(file)]));
	const stems = once(() => grouped(articles, ({ file }) => stemsOf(foldedPath(file))));
	const numbers = once(() => grouped(articles, numbersOf));
	const asked = once(() => grouped(withheld, addressesAsked));
	const slugs = once(() => grouped(articles, ({ slug, file }) => [...new Set([slug, slugOfFile(file)])]));
	const onlyFiledUnder = makeNamesakes();
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
				const found = same && onlyFiledUnder(same, parts.slice(0, -length));
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

function addressesAsked({ permalink, redirectFrom, file }: Article): string[] {
	return [permalink, ...redirectFrom.flatMap((old) => oldPathsOf(old, file))].flatMap((path) =>
		path?.startsWith("/") ? pathsAt(path).map(foldedPath) : [],
	);
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
