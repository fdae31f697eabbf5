import { Command } from "commander";
import { parseJobs, stoppable } from "../options.ts";
import { parseCount, storeOption } from "./options.ts";

interface Options {
	readonly store: string;
	readonly part?: number;
	readonly jobs?: number;
}

/** `backfile render` */
export function renderCommand(): Command {
	return new Command("render")
		.description("Render one part of a plan into its store. It needs nothing but the store.")
		.addOption(storeOption())
		.option("--part <number>", "which part, from 1 on; else the number that the machine's scheduler gives", parseCount)
		.option("--jobs <number>", "how many threads; else one for each core", parseJobs)
		.action(run);
}

async function run({ store: place, part, jobs }: Options): Promise<void> {
	const started = performance.now();
	const { renderPartOf } = await import("../../pipeline/parts/rendering/renderpart.ts");
	const { from, of, number, isNew } = await renderPartOf({ place, part, jobs, env: process.env, signal: stoppable().signal });
	const seconds = ((performance.now() - started) / 1000).toFixed(1);
	process.stdout.write(`Part ${number} of ${of} (${from}): ${isNew ? `rendered in ${seconds} s` : "rendered already"}.\n`);
}
