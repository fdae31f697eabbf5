import path from "node:path";
import { describe, expect, it } from "vitest";
import { importerFor } from "../../../../../src/importers/formats/formats.ts";
import { eleventy } from "../../../../../src/importers/formats/generator/eleventy/eleventy.ts";
import { describeImporter, emptyFolder, importInto, treeOf } from "../../../contract.ts";
import { folderOf, readTwice, sourceOf } from "../../../passes.ts";

const gazette = path.join(import.meta.dirname, "fixtures", "gazette");

describeImporter(eleventy, [gazette]);

describe("a site of Eleventy", () => {
	it("is recognised by its configuration; an archive of our own is none", () => {
		expect(importerFor([sourceOf(gazette)])).toBe(eleventy);
		const own = folderOf({ ".eleventy.ts": "", "package.json": '{ "dependencies": { "@11ty/eleventy": "3" } }', "content/a.md": "A" });
		expect(eleventy.recognises(sourceOf(own))).toBe(false);
	});

	it("gives stories, drafts and pages, with the addresses of data and front matter", async () => {
		const { stories, skipped } = await readTwice(eleventy, [gazette]);
		expect(stories.map(({ key, kind, fields, addresses }) => [key, kind, fields.status, addresses[0]])).toEqual([
			["src/about/about", "page", undefined, "https://gazette.example/paper/about/"],
			["src/posts/1957-03-02-ferry", "story", undefined, "https://gazette.example/paper/1957/03/ferry-delayed/"],
			["src/posts/1957-03-04-strike", "story", undefined, "https://gazette.example/paper/1957/03/dockers-end-their-strike/"],
			["src/posts/plan", "story", "draft", "https://gazette.example/paper/1957/03/a-plan/"],
		]);
		expect(stories[1]?.fields).toMatchObject({ published: "1957-03-02", authors: ["Mary Ann Evans"], tags: ["boats"] });
		expect(stories[2]?.fields).toMatchObject({ authors: ["Tom Brown"] });
		expect(skipped).toEqual([
			"gazette/src/index.njk: it is a template, and no text",
			"gazette/src/none.md: its permalink is false: it has no address",
		]);
	});

	it("leaves out the pages that a file of data is about which cannot be read, since it may hold them back, and tells of it once", async () => {
		const folder = folderOf({
			".eleventy.js": "module.exports = {}",
			"posts/soon/soon.json": '{ "draft": true, }}',
			"posts/soon/a.md": "---\ntitle: A\n---\nA",
			"posts/soon/b.md": "---\ntitle: B\n---\nB",
			"posts/c.11tydata.json": "{",
			"posts/c.md": "---\ntitle: C\n---\nC",
			"posts/d.md": "---\ntitle: D\n---\nD",
		});
		const { stories, skipped, problems } = await readTwice(eleventy, [folder]);
		expect(stories.map(({ fields }) => fields.headline)).toEqual(["D"]);
		const why = "a file of data about it cannot be read, and may hold it back";
		expect(skipped.map((one) => one.replace(/^.*?\/posts\//, ""))).toEqual(
			["c.md", "soon/a.md", "soon/b.md"].map((file) => `${file}: ${why}`),
		);
		expect(problems.map(({ rule, severity, file }) => `${severity} ${rule} ${path.basename(file)}`)).toEqual([
			"error source-syntax c.11tydata.json",
			"error source-syntax soon.json",
		]);
	});

	it("puts in the place of template code what it showed, and names the rest", async () => {
		const { stories } = await readTwice(eleventy, [gazette]);
		expect(stories[1]?.body.text).toBe(
			[
				'<img src="boat.png" alt="A boat">',
				"",
				"See [the strike](https://gazette.example/paper/1957/03/dockers-end-their-strike/#pay) and [the wall](/paper/wall.png).",
				"",
				"```js",
				'let boat = "{{ boat }}";',
				"```",
				"",
				"::: note\n\nMind *the fog*.\n\n:::",
				"",
				"",
				'From Hull, The Gazette. {% weather "London" %}',
				"",
			].join("\n"),
		);
		expect(stories[1]?.unknown).toMatchObject([{ name: "weather", line: 17 }]);
	});

	it("gives all addresses that a date may make where a filter of the site writes it", async () => {
		const folder = folderOf({
			".eleventy.js": "module.exports = {}",
			"blog/blog.json": '{ "permalink": "/{{ page.date | ownDate }}/{{ page.fileSlug }}/" }',
			"blog/2024-03-04-a.md": "---\ntitle: A\n---\nA",
			"b.md": "---\ntitle: B\n---\nWords.",
		});
		const { stories } = await readTwice(eleventy, [folder]);
		expect(stories.find(({ kind }) => kind === "story")?.addresses).toEqual([
			"/2024/03/a/",
			"/2024/03/04/a/",
			"/2024-03-04/a/",
			"/2024/a/",
			"/blog/2024-03-04-a/",
		]);
	});

	it("reads what layouts say of the pages that use them", async () => {
		const folder = folderOf({
			".eleventy.js": 'module.exports = (config) => { config.addLayoutAlias("entry", "post.html") }',
			"_includes/post.html":
				"---\nlayout: page\npermalink: \"/blog/{{ page.date | date: '%Y/%m/%d' }}/{{ page.fileSlug }}/\"\n---\n{{ content }}",
			"_includes/page.njk": "---\npermalink: /never/\nlang: cy\n---\n{{ content }}",
			"_posts/2024-03-04-a.md": "---\ntitle: A\nlayout: post\n---\nA",
			"_posts/2024-03-05-b.md": "---\ntitle: B\nlayout: entry\npermalink: /own/\n---\nB",
		});
		const { stories } = await readTwice(eleventy, [folder]);
		expect(stories.map(({ addresses, fields }) => [addresses[0], fields.language])).toEqual([
			["/blog/2024/03/04/a/", "cy"],
			["/own/", "cy"],
		]);
	});

	it("leaves out what is no page: files for programs, and lists of collections", async () => {
		const folder = folderOf({
			".eleventy.js": "",
			"blog/search.html": '---\npermalink: "/{{ locale }}/search.json"\n---\nWords',
			"blog/index.html": "---\n---\nNews {% for one in collections['posts'] %}{{ one.url }}{% endfor %}",
		});
		const { stories, skipped } = await readTwice(eleventy, [folder]);
		expect(stories).toEqual([]);
		expect(skipped.map((why) => why.replace(/^[^:]*: /, ""))).toEqual([
			"it lists other pages by template code",
			"its permalink is that of a file, and no page",
		]);
	});

	it("brings files over from where they are copied, and from beside a story", async () => {
		const root = emptyFolder();
		const report = await importInto(root, eleventy, [gazette]);
		expect(report.missingMedia).toEqual([]);
		expect(Object.keys(treeOf(path.join(root, "content", "uploads")))).toEqual(["boat.png", "wall.png"]);
	});
});
