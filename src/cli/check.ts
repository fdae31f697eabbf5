import { Command, InvalidArgumentError } from "commander";
import { offerOf } from "../problem/nearest.ts";
import { RULES, type Rule } from "../problem.ts";
import { configOption, isConfigNamed, oneOf, parseJobs, stoppable, verboseOption } from "./options.ts";
import { printLines, printPieces } from "./output/print.ts";
import { countedProgress } from "./output/progress.ts";
import { bothOf, openVerbose } from "./output/verbose.ts";

interface Options {
	readonly config: string;
	readonly content?: string;
	readonly at?: string;
	readonly jobs?: number;
	readonly cache: boolean;
	readonly only?: readonly Rule[];
	readonly explain?: Rule;
	readonly fix?: boolean;
	readonly json?: boolean;
	readonly verbose?: boolean;
	readonly format?: "github";
}

/** `backfile check` */
export function checkCommand(): Command {
	return new Command("check")
		.description("Look for everything in the archive that an editor may want to mend, and publish nothing.")
		.option("--content <dir>", "the folder of articles; else the settings say")
		.addOption(configOption())
		.option("--only <rule>", "look at this rule alone, and list all that it finds; may be repeated", addRule)
		.option("--explain <rule>", "print what a rule means, and stop", parseRule)
		.option("--fix", "write into terms.yml which spellings of a tag or an author are one, where that is certain")
		.option("--json", "print one JSON object with all findings")
		.option("--format <name>", "github: print the commands by which GitHub shows findings beside the lines of a change", oneOf(["github"]))
		.option("--at <time>", "check as of this time (ISO 8601), for embargoes; else now")
		.option("--jobs <number>", "how many threads; else one for each core", parseJobs)
		.option("--no-cache", "read all stories anew")
		.addOption(verboseOption())
		.action(run);
}

async function run(
	{ json = false, format, explain: rule, fix = false, verbose: isVerbose, ...options }: Options,
	command: Command,
): Promise<void> {
	if (rule) return explainRule(rule);
	const started = performance.now();
	const [{ checkInThread }, { countsOf, findingsOf }, { MOST_SHOWN }] = await Promise.all([
		import("../pipeline/threads/commandthread.ts"),
		import("../checks/groups.ts"),
		import("./output/problems.ts"),
	]);
	const progress = json || format ? undefined : countedProgress();
	const verbose = openVerbose(isVerbose, options.config);
	const { signal } = stoppable();
	// To hand over hundreds of thousands of findings takes memory.
	const most = json || format || options.only ? undefined : MOST_SHOWN;
	const report = await checkInThread({
		...options,
		looksForSettings: !isConfigNamed(command),
		fix,
		most,
		onProgress: bothOf(progress, verbose),
		signal,
	}).finally(() => progress?.end());
	const seconds = (performance.now() - started) / 1000;
	if (json) {
		const { recordJson } = await import("../pipeline/check/record.ts");
		await printPieces(recordJson({ ...report, findings: findingsOf(report.groups) }));
	} else if (format) {
		const { githubLines } = await import("./github.ts");
		await printLines([...githubLines(report), ...(report.fixed ?? [])]);
	} else {
		const { checkLines } = await import("./checkreport.ts");
		await printLines(checkLines(report, seconds));
	}
	verbose.tell();
	if (countsOf(report.groups).error > 0) process.exitCode = 1;
}

async function explainRule(rule: Rule): Promise<void> {
	const { explain } = await import("../checks/explanations.ts");
	process.stdout.write(`${explain(rule).join("\n\n")}\n`);
}

function parseRule(value: string): Rule {
	if (!Object.hasOwn(RULES, value))
		throw new InvalidArgumentError(`There is no such rule; docs/problems.md lists all.${offerOf(value, Object.keys(RULES))}`);
	return value as Rule;
}

function addRule(value: string, before: readonly Rule[] = []): readonly Rule[] {
	return [...before, parseRule(value)];
}
