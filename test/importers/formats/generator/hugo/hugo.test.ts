import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { importerFor } from "../../../../../src/importers/formats/formats.ts";
import { hugo } from "../../../../../src/importers/formats/generator/hugo/hugo.ts";
import { describeImporter, emptyFolder, importInto } from "../../../contract.ts";
import { folderOf, readTwice, sourceOf, told } from "../../../passes.ts";

const gazette = path.join(import.meta.dirname, "fixtures", "gazette");

describeImporter(hugo, [gazette]);

/** The one story of a site with this configuration. */
const only = async (config: string, files: Readonly<Record<string, string>>) => {
	const { stories } = await readTwice(hugo, [folderOf({ "hugo.toml": `baseURL = "https://gazette.example/"\n${config}`, ...files })]);
	const [story] = stories;
	if (!story) throw new Error("There is no story.");
	return story;
};

describe("a site of Hugo", () => {
	it("is recognised by its configuration, or by its folders", () => {
		const recognised = (files: Readonly<Record<string, string>>) => importerFor([sourceOf(folderOf(files))]).name;
		const story = { "content/posts/a.md": "---\ntitle: A\ndate: 2024-03-04\n---\nA" };
		expect(recognised({ "hugo.yaml": "title: x", ...story })).toBe("hugo");
		expect(recognised({ "config.toml": 'baseURL = "https://a.example"', ...story })).toBe("hugo");
		expect(recognised({ "config/_default/hugo.toml": 'title = "x"', ...story })).toBe("hugo");
		expect(recognised({ "archetypes/default.md": "---\n---\n", "layouts/a.html": "x", ...story })).toBe("hugo");
	});

	it("takes a main picture that is named from the root from the bundle of its page, if the site has none there", async () => {
		const root = emptyFolder();
		const story = (image: string) => `---\ntitle: ${image}\ndate: 2024-03-04\nfeaturedimage: /${image}\n---\nWords of ${image}.`;
		const report = await importInto(root, hugo, [
			folderOf({
				"hugo.toml": 'baseURL = "https://gazette.example/"',
				"static/b.jpg": "site",
				"content/blog/a/index.md": story("a.jpg"),
				"content/blog/a/a.jpg": "bundle",
				"content/blog/b/index.md": story("b.jpg"),
				"content/blog/b/b.jpg": "bundle",
			}),
		]);
		expect(report.missingMedia).toEqual([]);
		expect(readFileSync(path.join(root, "content/uploads/blog/a/a.jpg"), "utf8")).toBe("bundle");
		expect(readFileSync(path.join(root, "content/uploads/b.jpg"), "utf8")).toBe("site");
	});

	it("gives stories and pages in all languages at their addresses, and says what it leaves out", async () => {
		const { stories, skipped } = await readTwice(hugo, [gazette]);
		expect(stories.map(({ key, kind, fields, addresses }) => [key, kind, fields.headline, fields.status, addresses[0]?.slice(29)])).toEqual(
			[
				["content/about", "page", "About the paper", undefined, "/about/"],
				["content/letters/thanks", "story", "Thanks to the pilots", undefined, "/letters/thanks.html"],
				["content/news/ferry/index", "story", "Ferry delayed", undefined, "/1957/03/ferry-delayed/"],
				["content/news/plan", "story", "A plan for the harbour", "draft", "/1957/03/a-plan-for-the-harbour/"],
				["content/news/strike-ends.fr", "story", "Les dockers terminent leur grève", undefined, "/fr/1957/03/fin-de-la-greve/"],
				["content/news/strike-ends", "story", "Dockers end their strike", undefined, "/1957/03/dockers-end-their-strike/"],
			],
		);
		expect(skipped).toEqual([
			"gazette/content/_index.md: it is the front page",
			"gazette/content/authors/maevans/_index.md: it tells of a term, whose stories the site lists",
			"gazette/content/letters/reply.adoc: it is written in AsciiDoc, which is not read",
			"gazette/content/news/_index.md: it is the head of a section, whose stories the site lists",
			"gazette/content/news/ferry/notes.md: it is a part of another page (a resource of its bundle)",
		]);
	});

	it("reads front matter, taxonomies, cascades and aliases", async () => {
		const { stories } = await readTwice(hugo, [gazette]);
		const story = (key: string) => stories.find((one) => one.key === `content/${key}`);
		expect(story("news/strike-ends")).toMatchObject({
			fields: {
				authors: ["Mary Ann Evans"],
				tags: ["harbour", "strike", "Petrel"],
				published: "1957-03-04T10:00:00+00:00",
				section: "Harbour news",
				image: "/images/wall.png",
			},
			addresses: [
				"https://gazette.example/paper/1957/03/dockers-end-their-strike/",
				"https://gazette.example/paper/old/strike/",
				"https://gazette.example/paper/news/strike-over/",
			],
			notCarried: [],
		});
		expect(story("news/strike-ends")?.fields.embargo).toBeUndefined();
		expect(story("news/strike-ends.fr")?.fields).toMatchObject({ language: "fr-FR", section: "Harbour news" });
		expect(story("news/ferry/index")?.fields).toMatchObject({ series: "Ferries", published: "1957-03-02" });
		expect(story("letters/thanks")?.fields).toMatchObject({ section: "Letters", tags: ["Pilots"], authors: ["Tom Brown"] });
	});

	it("puts in the place of shortcodes what they showed, and names the rest", async () => {
		const { stories } = await readTwice(hugo, [gazette]);
		const { body, unknown } = stories.find(({ key }) => key === "content/news/strike-ends") ?? {};
		expect(body?.text).toContain(
			"See [the ferry](https://gazette.example/paper/1957/03/ferry-delayed/), [the letter](https://gazette.example/paper/letters/thanks.html#end), [the same](https://gazette.example/paper/letters/thanks.html) and [all news](https://gazette.example/paper/news/).",
		);
		expect(body?.text).toContain(
			'<figure><img src="/images/wall.png" alt="The wall"><figcaption>The <em>harbour</em> wall T. Brown</figcaption></figure>\n',
		);
		expect(body?.text).toContain('<aside class="boat"><b>Petrel</b></aside>');
		expect(body?.text).toContain("::: warning Low water\n\nStay **away**.\n\n:::");
		expect(body?.text).toContain("https://www.youtube.com/watch?v=abc_123");
		expect(body?.text).toContain('{{< ref "x" >}} is how Hugo links.');
		expect(unknown).toMatchObject([{ name: "chart", line: 23 }]);
	});

	it("lets a rule say what a shortcode becomes", async () => {
		const { stories } = await readTwice(hugo, [gazette], { rules: new Map([["chart", "<p>Chart of {{ data }}</p>"]]) });
		const { body, unknown } = stories.find(({ key }) => key === "content/news/strike-ends") ?? {};
		expect(body?.text).toContain("<p>Chart of tides</p>");
		expect(unknown).toEqual([]);
	});

	it.each([
		["", "content/posts/My Post.md", "", "/posts/my-post/"],
		["disablePathToLower = true", "content/posts/My Post.md", "", "/posts/My-Post/"],
		["uglyURLs = true", "content/posts/a.md", "", "/posts/a.html"],
		["", "content/posts/2024-03-04-a.md", "", "/posts/2024-03-04-a/"],
		['[frontmatter]\ndate = [":filename", ":default"]', "content/posts/2024-03-04-a.md", "", "/posts/a/"],
		["", "content/posts/a.md", "slug: other", "/posts/other/"],
		["", "content/posts/a/index.md", "slug: other", "/posts/other/"],
		["", "content/posts/a.md", "url: /x/y.html", "/x/y.html"],
		["", "content/posts/a.md", "url: x/:year/:slug", "/x/2024/a-title/"],
		['[permalinks]\nposts = "/:year/:month/:day/:filename/"', "content/posts/a.md", "", "/2024/03/04/a/"],
		['[permalinks.page]\nposts = "/:sections[1:]/:slugorcontentbasename"', "content/posts/a/b.md", "", "/b/"],
		['[permalinks]\nposts = "/:06/:1/:2/:title/"', "content/posts/a.md", "", "/24/3/4/a-title/"],
		['[[permalinks]]\npattern = "/blog/:slug"\n[permalinks.target]\npath = "{/posts/**}"', "content/posts/a.md", "", "/blog/a-title/"],
		['contentDir = "src"', "src/posts/a.md", "", "/posts/a/"],
		['[[module.mounts]]\nsource = "blog"\ntarget = "content/posts"', "blog/a.md", "", "/posts/a/"],
	])("with %s finds %s %s at %s", async (config, file, more, address) => {
		const story = await only(config, { [file]: `---\ntitle: A title\ndate: 2024-03-04T23:30:00-05:00\n${more}\n---\nA` });
		expect(story.addresses[0]).toBe(`https://gazette.example${address}`);
	});

	it("reads a folder without its configuration, and says what it assumes", async () => {
		const { stories, problems } = await readTwice(hugo, [folderOf({ "content/posts/a.md": "---\ntitle: A\ndate: 2024-03-04\n---\nA" })]);
		expect(stories.map(({ addresses }) => addresses)).toEqual([["/posts/a/"]]);
		expect(problems.map(told)).toEqual(["warning configuration-assumed"]);
	});

	it("leaves out the pages below a section whose front matter cannot be read, since it may make drafts of them", async () => {
		const page = (title: string) => `---\ntitle: ${title}\ndate: 2024-03-04\n---\nWords.`;
		const { stories, skipped, problems } = await readTwice(hugo, [
			folderOf({
				"hugo.toml": "",
				"content/soon/_index.md": "---\ntitle: [Soon\ncascade: { draft: true }\n---\n",
				"content/soon/a.md": page("A"),
				"content/soon/deeper/b.md": page("B"),
				"content/posts/c.md": page("C"),
			}),
		]);
		expect(stories.map(({ fields }) => fields.headline)).toEqual(["C"]);
		expect(skipped.filter((record) => record.endsWith("may hold it back"))).toHaveLength(2);
		expect(problems.map(({ rule, severity }) => `${severity} ${rule}`)).toEqual(["error source-syntax"]);
	});

	it("tells what is wrong with a configuration and with front matter, and leaves that page out", async () => {
		const files = { "content/posts/a.md": "---\ntitle: [A\n---\nA", "content/posts/b.md": "---\ntitle: B\n---\nB" };
		const { stories, problems, skipped } = await readTwice(hugo, [folderOf({ "hugo.toml": "title = 'x\n", ...files })]);
		expect(stories.map(({ fields }) => fields.headline)).toEqual(["B"]);
		expect(problems.map(told)[0]).toBe("error source-syntax 1 11");
		expect(skipped.map((record) => record.replace(/^backfile-\w+\//, ""))).toEqual(["content/posts/a.md: its front matter cannot be read"]);
	});
});

it("shortcodes of the site's own may hold plain partials, and lie in folders", async () => {
	const { stories } = await readTwice(hugo, [
		folderOf({
			"hugo.toml": 'baseURL = "https://a.example/"\n',
			"layouts/_shortcodes/featured/credit.html": '<p>{{ partial "who" (dict "name" (.Get "name")) }}</p>',
			"layouts/_partials/who.html": "By <b>{{ .name }}</b>",
			"content/posts/a.md":
				'---\ntitle: A\ndate: 2020-01-02\n---\n{{< featured/credit name="Ola" >}}\n\n{{< featured/img src="/a.png" alt="A" >}}\n',
		}),
	]);
	expect(stories[0]?.body.text).toContain("<p>By <b>Ola</b></p>");
	expect(stories[0]?.body.text).toContain('<img src="/a.png" alt="A">');
	expect(stories[0]?.unknown).toEqual([]);
});
