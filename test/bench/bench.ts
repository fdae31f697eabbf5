// Measures Backfile, and with --peers Hugo and plain Eleventy beside it: npm run bench -- --help
//
// What is measured: whole processes, from their start to their end, as their user would start them, on a synthetic archive
// (corpus.ts) of stories of about 3 KB from 1995 to 2025. Each generator makes the same: a page for each story, listings of 50
// of tags, sections, years and months, an index of tags, and a feed. Backfile makes them twice: as "small pages", with templates
// like the peers' (small/), and as its "default site", with all that its own templates put into a page. Besides clean builds
// (no output, no cache) it is measured at building again: nothing changed, one story more of the archive's last day, one backdated.
//
// How: one process at a time and all steps in turn, in rounds, after a warm-up that is not measured. Before a build again the
// added story is taken away, and, 2 s after that at least, a build that is not measured follows: a story that was changed in
// the last 2 s is read again by design. Each time is a median; a ratio is one of medians, always to Hugo's clean build.
// It says how busy the machine was before: with other work beside it, a ratio says little (Hugo uses all cores, Backfile --jobs).
// Memory is that of all processes of a step together, shared pages once (Pss), read every 50 ms in a round of its own.
// Files written are those that a build says it added or changed; of the peers, which write everything, all files of the output.
// All lies in a temporary folder, in memory where that can be: with Hugo's, 10,000 stories need about 0.4 GB there, 100,000 about 4 GB.
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

/** Plain Eleventy's time grows faster than the archive: 100,000 articles were not done after ten minutes. */
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

/** All of it, as Markdown. */
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

/** A peer, or nothing but a word where it cannot be had: the others are measured all the same. */
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

/** One of ours, one of theirs, and so on. */
function inTurn<T>(ours: readonly T[], theirs: readonly T[]): T[] {
	return Array.from({ length: Math.max(ours.length, theirs.length) }, (_, index) => [ours[index], theirs[index]])
		.flat()
		.filter((step) => step !== undefined);
}
