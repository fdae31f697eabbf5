import { existsSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { anHourLater, buildArchive, makeArchive, story, treeOf, write } from "./archives.ts";

const two = {
	"content/a.md": story("First", { published: "2020-01-01" }),
	"content/b.md": story("Second", { published: "2020-01-02", tags: ["Harbour"] }),
};

const out = (root: string) => path.join(root, "dist");

describe("build", () => {
	it("publishes a page for every story, and reports what it did", async () => {
		const root = makeArchive({ ...two, "content/draft.md": story("Draft", { draft: true }), "content/bad.md": "---\ntitle: [\n---\n" });
		const report = await buildArchive(root);
		const tree = treeOf(out(root));
		expect(tree["2020/01/01/a.html"]).toContain("First");
		expect(tree["tags/harbour/index.html"]).toContain("/2020/01/02/b.html");
		expect(report).toMatchObject({ files: 4, articles: 2, leftOut: 2, outputs: Object.keys(tree).length, published: true });
		expect(report.problems.map(({ file, rule, severity }) => [file, rule, severity])).toEqual([
			["bad.md", "yaml-syntax", "error"],
			["draft.md", "draft", "info"],
		]);
	});

	it("leaves out stories that can be read and not rendered, and publishes the others as if they were not there", async () => {
		const files = { ...two, "content/c.md": `${story("Third", { published: "2020-01-03" })}\n[a](d.md)\n` };
		const root = makeArchive({ ...files, "content/d.md": story("Fourth", { published: "2020-01-04" }), "content/e.md": story("Fifth") });
		const late = (name: string) => `writeFileSync("${root}/content/${name}.md", "---\\nheadline: x\\n---\\n" + "<div>".repeat(600));`;
		const settings = path.join(root, ".eleventy.ts");
		const code = readFileSync(settings, "utf8").replace("config.addPlugin", `${late("d")} ${late("e")} config.addPlugin`);
		writeFileSync(settings, `import { writeFileSync } from "node:fs";\n${code}`);
		const report = await buildArchive(root);
		expect(report).toMatchObject({ files: 5, articles: 3, leftOut: 2, published: true });
		expect(report.problems.map(({ file, rule }) => [file, rule])).toEqual([
			["d.md", "beyond-bound"],
			["e.md", "beyond-bound"],
			["c.md", "link-broken"],
		]);
		const tree = treeOf(out(root));
		const without = makeArchive(files);
		await buildArchive(without);
		expect({ ...tree, ".backfile.json": "" }).toEqual({ ...treeOf(out(without)), ".backfile.json": "" });
	});

	it("publishes two pictures of the same bytes under the longest names that a disk takes", async () => {
		const root = makeArchive({ ...two, [`content/${"x".repeat(251)}.png`]: "same", [`content/${"x".repeat(251)}.jpg`]: "same" });
		await buildArchive(root);
		expect(Object.keys(treeOf(out(root))).filter((file) => file.startsWith("media/"))).toHaveLength(2);
	});

	it("gives the same bytes twice, and leaves unchanged files alone", async () => {
		const root = makeArchive(two);
		await buildArchive(root);
		const first = treeOf(out(root));
		const page = path.join(out(root), "2020/01/01/a.html");
		const old = new Date("2001-01-01T00:00:00Z");
		utimesSync(page, old, old);
		await buildArchive(root);
		expect(treeOf(out(root))).toEqual(first);
		expect(statSync(page).mtimeMs).toBe(old.getTime());
	});

	it("reads a file again that kept its size and its mtime, and holds back the story that is under embargo now", async () => {
		const root = makeArchive({ "content/a.md": story("First", { embargo: "2020-03-01" }) });
		const file = path.join(root, "content/a.md");
		const fixed = new Date("1980-01-01T00:00:00Z");
		for (const [embargo, isShown] of [
			["2020-03-01", true],
			["2099-03-01", false],
		] as const) {
			writeFileSync(file, story("First", { embargo }));
			utimesSync(file, fixed, fixed);
			await anHourLater(() => buildArchive(root));
			expect(existsSync(path.join(out(root), "undated/a.html"))).toBe(isShown);
		}
	});

	it("removes what it published before and plans no more, and nothing else", async () => {
		const root = makeArchive(two);
		await buildArchive(root);
		writeFileSync(path.join(out(root), "CNAME"), "example.org");
		rmSync(path.join(root, "content/b.md"));
		await buildArchive(root);
		expect(existsSync(path.join(out(root), "2020/01/02"))).toBe(false);
		expect(existsSync(path.join(out(root), "tags"))).toBe(false);
		expect(readFileSync(path.join(out(root), "CNAME"), "utf8")).toBe("example.org");
	});

	it("leaves a foreign file alone where an output wants to stand", async () => {
		const root = makeArchive(two);
		await buildArchive(root);
		write(root, { "dist/2020/01/03/c.html": "mine", "content/c.md": story("Third", { published: "2020-01-03" }) });
		const report = await buildArchive(root);
		expect(readFileSync(path.join(out(root), "2020/01/03/c.html"), "utf8")).toBe("mine");
		expect(report.problems).toMatchObject([{ file: "2020/01/03/c.html", rule: "output-foreign", severity: "error" }]);
	});

	it("keeps a published file that somebody changed by hand, whether its story changes or goes", async () => {
		const root = makeArchive(two);
		await buildArchive(root);
		write(root, {
			"dist/2020/01/01/a.html": "mine",
			"dist/2020/01/02/b.html": "mine too",
			"content/a.md": story("Changed", { published: "2020-01-01" }),
		});
		rmSync(path.join(root, "content/b.md"));
		const report = await buildArchive(root);
		expect(report.problems.map(({ file, rule }) => `${rule} ${file}`)).toEqual([
			"output-foreign 2020/01/01/a.html",
			"output-foreign 2020/01/02/b.html",
		]);
		expect(treeOf(out(root))).toMatchObject({ "2020/01/01/a.html": "mine", "2020/01/02/b.html": "mine too" });
	});

	it("makes a folder of a file and a file of a folder", async () => {
		const root = makeArchive({ "content/a.md": story("First", { published: "2020-01-01", permalink: "/old.html" }) });
		for (const permalink of ["/old.html/x.html", "/old.html", "/old.html/"]) {
			write(root, { "content/a.md": story("First", { published: "2020-01-01", permalink }) });
			const { problems } = await buildArchive(root);
			expect(problems).toEqual([]);
			expect(Object.keys(treeOf(out(root))).filter((file) => file.startsWith("old"))).toEqual([
				permalink.slice(1).replace(/\/$/, "/index.html"),
			]);
		}
	});

	it("leaves a foreign file where a folder wants to be, and publishes the rest", async () => {
		const root = makeArchive(two);
		await buildArchive(root);
		write(root, {
			"dist/2021": "mine",
			"content/c.md": story("Third", { published: "2021-01-03" }),
			"content/d.md": story("Fourth", { published: "2022" }),
		});
		const { problems } = await buildArchive(root);
		expect(problems.every(({ rule, file }) => rule === "output-foreign" && file.startsWith("2021/"))).toBe(true);
		expect(problems.length).toBeGreaterThan(0);
		expect(treeOf(out(root))).toMatchObject({ "2021": "mine", "2022/d.html": expect.stringContaining("Fourth") });
	});

	it.each(["../precious.txt", "/precious.txt", "a/../../precious.txt"])("does not believe a manifest that names %s", async (name) => {
		const root = makeArchive(two);
		await buildArchive(root);
		const manifest = path.join(out(root), ".backfile.json");
		const { files } = JSON.parse(readFileSync(manifest, "utf8"));
		write(root, {
			"precious.txt": "mine",
			"dist/.backfile.json": JSON.stringify({ backfile: 1, files: { ...files, [name]: files["index.html"] } }),
		});
		await expect(buildArchive(root)).rejects.toMatchObject({ name: "CannotRun", message: expect.stringContaining("nobody can tell") });
		expect(existsSync(path.join(root, "precious.txt"))).toBe(true);
	});

	it.each([
		["an empty page", ["2020/01/01/a.html"], []],
		["an empty manifest", [".backfile.json"], ["manifest-damaged"]],
		["an empty manifest and an empty page", [".backfile.json", "index.html"], ["manifest-damaged"]],
	])("mends %s, with the cache and without it", async (_, files, rules) => {
		const root = makeArchive({ ...two, "content/gone.md": story("Gone") });
		await anHourLater(() => buildArchive(root));
		rmSync(path.join(root, "content/gone.md"));
		for (const cache of [true, false]) {
			const { problems: usual } = await anHourLater(() => buildArchive(root));
			const whole = treeOf(out(root));
			const manifest = readFileSync(path.join(out(root), ".backfile.json"), "utf8");
			for (const file of files) writeFileSync(path.join(out(root), file), "");
			const { problems } = await anHourLater(() => buildArchive(root, { cache }));
			expect(problems.map(({ rule }) => rule)).toEqual([...usual.map(({ rule }) => rule), ...rules]);
			expect(treeOf(out(root))).toEqual(whole);
			expect(readFileSync(path.join(out(root), ".backfile.json"), "utf8")).toBe(manifest);
		}
	});

	it("knows by the cache what it published where the manifest is empty or gone, and removes what is no longer in the site", async () => {
		for (const lose of [(file: string) => writeFileSync(file, ""), (file: string) => rmSync(file)]) {
			const root = makeArchive(two);
			await buildArchive(root);
			lose(path.join(out(root), ".backfile.json"));
			rmSync(path.join(root, "content/b.md"));
			expect((await buildArchive(root)).problems.map(({ rule }) => rule)).not.toContain("output-foreign");
			expect(existsSync(path.join(out(root), "2020/01/02"))).toBe(false);
		}
	});

	it("finishes what a build began that was stopped while it published", async () => {
		const root = makeArchive(two);
		await buildArchive(root);
		const [manifest, journal] = [".backfile.json", ".backfile-journal.json"].map((name) => path.join(out(root), name)) as [string, string];
		const [old, oldManifest] = [treeOf(out(root)), readFileSync(manifest, "utf8")];
		write(root, {
			"content/a.md": story("First", { published: "2020-01-01" }, "Other."),
			"content/c.md": story("Third", { published: "2020-01-03" }),
		});
		rmSync(path.join(root, "content/b.md"));
		await buildArchive(root);
		const [now, { files }] = [treeOf(out(root)), JSON.parse(readFileSync(manifest, "utf8"))];
		const hashes = Object.keys({ ...old, ...now }).map((file) => [file, files[file] ? [files[file].sha256] : []]);
		// As if it had been stopped after the journal, with one story not yet moved in, another not yet removed.
		write(root, {
			"dist/2020/01/01/a.html": old["2020/01/01/a.html"] ?? "",
			"dist/2020/01/02/b.html": old["2020/01/02/b.html"] ?? "",
			"dist/.backfile-journal.json": JSON.stringify({ backfile: 1, files: Object.fromEntries(hashes) }),
			"dist/.backfile.json": oldManifest,
		});
		rmSync(path.join(out(root), "2020/01/03/c.html"));
		const report = await buildArchive(root);
		expect(report.problems).toEqual([]);
		expect(treeOf(out(root))).toEqual(now);
		expect(existsSync(journal)).toBe(false);
		// For an upload it is as if the first one had never been.
		const paths = (list: readonly { readonly path: string }[]) => list.map((change) => change.path);
		expect(paths(report.changes.added)).toEqual(expect.arrayContaining(["2020/01/03/c.html"]));
		expect(paths(report.changes.changed)).toEqual(expect.arrayContaining(["2020/01/01/a.html", "index.html"]));
		expect(paths(report.changes.removed)).toEqual(expect.arrayContaining(["2020/01/02/b.html"]));
	});

	it("says so where the output folder is a file", async () => {
		const root = makeArchive({ ...two, dist: "mine" });
		await expect(buildArchive(root)).rejects.toMatchObject({ name: "CannotRun" });
	});

	it("publishes all but a picture that cannot be read", async () => {
		const root = makeArchive({ ...two, "content/p.png": "x" });
		symlinkSync("p.png", path.join(root, "content/q.png"));
		rmSync(path.join(root, "content/p.png"));
		mkdirSync(path.join(root, "content/p.png"));
		const { problems } = await buildArchive(root);
		expect(problems.filter(({ severity }) => severity === "error").map(({ file }) => file)).toEqual([]);
		expect(treeOf(out(root))["2020/01/01/a.html"]).toContain("First");
	});

	it("refuses an output folder that holds foreign files and no manifest", async () => {
		const root = makeArchive({ ...two, "dist/index.html": "mine" });
		await expect(buildArchive(root)).rejects.toMatchObject({ name: "CannotRun", message: expect.stringContaining("index.html") });
		expect(treeOf(out(root))).toEqual({ "index.html": "mine" });
	});

	it.each(["content", "content/site", "."])("refuses to publish into %s, over what it reads", async (output) => {
		const root = makeArchive(two);
		await expect(buildArchive(root, { output: path.join(root, output) })).rejects.toMatchObject({ name: "CannotRun" });
		expect(readFileSync(path.join(root, "content/a.md"), "utf8")).toBe(two["content/a.md"]);
	});

	it("publishes nothing with --strict where there is an error", async () => {
		const root = makeArchive({ ...two, "content/bad.md": "" });
		const report = await buildArchive(root, { strict: true });
		expect(report).toMatchObject({ published: false, outputs: 0, articles: 2, leftOut: 1 });
		expect(existsSync(out(root))).toBe(false);
	});

	it("leaves the site as it was where a template fails, and names the page and the story", async () => {
		const root = makeArchive(two);
		await buildArchive(root);
		const before = treeOf(out(root));
		write(root, { "templates/layouts/story.njk": "{% if item.article.headline == 'Second' %}{{ item.nothing.here() }}{% endif %}" });
		await expect(buildArchive(root)).rejects.toMatchObject({
			name: "CannotRun",
			message: expect.stringMatching(/\/2020\/01\/02\/b\.html \(from b\.md\)/),
		});
		expect(treeOf(out(root))).toEqual(before);
		expect(existsSync(path.join(out(root), ".backfile-staging"))).toBe(false);
	});

	it("says what is wrong with settings and folders", async () => {
		const root = makeArchive(two);
		await expect(buildArchive(root, { config: path.join(root, "none.ts") })).rejects.toMatchObject({ name: "CannotRun" });
		await expect(buildArchive(root, { content: path.join(root, "none") })).rejects.toMatchObject({
			message: expect.stringContaining("no content folder"),
		});
		const wrong = makeArchive(two, { timeZone: "Europe/Atlantis" });
		await expect(buildArchive(wrong)).rejects.toMatchObject({ name: "CannotRun", message: expect.stringContaining("timeZone") });
	});

	it("builds for the moment it is told", async () => {
		const root = makeArchive({
			...two,
			"content/later.md": story("Later", { published: "2020-01-03", embargo: "2026-06-01T12:00Z" }),
			"content/gone.md": story("Gone", { published: "2020-01-04", expires: "2026-06-01" }),
		});
		await buildArchive(root, { at: Date.UTC(2026, 4, 31) });
		expect(existsSync(path.join(out(root), "2020/01/03/later.html"))).toBe(false);
		expect(treeOf(out(root))["2020/01/04/gone.html"]).toContain("Words.");
		await buildArchive(root, { at: Date.UTC(2026, 5, 1, 12) });
		expect(treeOf(out(root))["2020/01/03/later.html"]).toContain("Words.");
		expect(treeOf(out(root))["2020/01/04/gone.html"]).not.toContain("Words.");
	});

	it("copies pictures and assets, and lets the owner's templates stand over ours", async () => {
		const root = makeArchive({
			...two,
			"content/p/c.md": story("Third", { published: "2020-01-03", image: "boat.svg" }, "![A boat](boat.svg) {{ item.url }}"),
			"content/p/boat.svg": "<svg/>",
			"templates/layouts/story.njk":
				"<p>{{ item.article.headline }}: {% if item.article.image %}{{ item.article.image.src | media(item.article) }}{% endif %} {{ item.article | body | safe }}",
			"templates/assets/style.css": "mine{}",
			"templates/assets/sub/extra.css": "more{}",
		});
		await buildArchive(root);
		const tree = treeOf(out(root));
		expect(tree["2020/01/03/c.html"]).toBe(
			'<p>Third: /media/p/boat.svg <p><img src="/media/p/boat.svg" alt="A boat" loading="lazy" decoding="async" data-missing="Picture missing"> {{ item.url }}</p>\n',
		);
		expect(tree).toMatchObject({ "media/p/boat.svg": "<svg/>", "assets/style.css": "mine{}", "assets/sub/extra.css": "more{}" });
	});

	it("builds an archive with nothing in it, and says so", async () => {
		const root = makeArchive({});
		mkdirSync(path.join(root, "content/empty"), { recursive: true });
		const report = await buildArchive(root);
		expect(report).toMatchObject({ files: 0, articles: 0, leftOut: 0, problems: [{ rule: "no-stories", severity: "error" }] });
		expect(treeOf(out(root))["index.html"]).toContain("Test");
	});

	it("publishes the owner's own pages beside ours, and refuses one at an address of ours", async () => {
		const root = makeArchive({ ...two, "templates/credits.njk": "---\npermalink: /credits/\n---\n{{ site.title }} credits" });
		await buildArchive(root);
		expect(treeOf(out(root))["credits/index.html"]).toBe("Test credits");
		write(root, { "templates/other.njk": "---\npermalink: /tags/harbour/\n---\nMine" });
		await expect(buildArchive(root)).rejects.toMatchObject({ message: expect.stringContaining("tags/harbour/index.html") });
	});

	it.each(["layouts/story.njk", "layouts"])("notices a change behind a link in templates/%s", async (name) => {
		const root = makeArchive({ ...two, "shared/story.njk": "one" });
		const link = path.join(root, "templates", name);
		mkdirSync(path.dirname(link), { recursive: true });
		symlinkSync(path.join(root, name === "layouts" ? "shared" : "shared/story.njk"), link);
		for (const text of ["one", "two"]) {
			write(root, { "shared/story.njk": text });
			await buildArchive(root);
			expect(treeOf(out(root))["2020/01/01/a.html"]).toBe(text);
		}
	});

	it("copies an asset that is a link, and does not go round with one that leads back", async () => {
		const root = makeArchive({ ...two, "shared/x.css": "one" });
		mkdirSync(path.join(root, "templates/assets"), { recursive: true });
		symlinkSync(path.join(root, "shared/x.css"), path.join(root, "templates/assets/x.css"));
		symlinkSync(path.join(root, "templates"), path.join(root, "templates/assets/round"));
		await buildArchive(root);
		expect(treeOf(out(root))["assets/x.css"]).toBe("one");
	});

	it("says with --strict what a build from nothing would say, where nothing changed as well", async () => {
		const root = makeArchive({ ...two, "content/bad.md": "" });
		await anHourLater(() => buildArchive(root));
		const quick = await anHourLater(() => buildArchive(root, { strict: true }));
		expect(quick).toMatchObject({ published: false, outputs: 0 });
		expect(quick).toEqual({ ...(await buildArchive(root, { strict: true, cache: false })), run: quick.run });
	});
});
