// Tries changed files in every reader, importer and build, and opens what comes of them in a browser: npm run fuzz -- --help
//
// It takes real files (of this project, and of the archives beside it where there are any), changes each in ways that once did harm, and
// asks of each: no crash, an end within 30 s, since a machine may be busy (test/slow/linear.test.ts finds what takes more than linear time),
// no more than 512 MB; what is written reads back the same; of a build, that every story is a page or a problem, that the site's links lead
// somewhere, that the manifest lists every byte, that an incremental build gives what a clean one gives, and that nothing runs in a browser.
// The same seed tries the same files. What it finds is kept, to become a test.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Command } from "commander";
import { buildInThread } from "../../src/pipeline/threads/commandthread.ts";
import { startThreads, type Threads } from "../../src/system/threads.ts";
import { FRAGMENTS } from "../article/hostile.ts";
import { randomOf } from "../bench/random.ts";
import { openTrap } from "../browser/hostile/trap.ts";
import { hasBrowser } from "../browser/sample.ts";
import { PAYLOADS } from "../importers/attacks.ts";
import { filesBelow } from "../pipeline/edits/differences.ts";
import { judgeArchive, SETTINGS_FILE } from "./archive.ts";
import { type Material, mutated } from "./mutations.ts";
import { exportSeeds, type Seed, storySeeds } from "./seeds.ts";
import { READER_NAMES } from "./tasks.ts";

const {
	minutes,
	seed,
	keep,
	stories: storyCount,
} = new Command("fuzz")
	.description("Tries changed files in every reader, importer and build.")
	.option("--minutes <number>", "how long", Number, 1)
	.option("--seed <number>", "another number makes other files", Number, Date.now() % 1_000_000)
	.option("--stories <number>", "how many stories the archive of each round has", Number, 40)
	.option("--keep <folder>", "where to keep what is found", path.join(tmpdir(), "backfile-fuzz"))
	.parse()
	.opts<{ readonly minutes: number; readonly seed: number; readonly stories: number; readonly keep: string }>();

/** The limits for one file. A pause of the machine is not found twice. */
const MOST = { milliseconds: 30_000, megabytes: 512 };

/** How many files are tried in a round, and how many pages of its archive are opened. */
const ROUND = { files: 120, imports: 10, pages: 8 };

const stories = storySeeds();
const exports = exportSeeds();
let threads = await start();
const counts = { files: 0, imports: 0, builds: 0, pages: 0, found: 0 };

async function start(): Promise<Threads> {
	const started = startThreads(new URL("./tasks", import.meta.url), 1, { maxOldGenerationSizeMb: MOST.megabytes });
	await started.run("warmUp", undefined);
	return started;
}

