import { Command } from "commander";
import { printJson } from "./json.ts";
import { configOption, isConfigNamed, parseJobs, searchOption, stoppable } from "./options.ts";
import { buildProgress } from "./progress.ts";

interface Options {
	readonly config: string;
	readonly content?: string;
	readonly output?: string;
	readonly at?: string;
	readonly jobs?: number;
	readonly strict?: boolean;
	readonly cache: boolean;
	readonly search: boolean;
	readonly changes?: string;
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
		.option("--no-cache", "read and make everything anew, and write no cache")
		.addOption(searchOption())
		.option("--changes <file>", "write a list of added, changed and removed files, for uploads")
		.option("--json", "print one JSON object instead of lines")
		.option("--quiet", "print only errors")
		.action(run);
}

async function run({ json = false, quiet = false, changes, ...options }: Options, command: Command): Promise<void> {
	const looksForSettings = !isConfigNamed(command);
	const started = performance.now();
	const progress = json || quiet ? undefined : buildProgress();
	const [{ buildInThread }, { openChanges, writeChanges }] = await Promise.all([
		import("../pipeline/threads/thread.ts"),
		import("../pipeline/publish/changes.ts"),
	]);
	if (changes !== undefined) openChanges(changes);
	const { signal } = stoppable();
	const report = await buildInThread({ ...options, looksForSettings, onProgress: progress?.show, signal }).finally(() => progress?.end());
	if (changes !== undefined) writeChanges(changes, report.changes);
	const seconds = (performance.now() - started) / 1000;
	const { buildJson, buildLines } = await import("./buildreport.ts");
	if (json) await printJson([buildJson(report, seconds)]);
	else for (const line of buildLines(report, seconds, quiet)) process.stdout.write(`${line}\n`);
	if (report.problems.some(({ severity }) => severity === "error")) process.exitCode = 1;
}
