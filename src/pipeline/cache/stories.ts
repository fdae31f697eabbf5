import type { ReadStory } from "../../article/read.ts";
import { BLOCK, blocksOf, type Log } from "./log.ts";

/** What was read of one story: a line of a block, as JSON. */
export type CachedStory = readonly [
	file: string,
	/** The stamps of the files that it was read from; empty where they prove nothing. */
	stamp: string,
	/** SHA-256 of what it was read from. */
	source: string,
	read: ReadStory,
];

/** The part of a cache that holds stories. */
export interface StoryCache {
	readonly log: Log;
	readonly stories: ReadonlyMap<string, CachedStory>;
	/** The number of lines in the log: old lines of a story stay in it. */
	readonly lines: number;
}

/** Reads what a log holds of stories. The last line of a story counts. */
export function readStoryCache(log: Log): StoryCache {
	const stories = new Map<string, CachedStory>();
	let lines = 0;
	for (const block of log.blocks as CachedStory[][]) {
		lines += block.length;
		for (const story of block) stories.set(story[0], story);
	}
	return { log, stories, lines };
}

/** Writes the log anew with these stories alone, if it holds many more lines than there are stories. */
export function compactStoryCache({ log, lines }: StoryCache, files: readonly string[], stories: ReadonlyMap<string, CachedStory>): void {
	if (lines < 2 * files.length + 10 * BLOCK) return;
	log.rewrite(blocksOf(files.map((file) => stories.get(file)).filter((story) => story !== undefined)));
}
