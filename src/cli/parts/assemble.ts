import { Command } from "commander";
import { type BuildFlags, runBuild } from "../build.ts";
import { configOption, parseJobs, searchOption } from "../options.ts";
import { storeOption } from "./options.ts";

/** `backfile assemble` */
export function assembleCommand(): Command {
	return new Command("assemble")
		.description("Publish the archive with the parts that were rendered into a store.")
		.addOption(storeOption())
		.option("--content <dir>", "the folder of articles; else the settings say")
		.option("--output <dir>", "the folder to publish into; else the settings say")
		.addOption(configOption())
		.option("--jobs <number>", "how many threads; else one for each core", parseJobs)
		.option("--strict", "publish nothing if the content has an error")
		.addOption(searchOption())
		.option("--changes <file>", "write a list of added, changed and removed files, for uploads")
		.option("--json", "print one JSON object instead of lines")
		.option("--quiet", "print only errors")
		.action(({ store, ...flags }: BuildFlags & { readonly store: string }, command: Command) => runBuild(flags, command, { store }));
}
