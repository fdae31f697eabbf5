import { type Command, InvalidArgumentError, Option } from "commander";
import { offerOf } from "../problem/nearest.ts";
import { SETTINGS_NAMES, settingsFileIn } from "../settings/filenames.ts";

/** `--config`, which the commands have that work on an archive which is there. */
export function configOption(): Option {
	const names = `${SETTINGS_NAMES.slice(0, -1).join(", ")} or ${SETTINGS_NAMES.at(-1)}`;
	return new Option("--config <file>", "the archive's settings").default(settingsFileIn("."), names);
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
 * `--verbose`, which the commands have that take long.
 * @param builds whether the command builds, and so can say what it made anew
 */
export function verboseOption(builds = false): Option {
	const said = `which settings were read, how long each step took${builds ? ", what was made anew and why," : ""} and how much memory it took`;
	return new Option("--verbose", `also say ${said}`);
}

/** Makes what reads a whole number, and throws an `InvalidArgumentError`, which commander prints, where it is less or more than it may be. */
export function numberFrom(least: number, most: number): (value: string) => number {
	return (value) => {
		// Of an empty text, as a variable gives that is not set, JavaScript makes 0.
		const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
		if (!Number.isInteger(number) || number < least || number > most)
			throw new InvalidArgumentError(`It must be a number from ${least} to ${most}.`);
		return number;
	};
}

/** Makes what reads one of several names, and throws an `InvalidArgumentError`, which offers the nearest name, where it is none of them. */
export function oneOf<Name extends string>(names: readonly Name[]): (value: string) => Name {
	return (value) => {
		const name = names.find((each) => each === value);
		if (name === undefined) throw new InvalidArgumentError(`It must be one of ${names.join(", ")}.${offerOf(value, names)}`);
		return name;
	};
}

/** Reads a port. */
export const parsePort = numberFrom(0, 65_535);

/** Reads a number of threads. */
export const parseJobs = numberFrom(1, 256);

/** Makes a signal that is aborted by the first Ctrl-C, so that the work can stop in good order. A second Ctrl-C ends the process at once. */
export function stoppable(): AbortController {
	const stopping = new AbortController();
	for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stopping.abort());
	return stopping;
}
