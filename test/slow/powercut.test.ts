import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { story, write } from "../pipeline/archives.ts";
import { putProgram } from "../scripts/compiled.ts";
import { buildAll } from "./builds.ts";
import { AT, type Chance, chanceOf } from "./newsroom.ts";
import { type Site, siteIn, tornFiles } from "./site.ts";

/** How many times the power is cut. */
const CUTS = Number(process.env.BACKFILE_CUTS ?? 4);

/** The same seed makes the same changes. The moment of a cut also depends on the machine. */
const SEED = Number(process.env.BACKFILE_SEED ?? Date.now() % 1_000_000);

const STORIES = 120;

const place = mkdtempSync(path.join(tmpdir(), "backfile-cut-"));
const [image, disk, clean] = ["disk.img", "disk", "clean"].map((name) => path.join(place, name)) as [string, string, string];

function run(command: string, ...words: string[]): boolean {
	return spawnSync(command, words, { stdio: "ignore" }).status === 0;
}

/** Mounts the disk as one that writes names at once and contents late: most of what an unflushed build wrote is lost by a cut. */
function mount(): boolean {
	return run("mount", "-o", "loop,noauto_da_alloc,commit=1", image, disk);
}

/** Makes a file system in a file; false where this machine cannot. */
function makeDisk(): boolean {
	mkdirSync(disk, { recursive: true });
	writeFileSync(image, "");
	truncateSync(image, 300_000_000);
	return run("python3", "--version") && run("mkfs.ext4", "-q", "-F", image) && mount();
}

/** Has the file system forget all that the disk does not hold yet, and take nothing more, as a power cut does (EXT4_IOC_SHUTDOWN without flushing its log). */
function cutPower(): void {
	const script = `import fcntl, os, struct, sys
fcntl.ioctl(os.open(sys.argv[1], os.O_RDONLY), 0x8004587D, struct.pack("I", 2))`;
	expect(run("python3", "-c", script, disk)).toBe(true);
}

const hasDisk = process.platform === "linux" && process.getuid?.() === 0 && makeDisk();

let cli = "";
beforeAll(() => {
	cli = putProgram(path.join(place, "program"));
});
afterAll(() => {
	if (hasDisk) run("umount", disk);
	rmSync(place, { recursive: true, force: true });
});

/** Writes stories anew, some of them; the others stay. */
function edit(root: string, version: number, chance: Chance): void {
	for (let index = 0; index < STORIES; index++) {
		if (version > 0 && chance.next() < 0.4) continue;
		const body = `Version ${version}. `.repeat(chance.between(1, 1_500));
		const fields = { published: `2020-01-${String((index % 28) + 1).padStart(2, "0")}`, tags: [`tag ${(index + version) % 7}`] };
		write(root, { [`content/${index}.md`]: story(`Story ${index}`, fields, body) });
	}
}

/** Builds, and cuts the power soon after the build began to publish, or some time after its end. */
async function buildAndCut(root: string, chance: Chance): Promise<void> {
	const child = spawn(process.execPath, [cli, "build", "--at", AT, "--quiet"], { cwd: root, stdio: "ignore" });
	const ended = once(child, "exit");
	if (chance.next() < 0.4) {
		await Promise.race([wait(500 + chance.next() * 2_000), ended]);
	} else {
		await ended;
		await wait(1_000 + chance.next() * 2_500);
	}
	cutPower();
	// A process that still runs keeps the disk from being started again.
	child.kill("SIGKILL");
	await ended;
	expect(run("umount", disk) && mount()).toBe(true);
}

it.skipIf(!hasDisk).each([true, false])("the site stands again after power cuts, with flushing: %s", async (flush) => {
	const chance = chanceOf(SEED);
	const root = path.join(disk, `flush-${flush}`);
	write(root, {
		".eleventy.ts": `import { backfile, defineArchive } from "backfile";
export const archive = defineArchive({ title: "Test", url: "https://example.org/", onThisDay: false, search: false, flush: ${flush} });
export default function (config) { config.addPlugin(backfile, archive); }
`,
	});
	const versions: Site[] = [new Map()];
	let torn = 0;
	for (let cut = 0; cut < CUTS; cut++) {
		edit(root, cut, chance);
		rmSync(clean, { recursive: true, force: true });
		expect(await buildAll(cli, root, "--no-cache", "--output", clean)).toMatchObject({ code: 0 });
		const wanted = siteIn(clean);
		versions.push(wanted);
		expect(run("sync", "-f", disk)).toBe(true);
		await buildAndCut(root, chance);
		mkdirSync(path.join(root, "dist"), { recursive: true });
		torn += tornFiles(siteIn(path.join(root, "dist")), versions).length;
		expect(await buildAll(cli, root)).toMatchObject({ code: 0, err: "" });
		expect([...siteIn(path.join(root, "dist"))]).toEqual([...wanted]);
	}
	console.log(`Seed ${SEED}, flushing: ${flush}. ${CUTS} cuts; ${torn} files were empty, cut off or missing before the next build.`);
	if (flush) expect(torn).toBe(0);
});
