import { InvalidArgumentError } from "commander";
import { CannotRun } from "../../src/problem.ts";
import { makeWorkspace, removeWorkspace } from "./workspace.ts";

/**
 * Runs a benchmark in a temporary folder and prints its report. The folder is removed however the benchmark ends.
 * @param parent where the folder is made
 */
export async function runBench(parent: string, bench: (folder: string, signal: AbortSignal) => Promise<string>): Promise<void> {
	const stopping = new AbortController();
	for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stopping.abort());
	try {
		const folder = makeWorkspace(parent);
		try {
			process.stdout.write(`${await bench(folder, stopping.signal)}\n`);
		} finally {
			note("removing the temporary folder …");
			removeWorkspace(folder);
		}
	} catch (error) {
		if (stopping.signal.aborted) process.exitCode = 130;
		else if (error instanceof CannotRun) {
			note(`${error.message}\n    ${error.remedy}`);
			process.exitCode = 2;
		} else throw error;
	}
}

/** Prints progress to standard error, since standard output holds the report. */
export function note(text: string): void {
	process.stderr.write(`${text}\n`);
}

/**
 * Reads a whole number from 1.
 * @throws {InvalidArgumentError} which commander prints
 */
export function parseCount(value: string): number {
	const count = Number(value);
	if (!Number.isInteger(count) || count < 1) throw new InvalidArgumentError("It must be a whole number from 1.");
	return count;
}
