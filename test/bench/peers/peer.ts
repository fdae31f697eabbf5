import { readdirSync, rmSync } from "node:fs";
import path from "node:path";
import type { Command } from "../run.ts";
import type { Step } from "../step.ts";

/** Another generator that is ready to be measured. */
export interface Peer {
	/** The programs with their versions. */
	readonly names: readonly string[];
	readonly step: Step;
}

/**
 * A clean build of a peer.
 * @param output the folder that it writes, absolute
 * @param commands which are run one after the other
 */
export function cleanStep(
	what: string,
	output: string,
	commands: readonly Command[],
	about: Pick<Step, "hasSearch" | "reference"> = { hasSearch: false },
): Step {
	return {
		...about,
		what,
		isPeer: true,
		before: () => rmSync(output, { recursive: true, force: true }),
		commands,
		counting: commands,
		count: () => filesBelow(output).length,
	};
}

/** The absolute paths of all files below a folder. */
export function filesBelow(folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => path.join(entry.parentPath, entry.name));
}
