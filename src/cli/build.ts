import { Command } from "commander";
import type { PartsOptions } from "../pipeline/options.ts";
import { CannotRun } from "../problem.ts";
import { configOption, isConfigNamed, parseJobs, searchOption, stoppable, verboseOption } from "./options.ts";
import { printPieces } from "./output/print.ts";
import { countedProgress } from "./output/progress.ts";
import { bothOf, openVerbose } from "./output/verbose.ts";
import { engineOption, parseCount } from "./parts/options.ts";

/** What a user asks of a build. */
export interface BuildFlags {
	readonly config: string;
	readonly content?: string;
	readonly output?: string;
	readonly at?: string;
	readonly jobs?: number;
	readonly strict?: boolean;
	readonly frozen?: boolean;
	readonly cache?: boolean;
	readonly search: boolean;
	readonly changes?: string;
	readonly json?: boolean;
	readonly quiet?: boolean;
	readonly verbose?: boolean;
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
		.option("--frozen", "publish nothing if an address is not recorded in urls.txt, and do not write that")
		.option("--no-cache", "read and make everything anew, and write no cache")
		.addOption(searchOption())
		.addOption(engineOption())
		.option("--store <place>", "with --engine: what all machines share, a folder or s3://BUCKET/PREFIX")
		.option("--parts <number>", "with --engine: how many parts; else as many as there is work for", parseCount)
		.option("--changes <file>", "write a list of added, changed and removed files, for uploads")
		.option("--json", "print one JSON object instead of lines")
		.option("--quiet", "print only errors")
		.addOption(verboseOption(true))
		.action(({ engine, store, parts, ...flags }: BuildFlags & EngineFlags, command: Command) => {
			if (engine === undefined && store === undefined) return runBuild(flags, command);
			if (engine !== undefined && store !== undefined) return runBuild(flags, command, { engine, store, parts });
			throw new CannotRun(
				"A build by workers needs both --engine and --store.",
				"Name both; or without an engine run backfile plan, render and assemble.",
				"docs/scale.md#commands",
			);
		});
}

/** What a user asks of a build by workers. */
interface EngineFlags {
	readonly engine?: string;
	readonly store?: string;
	readonly parts?: number;
}

/**
 * Builds, and prints what was done.
 * @param parts where the parts are that others render; without it this machine renders all
 */
export async function runBuild(
	{ json = false, quiet = false, verbose: isVerbose, changes, ...options }: BuildFlags,
	command: Command,
	parts?: PartsOptions,
): Promise<void> {
	const looksForSettings = !isConfigNamed(command);
	const started = performance.now();
	const progress = json || quiet ? undefined : countedProgress();
	const verbose = openVerbose(isVerbose, options.config);
	const [{ buildInThread }, { openChanges, writeChanges }] = await Promise.all([
		import("../pipeline/threads/commandthread.ts"),
		import("../pipeline/publish/changes.ts"),
	]);
	if (changes !== undefined) openChanges(changes);
	const { signal } = stoppable();
	const onProgress = bothOf(progress, verbose);
	const report = await buildInThread({ ...options, parts, looksForSettings, onProgress, signal }).finally(() => progress?.end());
	if (changes !== undefined) writeChanges(changes, report.changes);
	const seconds = (performance.now() - started) / 1000;
	const { buildJson, buildLines } = await import("./buildreport.ts");
	if (json) await printPieces([buildJson(report, seconds)]);
	else for (const line of buildLines(report, seconds, quiet)) process.stdout.write(`${line}\n`);
	verbose.tell(report.run);
	if (report.problems.some(({ severity }) => severity === "error")) process.exitCode = 1;
}
