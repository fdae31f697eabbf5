import { InvalidArgumentError, Option } from "commander";

/** The settings file, for every command. */
export function configOption(): Option {
	return new Option("--config <file>", "the archive's settings").default(".eleventy.ts");
}

/** Whether there is search, for commands that build. */
export function searchOption(): Option {
	return new Option("--no-search", "leave out the search page and its index, which takes long to make for a large archive");
}

/** A port, for commander. */
export function parsePort(value: string): number {
	const port = Number(value);
	if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new InvalidArgumentError("It must be a number from 0 to 65535.");
	return port;
}

/** A number of threads, for commander. */
export function parseJobs(value: string): number {
	const jobs = Number(value);
	if (!Number.isInteger(jobs) || jobs < 1 || jobs > 256) throw new InvalidArgumentError("It must be a number from 1 to 256.");
	return jobs;
}

/** Ctrl-C stops what is under way in good order; a second one ends at once. */
export function stoppable(): AbortController {
	const stopping = new AbortController();
	for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stopping.abort());
	return stopping;
}
