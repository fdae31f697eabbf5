import type { NewsDate } from "../dates/newsdate.ts";

/** A comment of a reader, as its file has it. */
export interface Comment {
	/** By which replies name it; no other comment of the story has the same. */
	readonly id?: string;
	/** Who wrote it; undefined where nobody says so. */
	readonly name?: string;
	readonly date?: NewsDate;
	/** Markdown. */
	readonly text: string;
	/** The place in the list of comments, from 0, of the one that it replies to; undefined where it replies to none. */
	readonly replyTo?: number;
	/** Whether a name that redactions take out stood in its name. */
	readonly isNameRedacted?: boolean;
}

/** Changes of a text, in their order: what stands from one place to another gives way to other words. */
type Changes = readonly (readonly [from: number, to: number, words: string])[];

/** The changes that redactions make in a comment. */
export interface CommentEdits {
	/** The place of the comment in the list, from 0. */
	readonly at: number;
	/** In its id. */
	readonly id?: Changes;
	/** In its name. */
	readonly name?: Changes;
	/** In its text. */
	readonly text?: Changes;
}

/** What is known of a story's comments without reading them: they are read again when its page is made. */
export interface StoryComments {
	/** Path of their file below the content folder, with `/`, as it lies on the disk. */
	readonly file: string;
	/** SHA-256 (hex) of the file. */
	readonly sha256: string;
	/** How many there are. */
	readonly count: number;
	/** The changes that redactions make in them; undefined where there are none. */
	readonly edits?: readonly CommentEdits[];
}

/** How names of readers are shown: as they are written, as initials, or not at all. */
export type CommentNames = "written" | "initials" | "none";
