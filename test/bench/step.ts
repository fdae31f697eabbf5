import type { Command } from "./run.ts";

/** One thing that is measured, and what is to be so when it begins. It needs no other step. */
export interface Step {
	readonly what: string;
	/** Brings the folders to where the command shall find them. */
	before(): Promise<void> | void;
	/** What is measured: a whole process. */
	readonly command: Command;
	/** The same, where it can write down what it did; not measured. */
	readonly counting: Command;
	/** How many files the counting command has written. */
	count(): number;
}

/** Where everything of one run of the benchmark lies. */
export interface Places {
	/** The temporary folder, absolute. */
	readonly folder: string;
	/** The corpus, absolute. */
	readonly content: string;
}
