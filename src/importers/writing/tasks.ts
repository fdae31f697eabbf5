import { type Prepared, prepareStory, type Raw } from "../story/prepare.ts";

/** Prepares stories in a thread of its own. */
export function prepare(raws: readonly Raw[]): readonly Prepared[] {
	return raws.map(prepareStory);
}
