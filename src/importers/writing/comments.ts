import { commentsFileOf } from "../../article/comments/filename.ts";
import { withoutExtension } from "../../article/filename.ts";
import type { StoryStep } from "../importer.ts";
import type { ImportCounts } from "../report/counts.ts";
import type { PreparedComments } from "../story/comments.ts";
import { type PutOptions, type PutResult, putStory } from "./put.ts";

const KEY = "comments of ";

/** The key under which an import remembers the file of a story's comments. */
function commentsKey(key: string): string {
	return KEY + key;
}

/** Whether a key is one of comments. */
export function isCommentsKey(key: string): boolean {
	return key.startsWith(KEY);
}

/** Why comments are left out whose record became no story. */
export const OF_NO_STORY = "of a record that became no story";

/** Counts the comments of a record that became no story. */
export function leaveComments(
	{ comments = [], commentsLeftOut = [] }: Pick<StoryStep, "comments" | "commentsLeftOut">,
	counts: Pick<ImportCounts, "commentsLeftOut">,
): void {
	counts.commentsLeftOut(OF_NO_STORY, comments.length + commentsLeftOut.length);
}

/**
 * Writes the comments of a story, as `putStory` writes stories. Where the source has none any more, their file holds none.
 * @param outcome what became of the story
 */
export function putComments(
	step: StoryStep,
	key: string,
	prepared: PreparedComments | undefined,
	outcome: PutResult["outcome"],
	{ counts, ...options }: PutOptions & { readonly counts: ImportCounts },
): void {
	if (typeof outcome === "object") return leaveComments(step, counts);
	for (const why of [...(step.commentsLeftOut ?? []), ...(prepared?.leftOut ?? [])]) counts.commentsLeftOut(why, 1);
	const own = commentsKey(key);
	if (!prepared || (prepared.count === 0 && !options.state.get(own))) return undefined;
	const stem = withoutExtension(commentsFileOf(key));
	const put = putStory({ key: own, stem, name: `comments of ${step.name}` }, { ...prepared, extension: ".yml" }, options);
	if (put.problem) counts.problems([put.problem]);
	if (typeof put.outcome === "object") counts.commentsLeftOut(put.outcome.why, prepared.count);
	else counts.comments(put.outcome, prepared.count);
}
