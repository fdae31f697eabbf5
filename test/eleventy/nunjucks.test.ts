import path from "node:path";
import { expect, it } from "vitest";
import { buildArchive, makeArchive, story, treeOf } from "../pipeline/archives.ts";

it("an owner's template extends the one of ours that it stands over, and own.css comes and goes with its file", async () => {
	const root = makeArchive({
		"content/a.md": story("First", { published: "2020-01-01", section: "Farms" }),
		"content/b.md": story("Second", { published: "2020-01-02", section: "Roads" }),
		"templates/layouts/term.njk": `{% extends "backfile/layouts/term.njk" %}
{% block main %}{% if item.term.url == "/sections/farms/" %}<p>Only here.</p>{% endif %}{{ super() }}{% endblock %}`,
		"templates/assets/own.css": "body { margin: 0 }",
	});
	await buildArchive(root);
	const site = treeOf(path.join(root, "dist"));
	expect(Object.keys(site).filter((file) => site[file]?.includes("Only here."))).toEqual(["sections/farms/index.html"]);
	expect(site["sections/farms/index.html"]).toContain('<p class="facts">1 story</p>');
	expect(site["sections/farms/index.html"]).toContain('<body data-url="/sections/farms/">');
	expect(site["2020/01/01/a.html"]).toContain('<body data-url="/2020/01/01/a.html" data-section="/sections/farms/">');
	expect(site["2020/01/01/a.html"]).toMatch(/style\.css">\n<link rel="stylesheet" href="\/assets\/own\.css">/);
	expect(site["assets/own.css"]).toBe("body { margin: 0 }");
});

it("a template of ours that there is none of is told by its name", async () => {
	const root = makeArchive({
		"content/a.md": story("First"),
		"templates/layouts/story.njk": '{% extends "backfile/layouts/strory.njk" %}',
	});
	await expect(buildArchive(root)).rejects.toThrow(/strory/);
});
