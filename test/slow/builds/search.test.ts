import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it, vi } from "vitest";
import { CannotRun } from "../../../src/problem.ts";
import { buildArchive, makeArchive, story, treeOf, write } from "../../pipeline/archives.ts";

const files = {
	"content/a.md": story("First", { published: "1957-03-04", tags: ["Fog"] }, "Words about a **zeppelin**."),
	"content/b.txt": "Second\n\nLONDON, March 3 – Words.",
	"content/c.md": story("Third", { published: "2001" }, ""),
	"content/d.md": story("Hidden", { published: "2001", noindex: true }, "Secret."),
	"content/e.md": story("…", { published: "2002" }, "…"),
};

/** Pagefind's own program. */
function pagefindProgram(): string {
	const pagefind = createRequire(fileURLToPath(import.meta.resolve("pagefind")));
	return pagefind.resolve(`@pagefind/${process.platform}-${process.arch}/bin/pagefind_extended`);
}

/** Whether a process is at work. One that has ended may still have a number. */
function isRunning(pid: string): boolean {
	const { stdout } = spawnSync("ps", ["-o", "stat=", "-p", pid], { encoding: "utf8" });
	return !/^(Z|$)/.test(stdout.trim());
}

const shardsIn = (root: string) =>
	Object.keys(treeOf(path.join(root, "dist"))).filter((file) => /^search\/[^/]+\/pagefind-entry\.json$/.test(file));

