import type { Article } from "../../article/article.ts";
import { slugOf } from "../../article/slug.ts";
import { onceEach } from "../../system/once.ts";

/** So many stories of one slug are looked through; of more, those are looked up that the folders may mean. */
const FEW = 32;

/**
 * Makes what finds, among the stories of one slug, the only one that is filed under the folders of an old address. A daily may have ten
 * thousand stories called `weather`, and as many old addresses of them.
 */
export function makeNamesakes(): (same: readonly Article[], folders: readonly string[]) => Article | undefined {
	const byDate = onceEach((same: readonly Article[]) => grouped(same, ({ published }) => dateKeys(published)));
	const byName = onceEach((same: readonly Article[]) => grouped(same, (article) => [...namesOf(article)]));
	return (same, folders) => {
		const { numbers, others } = sorted(folders);
		if (same.length <= FEW) return onlyOneFiled(same, numbers, others);
		const [name] = others;
		const named = name === undefined ? same : (byName(same).get(slugOf(name)) ?? []);
		if (named.length <= FEW || numbers.length === 0) return onlyOneFiled(named, numbers, others);
		const dated = dateKeysOf(numbers).flatMap((key) => byDate(same).get(key) ?? []);
		return onlyOneFiled(dated.length < named.length ? dated : named, numbers, others);
	};
}

/** The only story that is filed so. Of those that differ by a day, the one of the very day is meant. */
function onlyOneFiled(candidates: readonly Article[], numbers: readonly number[], others: readonly string[]): Article | undefined {
	const found: { day: Article[]; near: Article[] } = { day: [], near: [] };
	for (const article of candidates) {
		if (!isFiledUnder(article, numbers, others)) continue;
		const isOfDay = numbers.length === 3 && daysBetween(article.published, numbers) === 0;
		if ((isOfDay ? found.day : found.near).push(article) > 1 && (isOfDay || numbers.length < 3)) return undefined;
	}
	const [only, another] = found.day.length > 0 ? found.day : found.near;
	return another ? undefined : only;
}

const DAY = 86_400_000;

/** The keys under which a story is looked up by its date: its year, and its day or that it has none. */
function dateKeys(published: Article["published"]): string[] {
	if (published?.year === undefined) return [];
	const { year, month = 1, day } = published;
	return [`${year}`, day === undefined ? `${year} without a day` : `day ${Date.UTC(year, month - 1, day) / DAY}`];
}

/** The keys under which stories are that a date in an address may mean, see `isDated`. */
function dateKeysOf([year = 0, month, day]: readonly number[]): string[] {
	if (month === undefined || day === undefined) return [`${year}`];
	const number = Date.UTC(year, month - 1, day) / DAY;
	return [number - 1, number, number + 1].map((each) => `day ${each}`).concat(`${year} without a day`);
}

/** Articles by each of their keys. */
export function grouped<Key>(
	articles: readonly Article[],
	keysOf: (article: Article) => readonly Key[],
): ReadonlyMap<Key, readonly Article[]> {
	const groups = new Map<Key, Article[]>();
	for (const article of articles) {
		for (const key of keysOf(article)) {
			const group = groups.get(key);
			if (group) group.push(article);
			else groups.set(key, [article]);
		}
	}
	return groups;
}

/** Whether a folder of an old address is a number, as the parts of a date are. */
export function isNumber(part: string): boolean {
	return /^\d{1,4}$/.test(part);
}

/** Folders of older sites that say nothing of a story. */
const SAYS_NOTHING = /^(archives?|articles?|blog|content|entry|index\.php|items?|news|node|pages?|_?posts?|story|stories)$/i;

function sorted(folders: readonly string[]): { readonly numbers: readonly number[]; readonly others: readonly string[] } {
	return {
		numbers: folders.filter(isNumber).map(Number),
		others: folders.filter((folder) => !isNumber(folder) && !SAYS_NOTHING.test(folder)),
	};
}

/** What is known of a story that folders of an old address may say: its section, and the folders of its file. */
function namesOf({ section, file }: Article): ReadonlySet<string> {
	return new Set([section ?? "", ...file.split("/").slice(0, -1)].map(slugOf));
}

/**
 * Whether the folders of an old address are what is known of a story: its date as far as it is written there, its section, and the folders
 * of its file.
 */
function isFiledUnder(article: Article, numbers: readonly number[], others: readonly string[]): boolean {
	if (others.length > 0) {
		const names = namesOf(article);
		if (others.some((folder) => !names.has(slugOf(folder)))) return false;
	}
	return numbers.length === 0 || isDated(article.published, numbers);
}

/** A day more or less is the same date: the old site may have had another time zone. */
function isDated(published: Article["published"], numbers: readonly number[]): boolean {
	const [year = 0, month] = numbers;
	if (!published || numbers.length > 3 || year < 1000) return false;
	const days = daysBetween(published, numbers);
	if (days !== undefined) return days <= 1;
	return published.year === year && (month === undefined || published.month === undefined || published.month === month);
}

/** How many days lie between the day of a story and one in an address; undefined where either is not known. */
function daysBetween(published: Article["published"], [year = 0, month, day]: readonly number[]): number | undefined {
	if (month === undefined || day === undefined || published?.day === undefined) return undefined;
	return Math.abs(Date.UTC(year, month - 1, day) - Date.UTC(published.year ?? 0, (published.month ?? 1) - 1, published.day)) / DAY;
}
