import { Command } from "commander";
import { CannotRun } from "../../problem.ts";
import { configOption, isConfigNamed, parseJobs, stoppable } from "../options.ts";
import { printLines, printPieces } from "../output/print.ts";
import { countedProgress } from "../output/progress.ts";

interface Options {
	readonly config: string;
	readonly output?: string;
	readonly withdrawn?: boolean;
	readonly cache: boolean;
	readonly at?: string;
	readonly jobs?: number;
	readonly json?: boolean;
}

/** `backfile prove` */
export function proveCommand(): Command {
	return new Command("prove")
		.description("Search every byte that is published for a name or a phrase, or for stories that are not public.")
		.argument("[names...]", "names or phrases, each in quotes")
		.option("--withdrawn", "look for what may not be public of the stories that are withdrawn, drafts, under embargo or expired")
		.option("--output <dir>", "the folder to search; else the settings say")
		.addOption(configOption())
		.option("--no-cache", "leave out .backfile/, which is not published")
		.option("--at <time>", "with --withdrawn: what is public at this time (ISO 8601); else now")
		.option("--jobs <number>", "how many threads; else one for each core", parseJobs)
		.option("--json", "print one JSON object with all places")
		.action(run);
}

async function run(names: readonly string[], { json = false, withdrawn = false, ...options }: Options, command: Command): Promise<void> {
	if (withdrawn === names.length > 0)
		throw new CannotRun("It is not clear what to look for.", 'Give names in quotes, such as backfile prove "Jane Smith", or --withdrawn.');
	const { signal } = stoppable();
	const looksForSettings = !isConfigNamed(command);
	const progress = json ? undefined : countedProgress();
	const onProgress = (done: number, of: number) => progress?.show({ step: "searching", done, of });
	const searched = withdrawn
		? (await import("../../pipeline/prove/withheld/prove.ts")).proveWithheld({ ...options, looksForSettings, signal, onProgress })
		: (await import("../../pipeline/prove/named.ts")).proveNamed(names, { ...options, signal, onProgress });
	const report = await searched.finally(() => progress?.end());
	if (json) await printPieces([`${JSON.stringify(report, undefined, "\t")}\n`]);
	else {
		const { proveLines } = await import("./provereport.ts");
		await printLines(proveLines(report));
	}
	const isFound = report.things.some(({ places }) => places.length > 0);
	if (isFound || report.unread.length > 0) process.exitCode = 1;
}
