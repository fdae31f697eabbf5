/** What the survey decides of a story before its text is read: who it is, and where it goes. */
export interface SurveyedStory {
	/** The key of its step, with a hash if another record has the same key. */
	readonly key: string;
	/** Its file below the content folder, without extension. */
	readonly stem: string;
	/** A slug that tells it from another story that wants the same address. */
	readonly slug?: string;
	/** The old path that it keeps. */
	readonly permalink?: string;
	/** Old paths that lead to it. */
	readonly redirects?: readonly string[];
	/** Old addresses, whole, from which the old site sent readers to it. */
	readonly led?: readonly string[];
	/** Its new address, from `/`. */
	readonly address: string;
	/** Why the story is left out. */
	readonly left?: string;
	/** The number of an earlier story that has the same text. */
	readonly copyOf?: number;
}

/** A story whose file and addresses are not settled yet. */
export interface OpenStory {
	readonly story: { -readonly [K in keyof SurveyedStory]: SurveyedStory[K] };
	/** Rows of old addresses: its own, then those of the stories that it replaces. */
	readonly addressRows: number[];
	readonly isPublished: boolean;
	/** When it was changed, as its fields say; empty if they do not. */
	readonly updated: string;
	/** The number of the story that replaces it. */
	replacedBy?: number;
}
