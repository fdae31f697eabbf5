import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { JOURNAL, MANIFEST, manifestText } from "../../../src/pipeline/publish/manifest.ts";
import { readSite } from "../../../src/pipeline/upload/local.ts";
import { type UploadOptions, type UploadReport, uploadTo } from "../../../src/pipeline/upload/upload.ts";
import { sha256Of } from "../../../src/system/hash.ts";
import { chanceOf } from "../../slow/newsroom.ts";
import { brokenLinks, siteIn } from "../../slow/site.ts";
import { buildArchive, makeArchive, story, temporary, treeOf, write } from "../archives.ts";
import { naiveRemote } from "./naive.ts";

const NAME = "me@host:/srv";

/** Uploads the site in a folder into another by a remote that does one file after the other. */
async function upload(
	site: string,
	folder: string,
	{ seed = 1, onStep, ...options }: Partial<UploadOptions> & { readonly seed?: number; readonly onStep?: (step: string) => void } = {},
): Promise<UploadReport & { readonly steps: readonly string[] }> {
	const { remote, steps } = naiveRemote(folder, chanceOf(seed), onStep);
	const target = { kind: "rsync", name: NAME, host: "host", folder: "/srv" } as const;
	return { ...(await uploadTo(remote, readSite(site), temporary(), { output: site, target, ...options })), steps };
}

/** Writes a site with its manifest into a folder. */
function publish(folder: string, files: Readonly<Record<string, string>>): void {
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder);
	write(folder, files);
	const entries = Object.entries(files).map(([file, text]) => [file, { sha256: sha256Of(text), bytes: Buffer.byteLength(text) }] as const);
	write(folder, { [MANIFEST]: manifestText(new Map(entries)) });
}

/** An empty folder for a site, and one for its target. */
function places(): { readonly site: string; readonly target: string } {
	const root = temporary();
	const [site, target] = [path.join(root, "dist"), path.join(root, "target")];
	mkdirSync(target);
	return { site, target };
}

function recordsIn(folder: string): string[] {
	return [MANIFEST, JOURNAL].filter((file) => existsSync(path.join(folder, file)));
}

const pathsOf = ({ changes: { added, changed, removed } }: UploadReport) =>
	[added, changed, removed].map((list) => list.map(({ path }) => path));

describe("an upload", () => {
	it("sends all to an empty target, the front page and then the manifest last, and then only what changed", async () => {
		const { site, target } = places();
		publish(site, { "index.html": "1", "a.html": "a", "b.html": "b", "feed.xml": "1", "c/index.html": "c" });
		const first = await upload(site, target);
		expect(first.steps.slice(0, 1)).toEqual([`send ${JOURNAL}`]);
		expect(first.steps.slice(-3)).toEqual(["send index.html", `send ${MANIFEST}`, `remove ${JOURNAL}`]);
		expect(treeOf(target)).toEqual(treeOf(site));

		publish(site, { "index.html": "2", "a.html": "A", "feed.xml": "2", "d.html": "d", "c/index.html": "c" });
		const second = await upload(site, target);
		expect(second.steps).toEqual([
			`send ${JOURNAL}`,
			"send d.html",
			"send a.html",
			"send index.html",
			"send feed.xml",
			"remove b.html",
			`send ${MANIFEST}`,
			`remove ${JOURNAL}`,
		]);
		expect(pathsOf(second)).toEqual([["d.html"], ["a.html", "feed.xml", "index.html"], ["b.html"]]);
		expect(treeOf(target)).toEqual(treeOf(site));
		expect(recordsIn(target)).toEqual([MANIFEST]);
		expect(readFileSync(path.join(target, MANIFEST), "utf8")).toBe(readFileSync(path.join(site, MANIFEST), "utf8"));
		expect((await upload(site, target)).steps).toEqual([]);
	});

	it("sends nothing on a dry run, and says what it would send", async () => {
		const { site, target } = places();
		publish(site, { "index.html": "1" });
		const report = await upload(site, target, { dryRun: true });
		expect([report.steps, pathsOf(report)]).toEqual([[], [["index.html"], [], []]]);
	});

	it("makes room where a file becomes a folder, a folder a file, and a name another case", async () => {
		const { site, target } = places();
		publish(site, { "index.html": "1", a: "file", "b/x.html": "x", "Case.html": "1" });
		await upload(site, target);
		publish(site, { "index.html": "2", "a/x.html": "x", b: "file", "case.html": "1" });
		const { steps } = await upload(site, target);
		expect(steps.indexOf("remove Case.html")).toBeLessThan(steps.indexOf("send case.html"));
		expect(treeOf(target)).toEqual(treeOf(site));
	});

	it("never sends a file that somebody changed after the build", async () => {
		const { site, target } = places();
		publish(site, { "index.html": "1", "a.html": "a" });
		write(site, { "a.html": "by hand" });
		await expect(upload(site, target)).rejects.toThrow("changed after the build, such as a.html. Nothing was sent.");
		expect(readSite(site).files.size).toBe(2);
		expect(recordsIn(target)).toEqual([]);
	});

	it.each([
		["is not built", (site: string) => rmSync(path.join(site, MANIFEST)), "nothing was built there"],
		["has a damaged manifest", (site: string) => write(site, { [MANIFEST]: '{"backfile":1,"files":{\n"a' }), "is cut off"],
		["is half published", (site: string) => write(site, { [JOURNAL]: "" }), "A build was stopped while it published"],
	])("refuses a site that %s", (_, spoil, message) => {
		const { site } = places();
		publish(site, { "index.html": "1" });
		spoil(site);
		expect(() => readSite(site)).toThrow(message);
	});
});

