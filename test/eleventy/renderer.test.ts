import path from "node:path";
import { describe, expect, it } from "vitest";
import { unrendered } from "../../src/eleventy/render.ts";
import { buildArchive, makeArchive, story, temporary, treeOf, write } from "../pipeline/archives.ts";

/** The owner's config, and what else it says. */
const config = (more: string) => `import { backfile, defineArchive } from "backfile";
export const archive = defineArchive({ title: "T", url: "https://example.org/", onThisDay: false, search: false });
export default function (config) {
	config.addPlugin(backfile, archive);
	config.addGlobalData("paper", async () => ({ name: "The Paper" }));
	config.addFilter("where", function (value) { return value + this.page.url; });
	config.addAsyncShortcode("length", async function () { return this.page.outputPath.length; });
	${more}
}
`;

/** An archive whose templates show what Eleventy says of a page. */
function makeTelling(more: string): string {
	return makeArchive({
		"content/a.md": story("First", { published: "2020-01-01", tags: ["x"], redirect_from: "/old/" }),
		"content/b.md": story("Second", { published: "1957-03~", tags: ["x"] }, "{{ braces }}"),
		"templates/layouts/story.njk":
			"{{ item.url }} {{ page.url }} {{ page.outputPath }} {{ page.inputPath }} {{ page.fileSlug }} {{ page.filePathStem }} " +
			"{{ page.outputFileExtension }} {{ eleventy.generator }} {{ paper.name }} {{ 'x' | where }} {% length %} " +
			"{{ item.article | body(item.pictures, item.links) | safe }}",
		"templates/layouts/not-found.njk": "{{ page.url }} {{ page.outputPath }} {{ page.inputPath }}",
		"templates/layouts/front.njk": "{{ page.url }} {{ page.outputPath }}",
		"templates/feeds/rss.njk": "{{ page.outputFileExtension }} {{ page.url }}",
		".eleventy.ts": config(more),
	});
}

describe("outputs", () => {
	it("are the same whether each is a page of Eleventy or not", async () => {
		const root = makeTelling("");
		await buildArchive(root);
		const tree = treeOf(`${root}/dist`);
		write(root, { ".eleventy.ts": config('config.addTransform("none", (content) => content);') });
		const { changes } = await buildArchive(root, { cache: false });
		expect(changes).toEqual({ added: [], changed: [], removed: [] });
		expect(tree["2020/01/01/a.html"]).toContain("The Paper x/2020/01/01/a.html");
		expect(tree["index.html"]).toMatch(/^\/ .*\/dist\/index\.html$/);
	});

	it("pass through an owner's transform", async () => {
		const root = makeTelling('config.addTransform("signed", function (content) { return content + "<!-- " + this.page.url + " -->"; });');
		await buildArchive(root);
		expect(treeOf(`${root}/dist`)["404.html"]).toMatch(/<!-- \/404\.html -->$/);
	});

	it("extend our templates by their names, also those that the owner's stand over", async () => {
		const root = makeArchive({
			"content/a.md": story("First", { section: "Sport" }),
			"content/b.md": story("Second", { section: "News" }),
			"templates/layouts/term.njk":
				'{% extends "backfile/layouts/term.njk" %}{% block styles %}{{ super() }}{% if item.url == "/sections/sport/" %}<!-- sport -->{% endif %}{% endblock %}',
			".eleventy.ts": config(""),
		});
		await buildArchive(root);
		const tree = treeOf(`${root}/dist`);
		expect(tree["sections/sport/index.html"]).toMatch(/indexes\.css">\s*<!-- sport -->[^]*<h1>Sport<\/h1>/);
		expect(tree["sections/news/index.html"]).toMatch(/indexes\.css">[^]*<h1>News<\/h1>/);
		expect(tree["sections/news/index.html"]).not.toContain("<!-- sport -->");
	});
});

describe("unrendered", () => {
	it("names the filter that may be meant, and the page that lists all", () => {
		const folder = temporary();
		write(folder, { "layouts/story.njk": "{{ item.article.published | dateTxt }}" });
		const { message, remedy, page } = unrendered(new Error("filter not found: dateTxt"), [folder], undefined, ["href", "dateText"]);
		expect(message).toBe(
			`the templates could not be rendered: ${path.join(folder, "layouts/story.njk")}:1:29: there is no filter dateTxt.`,
		);
		expect([remedy.startsWith("Did you mean dateText? Mend"), page]).toEqual([true, "docs/variables.md#filters"]);
	});

	it("names the line on which a filter stands that there is none of, and not the one that Nunjucks noted last", () => {
		const folder = temporary();
		const file = path.join(folder, "story.njk");
		write(folder, { "story.njk": '{% extends "backfile/layouts/story.njk" %}\n{% block afterText %}\n{{ item.article | minuts }}\n' });
		const { message } = unrendered(new Error(`(${file}) [Line 1, Column 3] Error: filter not found: minuts`), [folder]);
		expect(message).toBe(`the templates could not be rendered: ${file}:3:19: there is no filter minuts.`);
	});
});
