import { Command } from "commander";
import { parseJobs, stoppable } from "../options.ts";
import { engineOption, parseCount, storeOption } from "./options.ts";

interface Options {
	readonly store: string;
	readonly engine: string;
	readonly jobs?: number;
	readonly silence?: number;
}

/** `backfile worker` */
export function workerCommand(): Command {
	return new Command("worker")
		.description("Render parts for builds on other machines, until told to stop. It needs nothing but the engine and the store.")
		.addOption(engineOption().makeOptionMandatory())
		.addOption(storeOption())
		.option("--jobs <number>", "how many threads; else one for each core", parseJobs)
		.option("--silence <seconds>", "after so long without a sign of a worker its part is given to another; else 60", parseCount)
		.action(run);
}

async function run({ store, engine, jobs, silence }: Options): Promise<void> {
	const { workOn } = await import("../../pipeline/parts/rendering/workon.ts");
	const say = (line: string) => process.stdout.write(`${line}\n`);
	await workOn({
		place: store,
		engine,
		jobs,
		silence,
		signal: stoppable().signal,
		onMessage: say,
		onTaken: ({ part, of }) => say(`Part ${part} of ${of}: begun.`),
		onDone: ({ part, of }, seconds) => say(`Part ${part} of ${of}: ${seconds.toFixed(1)} s.`),
	});
}