describe("a target of somebody else", () => {
	it("with files and no manifest is refused, and nothing is sent", async () => {
		const { site, target } = places();
		publish(site, { "index.html": "1" });
		write(target, { "holiday.jpg": "x" });
		let steps = 0;
		await expect(upload(site, target, { onStep: () => void steps++ })).rejects.toThrow("holds files, and no record");
		expect([steps, treeOf(target)]).toEqual([0, { "holiday.jpg": "x" }]);
	});

	it("with another program's manifest is refused", async () => {
		const { site, target } = places();
		publish(site, { "index.html": "1" });
		write(target, { [MANIFEST]: '{"files":["index.html"]}' });
		await expect(upload(site, target)).rejects.toThrow(`${NAME}/${MANIFEST} is not as a build of this version writes it`);
	});

	it("is taken over where the user says so: what stands at addresses of the site is overwritten, all else stays", async () => {
		const { site, target } = places();
		publish(site, { "index.html": "1", "a.html": "a", "b.html": "b" });
		write(target, { "index.html": "old", "a.html": "a", "holiday.jpg": "x" });
		const { steps } = await upload(site, target, { takeOver: true });
		expect(steps.filter((step) => !step.includes(".backfile"))).toEqual(["send b.html", "send index.html"]);
		expect(treeOf(target)).toEqual({ ...treeOf(site), "holiday.jpg": "x" });
		publish(site, { "index.html": "1" });
		await upload(site, target);
		expect(treeOf(target)).toEqual({ ...treeOf(site), "holiday.jpg": "x" });
	});
});

describe("a file at the target that is not ours", () => {
	it("is never touched, is told each time, and is not in the manifest; one of the same bytes is ours", async () => {
		const { site, target } = places();
		publish(site, { "index.html": "1" });
		await upload(site, target);
		write(target, { "a.html": "theirs", "b.html": "b" });
		publish(site, { "index.html": "2", "a.html": "a", "b.html": "b", "c.html": "c" });
		for (const _ of ["once", "again"]) {
			const { problems, steps } = await upload(site, target);
			expect(problems).toMatchObject([{ file: "a.html", rule: "output-foreign", severity: "error" }]);
			expect(steps.filter((step) => / [ab]\.html/.test(step))).toEqual([]);
			expect(treeOf(target)).toEqual({ "index.html": "2", "a.html": "theirs", "b.html": "b", "c.html": "c" });
		}
		publish(site, { "index.html": "3" });
		await upload(site, target);
		expect(treeOf(target)).toEqual({ "index.html": "3", "a.html": "theirs" });
	});
});

describe("a manifest that was cut off", () => {
	it.each([0, 1, 2, 3])("counts as far as it goes; the rest is compared, and nothing unknown is removed (cut %i)", async (cut) => {
		const { site, target } = places();
		publish(site, { "a.html": "a", "b.html": "b", "c.html": "c", "index.html": "1" });
		await upload(site, target);
		const text = readFileSync(path.join(target, MANIFEST), "utf8");
		writeFileSync(path.join(target, MANIFEST), text.slice(0, Math.floor((text.length * cut) / 4)));
		publish(site, { "a.html": "a", "c.html": "c", "d.html": "d", "index.html": "1" });
		const { problems } = await upload(site, target);
		expect(problems).toMatchObject([{ rule: "manifest-damaged", severity: "info" }]);
		const tree = treeOf(target);
		expect({ ...tree, "b.html": undefined }).toEqual({ ...treeOf(site), "b.html": undefined });
		// The line of b.html, the second, is whole only in the longer ones.
		expect(tree["b.html"]).toBe(cut < 3 ? "b" : undefined);
		expect(readFileSync(path.join(target, MANIFEST), "utf8")).toBe(readFileSync(path.join(site, MANIFEST), "utf8"));
	});
});

