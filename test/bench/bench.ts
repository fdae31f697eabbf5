// Measures Backfile, and with --peers also Hugo and plain Eleventy: npm run bench -- --help
//
// What it measures: whole processes, from start to end, as a user starts them. The archive is synthetic (corpus.ts): stories of
// about 3 KB from 1995 to 2025. Every generator makes the same pages: one for each story, listings of 50 stories for tags,
// sections, years and months, an index of tags, and a feed. Backfile makes them twice: as "small pages", with templates like
// those of the peers (small/), and as its "default site", with its own templates. Backfile is measured in clean builds (no output,
// no cache) and in further builds: nothing changed, one more story on the archive's last day, one more story in the past.
//
// How it measures: one process at a time, in rounds of all steps, after a warm-up that is not measured. Before a further build it
// removes the added story, waits at least 2 s, and runs a build that is not measured: a build reads again every story that
// changed in the 2 s before it. A time is the median of the rounds. A ratio compares medians, always with Hugo's clean build.
// The report says how busy the machine was before: other work makes ratios useless (Hugo uses all cores, Backfile --jobs).
// Memory is that of all processes of a step together; pages that they share count once (Pss). It is read every 50 ms in an extra
// round. The files written are those that Backfile says it added or changed; the peers write all files of their output.
// Everything is in a temporary folder, if possible in memory: with Hugo, 10,000 stories need about 0.4 GB there, 100,000 about 4 GB.
import { loadavg } from "node:os";
import path from "node:path";
import { Command } from "commander";
import { CannotRun } from "../../src/problem.ts";
import { note, parseCount, runBench } from "./command.ts";
import { makeContent } from "./content.ts";
import { describeRun } from "./machine.ts";
import { checkMemory } from "./memory.ts";
import { compileOurs, ourSteps } from "./ours.ts";
import { eleventy, hugo, type Peer } from "./peers.ts";
import { measure } from "./rounds.ts";
import { table } from "./table.ts";
import { defaultParent } from "./workspace.ts";

interface Options {
	readonly articles: number;
	readonly seed: number;
	readonly rounds: number;
	readonly jobs: number;
	readonly peers: boolean;
	readonly eleventy: boolean;
	readonly memory: boolean;
	readonly search: boolean;
	readonly folder: string;
}

/** Plain Eleventy is left out of larger archives. Its time grows faster than the archive: after ten minutes it had not built 100,000 articles. */
const ELEVENTY_MOST = 20_000;

const options = new Command("bench")
	.description("Measures how long builds of a synthetic archive take.")
	.option("--articles <number>", "how many stories", parseCount, 10_000)
	.option("--seed <number>", "another number makes other stories", parseCount, 1)
	.option("--rounds <number>", "how often each step is timed", parseCount, 5)
	.option("--jobs <number>", "how many threads Backfile may use", parseCount, 2)
	.option("--peers", "measure Hugo and plain Eleventy too", false)
	.option("--eleventy", `measure plain Eleventy above ${ELEVENTY_MOST} stories too`, false)
	.option("--memory", "read the peak memory too, in a round more", false)
	.option("--no-search", "leave out the site with a search index, which takes longer than all others")
	.option("--folder <dir>", "where to work", defaultParent())
	.parse()
	.opts<Options>();

await runBench(options.folder, (folder, signal) => bench(folder, options, signal));

/** Runs the benchmark, and returns its report as Markdown. */
async function bench(
	folder: string,
	{ articles, seed, rounds, jobs, memory, search, ...asked }: Options,
	signal: AbortSignal,
): Promise<string> {
	if (memory) checkMemory();
	const [load = 0] = loadavg();
	note("compiling Backfile …");
	const backfile = await compileOurs(folder, signal);
	note(`writing ${articles} stories …`);
	const places = { folder, content: path.join(folder, "content") };
	const content = await makeContent(places.content, { articles, seed }, signal);
	const ours = ourSteps(backfile, places, content, { jobs, search }, signal);
	const isEleventyToo = asked.eleventy || (asked.peers && articles <= ELEVENTY_MOST);
	if (asked.peers && !isEleventyToo) note(`Eleventy is left out above ${ELEVENTY_MOST} stories; --eleventy measures it.`);
	const theirHugo = asked.peers ? await prepared("Hugo", () => hugo(places, signal)) : undefined;
	const theirEleventy = isEleventyToo ? await prepared("Eleventy", () => eleventy(places, signal)) : undefined;
	const peers = [theirHugo, theirEleventy].filter((peer) => peer !== undefined);
	const theirs = peers.map(({ step }) => step);

	const results = await measure([...inTurn(ours.clean, theirs), ...ours.again], { rounds, memory, signal, note });
	const names = ["Backfile", ...peers.map(({ name }) => name)];
	const hugos = results.find(({ what }) => what === theirHugo?.step.what);
	return `${describeRun({ names, folder, articles, seed, rounds, jobs, load })}\n\n${table(results, hugos)}`;
}

/** Prepares a peer. If that fails, it prints why, and the others are still measured. */
async function prepared(name: string, make: () => Promise<Peer>): Promise<Peer | undefined> {
	note(`preparing ${name} …`);
	try {
		return await make();
	} catch (error) {
		if (!(error instanceof CannotRun)) throw error;
		note(`${name} is left out. ${error.message}\n    ${error.remedy}`);
		return undefined;
	}
}

/** Alternates the steps of two lists. */
function inTurn<T>(ours: readonly T[], theirs: readonly T[]): T[] {
	return Array.from({ length: Math.max(ours.length, theirs.length) }, (_, index) => [ours[index], theirs[index]])
		.flat()
		.filter((step) => step !== undefined);
}
