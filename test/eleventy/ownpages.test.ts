import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { buildArchive, makeArchive, story } from "../pipeline/archives.ts";

const BASE = '{% extends "layouts/base.njk" %}{% block main %}<h1>Who</h1>{% endblock %}';

it("a page of the owner's own that extends ours says in its head what its front matter says, and where it stands", async () => {
	const page = `---\npermalink: /our staff.html\ntitle: Staff & friends\ndescription: Who made it\nnoindex: true\n---\n${BASE}`;
	const root = makeArchive(
		{ "content/a.md": story("A", { published: "2024-01-02" }), "templates/staff.njk": page },
		{ url: "https://courier.example/paper/" },
	);
	await buildArchive(root);
	const html = readFileSync(path.join(root, "dist/our staff.html"), "utf8");
	expect(html).toContain("<title>Staff &amp; friends – Test</title>");
	expect(html).toContain('<link rel="canonical" href="https://courier.example/paper/our%20staff.html">');
	expect(html).toContain('<body data-url="/our%20staff.html">');
	expect(html).toContain('<meta name="description" content="Who made it">');
	expect(html).toContain('<meta name="robots" content="noindex">');
	expect(html).toContain('<meta property="og:title" content="Staff &amp; friends">');
	// No page of ours has two canonical addresses, or the title of another.
	const ours = readFileSync(path.join(root, "dist/2024/01/02/a.html"), "utf8");
	expect(ours.match(/rel="canonical"/g)).toHaveLength(1);
	expect(ours).toContain('<body data-url="/2024/01/02/a.html"');
});

it("a page of the owner's own that fails is named", async () => {
	const root = makeArchive({
		"content/a.md": story("A", { published: "2024-01-02" }),
		"templates/story.njk": '{% extends "backfile/layouts/story.njk" %}{% block afterText %}more{% endblock %}',
	});
	await expect(buildArchive(root)).rejects.toThrow(/^A page of your own could not be rendered: \S*templates\/story\.njk: /);
});

it("a fault in a page of the owner's own is told with its line in the file, and what may have been meant", async () => {
	const root = makeArchive({
		"content/a.md": story("A", { published: "2024-01-02" }),
		"templates/staff.njk": "---\npermalink: /staff.html\n---\n<p>{{ '/' | herf }}</p>",
	});
	const error = await buildArchive(root).catch((failure: unknown) => failure);
	expect(String(error)).toMatch(/templates\/staff\.njk:4:\d+: there is no filter herf\.$/);
	expect((error as { readonly remedy: string }).remedy).toMatch(/^Did you mean href\? Mend it/);
});

it("two pages of the owner's own at one address are told with both files", async () => {
	const page = "---\npermalink: /staff.html\n---\nWho";
	const root = makeArchive({
		"content/a.md": story("A", { published: "2024-01-02" }),
		"templates/staff.njk": page,
		"templates/more/crew.md": page,
	});
	await expect(buildArchive(root)).rejects.toThrow(
		/^Two pages of your own would stand at \/staff\.html: \S*templates\/more\/crew\.md and \S*templates\/staff\.njk\.$/,
	);
});

it("a page of the owner's own at the address of a story is told with both files", async () => {
	const root = makeArchive({
		"content/a.md": story("A", { published: "2024-01-02" }),
		"templates/staff.njk": "---\npermalink: /2024/01/02/a.html\n---\nWho",
	});
	await expect(buildArchive(root)).rejects.toThrow(
		/^Two files would stand at \/2024\/01\/02\/a\.html: your page \S*templates\/staff\.njk, and the page of content\/a\.md\.$/,
	);
});
