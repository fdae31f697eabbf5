import { Command } from "commander";
import { parseJobs, stoppable } from "../options.ts";
import { engineOption, storeOption } from "./options.ts";

interface Options {
	readonly store: string;
	readonly engine: string;
	readonly jobs?: number;
}

/** `backfile worker` */
export function workerCommand(): Command {
	return new Command("worker")
		.description("Render parts for builds on other machines, until told to stop. It needs nothing but the engine and the store.")
		.addOption(engineOption().makeOptionMandatory())
		.addOption(storeOption())
		.option("--jobs <number>", "how many threads; else one for each core", parseJobs)
		.action(run);
}

async function run({ store, engine, jobs }: Options): Promise<void> {
	const { workOn } = await import("../../pipeline/parts/rendering/workon.ts");
	const say = (line: string) => process.stdout.write(`${line}\n`);
	await workOn({
		place: store,
		engine,
		jobs,
		signal: stoppable().signal,
		onMessage: say,
		onDone: ({ part, of }, seconds) => say(`Part ${part} of ${of}: ${seconds.toFixed(1)} s.`),
	});
}
