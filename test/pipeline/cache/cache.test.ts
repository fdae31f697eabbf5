import { existsSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clearCache, type LastBuild, openCache } from "../../../src/pipeline/cache/cache.ts";
import { cacheFolder } from "../../../src/pipeline/cache/folder.ts";
import type { PublishedOutput } from "../../../src/pipeline/cache/outputs.ts";
import type { CachedStory } from "../../../src/pipeline/cache/stories.ts";
import { temporary, write } from "../archives.ts";

const keys = { stories: "stories", outputs: "outputs" };

const record = (file: string, stamp = "1"): CachedStory => [file, stamp, "source", { problems: [] }];

const output = (fingerprint: string, sha256 = fingerprint): PublishedOutput => ({ kind: "story", fingerprint, sha256, bytes: 1 });

const last: LastBuild = {
	names: "names",
	inputs: "inputs",
	manifest: "manifest",
	from: 1,
	until: 2,
	report: { files: 1, articles: 1, leftOut: 0, outputs: 1 },
	problems: [],
};

const lines = (file: string) => readFileSync(file, "utf8").split("\n").length - 1;

describe("openCache", () => {
	it("remembers stories, outputs and the last build", () => {
		const folder = path.join(temporary(), "cache");
		const cache = openCache(folder, keys);
		expect(cache.stories().size).toBe(0);
		expect(cache.outputsOf("m")).toBeUndefined();
		expect(existsSync(folder)).toBe(false);
		cache.addStories(JSON.stringify([record("a.md"), record("b.md")]));
		cache.addStories(JSON.stringify([record("a.md", "2")]));
		cache.setOutputs(new Map([["a.html", output("1")]]), "m");
		cache.setLast(last);
		const again = openCache(folder, keys);
		expect([...again.stories().values()]).toEqual([record("a.md", "2"), record("b.md")]);
		expect(again.outputsOf("m")).toEqual(new Map([["a.html", output("1")]]));
		expect(again.last).toEqual(last);
		expect(again.problems).toEqual([]);
	});

	it("believes nothing that was remembered under another key", () => {
		const folder = temporary();
		const cache = openCache(folder, keys);
		cache.addStories(JSON.stringify([record("a.md")]));
		cache.setOutputs(new Map([["a.html", output("1")]]), "m");
		cache.setLast(last);
		const other = openCache(folder, { ...keys, outputs: "other" });
		expect([other.stories().size, other.outputsOf("m"), other.last]).toEqual([1, undefined, undefined]);
		expect(openCache(folder, { ...keys, stories: "other" }).stories().size).toBe(0);
	});

	it("remembers the groups of outputs with the manifest that they were published with, and under the same key", () => {
		const folder = temporary();
		expect(openCache(folder, keys).groupsOf("m").size).toBe(0);
		openCache(folder, keys).setGroups(new Map([["a", "0"]]), "before");
		openCache(folder, keys).setGroups(new Map([["a", "1"]]), "m");
		expect(openCache(folder, keys).groupsOf("m")).toEqual(new Map([["a", "1"]]));
		const others = [openCache(folder, keys).groupsOf("before"), openCache(folder, keys).groupsOf(undefined)];
		const otherKey = openCache(folder, { ...keys, outputs: "other" }).groupsOf("m");
		expect([...others, otherKey].map(({ size }) => size)).toEqual([0, 0, 0]);
	});

	it("believes what it knows of outputs only with the manifest that it was told with", () => {
		const folder = temporary();
		openCache(folder, keys).setOutputs(new Map([["a.html", output("1")]]), "first");
		openCache(folder, keys).setOutputs(new Map([["a.html", output("2")]]), "second");
		const cache = openCache(folder, keys);
		expect(["first", "second", "", undefined].map((manifest) => cache.outputsOf(manifest)?.get("a.html")?.fingerprint)).toEqual([
			undefined,
			"2",
			undefined,
			undefined,
		]);
	});

	it("believes nothing of outputs whose end was not written", () => {
		const folder = temporary();
		openCache(folder, keys).setOutputs(new Map([["a.html", output("1")]]), "first");
		const before = statSync(path.join(folder, "outputs")).size;
		openCache(folder, keys).setOutputs(new Map([["a.html", output("2")]]), "second");
		const whole = readFileSync(path.join(folder, "outputs"));
		for (let size = before; size < whole.length; size++) {
			writeFileSync(path.join(folder, "outputs"), whole.subarray(0, size));
			const cache = openCache(folder, keys);
			expect(cache.outputsOf("second")).toBeUndefined();
			expect(cache.outputsOf("first")?.get("a.html")).toEqual(
				// A block of which only a part is there was never written: what stood before it holds.
				whole.subarray(before, size).includes(10) ? undefined : output("1"),
			);
		}
	});

	it("knows after any number of builds what the last one told", () => {
		const outputs = fc.dictionary(
			fc.constantFrom("a", "b", "c", "d/e", "__proto__"),
			fc.constantFrom("1", "2").map((text) => output(text)),
			{
				noNullPrototype: false,
			},
		);
		fc.assert(
			fc.property(fc.array(outputs, { minLength: 1, maxLength: 6 }), (builds) => {
				const folder = temporary();
				for (const [index, build] of builds.entries()) {
					const wanted = new Map(Object.entries(build));
					openCache(folder, keys).setOutputs(wanted, String(index));
					const known = openCache(folder, keys).outputsOf(String(index));
					expect(new Map([...(known ?? [])].sort())).toEqual(new Map([...wanted].sort()));
				}
				rmSync(folder, { recursive: true });
			}),
			{ numRuns: 50 },
		);
	});

	it("forgets stories that are gone once it holds many more than there are", () => {
		const folder = temporary();
		const file = path.join(folder, "stories");
		const block = JSON.stringify(Array.from({ length: 1_000 }, (_, index) => record(`${index}.md`)));
		const cache = openCache(folder, keys);
		for (let count = 0; count < 9; count++) cache.addStories(block);
		const keep = new Map([["1.md", record("1.md", "kept")]]);
		openCache(folder, keys).compactStories(["1.md", "unread.md"], keep);
		expect(lines(file)).toBe(10);
		for (let count = 0; count < 2; count++) openCache(folder, keys).addStories(block);
		openCache(folder, keys).compactStories(["1.md", "unread.md"], keep);
		expect(lines(file)).toBe(2);
		expect(openCache(folder, keys).stories()).toEqual(keep);
	});

	it("writes all outputs anew once it holds many more lines than there are outputs", () => {
		const folder = temporary();
		const file = path.join(folder, "outputs");
		const many = (text: string) => new Map(Array.from({ length: 1_500 }, (_, index) => [`${index}.html`, output(text)] as const));
		let most = 0;
		for (let count = 0; count < 12; count++) {
			openCache(folder, keys).setOutputs(many(String(count)), String(count));
			most = Math.max(most, lines(file));
			expect(openCache(folder, keys).outputsOf(String(count))).toEqual(many(String(count)));
		}
		// Three lines a build, two blocks and the manifest, in at most 13,000 / 1,500 builds.
		expect(most).toBeLessThanOrEqual(1 + 3 * 9);
		expect(lines(file)).toBeLessThan(most);
	});

	it("says that it was damaged, once for each part, and goes on with what is whole", () => {
		const folder = temporary();
		const cache = openCache(folder, keys);
		for (const name of ["a.md", "b.md"]) cache.addStories(JSON.stringify([record(name)]));
		cache.setOutputs(new Map([["a.html", output("1")]]), "m");
		cache.setLast(last);
		for (const name of ["stories", "outputs", "last"]) {
			const file = path.join(folder, name);
			truncateSync(file, statSync(file).size - 3);
		}
		const damaged = openCache(folder, keys);
		expect([...damaged.stories().keys()]).toEqual(["a.md"]);
		expect(damaged.stories().size).toBe(1);
		expect([damaged.outputsOf("m"), damaged.last]).toEqual([undefined, undefined]);
		expect(damaged.problems.map(({ rule, severity, file }) => [rule, severity, file]).sort()).toEqual([
			["cache-damaged", "info", ".backfile/last"],
			["cache-damaged", "info", ".backfile/outputs"],
			["cache-damaged", "info", ".backfile/stories"],
		]);
		damaged.addStories(JSON.stringify([record("c.md")]));
		damaged.setOutputs(new Map([["a.html", output("1")]]), "m");
		damaged.setLast(last);
		const mended = openCache(folder, keys);
		expect([...mended.stories().keys()]).toEqual(["a.md", "c.md"]);
		expect(mended.outputsOf("m")).toEqual(new Map([["a.html", output("1")]]));
		expect([mended.last, mended.problems]).toEqual([last, []]);
	});

	it("says once that it cannot be written, and never throws", () => {
		const folder = path.join(temporary(), "cache");
		writeFileSync(folder, "no folder");
		const cache = openCache(folder, keys);
		cache.addStories(JSON.stringify([record("a.md")]));
		cache.setOutputs(new Map([["a.html", output("1")]]), "m");
		cache.setLast(last);
		expect(cache.stories().size).toBe(0);
		expect(cache.problems.filter(({ rule }) => rule === "cache-unwritable")).toMatchObject([{ severity: "warning", file: ".backfile" }]);
	});

	it("goes on where folders stand in the place of its files", () => {
		const folder = temporary();
		write(folder, { "stories/x": "", "outputs/x": "", "last/x": "" });
		const cache = openCache(folder, keys);
		expect(cache.stories().size).toBe(0);
		cache.addStories(JSON.stringify([record("a.md")]));
		cache.setOutputs(new Map(), "m");
		expect(cache.problems.map(({ rule }) => rule).sort()).toEqual(["cache-damaged", "cache-damaged", "cache-damaged", "cache-unwritable"]);
	});
});

describe("cacheFolder", () => {
	it("is another one for another content or output folder", () => {
		const folders = [
			{ content: "/a/content", output: "/a/dist" },
			{ content: "/a/content", output: "/a/other" },
			{ content: "/a/other", output: "/a/dist" },
		];
		expect(new Set(folders.map((some) => cacheFolder("/a", some))).size).toBe(3);
	});
});

describe("clearCache", () => {
	it("deletes every cache of an archive, and does not mind where there is none", () => {
		const root = temporary();
		openCache(cacheFolder(root, { content: "a", output: "b" }), keys).setLast(last);
		clearCache(root);
		clearCache(root);
		expect(existsSync(path.join(root, ".backfile"))).toBe(false);
	});
});
