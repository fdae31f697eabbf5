import { type PreparedStory, prepareStory, type StoryInput } from "../story/prepare.ts";

/** The task of the threads: prepares a batch of stories. */
export function prepare(raws: readonly StoryInput[]): readonly PreparedStory[] {
	return raws.map(prepareStory);
}
