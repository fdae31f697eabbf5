import type { Problem } from "../../problem.ts";

/** Something that a story shows or links to and that no output of the plan is. */
export interface Missing {
	/** Where on the site it may stand: if Eleventy makes one of these files for the owner, nothing is missing. */
	readonly paths: readonly string[];
	readonly problem: Problem;
	/** The address of the picture that it is, as it is written in the story; undefined where it is none. */
	readonly picture?: string;
}
