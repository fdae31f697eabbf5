import type { Command } from "./run.ts";

/** One thing that is measured. It needs no other step. */
export interface Step {
	readonly what: string;
	/** Prepares the folders for the command. */
	before(): Promise<void> | void;
	/** The whole process that is measured. */
	readonly command: Command;
	/** The same process with a list of what it wrote; it is not measured. */
	readonly counting: Command;
	/** How many files the counting command wrote. */
	count(): number;
}

/** The folders of one run of the benchmark. */
export interface Places {
	/** The temporary folder, absolute. */
	readonly folder: string;
	/** The folder of the corpus, absolute. */
	readonly content: string;
}
