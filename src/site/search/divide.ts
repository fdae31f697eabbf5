import { hash } from "node:crypto";
import type { Article } from "../../article/article.ts";
import { padded } from "../../article/dates/newsdate.ts";
import { compareText } from "../../problem.ts";
import { groupBy } from "../listing.ts";

/** How much one shard of the search index holds, or may hold. The memory that it takes grows with both numbers. */
export interface ShardSize {
	readonly stories: number;
	/** The lengths of bodies. */
	readonly text: number;
}

/** Stories that are indexed together. */
export interface Stretch {
	/** `all`, `1950s`, `1955-1959`, `1957`, `1957-h1`, `1957-q1`, `1957-03`, `1957-03-04` or `undated`. `-` and the bits of a hash may follow. */
	readonly name: string;
	/** In the order of the archive. */
	readonly articles: readonly Article[];
	/** Whether not even the decades of its stories are known. */
	readonly isUndated: boolean;
}

/** The names of ever shorter stretches of time. Each stretch lies within the one before it. */
const STRETCHES: readonly ((year: number, month: number, day: number) => string)[] = [
	(year) => `${year - (year % 10)}s`,
	(year) => `${year - (year % 5)}-${year - (year % 5) + 4}`,
	(year) => String(year),
	(year, month) => `${year}-h${Math.ceil(month / 6)}`,
	(year, month) => `${year}-q${Math.ceil(month / 3)}`,
	(year, month) => `${year}-${padded(month)}`,
	(year, month, day) => `${year}-${padded(month)}-${padded(day)}`,
];

/**
 * Divides stories for the search index. What is too much for one shard is divided by the calendar, down to a day, and a day by a hash.
 * So the date of a story decides where it belongs, whatever other stories there are. A new story changes one shard; where that shard becomes
 * too large, it changes the shards into which that one is divided.
 * @param articles in the order of the archive: oldest first, undated last
 * @returns oldest first; those of unknown date last
 */
export function divide(articles: readonly Article[], size: ShardSize): Stretch[] {
	const groups = groupBy(articles, (article) => (isDated(article) ? "all" : "undated"));
	return [
		...split({ name: "all", articles: groups.get("all") ?? [], isUndated: false }, 0, size),
		...split({ name: "undated", articles: groups.get("undated") ?? [], isUndated: true }, STRETCHES.length, size),
	].filter((stretch) => stretch.articles.length > 0);
}

/** How much a shard of these stories holds. */
export function sizeOf(articles: readonly Article[]): ShardSize {
	return { stories: articles.length, text: articles.reduce((sum, { length }) => sum + length, 0) };
}

function split(stretch: Stretch, level: number, size: ShardSize): Stretch[] {
	const { articles } = stretch;
	const own = sizeOf(articles);
	if (own.stories <= 1 || (own.stories <= size.stories && own.text <= size.text)) return [stretch];
	const parts = [...groupBy(articles, (article) => nameAt(article, level, stretch.name))];
	// Stretches of time are in order already; those of hashes are not.
	if (level >= STRETCHES.length) parts.sort(([a], [b]) => compareText(a, b));
	return parts.flatMap(([name, some]) => split({ ...stretch, name, articles: some }, level + 1, size));
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

/** One bit of the hash of an id. */
function bitOf(id: string, place: number): number {
	const byte = hash("sha256", id, "buffer")[(place >> 3) % 32] ?? 0;
	return (byte >> (7 - (place & 7))) & 1;
}

/** Whether the decade in which a story was published is known, or more than that. */
function isDated({ published }: Article): boolean {
	return published?.year !== undefined || published?.decade !== undefined;
}
