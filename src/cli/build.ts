import { Command } from "commander";
import { build } from "../build/build.ts";
import { configOption, parseJobs } from "./options.ts";
import { printReport, progressPrinter } from "./print.ts";

interface Options {
	readonly config: string;
	readonly content?: string;
	readonly output?: string;
	readonly at?: string;
	readonly jobs?: number;
	readonly strict?: boolean;
	readonly json?: boolean;
	readonly quiet?: boolean;
}

/** `backfile build` */
export function buildCommand(): Command {
	return new Command("build")
		.description("Build the archive into its output folder.")
		.option("--content <dir>", "the folder of articles; else the settings say")
		.option("--output <dir>", "the folder to publish into; else the settings say")
		.addOption(configOption())
		.option("--at <time>", "build as of this time (ISO 8601), for embargoes; else now")
		.option("--jobs <number>", "how many threads; else one for each core", parseJobs)
		.option("--strict", "publish nothing if the content has an error")
		.option("--json", "print one JSON object instead of lines")
		.option("--quiet", "print only errors")
		.action(run);
}

async function run({ config, content, output, at, jobs, strict, json = false, quiet = false }: Options): Promise<void> {
	const started = performance.now();
	const progress = json || quiet ? undefined : progressPrinter();
	const report = await build({ config, content, output, at, jobs, strict, onProgress: progress?.show }).finally(() => progress?.end());
	printReport(report, (performance.now() - started) / 1000, { json, quiet });
	if (report.problems.some(({ severity }) => severity === "error")) process.exitCode = 1;
}
