// Says how long builds by several machines take, and how many parts are best: npm run simulate -- --help
//
// It draws many builds from what was measured on one machine (figures.ts). Machines take parts until all are rendered; some machines are slow, and
// some die over a part, which is then rendered again. Planning and assembling are done by one machine, before and after.
// It reads no clock: the same options print the same figures.
import { Command, InvalidArgumentError } from "commander";
import { parseCount as parsePartCount } from "../../../src/cli/parts/options.ts";
import { parseCount } from "../command.ts";
import { FIGURES } from "./figures.ts";
import { type Cluster, candidates } from "./model.ts";
import { report } from "./report.ts";
import { tryParts } from "./trial.ts";

interface Options extends Omit<Cluster, "hasWorkers"> {
	readonly parts?: number;
	readonly workers: boolean;
	readonly draws: number;
	readonly seed: number;
}

const { parts, workers, draws, seed, ...options } = new Command("simulate")
	.description("Draws how long builds by several machines take, from measured times, and says how many parts are best.")
	.option("--stories <number>", "how many stories", parseCount, 1_000_000)
	.option("--machines <number>", "how many machines render", parseCount, 16)
	.option("--cores <number>", "how many cores each has", parseCount, 2)
	.option("--parts <number>", "how many parts; else several numbers are compared", parsePartCount)
	.option("--workers", "machines run backfile worker, which starts once, not backfile render for each part", false)
	.option("--request <seconds>", "how long the store takes to answer; a bucket about 0.05", parseNumber, 0.002)
	.option("--slow <share>", "the share of machines that are slow", parseShare, 0.05)
	.option("--slower <factor>", "how many times as long everything takes on a slow machine", parseNumber, 3)
	.option("--deaths <number>", "how often a machine dies in an hour of work", parseNumber, 0.02)
	.option("--silence <seconds>", "how long it takes until another machine gets the part of one that died", parseNumber, 90)
	.option("--draws <number>", "how many builds are drawn for each number of parts", parseCount, 200)
	.option("--seed <number>", "another number draws other builds", parseCount, 1)
	.parse()
	.opts<Options>();

const cluster: Cluster = { ...options, hasWorkers: workers };
const numbers = parts === undefined ? candidates(cluster, FIGURES) : [parts];
const trials = numbers.map((number) => tryParts(cluster, FIGURES, number, draws, seed));
process.stdout.write(`${report(cluster, FIGURES, trials)}\n`);

/**
 * Reads a number from 0.
 * @throws {InvalidArgumentError} which commander prints
 */
function parseNumber(value: string): number {
	const number = Number(value);
	if (value.trim() === "" || !Number.isFinite(number) || number < 0) throw new InvalidArgumentError("It must be a number from 0.");
	return number;
}

/**
 * Reads a share.
 * @throws {InvalidArgumentError} which commander prints
 */
function parseShare(value: string): number {
	const share = parseNumber(value);
	if (share > 1) throw new InvalidArgumentError("It must be a number from 0 to 1.");
	return share;
}
