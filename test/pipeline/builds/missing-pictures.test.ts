import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { BuildReport } from "../../../src/pipeline/build.ts";
import { buildArchive, makeArchive, story, write } from "../archives.ts";

function missing({ problems }: BuildReport): string[] {
	return problems
		.filter(({ rule }) => rule === "media-missing")
		.map(({ severity, file, line, message, remedy }) => `${severity} ${file}:${line} ${message} ${remedy}`);
}

const shows = { image: { src: "boat.svg", alt: "A boat" } };

describe("pictures that are missing", () => {
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
		expect(await buildArchive(root)).toEqual({ ...without, changes: { added: [], changed: [], removed: [] } });
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
			"boat.php?id=3",
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
	});
});
