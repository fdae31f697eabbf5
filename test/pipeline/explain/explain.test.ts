import { symlinkSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { explainIn } from "../../../src/pipeline/explain/explain.ts";
import type { Explanation, FactName } from "../../../src/pipeline/explain/explanation.ts";
import { openKnown } from "../../../src/pipeline/explain/known.ts";
import type { ArchiveSettings } from "../../../src/settings.ts";
import { anHourLater, buildArchive, makeArchive, story, treeOf, write } from "../archives.ts";

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>';

const FILES = {
	"content/a.md": story(
		"Harbour wall",
		{ published: "2024-03-15", tags: ["Harbour", "Old Name"], section: "News", redirect_from: "/old/wall" },
		"See [b](b.md). ![A picture](pic.svg)",
	),
	"content/b.md": story("B story", { published: "2024-03-16", tags: ["Harbour", "secret"], id: "same" }),
	"content/c.md": story("C story", { published: "2024-03-17", id: "same" }),
	"content/draft.md": story("A draft", { published: "2024-03-17", draft: true }),
	"content/odd.md": story("Odd", { published: "2024-03-17", status: "pendng" }),
	"content/embargo.md": story("Embargoed", { published: "2024-03-18", embargo: "2099-01-01" }, "![A picture](only.svg)"),
	"content/future.md": story("Future", { published: "2098-01-01" }),
	"content/expired.md": story("Expired", { published: "2020-01-01", expires: "2021-01-01" }),
	"content/withdrawn.md": story("Gone", { published: "2020-01-02", status: "withdrawn", reason: "A mistake" }),
	"content/bad.md": "---\ntitle: [\n---\n",
	"content/side.txt": "A side story\n\nWords here.\n",
	"content/side.yml": "published: 2020-05-05\n",
	"content/lone.yml": "published: 2020-05-05\n",
	"content/x.rst": "Title\n=====\n",
	"content/_layouts/l.md": story("L", {}),
	"content/.hidden.md": story("H", {}),
	"content/pages/about.md": story("About", {}),
	"content/terms.yml": "tags:\n  Harbour:\n    also: [Old Name]\n  secret:\n    hide: true\n",
	"content/sub/articles.csv": "file,published,headline\nd.txt,2022-02-02,Dee\n",
	"content/sub/d.txt": "D\n\nWords of d.\n",
	"content/pic.svg": SVG,
	"content/only.svg": SVG,
	"templates/layouts/story.njk": '{% extends "layouts/base.njk" %}{% block main %}{{ item.article.headline }}{% endblock %}',
	"templates/layouts/stroy.njk": "x",
};

const SETTINGS: Partial<ArchiveSettings> = { url: "https://example.org/archive/", sections: ["News"] };

const open = (root: string) => openKnown({ config: path.join(root, ".eleventy.ts"), at: Date.UTC(2026, 0, 1) });

const valuesOf = ({ facts }: Explanation, about: FactName) => facts.find((fact) => fact.about === about)?.values;

describe("explainAsked", () => {
	it("says in its first line where a story stands, or why it is missing, and what is to be done", async () => {
		const root = makeArchive(FILES, SETTINGS);
		const known = await open(root);
		const explain = (asked: string) => explainIn(known, asked, root);
		const told = (file: string) => {
			const { answer, state, facts } = explain(file);
			return [state, answer, facts.find(({ about }) => about === "remedy")?.values[0]?.slice(0, 30)].filter(Boolean).join(" | ");
		};
		expect(valuesOf(explain("content/draft.md"), "page")).toEqual(["docs/fields.md"]);
		expect(valuesOf(explain("content/bad.md"), "page")?.[0]).toMatch(/^docs\/problems\.md#/);
		expect(valuesOf(explain("content/lone.yml"), "page")).toEqual(["docs/problems.md#sidecar-no-story"]);
		expect(told("content/a.md")).toBe("on site | content/a.md is on the site: it stands at /2024/03/15/a.html as soon as you build.");
		expect(told("c.md")).toContain('content/c.md is not on the site. The id "same" is that of b.md already; this story is left out.');
		expect(told(path.join(root, "content/draft.md"))).toBe(
			"not on site | content/draft.md is not on the site. The story is a draft. (line 2) | Take out its field draft, or c",
		);
		expect(told("odd.md")).toContain(
			'status: "pendng" does not say whether the story is public; it is taken for a draft. (line 2) | Write published, draft or with',
		);
		expect(told("embargo.md")).toContain("The story is under embargo until 2099-01-01.");
		expect(told("future.md")).toContain("The story is dated in the future: 2098-01-01.");
		expect(told("expired.md")).toContain("content/expired.md has expired: its words are not on the site");
		expect(told("withdrawn.md")).toContain("content/withdrawn.md was withdrawn: its words are not on the site");
		expect(told("bad.md")).toMatch(
			/^not on site \| content\/bad.md is not on the site\. This is not YAML: .* \(line 3\) \| Write each field/,
		);
		expect(told("x.rst")).toContain("Stories in reStructuredText are not read. | Convert it to Markdown");
		expect(told("content/_layouts/l.md")).toContain("It lies in content/_layouts/, and a folder of this name holds templates");
		expect(told("content/.hidden.md")).toContain("Nothing is read whose name begins with a dot");
		expect(told("lone.yml")).toContain("content/lone.yml is used for nothing. There is no story of this name");
		expect(told("A Draft")).toContain("content/draft.md is not on the site. The story is a draft.");
		expect(told("/2024/03/17/draft")).toContain(
			"Nothing stands at /2024/03/17/draft. Its story content/draft.md is not on the site. The story is a draft.",
		);
		expect(told("nothing.md")).toContain("unknown | There is no file nothing.md, no page at that address");
		expect(Object.keys(treeOf(root)).filter((file) => file.startsWith("dist"))).toEqual([]);
	});

	it("says of links that are not followed, and of what lies behind them, where they lead", async () => {
		const root = makeArchive({ "content/a.md": story("A wall", {}), "content/empty/pic.svg": SVG, "other/b.md": story("B", {}) });
		symlinkSync("nowhere.md", path.join(root, "content/broken.md"));
		symlinkSync("itself.md", path.join(root, "content/itself.md"));
		symlinkSync("../other", path.join(root, "content/outside"));
		symlinkSync(".", path.join(root, "content/loop"));
		const known = await open(root);
		const told = (file: string) => {
			const { answer, facts } = explainIn(known, file, root);
			return [answer, facts.find(({ about }) => about === "remedy")?.values[0]].join(" | ");
		};
		expect(told("content/broken.md")).toBe(
			"content/broken.md is not on the site. This link leads nowhere. | Put the file there to which it leads, or delete the link.",
		);
		expect(told("content/itself.md")).toContain("This link leads back to itself. | Delete it.");
		const outside = "This link leads out of the content folder; it is not followed. | Copy the file into the folder.";
		expect(told("content/outside")).toBe(`No story of content/outside/ is on the site. ${outside}`);
		expect(told("content/outside/b.md")).toBe(`content/outside/b.md is not on the site. It lies below content/outside. ${outside}`);
		expect(told("content/loop")).toContain("This link leads back to a folder that it lies in. | Delete it.");
		expect(told("content/empty")).toBe("No story of content/empty/ is on the site. It holds none. | ");
		expect(told("x".repeat(5000))).toContain("There is no file x");
	});

	it("says at an address that nobody knows which story of its name is not on the site", async () => {
		const root = makeArchive({
			"content/a.md": story("A wall", {}),
			"content/2024-03-15-bad.md": "---\ntitle: [\n---\n",
			"content/x.rst": "Title\n=====\n",
			"content/draft.md": story("A draft", { published: "2024-03-17", draft: true, slug: "soon" }),
		});
		const known = await open(root);
		const told = (url: string) => explainIn(known, url, root).answer;
		const bad = "A story has this name: content/2024-03-15-bad.md is not on the site. This is not YAML";
		expect(told("/undated/bad.html")).toContain(`Nothing stands at /undated/bad.html. ${bad}`);
		expect(told("/2024/03/15/bad/")).toContain(bad);
		expect(told("/x")).toContain("content/x.rst is not on the site. Stories in reStructuredText are not read.");
		expect(told("/x/?%")).toContain("content/x.rst is not on the site.");
		expect(told("/news/soon.html")).toContain("content/draft.md is not on the site. The story is a draft.");
		expect(told("/other.html")).toContain("nothing is known to have stood there");
	});

	it("says of a table whose rows are about no story what is wrong with it", async () => {
		const root = makeArchive({ "content/a.md": story("A wall", {}), "content/articles.csv": "headline,published\nA,2024\n" });
		const { answer, state, facts } = explainIn(await open(root), "content/articles.csv", root);
		expect([state, answer]).toEqual(["not on site", expect.stringContaining('is used for nothing. The table has no column "file"')]);
		expect(facts[0]?.values).toEqual(['Write "file" above the column that names the files of the stories.']);
	});

	it("says that nothing is published as long as an address would be lost", async () => {
		const root = makeArchive({ "content/a.md": story("A wall", { published: "2024-03-15" }), "urls.txt": "/news/first.html\tlost\n" });
		const { answer, state, facts } = explainIn(await open(root), "a.md", root);
		expect([state, answer]).toEqual([
			"not on site",
			expect.stringMatching(/^content\/a\.md is not on the site yet\. Nothing is published as long as this stands: .*first\.html/),
		]);
		expect(facts[0]?.about).toBe("remedy");
	});

	it("says of other files what they are used for", async () => {
		const root = makeArchive(FILES, SETTINGS);
		const known = await open(root);
		const explain = (asked: string) => explainIn(known, asked, root);
		const told = (file: string) => explain(file).answer;
		expect(told("side.yml")).toBe("content/side.yml is the sidecar of content/side.txt: its fields are those of the story.");
		expect(told("content/sub/articles.csv")).toBe("content/sub/articles.csv is a table with rows about 1 story.");
		expect(told("terms.yml")).toBe("content/terms.yml tells of tags: 2 (1 hidden).");
		expect(told("pic.svg")).toBe("/media/pic.svg is the file content/pic.svg, copied as it is; 1 story shows it.");
		expect(told("only.svg")).toBe("content/only.svg is not on the site. Only stories show it that are not on the site themselves.");
		expect(told("layouts/story.njk")).toBe(
			"templates/layouts/story.njk is used for 4 pages, of the kind story; it stands over backfile/layouts/story.njk.",
		);
		expect(told("backfile/layouts/story.njk")).toBe("backfile/layouts/story.njk is not used: templates/layouts/story.njk stands over it.");
		expect(told("templates/layouts/stroy.njk")).toContain("is used for no page of the archive");
		expect(told("content")).toBe("content/ holds 13 files of stories; 7 of them are on the site.");
		expect(told("content/sub")).toBe("content/sub/ holds 1 file of a story; it is on the site.");
		expect(valuesOf(explainIn(known, "content", root), "missing")).toContain("content/draft.md: The story is a draft. (line 2)");
		expect(told(".eleventy.ts")).toContain("has the settings of the archive");
	});

	it("finds what stands at an address in any of its forms, and why nothing does", async () => {
		const root = makeArchive({ ...FILES, "urls.txt": "/news/first.html\tlost\n" }, SETTINGS);
		const known = await open(root);
		const explain = (asked: string) => explainIn(known, asked, root);
		const told = (address: string) => explain(address).answer;
		const page = "/2024/03/15/a.html is the story “Harbour wall”, content/a.md.";
		for (const form of [
			"https://example.org/archive/2024/03/15/a.html",
			"/archive/2024/03/15/a",
			"/2024/03/15/A/",
			"http://localhost:8080/archive/2024/03/15/a",
		])
			expect(told(form)).toBe(page);
		expect(told("/old/wall")).toBe(
			"/old/wall is an old address: it leads to /2024/03/15/a.html, since content/a.md names it in redirect_from.",
		);
		expect(told("https://elsewhere.example/old/wall")).toContain("elsewhere.example is no host of this site");
		expect(told("/tags/harbour/")).toBe("/tags/harbour/ is the page of the tag “Harbour”, with 2 stories.");
		expect(told("/tags/old-name/")).toContain("“Old Name” is one with “Harbour”, which stands at /tags/harbour/.");
		expect(told("/tags/secret/")).toBe("Nothing stands at /tags/secret/: terms.yml hides it.");
		expect(told("/2020/01/02/withdrawn.html")).toContain("says that a story was withdrawn: the story “Gone”, content/withdrawn.md.");
		expect(told("/search.html")).toContain("there is no search, as the setting search says");
		expect(told("/2024/03/20/")).toBe("Nothing stands at /2024/03/20/: no story on the site is of 2024-03-20.");
		expect(told("/blog/a/")).toContain("It is probably an old address of content/a.md, which stands at /2024/03/15/a.html.");
		expect(told("/news/first.html")).toContain("Nothing answers at /news/first.html any more");
		const { facts, state } = explain("/tags/harbor/");
		expect([state, facts[0]?.values[0]]).toEqual(["unknown", "/tags/harbour/"]);
	});

	it("tells what leads on from an old address at which no page can stand, or what is missing for that", async () => {
		const files = { "content/a.md": story("A wall", { published: "2024-03-15", old_addresses: "https://old.example.org/?p=12" }) };
		const told = async (settings: Partial<ArchiveSettings>) => {
			const root = makeArchive(files, settings);
			const { answer, state, facts } = explainIn(await open(root), "https://old.example.org/?p=12", root);
			return [state, answer, ...facts.map(({ values }) => values[0])].join(" | ");
		};
		expect(await told({})).toContain(
			"not on site | /?p=12 is an old address of /2024/03/15/a.html, since content/a.md names it in old_addresses, on old.example.org; but no setting",
		);
		expect(await told({})).toContain('Add "old.example.org" to the setting formerHosts');
		expect(await told({ formerHosts: ["old.example.org"] })).toContain("the settings name no host that could lead on. | Name your host");
		expect(await told({ formerHosts: ["old.example.org"], host: "nginx" })).toBe(
			"on site | /?p=12 is an old address of /2024/03/15/a.html, since content/a.md names it in old_addresses; and the rules of nginx lead on. | https://example.org/2024/03/15/a.html",
		);
	});

	it("names what a page is made from and what links to it", async () => {
		const root = makeArchive(FILES, SETTINGS);
		const known = await open(root);
		const explain = (asked: string) => explainIn(known, asked, root);
		const told = explain("content/b.md");
		expect(valuesOf(told, "templates")?.slice(0, 2)).toEqual(["templates/layouts/story.njk", "backfile/layouts/base.njk"]);
		expect(valuesOf(told, "settings")?.[0]).toBe(".eleventy.ts");
		expect(valuesOf(told, "listedOn")).toEqual(expect.arrayContaining(["/", "/2024/03/16/", "/tags/harbour/"]));
		expect(valuesOf(told, "linkedFrom")).toEqual(["content/a.md (in its text)"]);
		expect(valuesOf(told, "feeds")).toContain("/tags/harbour/feed.xml");
		expect(valuesOf(told, "sitemaps")).toEqual(["/sitemaps/2024.xml"]);
		expect(valuesOf(explain("content/a.md"), "files")).toEqual(["content/a.md", "content/pic.svg", "content/terms.yml"]);
		expect(valuesOf(explain("content/sub/d.txt"), "files")).toEqual([
			"content/sub/d.txt",
			"content/sub/articles.csv:2",
			"content/terms.yml",
		]);
		expect(valuesOf(explain("/about.html"), "everyPage")).toEqual(["the list of standing pages"]);
	});

	it("says why a page was made anew or not, and whether the next build makes it anew, and writes nothing", async () => {
		const root = makeArchive(FILES, SETTINGS);
		await buildArchive(root);
		const buildOf = async (asked: string) => {
			const told = explainIn(await open(root), asked, root);
			return [...(valuesOf(told, "build") ?? []), ...(valuesOf(told, "next") ?? [])].join(" ");
		};
		expect(await buildOf("content/b.md")).toMatch(
			/^Made anew by the build of .*: it was the first one.* It is left as it is\. Nothing has changed/,
		);
		write(root, { "content/a.md": story("Harbour wall", { published: "2024-03-15", tags: ["Harbour"], section: "News" }, "Other words.") });
		const before = treeOf(root);
		await anHourLater(async () => {
			expect(await buildOf("content/a.md")).toContain("It is made anew, since content/a.md has changed.");
			expect(await buildOf("/tags/harbour/")).toContain("It is made anew, since content/a.md has changed.");
			expect(await buildOf("content/side.txt")).toContain("It is left as it is.");
			expect(treeOf(root)).toEqual(before);
		});
		await buildArchive(root);
		expect(await buildOf("content/a.md")).toMatch(/^Made anew by the build of .*: content\/a\.md had changed; that gave the same bytes/);
		expect(await buildOf("/feed.xml")).toMatch(/^Made anew by the build of .*: content\/a\.md had changed\.( |$)/);
		expect(await buildOf("content/side.txt")).toMatch(/^Left as it was by the build of /);
		write(root, { "templates/layouts/story.njk": '{% extends "layouts/base.njk" %}' });
		expect(await buildOf("content/a.md")).toContain("as every page is, since these have changed: templates/layouts/story.njk.");
		write(root, { "dist/2020/05/05/a-side-story.html": "x" });
		expect(await buildOf("content/side.txt")).toContain("its file was changed since by another program");
	});
});

describe("explainWords", () => {
	it("offers files of several names, also where many have the same one", async () => {
		const folders = ["a", "b", "c", "d"].map((name) => [`content/${name}/harbor.md`, story(`Lamp ${name}`, { published: "2024-03-15" })]);
		const root = makeArchive({ ...Object.fromEntries(folders), "content/e/harbors.md": story("Sea", { published: "2024-03-15" }) });
		expect(valuesOf(explainIn(await open(root), "harbour.md", root), "nearest")).toContain("content/e/harbors.md");
	});
});
