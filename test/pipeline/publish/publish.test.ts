import { existsSync, readFileSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { describe, expect, it, vi } from "vitest";
import { JOURNAL, MANIFEST, manifestIn, type Published, parseManifest, readJournal } from "../../../src/pipeline/publish/manifest.ts";
import { readEarlierOutput } from "../../../src/pipeline/publish/output.ts";
import { type Outcome, publishSite } from "../../../src/pipeline/publish/publish.ts";
import { discardStaging, openStaging, stageText } from "../../../src/pipeline/publish/staging.ts";
import { sha256At, sha256Of } from "../../../src/system/hash.ts";
import { type Tree, temporary, treeOf, write } from "../archives.ts";

/** What is told, while a site is published, before each step that changes the disk. */
const steps = vi.hoisted(() => ({ before: undefined as (() => void) | undefined }));

vi.mock("node:fs", async (original) => {
	const real = await original<Record<string, unknown>>();
	const watched = ["writeFileSync", "renameSync", "rmSync", "rmdirSync", "unlinkSync", "mkdirSync"].map((name) => [
		name,
		(...words: unknown[]) => {
			steps.before?.();
			return (real[name] as (...words: unknown[]) => unknown)(...words);
		},
	]);
	return { ...real, ...Object.fromEntries(watched) };
});

/** A page is the list of the pages that it links to, and whatever else tells it from an earlier one. */
function page(...lines: string[]): string {
	return `${lines.join("\n")}\n`;
}

const OLD: Tree = {
	"index.html": page("2020/01/index.html", "tags/old/index.html", "feed.xml"),
	"2020/01/index.html": page("2020/01/a.html", "2020/01/b.html", "2020/01/gone.html"),
	"2020/01/a.html": page("index.html"),
	"2020/01/b.html": page("index.html", "tags/old/index.html"),
	"2020/01/gone.html": page("index.html", "2020/01/a.html"),
	"feed.xml": page("2020/01/gone.html"),
	"tags/old/feed.xml": page("2020/01/b.html"),
	"tags/old/index.html": page("2020/01/b.html", "2020/01/gone.html", "tags/old/feed.xml"),
};

const NEW: Tree = {
	"index.html": page("2020/01/index.html", "2020/02/index.html", "tags/new/index.html", "feed.xml"),
	"2020/01/index.html": page("2020/01/a.html", "2020/01/b.html", "2020/01/new.html", "2020/02/index.html"),
	"2020/01/a.html": page("index.html"),
	"2020/01/b.html": page("index.html", "tags/new/index.html"),
	"2020/01/new.html": page("index.html", "2020/02/other.html"),
	"2020/02/index.html": page("2020/01/index.html", "2020/02/other.html"),
	"2020/02/other.html": page("tags/new/index.html"),
	"feed.xml": page("2020/01/new.html"),
	"tags/new/index.html": page("2020/01/new.html", "2020/01/b.html"),
};

/** The site alone, without what waits in staging. */
function siteIn(output: string): Tree {
	return Object.fromEntries(Object.entries(treeOf(output)).filter(([file]) => !file.startsWith(".backfile")));
}

/** Stories, listings, feeds. */
function rankOf(file: string): number {
	return file.endsWith(".xml") ? 2 : Number(file.endsWith("index.html"));
}

/** Publishes a site as a build does; `before` is told before each step. */
async function publishInto(output: string, site: Tree, before?: () => void): Promise<Outcome<Published>> {
	const { files: known, journal, manifest, records } = readEarlierOutput(output, { outputsOf: () => undefined, lastOutputs: undefined });
	const place = openStaging(output);
	const staged = new Set<string>();
	const now = new Map<string, Published>();
	for (const [file, contents] of Object.entries(site)) {
		const standing = known.has(file) || journal.has(file) ? sha256At(path.join(output, file)) : undefined;
		const { isStaged, sha256, bytes } = stageText(place, file, contents, standing);
		now.set(file, { sha256, bytes });
		if (isStaged) staged.add(file);
	}
	steps.before = before;
	try {
		return await publishSite({ place, before: known, journal, manifest, records, files: now, staged, rankOf, flush: false, confirm() {} });
	} finally {
		steps.before = undefined;
		if (!before) discardStaging(place);
	}
}

/** The site after each step of publishing it. */
async function watched(output: string, site: Tree): Promise<Tree[]> {
	const seen: Tree[] = [];
	await publishInto(output, site, () => void seen.push(siteIn(output)));
	return [...seen, siteIn(output)];
}

/** What one step did: `+` added, `~` changed, `-` removed. */
function difference(before: Tree, after: Tree): string[] {
	const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
	return names
		.filter((name) => before[name] !== after[name])
		.map((name) => `${before[name] === undefined ? "+" : after[name] === undefined ? "-" : "~"} ${name}`);
}

function differences(seen: readonly Tree[]): string[][] {
	return seen
		.slice(1)
		.map((tree, index) => difference(seen[index] as Tree, tree))
		.filter((step) => step.length > 0);
}

class Stopped extends Error {}

/** Publishes, and stops for good before that step; false where there were fewer. */
async function stopAt(step: number, output: string, site: Tree): Promise<boolean> {
	let done = 0;
	try {
		await publishInto(output, site, () => {
			if (done++ >= step) throw new Stopped();
		});
		return false;
	} catch (error) {
		if (error instanceof Stopped) return true;
		throw error;
	}
}

/** What a reader finds missing who follows every link from the front page. */
function broken(site: Tree): string[] {
	const seen = new Set(["index.html"]);
	const missing: string[] = [];
	for (const file of seen) {
		for (const link of (site[file] ?? "").split("\n").filter((line) => /\.(html|xml)$/.test(line))) {
			if (site[link] === undefined) missing.push(`${file} → ${link}`);
			else seen.add(link);
		}
	}
	return missing;
}

describe("publishSite", () => {
	it("moves in what is new, then stories, listings and feeds that changed, then removes in the reverse order", async () => {
		const output = temporary();
		await publishInto(output, OLD);
		const done = differences(await watched(output, NEW));
		const firstChange = done.findIndex((step) => step.some((entry) => entry.startsWith("~")));
		expect(done.slice(0, firstChange).flat().sort()).toEqual([
			"+ 2020/01/new.html",
			"+ 2020/02/index.html",
			"+ 2020/02/other.html",
			"+ tags/new/index.html",
		]);
		expect(done.slice(firstChange)).toEqual([
			["~ 2020/01/b.html"],
			["~ 2020/01/index.html"],
			["~ index.html"],
			["~ feed.xml"],
			["- tags/old/feed.xml"],
			["- tags/old/index.html"],
			["- 2020/01/gone.html"],
		]);
		expect(existsSync(path.join(output, "tags/old"))).toBe(false);
	});

	it("moves a whole new folder at once, and file by file into one that is there", async () => {
		const output = temporary();
		await publishInto(output, OLD);
		const done = differences(await watched(output, NEW));
		expect(done).toContainEqual(["+ 2020/02/index.html", "+ 2020/02/other.html"]);
		expect(done).toContainEqual(["+ 2020/01/new.html"]);
	});

	it("writes what it is about to do before it does it, and forgets that at the end", async () => {
		const output = temporary();
		await publishInto(output, OLD);
		const manifest = manifestIn(output);
		const seen: { readonly isOld: boolean; readonly isTold: boolean; readonly journal: ReadonlyMap<string, readonly string[]> }[] = [];
		await publishInto(output, NEW, () => {
			const [isOld, isTold] = [difference(OLD, siteIn(output)).length === 0, manifestIn(output) !== manifest];
			seen.push({ isOld, isTold, journal: readJournal(output).entries });
		});
		expect(seen.some(({ isOld }) => !isOld)).toBe(true);
		for (const { isOld, isTold, journal } of seen) if (!isOld && !isTold) expect(journal.size).toBeGreaterThan(0);
		const journal = Object.fromEntries(seen.find(({ isOld }) => !isOld)?.journal ?? []);
		expect(journal).toEqual(
			Object.fromEntries(
				difference(OLD, NEW).map((entry) => [entry.slice(2), entry.startsWith("-") ? [] : [sha256Of(NEW[entry.slice(2)] ?? "")]]),
			),
		);
		expect(existsSync(path.join(output, JOURNAL))).toBe(false);
		expect([...parseManifest(manifestIn(output) ?? "", output).entries.keys()]).toEqual(Object.keys(NEW).sort());
	});

	it("leaves a folder that somebody put where a page stood that goes", async () => {
		const output = temporary();
		await publishInto(output, OLD);
		rmSync(path.join(output, "2020/01/gone.html"));
		write(output, { "2020/01/gone.html/notes.txt": "mine" });
		await publishInto(output, NEW);
		expect(siteIn(output)).toEqual({ ...NEW, "2020/01/gone.html/notes.txt": "mine" });
	});

	it("touches nothing where nothing changed", async () => {
		const output = temporary();
		await publishInto(output, OLD);
		const stamp = statSync(path.join(output, MANIFEST)).mtimeMs;
		expect(differences(await watched(output, OLD))).toEqual([]);
		expect(statSync(path.join(output, MANIFEST)).mtimeMs).toBe(stamp);
	});

	it("tells what it added, changed and removed", async () => {
		const output = temporary();
		await publishInto(output, OLD);
		const { changes } = await publishInto(output, NEW);
		const told = Object.entries(changes).flatMap(([what, files]: [string, readonly { readonly path: string }[]]) =>
			files.map((file) => `${what === "added" ? "+" : what === "changed" ? "~" : "-"} ${file.path}`),
		);
		expect(told.sort()).toEqual(difference(OLD, NEW).sort());
	});

	it("keeps foreign files, and what was changed by hand, and goes on keeping them", async () => {
		const output = temporary();
		await publishInto(output, OLD);
		const mine = {
			"2020/01/b.html": "changed by hand",
			"2020/01/gone.html": "changed by hand as well",
			"2020/02/index.html": "where a new page wants to be",
			"tags/old/notes.txt": "in a folder that goes",
			CNAME: "example.org",
		};
		write(output, mine);
		const told = ["2020/01/b.html", "2020/01/gone.html", "2020/02/index.html"];
		for (const again of [false, true]) {
			const { problems, published } = await publishInto(output, NEW);
			// What is not ours any more is a foreign file to the next build, which has nothing to put in its place or to remove.
			expect(problems.map(({ file, rule }) => `${rule} ${file}`)).toEqual(
				told.filter((file) => !again || NEW[file] !== undefined).map((file) => `output-foreign ${file}`),
			);
			expect(told.filter((file) => published.has(file))).toEqual([]);
			expect(siteIn(output)).toEqual({ ...NEW, ...mine });
		}
	});
});

const FILE: Tree = { "index.html": page("a"), "x.html": page("b") };
const FOLDER: Tree = { "index.html": page("c"), "x.html/index.html": page("d") };

async function finishesFromAnyStep(before: Tree, after: Tree): Promise<void> {
	for (let [step, isStopped] = [0, true]; isStopped; step++) {
		const output = temporary();
		await publishInto(output, before);
		isStopped = await stopAt(step, output, after);
		expect((await publishInto(output, after)).problems).toEqual([]);
		expect(siteIn(output)).toEqual(after);
	}
}

describe("publishing that is stopped", () => {
	it("at any step leaves whole files and no broken link, and the next one finishes", async () => {
		const third = {
			...NEW,
			"2020/01/a.html": page("index.html", "again"),
			"2020/03/c.html": page("index.html"),
			"feed.xml": page("2020/03/c.html"),
		};
		let step = 0;
		for (let isStopped = true; isStopped; step++) {
			const output = temporary();
			await publishInto(output, OLD);
			isStopped = await stopAt(step, output, NEW);
			const left = siteIn(output);
			for (const [file, contents] of Object.entries(left))
				expect([OLD[file], NEW[file]], `${file} after ${step} steps`).toContain(contents);
			expect(broken(left), `after ${step} steps`).toEqual([]);
			const next = step % 2 === 0 ? NEW : third;
			expect((await publishInto(output, next)).problems, `after ${step} steps`).toEqual([]);
			expect(siteIn(output)).toEqual(next);
			expect([...parseManifest(manifestIn(output) ?? "", output).entries.keys()]).toEqual(Object.keys(next).sort());
			expect(existsSync(path.join(output, JOURNAL))).toBe(false);
		}
		expect(step).toBeGreaterThan(12);
	});

	it("at any step, and once more while it finishes, is still finished", async () => {
		for (let step = 4; step < 15; step += 4) {
			for (let second = 4; second < 15; second += 4) {
				const output = temporary();
				await publishInto(output, OLD);
				await stopAt(step, output, NEW);
				await stopAt(second, output, OLD);
				expect(broken(siteIn(output)), `after ${step} and ${second} steps`).toEqual([]);
				expect((await publishInto(output, NEW)).problems).toEqual([]);
				expect(siteIn(output)).toEqual(NEW);
			}
		}
	});

	it("is finished where a folder becomes a file", async () => {
		await finishesFromAnyStep(FOLDER, FILE);
	});

	it("is finished where a file becomes a folder", async () => {
		await finishesFromAnyStep(FILE, FOLDER);
	});

	it("the first time, leaves no front page that leads nowhere", async () => {
		for (let [step, isStopped] = [0, true]; isStopped; step++) {
			const output = temporary();
			isStopped = await stopAt(step, output, OLD);
			const left = siteIn(output);
			expect(left["index.html"] === undefined ? [] : broken(left), `after ${step} steps`).toEqual([]);
			await publishInto(output, OLD);
			expect(siteIn(output)).toEqual(OLD);
		}
	});

	it("leaves the journal unharmed by a foreign file", async () => {
		const output = temporary();
		await publishInto(output, OLD);
		await stopAt(6, output, NEW);
		write(output, { "2020/01/b.html": "by hand" });
		expect((await publishInto(output, NEW)).problems.map(({ file }) => file)).toEqual(["2020/01/b.html"]);
		expect(readFileSync(path.join(output, "2020/01/b.html"), "utf8")).toBe("by hand");
		expect(siteIn(output)).toEqual({ ...NEW, "2020/01/b.html": "by hand" });
	});
});

/** An empty file, one that is cut off, and one of the right size without its bytes. */
const CUTS: readonly ((text: string) => string)[] = [() => "", (text) => text.slice(0, text.length / 2), (text) => text.slice(0, -2)];

function cut(output: string, file: string, how: (text: string) => string): void {
	write(output, { [file]: how(readFileSync(path.join(output, file), "utf8")) });
}

describe("publishing after a power cut", () => {
	it.each(["2020/01/b.html", "index.html", "feed.xml"])(
		"puts %s right where it is empty or cut off, as a page of the same story",
		async (file) => {
			for (const how of CUTS) {
				const output = temporary();
				await publishInto(output, OLD);
				cut(output, file, how);
				expect((await publishInto(output, OLD)).problems).toEqual([]);
				expect(siteIn(output)).toEqual(OLD);
			}
		},
	);

	it("puts an empty page right where its story has changed, and removes one of a story that is gone", async () => {
		const output = temporary();
		await publishInto(output, OLD);
		for (const file of ["2020/01/b.html", "2020/01/gone.html"]) cut(output, file, () => "");
		expect((await publishInto(output, NEW)).problems).toEqual([]);
		expect(siteIn(output)).toEqual(NEW);
	});

	it("does with an empty or cut-off manifest, or none, and keeps what is not ours", async () => {
		for (const how of [...CUTS, undefined]) {
			const output = temporary();
			await publishInto(output, OLD);
			write(output, { CNAME: "example.org" });
			const manifest = readFileSync(path.join(output, MANIFEST), "utf8");
			if (how) cut(output, MANIFEST, how);
			else rmSync(path.join(output, MANIFEST));
			expect((await publishInto(output, OLD)).problems).toEqual([]);
			expect(siteIn(output)).toEqual({ ...OLD, CNAME: "example.org" });
			expect(readFileSync(path.join(output, MANIFEST), "utf8")).toBe(manifest);
		}
	});

	it("does with an empty or cut-off journal", async () => {
		for (const how of CUTS) {
			for (const step of [6, 9]) {
				const output = temporary();
				await publishInto(output, OLD);
				await stopAt(step, output, NEW);
				expect(existsSync(path.join(output, JOURNAL))).toBe(true);
				cut(output, JOURNAL, how);
				expect((await publishInto(output, NEW)).problems).toEqual([]);
				expect(siteIn(output)).toEqual(NEW);
				expect(existsSync(path.join(output, JOURNAL))).toBe(false);
			}
		}
	});

	it("does where the first one left empty and cut-off pages, and its records are cut off or gone", async () => {
		for (const how of CUTS) {
			const output = temporary();
			await publishInto(output, OLD);
			for (const file of Object.keys(OLD).filter((name) => name !== "index.html")) cut(output, file, how);
			cut(output, MANIFEST, () => "");
			expect((await publishInto(output, OLD)).problems).toEqual([]);
			expect(siteIn(output)).toEqual(OLD);
		}
	});

	it("keeps what was changed by hand, and what is not the beginning of ours, whatever became of the manifest", async () => {
		const output = temporary();
		await publishInto(output, OLD);
		write(output, { "2020/01/b.html": "by hand" });
		cut(output, MANIFEST, () => "");
		expect((await publishInto(output, NEW)).problems.map(({ file }) => file)).toContain("2020/01/b.html");
		expect(siteIn(output)["2020/01/b.html"]).toBe("by hand");
	});
});

describe("an output folder without a manifest", () => {
	it("is refused at once where it has no front page, and where no page of it is ours, and stays as it is", async () => {
		const other = { "index.html": "mine", "2020/01/index.html": "mine as well" };
		for (const files of [{ "notes.txt": "mine" }, other]) {
			const output = temporary();
			write(output, files);
			await expect(publishInto(output, OLD)).rejects.toThrow("holds files that are not ours");
			expect(siteIn(output)).toEqual(files);
		}
	});

	it("is ours where a page stands in it exactly as it is made now", async () => {
		const output = temporary();
		write(output, { ...OLD, "2020/01/b.html": "other", CNAME: "example.org" });
		expect((await publishInto(output, OLD)).problems.map(({ file }) => file)).toEqual(["2020/01/b.html"]);
		expect(siteIn(output)).toEqual({ ...OLD, "2020/01/b.html": "other", CNAME: "example.org" });
	});
});
