import path from "node:path";
import { describe, expect, it } from "vitest";
import { embedHtml } from "../../../../../src/article/body/embeds/figure.ts";
import { importerFor } from "../../../../../src/importers/formats/formats.ts";
import { ablog } from "../../../../../src/importers/formats/generator/ablog/ablog.ts";
import { nikola } from "../../../../../src/importers/formats/generator/nikola/nikola.ts";
import { pelican } from "../../../../../src/importers/formats/generator/pelican/pelican.ts";
import { slownessOf } from "../../../../linear.ts";
import { describeImporter, emptyFolder, importInto, treeOf } from "../../../contract.ts";
import { folderOf, readTwice, sourceOf } from "../../../passes.ts";

const herald = path.join(import.meta.dirname, "fixtures", "herald");
const HOME = "https://herald.example";
const CONF = 'extensions = ["ablog", "myst_parser"]\n';

describeImporter(ablog, [herald]);

async function storyOf(wanted: string) {
	const { stories } = await readTwice(ablog, [herald]);
	return stories.find(({ key }) => key === wanted);
}

describe("a site of Sphinx with ABlog", () => {
	it("is recognised by its configuration, which names ABlog", () => {
		expect(importerFor([sourceOf(herald)]).name).toBe("ablog");
		expect(ablog.recognises(sourceOf(folderOf({ "docs/conf.py": CONF })))).toBe(true);
		expect(ablog.recognises(sourceOf(folderOf({ "conf.py": 'extensions = ["sphinx.ext.todo"]\n# "ablog"\n' })))).toBe(false);
	});

	it("gives posts by directive, by front matter and by pattern, pages, and why others are left out", async () => {
		const { stories, skipped, problems } = await readTwice(ablog, [herald]);
		expect(stories.map(({ key, kind, fields }) => [key, kind, fields.headline, fields.published, fields.status])).toEqual([
			["about", "page", "About", undefined, undefined],
			["notes/plan", "story", "A plan", undefined, "draft"],
			["notes/talks", "story", "Talks begin", "1957-02-28", undefined],
			["posts/1957/strike", "story", "Dockers end their strike", "1957-03-04", undefined],
			["posts/late", "story", "A plan for ships", undefined, "draft"],
			["posts/named", "story", "A note", "1957-03-07", undefined],
			["posts/talks-fail", "story", "Talks fail", "1957-03-01", undefined],
		]);
		expect(skipped).toEqual([
			"herald/drafts/secret.rst: the configuration excludes it",
			"herald/index.rst: it is the front page",
			"herald/news.rst: it only lists other pages",
			"herald/posts/figures.ipynb: it is a notebook (.ipynb), which is not read",
		]);
		expect(problems).toEqual([]);
	});

	it("reads the fields of the directive, with names from the configuration", async () => {
		expect((await storyOf("posts/1957/strike"))?.fields).toEqual({
			headline: "Dockers end their strike",
			published: "1957-03-04",
			authors: ["Tom Brown"],
			tags: ["docks", "strikes", "Work"],
			section: "Harbour",
			dateline: "South Quay",
			language: "en",
			standfirst: "The strike is over.",
		});
		expect((await storyOf("posts/talks-fail"))?.fields).toMatchObject({ authors: ["Tom Brown", "Mary Ann Evans"], tags: ["docks"] });
		expect((await storyOf("notes/talks"))?.fields).toMatchObject({ authors: ["Mary Ann Evans"], section: "Notes" });
	});

	it("takes the first title as the headline, whatever stands before it or has the same rank", async () => {
		const text =
			".. A comment\n   on two lines\n\n.. meta::\n   :a: b\n\n====\nOne\n====\n\n.. post:: 2020-01-02\n\nText\n\n====\nTwo\n====\n\nMore\n";
		const { stories } = await readTwice(ablog, [folderOf({ "conf.py": CONF, "a.rst": text })]);
		expect(stories.map(({ fields, body }) => [fields.headline, body.text])).toEqual([["One", "<p>Text</p>\n<h2>Two</h2>\n<p>More</p>"]]);
	});

	it("leaves out a post whose date nobody can read, and tells its line", async () => {
		const { stories, problems, skipped } = await readTwice(ablog, [
			folderOf({ "conf.py": CONF, "a.rst": "A\n=\n\n.. post:: soon\n\nText\n" }),
		]);
		expect([stories, skipped.length]).toEqual([[], 1]);
		expect(problems.map(({ rule, line }) => [rule, line])).toEqual([["date-odd", 4]]);
	});

	it("shows films in frames, and no frame of another site", async () => {
		const text = "# A\n\n:::{iframe} https://video.example/1\nThe film\n:::\n\n```{iframe} javascript:x\n```\n";
		const { stories } = await readTwice(ablog, [folderOf({ "conf.py": CONF, "a.md": text })]);
		expect(stories[0]?.body.text).toContain(embedHtml({ platform: "", address: "https://video.example/1" }));
		expect(stories[0]?.body.text).toContain("The film");
		expect(stories[0]?.unknown?.map(({ name }) => name)).toEqual(["iframe"]);
	});

	it("keeps the addresses of files and of folders, and redirects", async () => {
		expect((await storyOf("posts/1957/strike"))?.addresses).toEqual(
			["/posts/1957/strike", "/old/strike", "/older"]
				.flatMap((name) => [`${HOME}${name}.html`, `${HOME}${name}/`, `${HOME}${name}/index.html`])
				.concat(`${HOME}/posts/1957/strike`),
		);
		const built = folderOf({ "conf.py": CONF, "tox.ini": "commands = ablog build -T\n", "a/b.md": "```{post} 2020-01-02\n```\n\n# B\n" });
		const { stories } = await readTwice(ablog, [built]);
		expect(stories[0]?.addresses).toEqual(["/a/b/", "/a/b/index.html", "/a/b.html"]);
	});

	it("puts in the place of roles and directives in reStructuredText what they showed, and names the rest", async () => {
		const strike = await storyOf("posts/1957/strike");
		expect(strike?.body).toEqual({
			format: "html",
			text: [
				`<p>The men went back. See <a href="${HOME}/about.html">About</a>, <a href="${HOME}/about.html#the-desk">the desk</a>, <a href="${HOME}/about.html#the-desk">The desk</a>, <a href="${HOME}/notes/talks.html">Talks begin</a>, <a href="${HOME}/notes/talks.html">Talks begin</a>, nowhere and lost.</p>`,
				'<p><img src="/posts/1957/quay.png" alt="The quay"></p>',
				"<p>Seen on the web.</p>",
				"<pre>.. only:: draft\n\n   Seen by few.</pre>",
				"<aside>\n<p><strong>Updated on 05/03/1957</strong></p>\n<p>All ships sail.</p>\n</aside>",
				"<pre>.. postlist:: 5</pre>",
				"<pre>.. post:: 05/03/1957</pre>",
			].join("\n"),
		});
		expect(strike?.unknown?.map(({ name }) => name)).toEqual(["only", "postlist", "post"]);
	});

	it("does the same in Markdown, which stays Markdown", async () => {
		const talks = await storyOf("posts/talks-fail");
		expect(talks?.body.format).toBe("markdown");
		const text = talks?.body.text ?? "";
		expect(text).toContain(
			`see <a href="${HOME}/posts/1957/strike.html">Dockers end their strike</a>, <a href="${HOME}/about.html#the-desk">the desk</a> and <kbd>Ctrl</kbd>; but \`\`{doc}\`x\` \`\` is code.`,
		);
		expect(text).toContain("<aside>\n<p><strong>Note</strong></p>\n\n\nThey meet *again*.");
		expect(text).toContain('<img src="/_static/wall.png" alt="A wall"><figcaption>The <strong>wall</strong></figcaption>');
		expect(text).toContain('```python\nprint("{doc}`x`")\n```');
		expect(text).toContain(`![quay](/posts/1957/quay.png) and [the note](${HOME}/notes/talks.html)`);
		expect(text).not.toMatch(/01\/03\/1957|talks-label/);
		expect(talks?.unknown).toEqual([
			{ name: "{shout}", line: 12 },
			{ name: "postlist", line: 28 },
			{ name: "post", line: 33 },
		]);
	});

	it("gives links without words those of what they lead to", async () => {
		const text = "# A\n\n[](b.md), [](#there), `[](b.md)`, [](https://x.example/) and ![](b.png)\n";
		const { stories } = await readTwice(ablog, [
			folderOf({ "conf.py": CONF, "a.md": text, "b.md": "# B\n\n(there)=\n## There\n\nText\n" }),
		]);
		expect(stories[0]?.body.text.trim()).toBe(
			'<a href="/b.html">B</a>, <a href="/b.html#there">There</a>, `[](b.md)`, [](https://x.example/) and ![](b.png)',
		);
	});

	it("obeys rules for directives in both languages", async () => {
		const rules = new Map([["postlist", "<p>List {{ 1 }}</p>"]]);
		const { stories } = await readTwice(ablog, [herald], { rules });
		const texts = stories.map(({ body }) => body.text).join("\n");
		expect(texts.match(/<p>List [35]<\/p>/g)).toHaveLength(3);
	});

	it("keeps links alive and brings files over", async () => {
		const root = emptyFolder();
		const report = await importInto(root, ablog, [herald]);
		expect(report.addresses.dead).toEqual([]);
		expect(report.missingMedia).toEqual([]);
		expect(Object.keys(treeOf(root))).toEqual(
			expect.arrayContaining(["content/uploads/_static/wall.png", "content/uploads/posts/1957/quay.png"]),
		);
	});

	it("tells what is assumed where settings are computed", async () => {
		const { problems } = await readTwice(ablog, [folderOf({ "conf.py": `${CONF}blog_baseurl = make()\n`, "a.rst": "A\n=\n\nText" })]);
		expect(problems.map(({ rule, line }) => [rule, line])).toEqual([["configuration-assumed", 2]]);
	});

	it.each([":::{note}\n", "```{a}\n", "{a}`", "` ``", "(a)=\n", "[a](b "])("takes time in proportion to %j", async (piece) => {
		const make = (count: number) => folderOf({ "conf.py": CONF, "a.md": `# A\n\n${piece.repeat(count)}` });
		expect(await slownessOf((folder) => readTwice(ablog, [folder]), make, 10_000)).toBeUndefined();
	});
});

