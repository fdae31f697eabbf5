import { type PreparedStory, prepareStory, type StoryInput } from "../story/prepare.ts";

/** Prepares stories in a thread of its own. */
export function prepare(raws: readonly StoryInput[]): readonly PreparedStory[] {
	return raws.map(prepareStory);
}
