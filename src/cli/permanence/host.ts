import { Argument, Command } from "commander";
import type { HostReport } from "../../pipeline/hosts/host.ts";
import { HOST_NAMES } from "../../settings/hostnames.ts";
import type { HostName } from "../../site/hosts/host.ts";
import { configOption, isConfigNamed, oneOf, parseJobs, stoppable } from "../options.ts";
import { counted, shownNumber } from "../output/numbers.ts";
import { printLines, printPieces } from "../output/print.ts";
import { problemLines, withPages } from "../output/problems.ts";
import { countedProgress } from "../output/progress.ts";

interface Options {
	readonly config: string;
	readonly content?: string;
	readonly output?: string;
	readonly check?: boolean;
	readonly at?: string;
	readonly jobs?: number;
	readonly cache: boolean;
	readonly json?: boolean;
}

/** `backfile host` */
export function hostCommand(): Command {
	return new Command("host")
		.description("Write what a host is to be told: redirects, what is gone, headers; and say which of its limits the site is beyond.")
		.addArgument(new Argument("<name>", "the host or the server").choices(HOST_NAMES).argParser(oneOf(HOST_NAMES)))
		.option("--output <dir>", "the folder to write to; else host/NAME beside the settings")
		.option("--check", "write nothing, and look only for what stands in the way of the site on this host")
		.option("--content <dir>", "the folder of articles; else the settings say")
		.addOption(configOption())
		.option("--at <time>", "write as of this time (ISO 8601), for embargoes; else now")
		.option("--jobs <number>", "how many threads; else one for each core", parseJobs)
		.option("--no-cache", "read all stories anew")
		.option("--json", "print one JSON object instead of lines")
		.action(run);
}

async function run(host: HostName, { output: to, json = false, ...options }: Options, command: Command): Promise<void> {
	const progress = json ? undefined : countedProgress();
	const { hostInThread } = await import("../../pipeline/threads/commandthread.ts");
	const report = await hostInThread({
		...options,
		host,
		to,
		looksForSettings: !isConfigNamed(command),
		onProgress: progress?.show,
		signal: stoppable().signal,
	}).finally(() => progress?.end());
	await (json ? printPieces([`${JSON.stringify({ ...report, problems: withPages(report.problems) })}\n`]) : printLines(linesOf(report)));
	if (report.problems.some(({ severity }) => severity === "error")) process.exitCode = 1;
}

function linesOf({ host, to, files, rules, asked, site, problems }: HostReport): string[] {
	return [
		...problemLines(problems),
		...(to === undefined ? [] : [`In ${to}:`]),
		...files.map(({ path, bytes, use }) => `${path} (${counted(bytes, "byte")}). ${use}`),
		`${counted(rules, "rule")} for ${host}, of ${shownNumber(asked)} old addresses.`,
		site === undefined
			? "Nothing was built yet, so the sizes of files were not compared with the limits of the host."
			: `${counted(site.files, "file")} published, ${shownNumber(site.bytes)} bytes.`,
	];
}