/** Does a task in the thread, and starts another thread where it takes too long or dies. */
async function attempt(task: string, value: unknown, milliseconds: number): Promise<string | undefined> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<string>((resolve) => {
		timer = setTimeout(() => resolve(`it took more than ${milliseconds} ms`), milliseconds);
	});
	const answer = threads.run(task, value).then(
		(fault) => fault as string | undefined,
		(error: unknown) => `it failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
	);
	const fault = await Promise.race([answer, late]).finally(() => clearTimeout(timer));
	if (fault !== undefined) {
		await threads.end().catch(() => undefined);
		threads = await start();
	}
	return fault;
}

/** Tries a file, twice where something is wrong with it, and keeps it then. */
async function tryFile(task: string, value: { readonly name: string; readonly bytes: Uint8Array }, milliseconds: number): Promise<void> {
	if ((await attempt(task, value, milliseconds)) === undefined) return;
	const fault = await attempt(task, value, milliseconds);
	if (fault !== undefined) keepFound(task, value, fault);
}

/** Keeps what is wrong, with the file or the folder that it is about. */
function keepFound(name: string, about: string | { readonly name: string; readonly bytes: Uint8Array }, fault: string): void {
	counts.found++;
	const folder = path.join(keep, `${seed}-${counts.found}-${name}`);
	mkdirSync(folder, { recursive: true });
	writeFileSync(path.join(folder, "fault.txt"), fault);
	if (typeof about === "string") cpSync(about, path.join(folder, "content"), { recursive: true });
	else writeFileSync(path.join(folder, about.name), about.bytes);
	process.stdout.write(`${folder}: ${fault.split("\n").slice(0, 3).join(" ")}\n`);
}

function materialOf(round: number, step: number, seeds: readonly Seed[]): Material {
	return { random: randomOf(seed, round * 10_000 + step), others: seeds.map(({ bytes }) => bytes), fragments: [...FRAGMENTS, ...PAYLOADS] };
}

function changed(round: number, step: number, seeds: readonly Seed[]): { readonly name: string; readonly bytes: Buffer } {
	const material = materialOf(round, step, seeds);
	const { name, bytes } = material.random.pick(seeds);
	return { name, bytes: mutated(bytes, material) };
}

async function tryReaders(round: number): Promise<void> {
	for (let step = 0; step < ROUND.files; step++) {
		const file = changed(round, step, stories);
		await tryFile("readFile", file, MOST.milliseconds);
		const reader = randomOf(seed, round * 10_000 + step).pick(READER_NAMES);
		await tryFile("readText", { ...file, reader } as typeof file, MOST.milliseconds);
		counts.files++;
	}
}

async function tryImports(round: number): Promise<void> {
	for (let step = 0; step < ROUND.imports && exports.length > 0; step++) {
		await tryFile("importFile", changed(round, 5_000 + step, exports), 2 * MOST.milliseconds);
		counts.imports++;
	}
}

/** Builds an archive of changed stories, changes some of them, builds again, and opens pages. */
async function tryArchive(round: number): Promise<void> {
	const root = mkdtempSync(path.join(tmpdir(), "backfile-fuzz-"));
	const content = path.join(root, "content");
	const { random } = materialOf(round, 9_000, stories);
	const write = (index: number, step: number) => {
		const { name, bytes } = changed(round, step, stories);
		const file = path.join(content, random.pick(["", "a", "b/c"]), `${index}-${name}`);
		mkdirSync(path.dirname(file), { recursive: true });
		writeFileSync(file, bytes);
	};
	try {
		writeFileSync(path.join(root, SETTINGS_FILE[0]), SETTINGS_FILE[1]);
		for (let index = 0; index < storyCount; index++) write(index, 6_000 + index);
		await judge(root, "built", false);
		for (let index = 0; index < 4; index++) write(random.from(0, storyCount - 1), 7_000 + index);
		await judge(root, "changed", true);
		counts.builds += 3;
		if (hasBrowser) await openPages(root, round);
	} finally {
		rmSync(root, { recursive: true, force: true });
	}
}

async function judge(root: string, when: string, compare: boolean): Promise<void> {
	const faults = await judgeArchive({ root, compare, build: buildInThread });
	if (faults.length > 0) keepFound(`archive-${when}`, path.join(root, "content"), faults.slice(0, 20).join("\n"));
}

async function openPages(root: string, round: number): Promise<void> {
	const site = path.join(root, "dist");
	const { random } = materialOf(round, 9_500, stories);
	const pages = Object.keys(filesBelow(site)).filter((file) => /\.(html|xml|svg)$/.test(file));
	const trap = await openTrap(site);
	try {
		for (let page = 0; page < ROUND.pages && pages.length > 0; page++) {
			const file = random.pick(pages);
			const sprung = await trap.open(`/${file.split("/").map(encodeURIComponent).join("/")}`);
			if (sprung.length > 0) keepFound("page", path.join(root, "content"), `${file}: ${sprung.join(", ")}`);
			counts.pages++;
		}
	} finally {
		await trap.close();
	}
}

const end = Date.now() + minutes * 60_000;
process.stdout.write(`Seed ${seed}, ${stories.length} stories and ${exports.length} exports to change.\n`);
for (let round = 0; round === 0 || Date.now() < end; round++) {
	await tryReaders(round);
	await tryImports(round);
	await tryArchive(round);
}
await threads.end();
const { files, imports, builds, pages, found } = counts;
process.stdout.write(`${files} files read, ${imports} imported, ${builds} builds, ${pages} pages opened; ${found} found.\n`);
process.exitCode = found > 0 ? 1 : 0;
