import { Command } from "commander";
import type { PlanReport } from "../../pipeline/parts/writing/planparts.ts";
import type { BuildFlags } from "../build.ts";
import { heldBackLine } from "../buildreport.ts";
import { configOption, isConfigNamed, parseJobs, searchOption, stoppable } from "../options.ts";
import { counted, shownNumber } from "../output/numbers.ts";
import { printPieces } from "../output/print.ts";
import { problemLines, withPages } from "../output/problems.ts";
import { countedProgress } from "../output/progress.ts";
import { parseCount, storeOption } from "./options.ts";

interface Options extends BuildFlags {
	readonly store: string;
	readonly parts?: number;
}

/** `backfile plan` */
export function planCommand(): Command {
	return new Command("plan")
		.description("Plan the archive, and write what has to be rendered into a store, as parts for several machines.")
		.addOption(storeOption())
		.option("--parts <number>", "how many parts; else as many as there is work for", parseCount)
		.option("--content <dir>", "the folder of articles; else the settings say")
		.option("--output <dir>", "the folder that will be published into; else the settings say")
		.addOption(configOption())
		.option("--at <time>", "plan as of this time (ISO 8601), for embargoes; else now")
		.option("--jobs <number>", "how many threads; else one for each core", parseJobs)
		.option("--strict", "write no parts if the content has an error")
		.addOption(searchOption())
		.option("--json", "print one JSON object instead of lines")
		.action(run);
}

async function run({ store, parts, json = false, ...options }: Options, command: Command): Promise<void> {
	const started = performance.now();
	const progress = json ? undefined : countedProgress();
	const { planInThread } = await import("../../pipeline/threads/commandthread.ts");
	const report = await planInThread({
		...options,
		parts: { store, parts },
		looksForSettings: !isConfigNamed(command),
		onProgress: progress?.show,
		signal: stoppable().signal,
	}).finally(() => progress?.end());
	const seconds = Math.round(performance.now() - started) / 1000;
	const { files, articles, leftOut, outputs, shards, rendered, problems } = report;
	if (json)
		await printPieces([
			`${JSON.stringify({ parts: report.parts, rendered, outputs, shards, files, articles, leftOut, problems: withPages(problems), seconds })}\n`,
		]);
	else {
		const lines = [
			...problemLines(problems),
			`${counted(files, "story file")}: ${shownNumber(articles)} to publish, ${shownNumber(leftOut)} left out.`,
			...(report.parts === 0
				? [heldBackLine(problems).replace("Nothing was published", "No parts were written")]
				: partLines(report, store, seconds)),
		];
		for (const line of lines) process.stdout.write(`${line}\n`);
	}
	if (problems.some(({ severity }) => severity === "error")) process.exitCode = 1;
}

function partLines({ parts, outputs, shards, rendered }: PlanReport, store: string, seconds: number): string[] {
	return [
		`${counted(parts, "part")} in ${store}, with ${counted(outputs, "output")} and ${counted(shards, "search shard")}, in ${seconds.toFixed(1)} s.`,
		...(rendered > 0 ? [`${shownNumber(rendered)} of them ${rendered === 1 ? "is" : "are"} rendered already.`] : []),
		`Render each part with backfile render --store ${store} --part NUMBER; then run backfile assemble --store ${store}.`,
	];
}
