import { cpus, totalmem } from "node:os";
import { fileSystemOf } from "./workspace.ts";

/** What a run of the benchmark is to say of itself. */
export interface RunFacts {
	/** The generators, with their versions where they have one. */
	readonly names: readonly string[];
	readonly folder: string;
	readonly articles: number;
	readonly seed: number;
	readonly rounds: number;
	readonly jobs: number;
	/** How many processes wanted the machine in the minute before. */
	readonly load: number;
}

/** The machine and the run, in one line. */
export function describeRun({ names, folder, articles, seed, rounds, jobs, load }: RunFacts): string {
	return [
		describeMachine(load),
		...names,
		`files in ${fileSystemOf(folder)}`,
		`${counted(articles, "article")} (seed ${seed})`,
		`${counted(rounds, "round")} after a warm-up`,
		`--jobs ${jobs}`,
		"whole processes, one at a time",
	].join("; ");
}

/** The machine, how busy it was in the minute before, and its Node. */
export function describeMachine(load: number): string {
	const cores = cpus();
	const model = cores[0]?.model.trim() ?? process.arch;
	const memory = `${(totalmem() / 1e9).toFixed(0)} GB`;
	return `${model}, ${counted(cores.length, "core")}, ${memory}, load before ${load.toFixed(1)}; Node ${process.versions.node}`;
}

function counted(count: number, what: string): string {
	return `${new Intl.NumberFormat("en").format(count)} ${what}${count === 1 ? "" : "s"}`;
}
