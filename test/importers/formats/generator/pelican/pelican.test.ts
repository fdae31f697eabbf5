import path from "node:path";
import { describe, expect, it } from "vitest";
import { importerFor } from "../../../../../src/importers/formats/formats.ts";
import { pelican } from "../../../../../src/importers/formats/generator/pelican/pelican.ts";
import { describeImporter, emptyFolder, importInto, treeOf } from "../../../contract.ts";
import { folderOf, readTwice, sourceOf } from "../../../passes.ts";

const courier = path.join(import.meta.dirname, "fixtures", "courier");
const HOME = "https://courier.example/paper";

describeImporter(pelican, [courier]);

describe("a site of Pelican", () => {
	it("is recognised by its configuration", () => {
		expect(importerFor([sourceOf(courier)]).name).toBe("pelican");
	});

	it("gives articles, drafts and pages, with the addresses that the configuration says", async () => {
		const { stories, skipped } = await readTwice(pelican, [courier]);
		expect(
			stories.map(({ key, kind, fields, addresses }) => [
				key.slice(8),
				kind,
				fields.headline,
				fields.status,
				addresses.filter((address) => /(?:\/|\.html)$/.test(address)),
			]),
		).toEqual([
			[
				"harbour/strike",
				"story",
				"Dockers end their strike",
				undefined,
				[`${HOME}/1957/03/dockers-end-their-strike/`, `${HOME}/1957/03/dockers-end-their-strike/index.html`],
			],
			["news/1957-03-01_talks", "story", "Talks go on", undefined, [`${HOME}/1957/03/talks/`, `${HOME}/1957/03/talks/index.html`]],
			["news/gespraeche", "story", "Gespräche dauern an", undefined, [`${HOME}/de/talks.html`, `${HOME}/talks-de.html`]],
			["news/hidden", "story", "A list", "draft", [`${HOME}/1957/03/a-list/`, `${HOME}/1957/03/a-list/index.html`]],
			["news/letter", "story", "A letter", undefined, [`${HOME}/1957/03/a-letter/`, `${HOME}/1957/03/a-letter/index.html`]],
			["news/secret", "story", "A plan", "draft", [`${HOME}/drafts/a-plan.html`]],
			["pages/about", "page", "About", undefined, [`${HOME}/pages/about-us.html`]],
		]);
		expect(skipped).toEqual([expect.stringMatching(/figures\.ipynb: it is a notebook/)]);
	});

	it("reads fields from heads, paths and settings", async () => {
		const { stories } = await readTwice(pelican, [courier]);
		const fields = (end: string) => stories.find(({ key }) => key.endsWith(end))?.fields;
		expect(fields("strike")).toMatchObject({
			published: "1957-03-04T22:15:00+00:00",
			updated: "1957-03-05",
			tags: ["docks", "strikes"],
			authors: ["Brown, Tom", "Evans, Mary Ann"],
			section: "harbour",
			standfirst: "Work begins again.",
		});
		expect(fields("talks")).toMatchObject({
			published: "1957-03-01",
			tags: ["talks", "docks"],
			authors: ["Mary Ann Evans"],
			section: "news",
		});
		expect(fields("gespraeche")).toMatchObject({ language: "de", section: "Überblick" });
		expect(fields("letter")).toMatchObject({ published: "1957-03-07T10:00:00+00:00", tags: ["letters", "docks"], authors: ["Reader"] });
		expect(fields("about")).not.toHaveProperty("authors");
	});

	it("gives links to texts and files their addresses, and names what it does not know", async () => {
		const { stories } = await readTwice(pelican, [courier]);
		const strike = stories.find(({ key }) => key.endsWith("strike"));
		expect(strike?.body).toEqual({
			format: "html",
			text: [
				`<p>The strike is over, as <a href="${HOME}/1957/03/talks/#first">we said</a>.</p>`,
				'<figure><img src="/paper/images/wall.png" alt="A wall"><figcaption>The <em>wall</em></figcaption></figure>',
				"<pre>.. map:: 51.1</pre>",
				`<p>See <a href="/paper/category/harbour.html">the category</a> and ${HOME}/pages/about-us.html here.</p>`,
			].join("\n"),
		});
		expect(strike?.unknown).toMatchObject([{ name: "map", line: 18 }]);
		const talks = stories.find(({ key }) => key.endsWith("_talks"));
		expect(talks?.body.text).toContain(`[the end](${HOME}/1957/03/dockers-end-their-strike/) and \`{filename}x\``);
		expect(talks?.body.text).toContain("![Wall](/paper/images/wall.png)");
		expect(talks?.body.text).toContain("https://www.youtube.com/watch?v=abc_123");
		expect(talks?.unknown).toMatchObject([{ name: "shout", line: 10 }]);
	});

	it("keeps links alive, brings files over, and leaves listings to the server", async () => {
		const root = emptyFolder();
		const report = await importInto(root, pelican, [courier]);
		expect(report.addresses.dead).toEqual([]);
		expect(report.missingMedia).toEqual([]);
		expect(report.addresses.listings).toContainEqual({ from: "/paper/category/harbour.html", to: "/sections/harbour/" });
		expect(Object.keys(treeOf(root))).toContain("content/uploads/images/wall.png");
	});

	it("tells what is assumed where settings are computed, odd, or missing", async () => {
		const odd = await readTwice(pelican, [
			folderOf({
				"pelicanconf.py": 'import os\nSITEURL = os.environ["URL"]\nPATH_METADATA = "(a+)+(b*)*"\nARTICLE_URL = "x/" + "{slug}"\n',
				"content/a.md": "Title: A\nDate: 2020-01-02\n\nA",
			}),
		]);
		expect(odd.problems.map(({ rule, line }) => [rule, line])).toEqual([
			["configuration-assumed", 2],
			["configuration-assumed", undefined],
		]);
		expect(odd.stories[0]?.addresses[0]).toBe("/x/a");
		const none = await readTwice(pelican, [folderOf({ "content/a.rst": "A\n=\n\n:date: 2020-01-02\n\nText" })]);
		expect(none.problems.map(({ rule }) => rule)).toEqual(["configuration-assumed"]);
		expect(none.stories[0]?.addresses[0]).toBe("/a.html");
	});

	it("makes an article without a date a draft, since Pelican left it out", async () => {
		const { stories } = await readTwice(pelican, [
			folderOf({ "pelicanconf.py": "PATH = 'content'", "content/a.md": "Title: A\nTags: b\n\nA" }),
		]);
		expect(stories[0]?.fields.status).toBe("draft");
	});
});
