import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { JOURNAL } from "../../src/pipeline/publish/manifest.ts";
import { temporary } from "../pipeline/archives.ts";
import { putProgram } from "../scripts/compiled.ts";
import { buildAll, buildKilled, type Moment, type Phase } from "./builds.ts";
import { chanceOf, openNewsroom } from "./newsroom.ts";
import { serveFolder, startReader } from "./reader.ts";
import { brokenLinks, distance, type Site, siteIn, tornFiles } from "./site.ts";

/** How many builds are killed. */
const KILLS = Number(process.env.BACKFILE_KILLS ?? 25);

/** The same seed makes the same changes. The moment at which a build is killed also depends on the machine. */
const SEED = Number(process.env.BACKFILE_SEED ?? Date.now() % 1_000_000);

/** A build starts threads from 1,000 files on. */
const STORIES = 1_500;

const program = mkdtempSync(path.join(tmpdir(), "backfile-"));
let cli = "";
beforeAll(() => {
	cli = putProgram(program);
});
afterAll(() => rmSync(program, { recursive: true, force: true }));

it(`${KILLS} killed builds leave a site that a reader can read, and that the next build finishes`, {
	timeout: 600_000 + KILLS * 60_000,
}, async () => {
	const chance = chanceOf(SEED);
	const { root, work } = openNewsroom(STORIES, chance);
	const scratch = temporary();
	const output = path.join(root, "dist");
	const first = await buildAll(cli, root);
	expect(first).toMatchObject({ code: 0, err: "" });
	let standing = siteIn(output);
	let versions: readonly Site[] = [standing];
	expect(brokenLinks(standing)).toEqual([]);
	let usual = first.ms;

	const served = await serveFolder(output, path.join(scratch, "server"));
	const journal = path.join(output, JOURNAL);
	let isChanging = false;
	// The readers are fast while files are moved, and slow otherwise, to leave the processors to the builds.
	const isPublishing = () => (statSync(journal, { throwIfNoEntry: false })?.mtimeMs ?? 0) > Date.now() - 150;
	const pause = () => (isChanging ? 50 : isPublishing() ? 0 : 10);
	const readers = [1, 2].map((number) => startReader(served.port, () => versions, chanceOf(SEED + number), pause));
	const phases: Record<Phase, number> = { reading: 0, rendering: 0, publishing: 0, "after publishing": 0, ended: 0 };
	const found: string[] = [];
	let [kills, builds, midway] = [0, 0, 0];
	while (kills < KILLS) {
		let isAllNew = await change();
		for (let again = chance.between(2, 5); again > 0 && kills < KILLS; again--) {
			// Sometimes there are more edits before the next build.
			if (again > 1 && chance.next() < 0.15) isAllNew = (await change()) || isAllNew;
			const phase = await buildKilled(cli, root, output, momentOf(isAllNew));
			phases[phase]++;
			if (phase === "ended") break;
			kills++;
			const [before, site] = [standing, siteIn(output)];
			standing = site;
			if (phase === "publishing") midway += Number(distance(before, site) > 0 && distance(site, versions.at(-1) as Site) > 0);
			note(tornFiles(site, versions), `torn, killed while ${phase}`);
			note(brokenLinks(site), `broken, killed while ${phase}`);
		}
		const { code, out, err, ms } = await buildAll(cli, root);
		expect({ code, err }, out).toEqual({ code: 0, err: "" });
		builds++;
		usual = ms;
		const [site, wanted] = [siteIn(output), versions.at(-1) as Site];
		note(
			[...new Set([...site.keys(), ...wanted.keys()])].filter((file) => site.get(file) !== wanted.get(file)),
			"not as a clean build has it",
		);
		note(
			readdirSync(output).filter((name) => /^\.backfile(-|$)/.test(name)),
			"left behind",
		);
		versions = [wanted];
		standing = site;
	}
	for (const reader of readers) await reader.stop();
	const sum = (what: "pages" | "moved" | "leaving") => readers.reduce((total, reader) => total + reader[what], 0);
	const met = readers.flatMap((reader) => reader.faults);
	console.log(
		`Seed ${SEED}. Killed: ${Object.entries(phases)
			.map(([phase, count]) => `${count} ${phase}`)
			.join(", ")}; ${midway} between the first file and the last. Finished after them: ${builds}.
Read through ${served.by}: ${sum("pages")} pages; ${sum("moved")} had moved when asked for again, ${sum("leaving")} lay behind pages on their way out. Faults: ${met.length} met by readers, ${found.length} found on the disk.`,
	);
	expect([...met.slice(0, 20), ...found.slice(0, 20)]).toEqual([]);

	/** Changes the archive, and makes a clean build to know the expected site. */
	async function change(): Promise<boolean> {
		isChanging = true;
		const isAllNew = work();
		const clean = path.join(scratch, "clean");
		rmSync(clean, { recursive: true, force: true });
		mkdirSync(clean);
		const { code, out, err } = await buildAll(cli, root, "--no-cache", "--output", clean);
		expect({ code, err }, out).toEqual({ code: 0, err: "" });
		versions = [...versions, siteIn(clean)];
		isChanging = false;
		return isAllNew;
	}

	function momentOf(isAllNew: boolean): Moment {
		if (chance.next() < 0.35) return { after: "start", ms: chance.next() * usual };
		// Most often kill it just after the journal is written: it moves a few files in less than ten milliseconds.
		return { after: "journal", ms: chance.next() ** 2 * (isAllNew ? 250 : 30) };
	}

	function note(files: readonly string[], what: string): void {
		found.push(...files.slice(0, 5).map((file) => `${file}: ${what} (build ${builds + 1}, kill ${kills})`));
	}
});

it("the very first build, killed, leaves only whole files, and the next one finishes", async () => {
	const chance = chanceOf(SEED);
	const { root } = openNewsroom(1_100, chance);
	const scratch = temporary();
	const output = path.join(root, "dist");
	expect(await buildAll(cli, root, "--no-cache", "--output", path.join(scratch, "clean"))).toMatchObject({ code: 0 });
	const wanted = siteIn(path.join(scratch, "clean"));
	mkdirSync(output);
	for (const moment of [
		{ after: "start", ms: chance.between(800, 1_500) },
		{ after: "journal", ms: chance.next() * 5 },
	] as const) {
		await buildKilled(cli, root, output, moment);
		expect(tornFiles(siteIn(output), [new Map(), wanted])).toEqual([]);
	}
	expect(await buildAll(cli, root)).toMatchObject({ code: 0, err: "" });
	expect([...siteIn(output)]).toEqual([...wanted]);
	expect(existsSync(path.join(output, JOURNAL))).toBe(false);
});
