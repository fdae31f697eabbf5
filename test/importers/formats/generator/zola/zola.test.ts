import path from "node:path";
import { describe, expect, it } from "vitest";
import { importerFor } from "../../../../../src/importers/formats/formats.ts";
import { zola } from "../../../../../src/importers/formats/generator/zola/zola.ts";
import { describeImporter } from "../../../contract.ts";
import { folderOf, readTwice, sourceOf, told } from "../../../passes.ts";

const gazette = path.join(import.meta.dirname, "fixtures", "gazette");

describeImporter(zola, [gazette]);

describe("a site of Zola", () => {
	it("is recognised by its configuration", () => {
		expect(importerFor([sourceOf(gazette)]).name).toBe("zola");
	});

	it("gives stories and pages in all languages at their addresses", async () => {
		const { stories, skipped } = await readTwice(zola, [gazette]);
		expect(
			stories.map(({ kind, fields, addresses }) => [kind, fields.headline, fields.published, fields.status, addresses[0]?.slice(29)]),
		).toEqual([
			["page", "About the paper", undefined, undefined, "/about/"],
			["story", "Thanks to the pilots", "2024-03-01", undefined, "/letters/2024/03/01/Thanks/"],
			["story", "Ferry delayed", "2024-03-02", undefined, "/news/ferry/"],
			["story", "Les dockers terminent leur grève", "2024-03-04", undefined, "/fr/news/fin-de-la-greve/"],
			["story", "Dockers end their strike", "2024-03-04", undefined, "/news/strike-ends/"],
			["story", "A plan for the harbour", "2024-03-05", "draft", "/news/plan/"],
		]);
		expect(skipped).toEqual([
			"gazette/content/_index.md: it is the front page",
			"gazette/content/news/_index.md: it is the head of a section, whose stories the site lists",
		]);
	});

	it("reads front matter, taxonomies, what is extra, and aliases", async () => {
		const { stories } = await readTwice(zola, [gazette]);
		expect(stories.find(({ key }) => key.endsWith("strike-ends"))).toMatchObject({
			fields: { authors: ["Mary Ann Evans"], tags: ["harbour", "Petrel"], section: "Harbour news", image: "/images/wall.png" },
			addresses: [
				"https://gazette.example/paper/news/strike-ends/",
				"https://gazette.example/paper/old/strike/",
				"https://gazette.example/paper/strike.html",
			],
			notCarried: [],
		});
		expect(stories.find(({ key }) => key.endsWith("strike-ends.fr"))?.fields).toMatchObject({ language: "fr", section: "Harbour news" });
		expect(stories.find(({ key }) => key.endsWith("ferry/index"))?.fields).toMatchObject({
			authors: ["The editors"],
			updated: "2024-03-03",
		});
	});

	it("puts in the place of links and shortcodes what they named and showed, and names the rest", async () => {
		const { stories } = await readTwice(zola, [gazette]);
		const { body, unknown } = stories.find(({ key }) => key.endsWith("strike-ends")) ?? {};
		expect(body?.text).toContain(
			"See [the ferry](https://gazette.example/paper/news/ferry/#late), [a letter](https://gazette.example/paper/letters/2024/03/01/Thanks/) and [all news](https://gazette.example/paper/news/).",
		);
		expect(body?.text).toContain("https://www.youtube.com/watch?v=abc_123");
		expect(body?.text).toContain("::: note Low water\n\nStay **away**.\n\n:::");
		expect(body?.text).toContain('<aside class="boat"><b>Petrel</b></aside>');
		expect(body?.text).toContain('{{ youtube(id="x") }} shows a film.');
		expect(unknown).toMatchObject([{ name: "chart", line: 24 }]);
	});

	it.each([
		["", "content/posts/It's A Post.md", "/posts/it-s-a-post/"],
		['[slugify]\npaths = "safe"', "content/posts/A Post?.md", "/posts/A_Post/"],
		['[slugify]\npaths = "off"', "content/posts/A Post.md", "/posts/A%20Post/"],
		["[slugify]\npaths_keep_dates = true", "content/posts/2024-03-04-a.md", "/posts/2024-03-04-a/"],
		["", "content/posts/2024-03-04-a/index.md", "/posts/a/"],
	])("with %s finds %s at %s", async (config, file, address) => {
		const files = { "config.toml": `base_url = "https://gazette.example"\n${config}`, [file]: "+++\ntitle = 'A'\n+++\nA" };
		const { stories } = await readTwice(zola, [folderOf(files)]);
		expect(stories.map(({ addresses }) => encodeURI(decodeURI(addresses[0] ?? "")))).toEqual([`https://gazette.example${address}`]);
	});

	it("reads a folder without its configuration, and says what it assumes", async () => {
		const { stories, problems } = await readTwice(zola, [folderOf({ "content/posts/a.md": "+++\ntitle = 'A'\n+++\nA" })]);
		expect(stories.map(({ addresses }) => addresses)).toEqual([["/posts/a/"]]);
		expect(problems.map(told)).toEqual(["warning configuration-assumed"]);
	});
});
