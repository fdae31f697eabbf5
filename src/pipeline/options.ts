import type { StoryFault } from "../eleventy/faults.ts";
import type { openLog } from "./cache/log.ts";
import type { poolFor } from "./threads/pool.ts";

/** What a caller may tell a build. */
export interface BuildOptions {
	/** The archive's file of settings. */
	readonly config: string;
	/** The content folder; it replaces that of the settings. */
	readonly content?: string;
	/** Whether another file than `config` has the settings where the content folder is of another archive, or none where that has none. */
	readonly looksForSettings?: boolean;
	/** The output folder; it replaces that of the settings. */
	readonly output?: string;
	/**
	 * The moment to build for: ISO 8601, in the site's zone where it names none, or milliseconds since 1970, UTC.
	 * Without it the clock is read once.
	 */
	readonly at?: string | number;
	/** Shows drafts and stories whose time has not come as well, for a preview: into a folder of its own (`draftsFolder`), whatever `output` says. Nothing is recorded in the ledger. */
	readonly drafts?: boolean;
	/** How many threads read and render; else one for each core. */
	readonly jobs?: number;
	/** Publishes nothing if a problem is an error. */
	readonly strict?: boolean;
	/** Publishes nothing if an address is not recorded in the ledger, and does not write the ledger. */
	readonly frozen?: boolean;
	/** With false new addresses are not recorded in the ledger: for previews. */
	readonly records?: boolean;
	/** With false the build reads and renders everything, and remembers nothing. */
	readonly cache?: boolean;
	/** With true nothing is written, not even what would save time: for commands that only look. */
	readonly looksOnly?: boolean;
	/** With false the site has no search. */
	readonly search?: boolean;
	/** Gives the pool to work with, which the build closes; else the build starts one. */
	readonly openPool?: typeof poolFor;
	/** Opens the parts of the cache; else they are read from the disk. */
	readonly openLog?: typeof openLog;
	/** How long the build waits where another one is at work in its output folder, in milliseconds; else it ends at once. */
	readonly patience?: number;
	/** Does all work over files in threads that may die without the build: an earlier try died over one. */
	readonly isGuarded?: boolean;
	/** Has the pages of the site rendered elsewhere; else this machine renders them. */
	readonly parts?: PartsOptions;
	/** Is told how far the build has come. */
	readonly onProgress?: (progress: Progress) => void;
	/** Stops the build. What is published stays as it was. */
	readonly signal?: AbortSignal;
}

/** Where the parts of a site are that others render. */
export interface PartsOptions {
	/** The store that all machines share: a folder, or `s3://BUCKET/PREFIX`. */
	readonly store: string;
	/** The engine that hands them out, `redis://…`; without it they were planned and rendered before. */
	readonly engine?: string;
	/** How many parts there are to be; else as many as there is work for. */
	readonly parts?: number | undefined;
	/** Stories that the plan left out, since they cannot be rendered. */
	readonly leftOut?: readonly StoryFault[];
}

/** How far a build has come. */
export interface Progress {
	readonly step: "waiting" | "reading" | "checking" | "pictures" | "rendering" | "parts" | "indexing" | "publishing";
	readonly done: number;
	readonly of: number;
	/** What the user should know now. */
	readonly message?: string | undefined;
}
