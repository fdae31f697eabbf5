import path from "node:path";
import { Command } from "commander";
import type { Difference } from "../../pipeline/verify/compare.ts";
import type { VerifyReport } from "../../pipeline/verify/verify.ts";
import { configOption, parseJobs, verboseOption } from "../options.ts";
import { counted, shownNumber } from "../output/numbers.ts";
import { printLines, printPieces } from "../output/print.ts";
import { countedProgress } from "../output/progress.ts";
import { bothOf, openVerbose } from "../output/verbose.ts";
import { differenceLines } from "./differences.ts";

interface Options {
	readonly config: string;
	readonly against?: string;
	readonly jobs?: number;
	readonly json?: boolean;
	readonly verbose?: boolean;
}

/** `backfile verify` */
export function verifyCommand(): Command {
	return new Command("verify")
		.description("Hash every file of a published site again, and say what is missing, changed or foreign.")
		.argument("[dir]", "the folder of the site; else the output folder of the settings")
		.addOption(configOption())
		.option("--against <manifest>", "compare with this manifest, such as a copy that was kept elsewhere; else with the site's own")
		.option("--jobs <number>", "how many threads; else one for each core", parseJobs)
		.option("--json", "print one JSON object with everything that differs")
		.addOption(verboseOption())
		.action(run);
}

async function run(dir: string | undefined, { config, against, jobs, json = false, verbose: isVerbose }: Options): Promise<void> {
	const started = performance.now();
	const [{ verifySite }, { countOf }] = await Promise.all([
		import("../../pipeline/verify/verify.ts"),
		import("../../pipeline/verify/compare.ts"),
	]);
	const folder = path.resolve(dir ?? (await outputOf(config)));
	const verbose = openVerbose(isVerbose, dir === undefined ? config : undefined);
	const progress = json ? undefined : countedProgress();
	const report = await verifySite({
		folder,
		against: against === undefined ? undefined : path.resolve(against),
		jobs,
		onProgress: (done, of) => bothOf(progress, verbose)({ step: "comparing", done, of }),
	}).finally(() => progress?.end());
	const seconds = (performance.now() - started) / 1000;
	if (json) await printPieces([`${JSON.stringify({ ...report, seconds: Math.round(seconds * 1000) / 1000 })}\n`]);
	else await printLines(verifyLines(report, seconds));
	verbose.tell();
	if (countOf(report) > 0 || report.isDamaged || report.isUnfinished) process.exitCode = 1;
}

async function outputOf(config: string): Promise<string> {
	const { foldersOf, loadConfig } = await import("../../pipeline/settings/load.ts");
	const { settings, root } = await loadConfig(config);
	return foldersOf(settings, root).output;
}

function verifyLines(report: VerifyReport, seconds: number): string[] {
	const { folder, manifest, files, bytes, isDamaged, isUnfinished, missing, changed, foreign, unreadable } = report;
	const count = (list: readonly Difference[], what: string) => `${shownNumber(list.length)} ${what}`;
	return [
		...differenceLines(report),
		...(isDamaged
			? [`${manifest} is cut off or overwritten: files whose lines are lost are called foreign here. Build again to mend it.`]
			: []),
		...(isUnfinished ? ["A build or an upload was stopped while it published here: run it again, and then verify."] : []),
		`${counted(files, "file")}, ${shownNumber(Math.round(bytes / 1e6))} MB, in ${folder}: ${count(missing, "missing")}, ${count(changed, "changed")}, ${count(foreign, "foreign")}, ${count(unreadable, "unreadable")}, in ${seconds.toFixed(1)} s.`,
	];
}
