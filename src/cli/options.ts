import { InvalidArgumentError, Option } from "commander";
import { loadConfig } from "../build/config.ts";
import { CannotRun } from "../problem.ts";
import { parseMoment } from "../settings.ts";

/** The settings file, for every command. */
export function configOption(): Option {
	return new Option("--config <file>", "the archive's settings").default(".eleventy.ts");
}

/**
 * The moment that `--at` gives; a time without an offset is meant in the archive's zone.
 * @returns milliseconds since 1970, UTC; undefined where the option was not given
 * @throws {CannotRun} where it is no time
 */
export async function momentOf(at: string | undefined, config: string): Promise<number | undefined> {
	if (at === undefined) return undefined;
	const { settings } = await loadConfig(config);
	const moment = parseMoment(at, settings.timeZone);
	if (moment === undefined) throw new CannotRun(`--at ${at} is no time.`, "Write it as 2024-03-15T06:00 or 2024-03-15T06:00Z.");
	return moment;
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
