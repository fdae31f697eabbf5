import path from "node:path";
import { describe, expect, it } from "vitest";
import { importerFor } from "../../../../../src/importers/formats/formats.ts";
import { hexo } from "../../../../../src/importers/formats/generator/hexo/hexo.ts";
import { describeImporter, emptyFolder, importInto, treeOf } from "../../../contract.ts";
import { folderOf, readTwice, sourceOf } from "../../../passes.ts";

const gazette = path.join(import.meta.dirname, "fixtures", "gazette");

describeImporter(hexo, [gazette]);

describe("a site of Hexo", () => {
	it("is recognised, and not taken for one of Jekyll", () => {
		expect(importerFor([sourceOf(gazette)])).toBe(hexo);
		const octopress = folderOf({ "_config.yml": "title: x", Rakefile: "", "source/_posts/2024-03-04-a.md": "---\n---\nA" });
		expect(importerFor([sourceOf(octopress)]).name).toBe("jekyll");
	});

	it("gives posts, drafts and pages, with their addresses", async () => {
		const { stories, skipped } = await readTwice(hexo, [gazette]);
		expect(stories.map(({ key, kind, fields, addresses }) => [key, kind, fields.status, addresses[0]])).toEqual([
			["source/_drafts/plan", "story", "draft", "https://gazette.example/paper/uncategorized/plan/"],
			["source/_posts/ferry", "story", undefined, "https://gazette.example/paper/port/Ferries/1957/03/02/ferry/"],
			[
				"source/_posts/strike/strike-ends",
				"story",
				undefined,
				"https://gazette.example/paper/uncategorized/1957/03/04/strike/strike-ends/",
			],
			["source/about/index", "page", undefined, "https://gazette.example/paper/about/"],
		]);
		expect(stories[1]?.addresses).toContain("https://gazette.example/paper/old/ferry.html");
		expect(stories[1]?.fields).toMatchObject({
			published: "1957-03-02T09:30:00+00:00",
			section: "Harbour",
			tags: ["boats", "fog", "Ferries"],
			image: "/images/wall.png",
		});
		expect(skipped).toEqual(["gazette/source/tags/index.md: it has no text: its layout makes it"]);
	});

	it("puts in the place of its tags what they showed, and names the rest", async () => {
		const { stories } = await readTwice(hexo, [gazette]);
		const ferry = stories.find(({ key }) => key.endsWith("ferry"));
		expect(ferry?.body.text).toBe(
			[
				'<img src="https://gazette.example/paper/port/Ferries/1957/03/02/ferry/boat.png" alt="In the fog" title="The boat">',
				"",
				'See <a href="https://gazette.example/paper/uncategorized/1957/03/04/strike/strike-ends/">the strike</a> and <a href="https://gazette.example/paper/uncategorized/1957/03/04/strike/strike-ends/">Dockers end their strike</a>.',
				"",
				"<!-- more -->",
				"",
				'<p>Sail.rb <a href="https://gazette.example/sail.rb">the file</a></p>',
				"",
				"```ruby",
				'puts "{{ sail }}"',
				"```",
				"",
				'<blockquote>\n\nIt *rains*.\n\n<p>— Mary Ann Evans, <cite><a href="https://gazette.example/mill">The Mill</a></cite></p></blockquote>',
				"",
				"",
				"::: warning Mind\n\nThe wall.\n\n:::",
				"",
				"",
				"{{ as typed }} {% weather London %} `{% code %}`",
				"",
			].join("\n"),
		);
		expect(ferry?.unknown).toMatchObject([{ name: "weather", line: 29 }]);
	});

	it("gives the day of the site and that of UTC, in which services build", async () => {
		const folder = folderOf({
			"_config.yml": "url: https://gazette.example\npermalink: :year/:month/:day/:title/\ntimezone: Asia/Taipei",
			"scaffolds/post.md": "",
			"source/_posts/early.md": "---\ntitle: Early\ndate: 2016/08/20 02:09:07\n---\nA",
			"source/_posts/late.md": "---\ntitle: Late\ndate: 2016-08-20 12:09:07\n---\nB",
			"source/_posts/whole.md": "---\ntitle: Whole\ndate: 2021/01/19\n---\nC",
		});
		const { stories } = await readTwice(hexo, [folder]);
		expect(stories.map(({ addresses }) => addresses.map((address) => address.replace("https://gazette.example", "")))).toEqual([
			["/2016/08/20/early/", "/2016/08/19/early/"],
			["/2016/08/20/late/"],
			["/2021/01/19/whole/", "/2021/01/18/whole/"],
		]);
	});

	it("brings the files of a post over", async () => {
		const root = emptyFolder();
		const report = await importInto(root, hexo, [gazette]);
		expect(report.missingMedia).toEqual([]);
		expect(Object.keys(treeOf(path.join(root, "content", "uploads")))).toEqual(["ferry/boat.png", "images/wall.png"]);
	});
});
