import type { ReadStory } from "../../view/bodies.ts";

/** What a part has brought along of a story: its file as it lies in the content folder. */
export interface StoryFile {
	/** Below the content folder. */
	readonly file: string;
	readonly bytes: Uint8Array;
}

/** Gives the files of stories that a part has brought along. */
export function readerOf(stories: readonly StoryFile[]): ReadStory {
	const files = new Map(stories.map(({ file, bytes }) => [file, bytes]));
	return (file) => files.get(file);
}
