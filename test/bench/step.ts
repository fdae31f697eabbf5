import type { Command } from "./run.ts";

/** One thing that is measured. It needs no other step. */
export interface Step {
	readonly what: string;
	/** Whether its site has a search. Sites with a search are compared with each other only. */
	readonly hasSearch: boolean;
	/** Of the step that others are compared with: whose it is, such as `Hugo's`. */
	readonly reference?: string;
	/** Whether another generator does it. One that fails is left out. */
	readonly isPeer: boolean;
	/** Prepares the folders for the commands. */
	before(): Promise<void> | void;
	/** The whole processes that are measured together, one after the other. */
	readonly commands: readonly Command[];
	/** The same processes with a list of what they wrote; they are not measured. */
	readonly counting: readonly Command[];
	/** How many files the counting commands wrote. */
	count(): number;
}

/** The folders of one run of the benchmark. */
export interface Places {
	/** The temporary folder, absolute. */
	readonly folder: string;
	/** The folder of the corpus, absolute. */
	readonly content: string;
}
