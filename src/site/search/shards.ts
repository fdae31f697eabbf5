import { hash } from "node:crypto";
import type { Article } from "../../article/article.ts";
import { compareText } from "../../problem.ts";
import { groupBy } from "../listing.ts";

/** How much one part of the search index holds at most: its memory grows with both. */
export interface ShardSize {
	readonly stories: number;
	/** The lengths of bodies. */
	readonly text: number;
}

/** Stories that are indexed together. */
export interface Stretch {
	/** `all`, `1950s`, `1955-1959`, `1957`, `1957-h1`, `1957-q1`, `1957-03`, `1957-03-04`; `undated`; behind any of them `-` and bits of a hash. */
	readonly name: string;
	/** In the order of the archive. */
	readonly articles: readonly Article[];
}

/** Ever shorter stretches of time, by their names. Each lies within the one before it. */
const STRETCHES: readonly ((year: number, month: number, day: number) => string)[] = [
	(year) => `${year - (year % 10)}s`,
	(year) => `${year - (year % 5)}-${year - (year % 5) + 4}`,
	(year) => String(year),
	(year, month) => `${year}-h${Math.ceil(month / 6)}`,
	(year, month) => `${year}-q${Math.ceil(month / 3)}`,
	(year, month) => `${year}-${two(month)}`,
	(year, month, day) => `${year}-${two(month)}-${two(day)}`,
];

/**
 * Divides stories for the search index: what is too much for one shard is halved by the calendar, down to a day, and a day by a hash.
 * So a story belongs where its date says, whatever others there are: one more is a matter of one shard, and where that overflows,
 * of those that it falls into.
 * @param articles in the order of the archive: oldest first, undated last
 * @returns oldest first; those of unknown date last
 */
export function divide(articles: readonly Article[], size: ShardSize): Stretch[] {
	const groups = groupBy(articles, (article) => (isDated(article) ? "all" : "undated"));
	return [
		...split({ name: "all", articles: groups.get("all") ?? [] }, 0, size),
		...split({ name: "undated", articles: groups.get("undated") ?? [] }, STRETCHES.length, size),
	].filter((stretch) => stretch.articles.length > 0);
}

function split(stretch: Stretch, level: number, size: ShardSize): Stretch[] {
	const { articles } = stretch;
	const text = articles.reduce((sum, { length }) => sum + length, 0);
	if (articles.length <= 1 || (articles.length <= size.stories && text <= size.text)) return [stretch];
	const parts = [...groupBy(articles, (article) => nameAt(article, level, stretch.name))];
	// Names of time are in its order already; those of hashes are in none.
	if (level >= STRETCHES.length) parts.sort(([a], [b]) => compareText(a, b));
	return parts.flatMap(([name, some]) => split({ name, articles: some }, level + 1, size));
}

function nameAt(article: Article, level: number, above: string): string {
	const stretch = STRETCHES[level];
	if (stretch === undefined) {
		const bit = bitOf(article.id, level - STRETCHES.length);
		return level === STRETCHES.length ? `${above}-${bit}` : `${above}${bit}`;
	}
	const from = new Date(article.published?.from ?? 0);
	return stretch(from.getUTCFullYear(), from.getUTCMonth() + 1, from.getUTCDate());
}

/** The bit of an id's hash at a place. */
function bitOf(id: string, place: number): number {
	const byte = hash("sha256", id, "buffer")[(place >> 3) % 32] ?? 0;
	return (byte >> (7 - (place & 7))) & 1;
}

/** Whether at least the decade is known in which a story was published. */
function isDated({ published }: Article): boolean {
	return published?.year !== undefined || published?.decade !== undefined;
}

function two(value: number): string {
	return String(value).padStart(2, "0");
}
