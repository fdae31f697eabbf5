import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import { LOCK } from "../../../src/pipeline/publish/lock/lease.ts";
import { sha256Of } from "../../../src/system/hash.ts";
import { leftovers, many, outputsIn } from "../../cli/builds.ts";
import { backfile, start } from "../../cli/run.ts";
import { buildArchive, makeArchive, story, treeOf, write } from "../../pipeline/archives.ts";
import { CANNOT_MOUNT, mount } from "../../pipeline/disks.ts";

const two = {
	"content/a.md": story("First", { published: "2020-01-01" }),
	"content/b.md": story("Second", { published: "2020-01-02", tags: ["Harbour"] }),
};

/** Makes and publishes an archive of two stories. */
async function published(): Promise<{ readonly root: string; readonly dist: string }> {
	const root = makeArchive(two);
	await buildArchive(root);
	return { root, dist: path.join(root, "dist") };
}

const isRoot = process.getuid?.() === 0;

/** A message of a `CannotRun`: a line that says what is wrong, a line that says what to do, and nothing else. */
const ONE_MESSAGE = /^[^\n]+\n {4}[^\n]+\n {4}See docs\/[^\n]+\n$/;

describe("backfile build", () => {
	it("prints plain lines where there is no terminal, and exits with 0", async () => {
		const root = makeArchive({ "content/a.md": story("First") });
		const { code, out, err } = await backfile(root, "build", "--at", "2026-01-01T00:00Z");
		expect({ code, err }).toEqual({ code: 0, err: "" });
		expect(out).toMatch(
			/^1 story file: 1 published, 0 left out\.\n0 errors, 0 warnings, 0 notes\.\n\d+ outputs in dist \(\d+ new, 0 changed, 0 removed\), as of 2026-01-01T00:00Z, in \d+\.\d s\.\n$/,
		);
	});

	it("prints one JSON object with --json, and exits with 1 on an error", async () => {
		const root = makeArchive({ "content/a.md": story("First"), "content/bad.md": story("Bad", { embargo: "2021-02-31" }) });
		const { code, out } = await backfile(root, "build", "--json");
		const report = JSON.parse(out);
		expect(code).toBe(1);
		expect(report).toMatchObject({ files: 2, articles: 1, leftOut: 1 });
		expect(report.problems).toEqual([
			{
				file: "bad.md",
				line: 2,
				column: expect.any(Number),
				rule: "date-impossible",
				severity: "error",
				message: expect.stringContaining("2021-02-31"),
				remedy: expect.any(String),
				page: "docs/fields.md#dates",
			},
		]);
		expect(report.seconds).toBeGreaterThan(0);
		expect(Object.keys(report)).toEqual(["files", "articles", "leftOut", "outputs", "problems", "seconds"]);
	});

	it.each([
		["an unknown option", ["build", "--fast"], /unknown option/],
		["a time that is none", ["build", "--at", "noon"], /noon is no time/],
		["no content folder", ["build", "--content", "nowhere"], /no content folder/],
		["no settings", ["build", "--config", "none.ts"], /none\.ts is missing/],
	])("exits with 2 on %s", async (_, words, message) => {
		const root = makeArchive({ "content/a.md": story("First") });
		const { code, err } = await backfile(root, ...words);
		expect(code).toBe(2);
		expect(err).toMatch(message);
		expect(err).not.toContain("    at ");
	});

	it("counts what it does not list", async () => {
		const drafts = Object.fromEntries(Array.from({ length: 14 }, (_, index) => [`content/${index}.md`, story("Draft", { draft: true })]));
		const { out } = await backfile(makeArchive(drafts), "build");
		expect(out).toContain("… and 4 more of draft; --json lists all.");
	});
});

describe("a build that fails", () => {
	it("says that the output folder cannot be written to, and leaves the site", async ({ skip }) => {
		const { root, dist } = await published();
		if (isRoot) {
			const before = path.join(root, "before");
			execFileSync("cp", ["-a", dist, before]);
			if (!mount(dist, "size=8m")) skip(CANNOT_MOUNT);
			execFileSync("cp", ["-a", `${before}/.`, dist]);
			execFileSync("mount", ["-o", "remount,ro", dist]);
		} else {
			chmodSync(dist, 0o500);
			onTestFinished(() => chmodSync(dist, 0o700));
		}
		const before = treeOf(dist);
		write(root, { "content/c.md": story("Third") });
		const { code, err } = await backfile(root, "build");
		expect(code).toBe(2);
		expect(err).toMatch(ONE_MESSAGE);
		expect(err).toContain(`${dist}/.backfile-staging`);
		expect(err).toContain("cannot be written");
		expect(treeOf(dist)).toEqual(before);
	});

	it("names the page, the story and the cause of a template's error", async () => {
		const { root, dist } = await published();
		const before = treeOf(dist);
		write(root, { "templates/layouts/story.njk": "{% if item.article.headline == 'Second' %}{{ item.nothing.here() }}{% endif %}" });
		const { code, err } = await backfile(root, "build");
		expect(code).toBe(2);
		expect(err).toMatch(ONE_MESSAGE);
		for (const word of ["/2020/01/02/b.html", "b.md", 'item["nothing"]']) expect(err).toContain(word);
		expect(treeOf(dist)).toEqual(before);
		expect(leftovers(dist)).toEqual([]);
	});

	it("says that the disk is full while it renders, and leaves the site", async ({ skip }) => {
		const { root, dist } = await published();
		rmSync(dist, { recursive: true });
		mkdirSync(dist);
		if (!mount(dist, "size=2m")) skip(CANNOT_MOUNT);
		await buildArchive(root);
		const before = treeOf(dist);
		write(root, many(400, 400));
		const { code, out, err } = await backfile(root, "build");
		expect({ code, out }).toEqual({ code: 2, out: expect.not.stringContaining("publishing") });
		expect(err).toMatch(ONE_MESSAGE);
		expect(err).toContain("the disk is full");
		expect(err).toMatch(/\.backfile-staging\/\S+ cannot be written/);
		expect(treeOf(dist)).toEqual(before);
		expect(leftovers(dist)).toEqual([]);
	});

	it("warns where only the cache has no room, and publishes", async ({ skip }) => {
		const root = makeArchive(many(100));
		mkdirSync(path.join(root, ".backfile"));
		if (!mount(path.join(root, ".backfile"), "size=8k")) skip(CANNOT_MOUNT);
		const { code, out, err } = await backfile(root, "build", "--at", "2026-01-01T00:00Z");
		expect({ code, err }).toEqual({ code: 0, err: "" });
		expect(out).toContain("warning: .backfile: The cache cannot be written (ENOSPC), so the next build will take longer.");
		await buildArchive(root, { cache: false, output: path.join(root, "clean") });
		expect(treeOf(path.join(root, "dist"))).toEqual(treeOf(path.join(root, "clean")));
	});
});