describe("the directive `post` in texts of other generators", () => {
	const text = "A strike\n========\n\n.. post:: 2020-01-02\n   :tags: docks\n   :author: Tom Brown\n\nText\n";

	it("gives fields in Pelican where the head gives none", async () => {
		const other = text.replace("\n\n.. post", "\n\n:tags: ships\n\n.. post");
		const { stories } = await readTwice(pelican, [folderOf({ "pelicanconf.py": "", "content/a.rst": text, "content/b.rst": other })]);
		expect(stories.map(({ fields, body }) => [fields.published, fields.tags, fields.authors, body.text])).toEqual([
			["2020-01-02", ["docks"], ["Tom Brown"], "<p>Text</p>"],
			["2020-01-02", ["ships"], ["Tom Brown"], "<p>Text</p>"],
		]);
	});

	it("gives fields in Nikola where the head gives none", async () => {
		const conf = 'POSTS = (("posts/*.rst", "posts", "post.tmpl"),)\n';
		const headed = ".. title: B\n.. tags: ships\n\n.. post:: 2020-01-02\n   :tags: docks\n\nText\n";
		const { stories } = await readTwice(nikola, [folderOf({ "conf.py": conf, "posts/a.rst": text, "posts/b.rst": headed })]);
		expect(stories.map(({ fields, body }) => [fields.published, fields.tags, body.text.includes("post::")])).toEqual([
			["2020-01-02", ["docks"], false],
			["2020-01-02", ["ships"], false],
		]);
	});
});