describe("the search index", () => {
	afterEach(() => {
		delete process.env.PAGEFIND_EXTENDED_BINARY_PATH;
	});

	it("is published with the site, in shards, and of a story more only its shard is made again", async () => {
		const root = makeArchive(files, { search: true });
		const dist = path.join(root, "dist");
		expect((await buildArchive(root)).search).toMatchObject({ shards: 2, indexed: 2 });
		const first = treeOf(dist);
		expect(shardsIn(root)).toEqual(["search/all/pagefind-entry.json", "search/undated/pagefind-entry.json"]);
		expect(JSON.parse(first["search/all/pagefind-entry.json"] ?? "")).toMatchObject({ languages: { en: { page_count: 3 } } });
		expect(Object.keys(first)).toEqual(expect.arrayContaining(["search.html", "assets/search.js", "search/all/pagefind.js"]));
		expect(Object.keys(first).filter((file) => /ui|worker|highlight|unknown/.test(file))).toEqual([]);

		expect((await buildArchive(root)).search?.indexed ?? 0).toBe(0);
		write(root, { "content/f.md": story("Undated", {}, "More words.") });
		const { search, changes } = await buildArchive(root);
		expect(search).toMatchObject({ shards: 2, indexed: 1 });
		const touched = [...changes.added, ...changes.changed, ...changes.removed].map((change) => change.path);
		expect(touched.filter((file) => file.startsWith("search/all/"))).toEqual([]);
		expect(touched.filter((file) => file.startsWith("search/undated/")).length).toBeGreaterThan(2);
		expect(touched).not.toContain("search.html");

		const incremental = treeOf(dist);
		rmSync(dist, { recursive: true });
		expect((await buildArchive(root, { cache: false })).search).toMatchObject({ indexed: 2 });
		expect(treeOf(dist)).toEqual(incremental);
	});

	it("outlives a change of templates, but not of words, of its files, or of the cache", async () => {
		const root = makeArchive(files, { search: true });
		const indexed = async () => (await buildArchive(root)).search?.indexed;
		expect(await indexed()).toBe(2);
		write(root, { "templates/layouts/not-found.njk": "Mine" });
		expect(await indexed()).toBe(0);
		write(root, { "templates/words/en.yml": "calendar: Almanac" });
		expect(await indexed()).toBe(2);
		write(root, { "templates/assets/search-text.js": "export const indexed = (text) => text;\n" });
		expect(await indexed()).toBe(2);
		rmSync(path.join(root, "templates/assets"), { recursive: true });
		expect(await indexed()).toBe(2);
		const folder = path.join(root, "dist/search/all/fragment");
		rmSync(path.join(folder, readdirSync(folder)[0] ?? ""));
		expect(await indexed()).toBe(1);
		writeFileSync(path.join(root, "dist/search/undated/pagefind-entry.json"), "{}");
		expect(await indexed()).toBe(1);
		rmSync(path.join(root, ".backfile"), { recursive: true });
		expect(await indexed()).toBe(2);
	});

	it.each([
		["en-GB", "en"],
		["cs", "unknown"],
		["ja", "unknown"],
		["zh-Hant", "unknown"],
	])("%s: has the WebAssembly that its language loads, and no other", async (language, name) => {
		const root = makeArchive(files, { search: true, language });
		await buildArchive(root);
		expect(Object.keys(treeOf(path.join(root, "dist"))).filter((file) => /\/wasm/.test(file))).toEqual([
			`search/all/wasm.${name}.pagefind`,
			`search/undated/wasm.${name}.pagefind`,
		]);
	});

	it("is left out, and taken away, where nobody wants it", async () => {
		const root = makeArchive(files, { search: true });
		const dist = path.join(root, "dist");
		await buildArchive(root);
		for (const page of ["index.html", "404.html", "1957/03/04/a.html"])
			expect(treeOf(dist)[page]).toMatch(/role="search" action="\/search.html"/);
		expect(treeOf(dist)["opensearch.xml"]).toContain('template="https://example.org/search.html?q={searchTerms}"');
		const { search } = await buildArchive(root, { search: false });
		expect(search).toBeUndefined();
		const tree = treeOf(dist);
		expect(Object.keys(tree).filter((file) => /search/.test(file) && !file.startsWith("assets/"))).toEqual([]);
		for (const page of ["index.html", "404.html", "1957/03/04/a.html"]) expect(tree[page]).not.toMatch(/"search"|search\.html/);
	});

	it.each(["#!/bin/sh\nexit 1\n", "#!/bin/sh\nhead -c 50 > /dev/null\n", ""])(
		"publishes nothing where Pagefind dies: %j",
		async (program) => {
			const root = makeArchive(files, { search: true });
			process.env.PAGEFIND_EXTENDED_BINARY_PATH = path.join(root, "pagefind");
			if (program !== "") writeFileSync(path.join(root, "pagefind"), program, { mode: 0o755 });
			const failure = await buildArchive(root).catch((error: unknown) => error);
			expect(failure).toBeInstanceOf(CannotRun);
			expect((failure as CannotRun).message).toContain("search/all");
			expect(() => treeOf(path.join(root, "dist"))).toThrow();
		},
	);

	it.skipIf(process.platform === "win32")("publishes nothing and leaves no process where one of two that index is killed", async () => {
		const root = makeArchive(files, { search: true });
		const pids = path.join(root, "pids");
		const killer = `#!/bin/sh
echo $$ $PPID >> ${pids}
if mkdir ${path.join(root, "first")} 2>/dev/null; then
	while test $(wc -l < ${pids}) -lt 2; do sleep 0.05; done
	kill -9 $PPID
fi
exec ${pagefindProgram()} "$@"
`;
		process.env.PAGEFIND_EXTENDED_BINARY_PATH = path.join(root, "pagefind");
		writeFileSync(path.join(root, "pagefind"), killer, { mode: 0o755 });
		const failure = await buildArchive(root, { jobs: 2, isGuarded: true }).catch((error: unknown) => error);
		expect(failure).toBeInstanceOf(CannotRun);
		expect((failure as CannotRun).message).toMatch(/search\/(all|undated) .*SIGKILL/);
		expect(() => treeOf(path.join(root, "dist"))).toThrow();
		const started = readFileSync(pids, "utf8").trim().split(/\s+/);
		expect(new Set(started).size).toBe(4);
		await vi.waitFor(() => expect(started.filter(isRunning)).toEqual([]), 60_000);
	});

	it("gives the same files whatever memory and cores there are, and whether the pages of its stories were made with it", async () => {
		const root = makeArchive(files, { search: true });
		const dist = path.join(root, "dist");
		await buildArchive(root);
		const alone = treeOf(dist);
		rmSync(dist, { recursive: true });
		await buildArchive(root, { jobs: 2, isGuarded: true, cache: false });
		expect(treeOf(dist)).toEqual(alone);
		rmSync(path.join(dist, "search/all"), { recursive: true });
		expect((await buildArchive(root)).search).toMatchObject({ indexed: 1 });
		expect(treeOf(dist)).toEqual(alone);
		// A page that shows no body gives no text.
		write(root, { "templates/layouts/story.njk": "Nothing" });
		rmSync(path.join(dist, "search"), { recursive: true });
		expect((await buildArchive(root)).search).toMatchObject({ indexed: 2 });
		const searchOnly = (tree: Readonly<Record<string, string>>) => Object.entries(tree).filter(([file]) => file.startsWith("search/"));
		expect(searchOnly(treeOf(dist))).toEqual(searchOnly(alone));
	});

	it("stops at once when the build is stopped", async () => {
		const root = makeArchive(files, { search: true });
		const stopping = new AbortController();
		const building = buildArchive(root, {
			signal: stopping.signal,
			onProgress: ({ step }) => step === "indexing" && setTimeout(() => stopping.abort(), 20),
		});
		await expect(building).rejects.toThrow("stopped");
		expect(() => treeOf(path.join(root, "dist"))).toThrow();
	});
});