describe("two builds at once", () => {
	it("are one: the second says so and ends, the first comes to its end", async () => {
		const root = makeArchive(many(1_050));
		const first = start(root, "build");
		while (!existsSync(path.join(root, "dist", LOCK))) await setTimeout(5);
		const second = await backfile(root, "build");
		expect(second).toMatchObject({ code: 2, out: "" });
		expect(second.err).toMatch(ONE_MESSAGE);
		expect(second.err).toContain(`Another build is at work on ${path.join(root, "dist")}: process `);
		const { out, ...ended } = await first.ended;
		expect(ended).toMatchObject({ code: 0, err: "" });
		expect(Object.keys(treeOf(path.join(root, "dist")))).toHaveLength(outputsIn(out));
	});
});

describe("--changes", () => {
	it("lists what was added, changed and removed, with hashes and sizes, and nothing where nothing changed", async () => {
		const { root, dist } = await published();
		const before = treeOf(dist);
		write(root, {
			"content/a.md": story("First", { published: "2020-01-01" }, "Other."),
			"content/c.md": story("Third", { published: "2020-01-03" }),
		});
		rmSync(path.join(root, "content/b.md"));
		const words = ["build", "--quiet", "--at", "2026-01-01T00:00Z", "--changes", "changes.json"];
		expect(await backfile(root, ...words)).toMatchObject({ code: 0, out: "", err: "" });
		const after = treeOf(dist);
		const entries = (files: readonly string[], tree: Readonly<Record<string, string>>) =>
			files.map((file) => ({ path: file, sha256: sha256Of(tree[file] ?? ""), bytes: Buffer.byteLength(tree[file] ?? "") }));
		const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
		const changes = {
			added: entries(
				names.filter((name) => before[name] === undefined),
				after,
			),
			changed: entries(
				names.filter((name) => before[name] !== undefined && after[name] !== undefined && before[name] !== after[name]),
				after,
			),
			removed: entries(
				names.filter((name) => after[name] === undefined),
				before,
			),
		};
		expect(changes.added.map((file) => file.path)).toContain("2020/01/03/c.html");
		expect(changes.changed.map((file) => file.path)).toContain("2020/01/01/a.html");
		expect(changes.removed.map((file) => file.path)).toContain("2020/01/02/b.html");
		expect(JSON.parse(readFileSync(path.join(root, "changes.json"), "utf8"))).toEqual(changes);
		expect(await backfile(root, ...words)).toMatchObject({ code: 0, out: "", err: "" });
		expect(JSON.parse(readFileSync(path.join(root, "changes.json"), "utf8"))).toEqual({ added: [], changed: [], removed: [] });
	});

	it("says where it cannot be written", async () => {
		const root = makeArchive(two);
		const { code, err } = await backfile(root, "build", "--changes", "nowhere/changes.json");
		expect(code).toBe(2);
		expect(err).toBe(
			"nowhere/changes.json cannot be written (ENOENT).\n    Name another file with --changes; nothing was built.\n    See docs/builds.md#uploading-what-changed\n",
		);
		expect(existsSync(path.join(root, "dist"))).toBe(false);
	});
});

describe("the cache", () => {
	it("is neither used nor written with --no-cache", async () => {
		const root = makeArchive(two);
		const [words, dist] = [["build", "--at", "2026-01-01T00:00Z"], path.join(root, "dist")];
		expect(await backfile(root, ...words, "--no-cache")).toMatchObject({ code: 0, err: "" });
		expect(existsSync(path.join(root, ".backfile"))).toBe(false);
		const before = treeOf(dist);
		await buildArchive(root);
		const { code, out } = await backfile(root, ...words, "--no-cache");
		expect(code).toBe(0);
		expect(out).toMatch(/\(0 new, 0 changed, 0 removed\)/);
		expect(treeOf(dist)).toEqual(before);
	});
});
