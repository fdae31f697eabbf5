// Measures Backfile, and with --peers also Hugo, Hugo with Pagefind, and plain Eleventy: npm run bench -- --help
//
// What it measures: whole processes, from start to end, as a user starts them. The archive is synthetic (corpus.ts): stories of
// about 3 KB from 1995 to 2025. Every generator makes the same pages: one for each story, listings of 50 stories for tags,
// sections, years and months, an index of tags, and a feed. Backfile makes them twice: as "small pages", with templates like
// those of the peers (small/), and as its "default site", with its own templates. Backfile is measured in clean builds (no output,
// no cache) and in further builds: nothing changed, one more story on the archive's last day, one more story in the past.
// The default site with a search index has a table of its own. It is compared with what people do elsewhere: a clean build of Hugo,
// and then Pagefind's own command over all of its pages.
//
// How it measures: one process at a time, in rounds of all steps, after a warm-up that is not measured. Before a further build it
// removes the added story, waits at least 2 s, and runs a build that is not measured: a build reads again every story that
// changed in the 2 s before it. A time is the median of the rounds. A ratio compares medians, always with the clean build of the peer.
// The report says how busy the machine was before: other work makes ratios of times useless (Hugo uses all cores, Backfile --jobs).
// Processor time is what the kernel counts for the process, all its threads and all processes that it waited for, as programs and in
// the system: other work on the machine changes it less. It is read from /proc; on other systems there is no such column.
// Memory is that of all processes of a step together; pages that they share count once (Pss). It is read every 50 ms in an extra
// round. The files written are those that Backfile says it added or changed; the peers write all files of their output.
// --node 24 installs that Node from npm, for everything that is measured; the benchmark itself stays with its own.
// Everything is in a temporary folder, if possible in memory: with Hugo, 10,000 stories need about 0.5 GB there, 100,000 about 5 GB.
//
// A million stories: npm run bench -- --articles 1000000 --rounds 1 --memory --no-search --node 24 --folder DIR
// They need a disk, since a file system in memory has too few inodes: 40 GB and four million files (the stories have 4 GB, the small
// pages 7 GB, the default site 20 GB, each cache 2 GB). They need as much memory as a build of so many stories, 8 GB to be safe, and
// two to three hours. Hugo would take some 60 GB of memory, so leave out --peers.
import { loadavg } from "node:os";
import path from "node:path";
import { Command } from "commander";
import { note, parseCount, runBench } from "./command.ts";
import { makeContent } from "./content.ts";
import { describeRun } from "./machine.ts";
import { nodeFor } from "./node.ts";
import { compileOurs, ourSteps } from "./ours.ts";
import { LARGEST_FOR_ALL, preparePeers } from "./peers/peers.ts";
import { checkMemory } from "./proc/memory.ts";
import { measure } from "./rounds.ts";
import { type Result, table } from "./table.ts";
import { defaultParent } from "./workspace.ts";

interface Options {
	readonly articles: number;
	readonly seed: number;
	readonly rounds: number;
	readonly jobs: number;
	readonly peers: boolean;
	readonly eleventy: boolean;
	readonly pagefind: boolean;
	readonly memory: boolean;
	readonly search: boolean;
	readonly node?: string;
	readonly folder: string;
}

const options = new Command("bench")
	.description("Measures how long builds of a synthetic archive take.")
	.option("--articles <number>", "how many stories", parseCount, 10_000)
	.option("--seed <number>", "another number makes other stories", parseCount, 1)
	.option("--rounds <number>", "how often each step is timed", parseCount, 5)
	.option("--jobs <number>", "how many threads Backfile may use", parseCount, 2)
	.option("--peers", "measure Hugo, Hugo with Pagefind, and plain Eleventy too", false)
	.option("--eleventy", `measure plain Eleventy above ${LARGEST_FOR_ALL} stories too`, false)
	.option("--pagefind", `measure Hugo with Pagefind above ${LARGEST_FOR_ALL} stories too`, false)
	.option("--memory", "read the peak memory too, in a round more", false)
	.option("--no-search", "leave out the site with a search index, which takes longer than all others")
	.option("--node <version>", "measure with this Node, such as 24, which is installed from npm; else with the one that runs the benchmark")
	.option("--folder <dir>", "where to work", defaultParent())
	.parse()
	.opts<Options>();

await runBench(options.folder, (folder, signal) => bench(folder, options, signal));

/** Runs the benchmark, and returns its report as Markdown. */
async function bench(
	folder: string,
	{ articles, seed, rounds, jobs, memory, search, node: wanted, ...asked }: Options,
	signal: AbortSignal,
): Promise<string> {
	if (memory) checkMemory();
	const [load = 0] = loadavg();
	const node = await nodeFor(wanted, folder, signal);
	note("compiling Backfile …");
	const backfile = compileOurs(folder);
	note(`writing ${articles} stories …`);
	const places = { folder, content: path.join(folder, "content") };
	const content = await makeContent(places.content, { articles, seed }, signal);
	const ours = ourSteps(backfile, places, content, { node, jobs, search }, signal);
	const peers = await preparePeers({ ...asked, articles, search }, places, node, signal);
	const theirs = peers.map(({ step }) => step);

	const results = await measure([...inTurn(ours.clean, theirs), ...ours.again], { rounds, memory, signal, note });
	const measured = peers.filter(({ step }) => results.some(({ what }) => what === step.what));
	const names = [...new Set(["Backfile", ...measured.flatMap(({ names }) => names)])];
	const facts = describeRun({ names, folder, articles, seed, rounds, jobs, load, node: node.version });
	return [facts, ...tables(results)].join("\n\n");
}

/** A table of the sites without a search, and one of those with a search. */
function tables(results: readonly Result[]): string[] {
	return [false, true]
		.map((isSearched) => results.filter(({ hasSearch }) => hasSearch === isSearched))
		.filter((some) => some.length > 0)
		.map((some) => table(some));
}

/** Alternates the steps of two lists. */
function inTurn<T>(ours: readonly T[], theirs: readonly T[]): T[] {
	return Array.from({ length: Math.max(ours.length, theirs.length) }, (_, index) => [ours[index], theirs[index]])
		.flat()
		.filter((step) => step !== undefined);
}
