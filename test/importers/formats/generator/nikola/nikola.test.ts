import path from "node:path";
import { describe, expect, it } from "vitest";
import { embedHtml } from "../../../../../src/article/body/embeds/figure.ts";
import { importerFor } from "../../../../../src/importers/formats/formats.ts";
import { nikola } from "../../../../../src/importers/formats/generator/nikola/nikola.ts";
import { slownessOf } from "../../../../linear.ts";
import { describeImporter, emptyFolder, importInto, treeOf } from "../../../contract.ts";
import { folderOf, readTwice, sourceOf } from "../../../passes.ts";

const herald = path.join(import.meta.dirname, "fixtures", "herald");
const HOME = "https://herald.example";

describeImporter(nikola, [herald]);

describe("a site of Nikola", () => {
	it("is recognised by its configuration, which is not that of Sphinx", () => {
		expect(importerFor([sourceOf(herald)]).name).toBe("nikola");
		expect(nikola.recognises(sourceOf(folderOf({ "conf.py": 'extensions = ["sphinx.ext.autodoc"]\n' })))).toBe(false);
	});

	it("gives posts, translations and pages, with the addresses that the configuration says", async () => {
		const { stories, skipped } = await readTwice(nikola, [herald]);
		expect(stories.map(({ key, kind, fields, addresses }) => [key, kind, fields.headline, fields.status, addresses])).toEqual([
			["pages/about", "page", "About", undefined, [`${HOME}/about/`, `${HOME}/about/index.html`]],
			[
				"posts/1957/strike.es",
				"story",
				"Los estibadores terminan su huelga",
				undefined,
				[`${HOME}/es/news/1957/huelga/`, `${HOME}/es/news/1957/huelga/index.html`],
			],
			[
				"posts/1957/strike",
				"story",
				"Dockers end their strike",
				undefined,
				[`${HOME}/news/1957/strike/`, `${HOME}/news/1957/strike/index.html`, `${HOME}/old/strike.html`],
			],
			["posts/secret", "story", "A plan", "draft", [`${HOME}/news/secret/`, `${HOME}/news/secret/index.html`]],
			["posts/talks", "story", "Talks go on", undefined, [`${HOME}/news/talks/`, `${HOME}/news/talks/index.html`]],
		]);
		expect(skipped).toEqual([expect.stringMatching(/figures\.ipynb: it is a notebook/)]);
	});

	it("reads fields from heads, from files beside the text, and from the original of a translation", async () => {
		const { stories } = await readTwice(nikola, [herald]);
		const fields = (wanted: string) => stories.find(({ key }) => key === wanted)?.fields;
		expect(fields("posts/1957/strike")).toMatchObject({
			published: "1957-03-04T22:15:00+00:00",
			updated: "1957-03-05T08:00:00+00:00",
			tags: ["docks", "strikes"],
			section: "Harbour",
			authors: ["Tom Brown"],
			image: "/images/wall.png",
		});
		expect(fields("posts/1957/strike.es")).toMatchObject({ language: "es", published: "1957-03-04T22:15:00+00:00", section: "Harbour" });
		expect(fields("posts/talks")).toMatchObject({ published: "1957-03-01T10:00:00+00:00", tags: ["docks"], authors: ["Mary Ann Evans"] });
		expect(fields("pages/about")).not.toHaveProperty("authors");
	});

	it("puts in the place of directives, shortcodes and links what they showed, and names the rest", async () => {
		const { stories } = await readTwice(nikola, [herald]);
		const strike = stories.find(({ key }) => key === "posts/1957/strike");
		expect(strike?.body).toEqual({
			format: "html",
			text: [
				`<p>The strike is over, as <a href="${HOME}/news/talks/">we said</a>; see <a href="${HOME}/about/">about us</a>.</p>`,
				embedHtml({ platform: "YouTube", address: "https://www.youtube.com/watch?v=abc_123" }),
				'<figure><a href="/images/wall.png"><img src="/images/wall.png" alt="A wall"></a><figcaption>The <em>wall</em></figcaption></figure>',
				"<pre>.. chart:: Bar\n\n   'Ships', [1, 2]</pre>",
				'<pre><code class="language-python">print(&quot;tide&quot;)\n</code></pre>',
				`<p>${embedHtml({ platform: "GitHub Gist", address: "https://gist.github.com/42" })} and {{% shout &quot;a&quot; %}} and {{% gist 1 %}}</p>`,
			].join("\n"),
		});
		expect(strike?.unknown).toMatchObject([
			{ name: "shout", line: 27 },
			{ name: "chart", line: 21 },
		]);
		const talks = stories.find(({ key }) => key === "posts/talks");
		expect(talks?.body.text).toContain(`[the end](${HOME}/news/1957/strike/) and \`link://slug/x\``);
		expect(talks?.body.text).toContain("https://video.example/1");
		expect(talks?.unknown).toMatchObject([{ name: "shout", line: 3 }]);
	});

	it("obeys rules for shortcodes in reStructuredText", async () => {
		const rules = new Map([
			["shout", "<mark>{{ 1 }}</mark>"],
			["chart", "<p>Chart {{ 1 }}</p>"],
		]);
		const { stories } = await readTwice(nikola, [herald], { rules });
		const strike = stories.find(({ key }) => key === "posts/1957/strike");
		expect(strike?.body.text).toContain("and <mark>a</mark> and");
		expect(strike?.body.text).toContain("<p>Chart Bar</p>");
		expect(strike?.unknown).toEqual([]);
	});

	it("keeps links alive and brings files over", async () => {
		const root = emptyFolder();
		const report = await importInto(root, nikola, [herald]);
		expect(report.addresses.dead).toEqual([]);
		expect(report.missingMedia).toEqual([]);
		expect(Object.keys(treeOf(root))).toEqual(expect.arrayContaining(["content/uploads/images/wall.png", "content/uploads/docs/a.pdf"]));
	});

	it("tells what is assumed where settings are computed or missing", async () => {
		const { stories, problems } = await readTwice(nikola, [
			folderOf({ "conf.py": "POSTS = make()\n", "posts/a.rst": ".. title: A\n.. date: 2020-01-02\n\nText" }),
		]);
		expect(problems.map(({ rule, line }) => [rule, line])).toEqual([["configuration-assumed", 1]]);
		expect(stories[0]?.addresses).toEqual(["/posts/a/", "/posts/a/index.html"]);
	});

	it("takes time in proportion to shortcodes that never end", async () => {
		const make = (count: number) => folderOf({ "conf.py": "POSTS = ()\n", "posts/a.rst": `.. title: A\n\n${"{{% a ".repeat(count)}` });
		expect(await slownessOf((folder) => readTwice(nikola, [folder]), make, 20_000)).toBeUndefined();
	});
});