describe("--verify", () => {
	it("says what is missing, changed and foreign, and sends what is missing or changed", async () => {
		const { site, target } = places();
		publish(site, { "index.html": "1", "a.html": "a", "b.html": "b", "old.html": "o" });
		await upload(site, target);
		rmSync(path.join(target, "a.html"));
		write(target, { "b.html": "B", "theirs.html": "x" });
		publish(site, { "index.html": "2", "a.html": "a", "b.html": "b", "new.html": "n" });
		// The manifest is believed otherwise.
		expect((await upload(site, target, { dryRun: true })).differences).toBe(undefined);
		for (const dryRun of [true, false]) {
			const { differences } = await upload(site, target, { verify: true, dryRun });
			expect(differences).toEqual({
				missing: [{ path: "a.html" }],
				changed: [{ path: "b.html" }],
				foreign: [{ path: "theirs.html" }],
				unreadable: [],
			});
		}
		expect(treeOf(target)).toEqual({ ...treeOf(site), "theirs.html": "x" });
		expect((await upload(site, target, { verify: true })).differences).toMatchObject({ missing: [], changed: [], foreign: [{}] });
	});
});

/** Thrown in the middle of an upload. */
class Broken extends Error {}

describe("an upload that stops", () => {
	it("anywhere leaves no link that leads nowhere, and the next one, of whatever site, ends as if it had not", async () => {
		const root = makeArchive(newsroom([1, 2, 3, 4, 5]), { feedArchive: false, data: false, sitemaps: false });
		const dist = path.join(root, "dist");
		const versions: string[] = [];
		for (const stories of [
			[1, 2, 3, 4, 5],
			[2, 3, 5, 6, 7, 8],
			[1, 3, 5, 7],
		]) {
			rmSync(path.join(root, "content"), { recursive: true });
			write(root, newsroom(stories));
			expect((await buildArchive(root)).problems).toEqual([]);
			const copy = path.join(temporary(), "dist");
			publish(copy, treeOf(dist));
			versions.push(copy);
		}
		const [one = "", two = "", three = ""] = versions;
		const chance = chanceOf(7);
		let stops = 0;
		for (let round = 0; round < 2; round++) {
			const target = temporary();
			await upload(one, target, { seed: round });
			const visits = (step: string) => {
				if (!step.includes(".backfile") || chance.next() < 0.2) expect(brokenLinks(siteIn(target)), step).toEqual([]);
			};
			for (const next of [two, three, two, one]) {
				const stopAt = chance.between(1, 60);
				let step = 0;
				const onStep = (what: string) => {
					if (chance.next() < 0.1) visits(what);
					if (++step === stopAt) throw new Broken();
				};
				await upload(next, target, { seed: round, onStep }).catch((error) => {
					if (!(error instanceof Broken)) throw error;
					stops++;
				});
				visits("the end");
			}
			const last = chance.pick(versions);
			await upload(last, target);
			expect(treeOf(target)).toEqual(treeOf(last));
			expect(recordsIn(target)).toEqual([MANIFEST]);
		}
		expect(stops).toBeGreaterThan(2);
	});

	it("goes on after the parts of new files that the manifest names already", async () => {
		const { site, target } = places();
		publish(site, { "index.html": "1", ...Object.fromEntries(Array.from({ length: 25 }, (_, index) => [`${index}.txt`, "x"])) });
		let sent = 0;
		const stop = (step: string) => {
			if (step === `send ${MANIFEST}`) sent++;
			else if (sent === 1 && step.endsWith(".txt")) throw new Broken();
		};
		await expect(upload(site, target, { leastInPart: 20, onStep: stop })).rejects.toThrow(Broken);
		const { steps } = await upload(site, target);
		expect(steps.length).toBe(9);
		expect(Object.keys(treeOf(target)).length).toBe(26);
	});
});

/** Stories that come and go, with the listings that name them. */
function newsroom(numbers: readonly number[]): Record<string, string> {
	const fields = (number: number) => ({
		published: `20${10 + number}-03-0${number}`,
		tags: [`tag ${number % 3}`, `rare ${number}`],
		section: "News",
	});
	return Object.fromEntries(
		numbers.map((number) => [`content/${number}.md`, story(`Story ${number}`, fields(number), `Words ${numbers.length}.`)]),
	);
}
