/** A comment of a reader. The core cleans it, and takes e-mail addresses out of name and text; an importer gives nothing else of who wrote it. */
export interface StoryComment {
	/** No other comment of the story has the same. */
	readonly id?: string;
	/** The `id` of the comment that it replies to. */
	readonly parent?: string;
	/** Plain text. */
	readonly name?: string;
	/** In the forms of docs/fields.md. */
	readonly date?: string;
	/** HTML. */
	readonly text: string;
}
