import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { decodeHTML } from "entities";
import { describe, expect, it } from "vitest";
import type { BuildReport } from "../../../src/pipeline/build.ts";
import { buildArchive, makeArchive, story, treeOf, write } from "../archives.ts";

function missing({ problems }: BuildReport): string[] {
	return problems
		.filter(({ rule }) => rule === "media-missing")
		.map(({ severity, file, line, message, remedy }) => `${severity} ${file}:${line} ${message} ${remedy}`);
}

/** The pictures of a page or of a feed in JSON, and what stands in the place of those that are missing. */
function shownIn(root: string, file: string): string[] {
	const text = readFileSync(path.join(root, "dist", file), "utf8");
	const html = file.endsWith(".json")
		? JSON.parse(text)
				.items.map((item: { content_html: string }) => item.content_html)
				.join("")
		: text;
	return [...html.matchAll(/<img [^>]*alt="([^"]*)"|<span class="missing">(.*?)<\/span>/g)].map(([, alt, note]) =>
		decodeHTML(alt === undefined ? (note ?? "").replace(/<.?b>/g, "") : `img ${alt}`),
	);
}

const shows = { image: { src: "boat.svg", alt: "A boat" } };

describe("pictures that are missing", () => {
	it("are told once where they are links to themselves, with the file of a link that leads to another one", async () => {
		const root = makeArchive({
			"content/a.md": "---\ntitle: A\n---\n[![A boat](boat.jpg)](boat.jpg)\n\n[![A boat](small.jpg)](large.jpg)\n",
		});
		expect(missing(await buildArchive(root)).map((text) => text.split(". ")[0])).toEqual([
			"warning a.md:4 There is no picture boat.jpg",
			"warning a.md:6 There is no file large.jpg",
			"warning a.md:6 There is no picture small.jpg",
		]);
	});

	it("are reported with the story and the line, from the cache as well, and no more once they are there", async () => {
		const root = makeArchive({
			"content/x/a.md": `---\ntitle: First\nimage: boat.svg\n---\nWords.\n\n![A boat](../boat.svg)\n![](/media/x/boat.svg#top)\n`,
			"content/pages/about.html": "---\ntitle: About\n---\n<p>Us</p>\n<img src=me.jpg alt=Me>",
			"content/c.md": story("Draft", { status: "draft", ...shows }),
			"content/x/boat.svg": "<svg/>",
			"content/boat.svg": "<svg/>",
		});
		const about = "warning pages/about.html:5 There is no picture pages/me.jpg. Put the file there,";
		const boats = [
			"warning x/a.md:3 There is no picture x/boat.svg. Put the file there,",
			"warning x/a.md:7 There is no picture boat.svg. Put the file there,",
			"warning x/a.md:8 There is no picture x/boat.svg. Put the file there,",
		].map((text) => expect.stringContaining(text));
		expect(missing(await buildArchive(root))).toEqual([expect.stringContaining(about)]);
		for (const file of ["content/x/boat.svg", "content/boat.svg"]) rmSync(path.join(root, file));
		const without = await buildArchive(root);
		expect(missing(without)).toEqual([expect.stringContaining(about), ...boats]);
		const again = await buildArchive(root);
		expect(again).toEqual({ ...without, changes: { added: [], changed: [], removed: [] }, run: again.run });
		write(root, { "content/x/boat.svg": "<svg/>", "content/boat.svg": "<svg/>" });
		expect(missing(await buildArchive(root))).toEqual([expect.stringContaining(about)]);
	});

	it("are found by a name that differs in case or in Unicode form alone, where there is only one", async () => {
		const root = makeArchive({
			"content/a.md": story(
				"First",
				{ image: { src: "BOAT.jpg", alt: "A" } },
				"![B](boat.jpg) ![C](caf%C3%A9.jpg) ![D](../../boat.jpg) ![E](boat.php?id=3)",
			),
			"content/b.md": story("Second", {}, "![F](x/quay.jpg)"),
			"content/Boat.JPG": "x",
			"content/cafe\u0301.jpg": "x",
			"content/x/Quay.jpg": "x",
			"content/x/QUAY.jpg": "x",
		});
		expect(missing(await buildArchive(root))).toEqual([
			expect.stringContaining("no picture boat.php. Name a file of a kind that is published,"),
			expect.stringContaining("b.md:4 There is no picture x/quay.jpg. There are several files of such a name, one of them x/QUAY.jpg"),
		]);
		const page = readFileSync(path.join(root, "dist/undated/a.html"), "utf8");
		expect([...page.matchAll(/<img src="([^"]*)"/g)].map(([, src]) => src)).toEqual([
			"/media/Boat.JPG",
			"/media/Boat.JPG",
			"/media/cafe%CC%81.jpg",
			"/media/Boat.JPG",
		]);
		expect(page).toContain('property="og:image" content="https://example.org/media/Boat.JPG"');
	});

	it("are not those that lie in assets, stand elsewhere, or are copied by Eleventy", async () => {
		const root = makeArchive({
			"content/a.md": story(
				"First",
				{},
				"![A](/assets/favicon.svg) ![B](https://elsewhere.org/b.jpg) ![C](/uploads/2014/03/c.jpg) ![D](/uploads/d.jpg)",
			),
			"old/c.jpg": "x",
		});
		write(root, {
			".eleventy.ts": `import { backfile, defineArchive } from "backfile";
export const archive = defineArchive({ title: "Test", url: "https://example.org/" });
export default function (config) {
	config.addPlugin(backfile, archive);
	config.addPassthroughCopy({ ${JSON.stringify(path.relative(process.cwd(), path.join(root, "old/c.jpg")))}: "uploads/2014/03/c.jpg" });
}
`,
		});
		for (const _ of ["first", "again"])
			expect(missing(await buildArchive(root))).toEqual([
				expect.stringContaining("There is no picture /uploads/d.jpg. Put the file into the content folder and name it"),
			]);
		expect(shownIn(root, "undated/a.html")).toEqual(["img A", "img B", "img C", "Picture missing: D"]);
		rmSync(path.join(root, "old/c.jpg"));
		expect(missing(await buildArchive(root)).length).toBe(2);
		expect(shownIn(root, "undated/a.html")).toEqual(["img A", "img B", "Picture missing: C", "Picture missing: D"]);
	});

	it("are words on the page, in the feed and in no metadata, until they are there", async () => {
		const root = makeArchive({
			"content/a.md": story(
				"First",
				{ published: "2020-01-01", image: { src: "lead.png", alt: "A <lead>", caption: "Below" } },
				'[![A "boat" & *more*](boat.png)](boat.png) <img src="quay.png" alt="A quay" width="20">\n',
			),
			"content/b.md": story("Second", { published: "2020-01-02" }, "Text ![Lamp](lamp.png) and text"),
		});
		await buildArchive(root);
		const [lead, boat, quay] = ["A <lead>", 'A "boat" & more', "A quay"].map((alt) => `Picture missing: ${alt}`);
		expect(shownIn(root, "2020/01/01/a.html")).toEqual([lead, boat, quay]);
		expect(shownIn(root, "2020/01/02/b.html")).toEqual(["Picture missing: Lamp"]);
		expect(shownIn(root, "feed.json").sort()).toEqual([lead, boat, quay, "Picture missing: Lamp"].sort());
		const tree = treeOf(path.join(root, "dist"));
		const page = tree["2020/01/01/a.html"] ?? "";
		expect(page).not.toContain("og:image");
		for (const name of ["lead.png", "boat.png", "quay.png"]) expect(page).not.toContain(name);
		for (const feed of ["feed.xml", "feed.json", "atom.xml"]) expect(tree[feed]).not.toMatch(/lead\.png|<img|pictures\.js/);
		expect(page).not.toContain("pictures.js");

		write(root, { "content/boat.png": "x", "content/lead.png": "x" });
		const changed = (await buildArchive(root)).changes.changed.map(({ path: file }) => file);
		expect(changed).toContain("2020/01/01/a.html");
		expect(changed).not.toContain("2020/01/02/b.html");
		expect(shownIn(root, "2020/01/01/a.html")).toEqual(["img A <lead>", 'img A "boat" & more', quay]);
		const incremental = treeOf(path.join(root, "dist"));
		rmSync(path.join(root, "dist"), { recursive: true });
		await buildArchive(root, { cache: false });
		expect(treeOf(path.join(root, "dist"))).toEqual(incremental);
	});
});
