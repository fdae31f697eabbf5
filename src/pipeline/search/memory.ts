import type { ShardSize } from "../../site/search/divide.ts";

/** What the two processes of a shard take however small it is, in megabytes. */
const BASE = 110;

/** What they take for each story and for each million characters of its text, in megabytes; measured: docs/search.md. */
const PER_STORY = 0.01;
const PER_MILLION = 62;

/** The most memory that Pagefind and the process that feeds it take for a shard, in megabytes. */
export function memoryOf({ stories, text }: ShardSize): number {
	return BASE + stories * PER_STORY + (text / 1_000_000) * PER_MILLION;
}

/** What may be under way at a time. */
export interface Room {
	/** For all shards together; it may be less than nothing. */
	readonly megabytes: number;
	readonly shards: number;
}

/**
 * How many of the waiting shards, from the first on, can be begun beside those that are under way. One always can where none is.
 * @param waiting what each takes, in megabytes
 * @param running what each takes that is under way, in megabytes
 */
export function fitting(waiting: readonly number[], running: readonly number[], { megabytes, shards }: Room): number {
	let taken = running.reduce((sum, each) => sum + each, 0);
	let count = running.length;
	let fits = 0;
	for (const each of waiting) {
		if (count >= shards || (count > 0 && taken + each > megabytes)) break;
		taken += each;
		count++;
		fits++;
	}
	return fits;
}
