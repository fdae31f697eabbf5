import path from "node:path";
import { Command } from "commander";
import type { Target } from "../../pipeline/upload/target.ts";
import type { UploadReport } from "../../pipeline/upload/upload.ts";
import { configOption, isConfigNamed, parseJobs, stoppable, verboseOption } from "../options.ts";
import { counted, shownNumber } from "../output/numbers.ts";
import { printLines, printPieces } from "../output/print.ts";
import { problemLines, withPages } from "../output/problems.ts";
import { countedProgress } from "../output/progress.ts";
import { bothOf, openVerbose } from "../output/verbose.ts";
import { differenceLines } from "./differences.ts";

interface Options {
	readonly config: string;
	readonly output?: string;
	readonly verify?: boolean;
	readonly dryRun?: boolean;
	readonly takeOver?: boolean;
	readonly jobs?: number;
	readonly json?: boolean;
	readonly verbose?: boolean;
}

/** `backfile upload` */
export function uploadCommand(): Command {
	return new Command("upload")
		.description(
			"Send what changed in the built site to where readers find it: a folder, a machine (rsync over ssh), or whatever rclone reaches.",
		)
		.argument("<target>", "FOLDER, [USER@]HOST:FOLDER, ssh://[USER@]HOST:PORT/FOLDER or rclone:REMOTE:PATH")
		.addOption(configOption())
		.option("--output <dir>", "the folder of the built site; else the settings say")
		.option("--verify", "list the target, say what is missing, changed or foreign there, and send what is missing or changed")
		.option("--dry-run", "say what would be sent, and send nothing")
		.option("--take-over", "overwrite what stands at the addresses of this site, where the target does not say that it is ours")
		.option("--jobs <number>", "how many threads read the site; else one for each core", parseJobs)
		.option("--json", "print one JSON object instead of lines")
		.addOption(verboseOption())
		.action(run);
}

async function run(
	name: string,
	{ config, output, json = false, verbose: isVerbose, ...options }: Options,
	command: Command,
): Promise<void> {
	const started = performance.now();
	const [{ uploadSite }, { parseTarget }, { asCannotRun }, { reloadsAfter }] = await Promise.all([
		import("../../pipeline/upload/upload.ts"),
		import("../../pipeline/upload/target.ts"),
		import("../../system/answers.ts"),
		import("../../site/hosts/reload.ts"),
	]);
	const target: Target = parseTarget(name, process.cwd());
	const settings = output !== undefined && !isConfigNamed(command) ? undefined : await settingsIn(config);
	const verbose = openVerbose(isVerbose, settings && config);
	const progress = json ? undefined : countedProgress(process.stderr);
	const report = await uploadSite({
		...options,
		output: path.resolve(output ?? settings?.output ?? ""),
		target,
		flush: settings?.flush,
		onProgress: bothOf(progress, verbose),
		signal: stoppable().signal,
	})
		.catch((error) => {
			throw asCannotRun(error);
		})
		.finally(() => progress?.end());
	const seconds = (performance.now() - started) / 1000;
	if (json)
		await printPieces([
			`${JSON.stringify({ ...report, problems: withPages(report.problems), seconds: Math.round(seconds * 1000) / 1000 })}\n`,
		]);
	else {
		const sent = [...report.changes.added, ...report.changes.changed].map((file) => file.path);
		const lines = [...uploadLines(report, seconds, options.dryRun), ...(options.dryRun ? [] : reloadsAfter(sent))];
		await printLines(lines);
	}
	verbose.tell();
	const { differences } = report;
	const isOther = differences !== undefined && differences.missing.length + differences.changed.length + differences.foreign.length > 0;
	if (isOther || report.problems.some(({ severity }) => severity === "error")) process.exitCode = 1;
}

async function settingsIn(config: string): Promise<{ readonly output: string; readonly flush: boolean }> {
	const { foldersOf, loadConfig } = await import("../../pipeline/settings/load.ts");
	const { settings, root } = await loadConfig(config);
	return { output: foldersOf(settings, root).output, flush: settings.flush };
}

function uploadLines(
	{ target, files, changes, differences, isUnfinished, problems }: UploadReport,
	seconds: number,
	dryRun = false,
): string[] {
	const { added, changed, removed } = changes;
	const bytes = [...added, ...changed].reduce((sum, each) => sum + each.bytes, 0);
	return [
		...problemLines(problems),
		...(differences ? differenceLines(differences) : []),
		...(isUnfinished
			? [dryRun ? "An upload was stopped there; the next one finishes it." : "An upload that was stopped is finished."]
			: []),
		`${dryRun ? "To be sent" : "Sent"} to ${target}: ${shownNumber(added.length)} new, ${shownNumber(changed.length)} changed, ${shownNumber(removed.length)} removed of ${counted(files, "file")} (${megabytes(bytes)}), in ${seconds.toFixed(1)} s.`,
	];
}

function megabytes(bytes: number): string {
	return `${(bytes / 1e6).toFixed(bytes < 10e6 ? 1 : 0)} MB`;
}
