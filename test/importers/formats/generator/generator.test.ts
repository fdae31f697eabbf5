import { expect, it } from "vitest";
import { eleventy } from "../../../../src/importers/formats/generator/eleventy/eleventy.ts";
import { hexo } from "../../../../src/importers/formats/generator/hexo/hexo.ts";
import { hugo } from "../../../../src/importers/formats/generator/hugo/hugo.ts";
import { jekyll } from "../../../../src/importers/formats/generator/jekyll/jekyll.ts";
import { nikola } from "../../../../src/importers/formats/generator/nikola/nikola.ts";
import { pelican } from "../../../../src/importers/formats/generator/pelican/pelican.ts";
import { zola } from "../../../../src/importers/formats/generator/zola/zola.ts";
import { folderOf, readTwice } from "../../passes.ts";

const LONG = `---\ntitle: Long\nnote: |\n${`  ${"x".repeat(98)}\n`.repeat(11_000)}---\nWords.`;
const STORY = "---\ntitle: Story\ndate: 2024-01-02\n---\nWords.";

it.each([
	[jekyll.name, jekyll, { "_config.yml": "", "_posts/2024-01-01-a.md": LONG, "_posts/2024-01-02-b.md": STORY }],
	[hexo.name, hexo, { "_config.yml": "", "source/_posts/a.md": LONG, "source/_posts/b.md": STORY }],
	[hugo.name, hugo, { "hugo.toml": "", "content/posts/a.md": LONG, "content/notes/_index.md": LONG, "content/posts/b.md": STORY }],
	[
		zola.name,
		zola,
		{
			"zola.toml": "",
			"content/a.md": LONG,
			"content/notes/_index.md": LONG,
			"content/b.md": STORY.replaceAll("---", "+++").replaceAll(": ", " = ").replace("Story", '"Story"'),
		},
	],
	[pelican.name, pelican, { "pelicanconf.py": "", "content/a.md": LONG, "content/b.md": STORY }],
	[nikola.name, nikola, { "conf.py": "", "posts/a.md": LONG, "posts/b.md": STORY }],
	[
		eleventy.name,
		eleventy,
		{ ".eleventy.js": "", "_includes/long.njk": LONG, "posts/a.md": LONG, "posts/b.md": STORY.replace("title", "layout: long.njk\ntitle") },
	],
] as const)("%s leaves out a page whose front matter is far too long, and reads the others", async (_, importer, files) => {
	const { stories, problems } = await readTwice(importer, [folderOf(files)]);
	expect(stories.map(({ fields }) => fields.headline)).toEqual(["Story"]);
	expect(problems.map(({ message }) => message).join("\n")).toContain("it has more than 1,000,000 characters of front matter");
});
