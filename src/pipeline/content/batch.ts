import type { ReadingSite } from "../../article/hosts.ts";
import { at } from "../../system/pulse.ts";
import type { CachedStory } from "../cache/stories.ts";
import { readCommentsFile } from "./comments.ts";
import type { StoryToRead } from "./load.ts";
import { readStoryFiles } from "./story.ts";

/** A batch of stories to be read, in this thread or in another: plain data. */
export interface ReadTask {
	/** The content folder, absolute. */
	readonly content: string;
	readonly site: ReadingSite;
	readonly stories: readonly StampedStory[];
}

/** A story to be read, and what the cache knows of it. */
export interface StampedStory extends StoryToRead {
	/** The stamps of the files that it is read from; empty where they prove nothing. */
	readonly stamp: string;
	/** The hash of what it was read from when the cache took it. */
	readonly source?: string;
}

/** What became of a batch. */
export interface ReadResult {
	/** The stories that were read: the JSON text of an array of cached stories, which is a block of the cache. */
	readonly block: string;
	/** The stories whose stamp is new and whose contents are those that the cache has. */
	readonly same: readonly string[];
}

/** Reads a batch of stories. */
export function readBatch({ content, site, stories }: ReadTask): ReadResult {
	const same: string[] = [];
	const read: CachedStory[] = [];
	for (const { stamp, source: known, ...story } of stories) {
		const { file, isComments, wait } = story;
		const readIt = () => (isComments && !wait ? readCommentsFile(content, site, file, known) : readStoryFiles(content, site, story, known));
		const sourced = at(file, readIt);
		if (!sourced) same.push(file);
		// A file that cannot be opened may be readable tomorrow with the same stamp.
		else if (sourced.source === undefined) read.push([file, "", "", sourced.read]);
		else read.push([file, stamp, sourced.source, sourced.read]);
	}
	return { block: JSON.stringify(read), same };
}
