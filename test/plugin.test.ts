import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, statSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { makeArchive, story, treeOf } from "./pipeline/archives.ts";
import { jpeg } from "./pipeline/pictures/pictures.ts";
import { putCompiled } from "./scripts/compiled.ts";

const repository = path.resolve(import.meta.dirname, "..");

describe("plain Eleventy", () => {
	const compiled = mkdtempSync(path.join(tmpdir(), "backfile-"));
	beforeAll(() => {
		putCompiled(path.join(compiled, "lib"));
	});
	afterAll(() => rmSync(compiled, { recursive: true, force: true }));

	it.skipIf(process.platform === "win32")("compiles the command into a program", () => {
		expect(statSync(path.join(compiled, "lib/cli.js")).mode & 0o111).not.toBe(0);
	});

	/** The package as it is published: compiled, and reached through node_modules. */
	function install(root: string): void {
		const installed = path.join(root, "node_modules/backfile");
		cpSync(compiled, installed, { recursive: true });
		for (const name of ["package.json", "eleventy.js", "templates"])
			cpSync(path.join(repository, name), path.join(installed, name), { recursive: true });
		symlinkSync(path.join(repository, "node_modules"), path.join(installed, "node_modules"));
	}

	it("gives the same bytes as the build, from the installed package, without tsx and without a package.json", async () => {
		const root = makeArchive({
			"content/a.md": story(
				"First",
				{ published: "2020-01-01", tags: ["x"], redirect_from: "/old.html", image: "wide.jpg" },
				"![A](pic[1].png) ![P](p.svg) ![W](/media/wide.jpg) ![Lost](gone.png) ![Old](/uploads/2009/old.png) ![Drawn](/drawn.svg)",
			),
			"content/comments/a.yml": "- { id: 1, name: Anna, text: Yes }\n- { reply_to: 1, text: No }\n",
			"content/wide.jpg": await jpeg(1000, 500, 120, 6),
			"content/b.html": story("Second", { published: "1957-03~", series: "S", authors: ["A"] }, "<b onclick=x>bold</b>"),
			"content/c.txt": "Third\n\nLONDON, March 3 – Words.",
			"content/d.md": story("Gone", { status: "withdrawn", published: "1999" }),
			"content/p.svg": "<svg/>",
			"content/pic[1].png": "odd",
			"extra/robots.txt": "User-agent: *",
			"extra/uploads/2009/old.png": "old",
			".eleventy.ts": `import { backfile, defineArchive } from "backfile";
export const archive = defineArchive({ title: "Test", url: "https://example.org/archive/", timeZone: "Asia/Tokyo", host: "netlify", robots: false, images: "webp" });
export default function (config) {
	config.addPlugin(backfile, archive);
	config.addPassthroughCopy({ "extra/robots.txt": "robots.txt", "extra/uploads": "uploads" });
	config.addTemplate("drawn.njk", "<svg/>", { permalink: "/drawn.svg", eleventyExcludeFromCollections: true });
	config.addTemplate("virtual.njk", "Virtual {{ site.title }}", { permalink: "/virtual.html" });
	config.addTemplate("unwritten.njk", "No", { permalink: false });
	config.addTransform("signed", function (content) { return content + String(this.page.outputPath).endsWith("l"); });
}
`,
			"content/pages/about.md": story("About"),
			"templates/layouts/not-found.njk": "Mine: {{ site.title }}",
			"templates/credits.njk": "---\npermalink: /credits/\n---\n{{ site.title }} credits",
		});
		install(root);
		const words = [path.join(repository, "node_modules/@11ty/eleventy/cmd.cjs"), "--config=node_modules/backfile/eleventy.js", "--quiet"];
		execFileSync(process.execPath, words, { cwd: root, stdio: "pipe" });
		const plain = treeOf(path.join(root, "dist"));
		expect(Object.keys(plain)).toEqual(
			expect.arrayContaining(["_redirects", "credits/index.html", "robots.txt", "virtual.html", "media/pic[1].png"]),
		);
		expect(Object.keys(plain).length).toBeGreaterThan(15);
		expect(plain["2020/01/01/a.html"]).toMatch(
			/<img src="\/archive\/media\/wide.jpg"[^>]* srcset="[^"]*-480.webp 480w, [^"]*" [^>]*width="500" height="1000"/,
		);
		expect(plain["2020/01/01/a.html"]).toContain('<span class="missing"><b>Picture missing</b>: Lost</span>');
		expect(plain["2020/01/01/a.html"]?.match(/<img [^>]*alt="(Old|Drawn)"/g)?.length).toBe(2);
		for (const folder of ["dist", ".backfile"]) rmSync(path.join(root, folder), { recursive: true });
		const cli = execFileSync(process.execPath, [path.join(root, "node_modules/backfile/lib/cli.js"), "build", "--json"], {
			cwd: root,
			encoding: "utf8",
		});
		expect(JSON.parse(cli)).toMatchObject({ files: 4, articles: 4, leftOut: 0 });
		const built = treeOf(path.join(root, "dist"));
		// Plain Eleventy makes the search page, and no index for it.
		expect(Object.keys(built).filter((file) => /^search\/[^/]+\/pagefind-entry\.json$/.test(file)).length).toBe(2);
		expect(Object.fromEntries(Object.entries(built).filter(([file]) => !file.startsWith("search/")))).toEqual(plain);
	});

	it("gives a site with templates of its own the archive as data, and our filters in every language", () => {
		const root = mkdtempSync(path.join(tmpdir(), "backfile-"));
		onTestFinished(() => rmSync(root, { recursive: true, force: true }));
		cpSync(path.join(repository, "examples/eleventy"), root, { recursive: true });
		install(root);
		execFileSync(process.execPath, [path.join(repository, "node_modules/@11ty/eleventy/cmd.cjs"), "--quiet"], { cwd: root, stdio: "pipe" });
		const site = treeOf(path.join(root, "_site"));
		expect(Object.keys(site).toSorted()).toEqual([
			"about/index.html",
			"archive/1957/sheep-fair/index.html",
			"archive/2024/bus/index.html",
			"authors/h-loy/index.html",
			"authors/mary-loy/index.html",
			"index.html",
			"media/1957/square.svg",
			"sections/farms/index.html",
			"sections/roads/index.html",
			"tags/fairs/index.html",
		]);
		expect(site["archive/1957/sheep-fair/index.html"]).toContain('<img src="/media/1957/square.svg" alt="The square" width="320"');
		expect(site["archive/2024/bus/index.html"]).toContain('<a href="/archive/1957/sheep-fair/">the fair was moved</a>');
		expect(site["sections/farms/index.html"]).toContain('<li>about September 1957 <a href="/archive/1957/sheep-fair/">');
		expect(site["index.html"]).toContain("<p>2 stories in the archive.</p>");
	});
});
