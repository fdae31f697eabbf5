import { type Command, InvalidArgumentError, Option } from "commander";

/** `--config`, which every command has. */
export function configOption(): Option {
	return new Option("--config <file>", "the archive's settings").default(".eleventy.ts");
}

/** Whether a user named a file of settings, or the one in this folder is taken. */
export function isConfigNamed(command: Command): boolean {
	return command.getOptionValueSource("config") !== "default";
}

/** `--no-search`, which the commands that build have. */
export function searchOption(): Option {
	return new Option("--no-search", "leave out the search page and its index, which takes long to make for a large archive");
}

/**
 * Reads a port.
 * @throws {InvalidArgumentError} which commander prints
 */
export function parsePort(value: string): number {
	const port = Number(value);
	if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new InvalidArgumentError("It must be a number from 0 to 65535.");
	return port;
}

/**
 * Reads a number of threads.
 * @throws {InvalidArgumentError} which commander prints
 */
export function parseJobs(value: string): number {
	const jobs = Number(value);
	if (!Number.isInteger(jobs) || jobs < 1 || jobs > 256) throw new InvalidArgumentError("It must be a number from 1 to 256.");
	return jobs;
}

/** Makes a signal that is aborted by the first Ctrl-C, so that the work can stop in good order. A second Ctrl-C ends the process at once. */
export function stoppable(): AbortController {
	const stopping = new AbortController();
	for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stopping.abort());
	return stopping;
}
