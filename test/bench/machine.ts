import { cpus, totalmem } from "node:os";
import { fileSystemOf } from "./workspace.ts";

/** What the report says of a run of the benchmark. */
export interface RunFacts {
	/** The generators, with their versions if they have one. */
	readonly names: readonly string[];
	readonly folder: string;
	readonly articles: number;
	readonly seed: number;
	readonly rounds: number;
	readonly jobs: number;
	/** The load of the machine in the minute before: how many processes wanted to run. */
	readonly load: number;
	/** The version of the Node that ran what was measured. */
	readonly node: string;
}

/** Describes the machine and the run in one line. */
export function describeRun({ names, folder, articles, seed, rounds, jobs, load, node }: RunFacts): string {
	return [
		describeMachine(load, node),
		...names,
		`files in ${fileSystemOf(folder)}`,
		`${counted(articles, "article")} (seed ${seed})`,
		`${counted(rounds, "round")} after a warm-up`,
		`--jobs ${jobs}`,
		"whole processes, one at a time",
	].join("; ");
}

/** Describes the machine, its load in the minute before, and the Node that ran what was measured. */
export function describeMachine(load: number, node: string): string {
	const cores = cpus();
	const model = cores[0]?.model.trim() ?? process.arch;
	const memory = `${(totalmem() / 1e9).toFixed(0)} GB`;
	return `${model}, ${counted(cores.length, "core")}, ${memory}, load before ${load.toFixed(1)}; Node ${node}`;
}

function counted(count: number, what: string): string {
	return `${new Intl.NumberFormat("en").format(count)} ${what}${count === 1 ? "" : "s"}`;
}
