import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { BuildReport } from "../../../src/pipeline/build.ts";
import { buildArchive, makeArchive, story, treeOf, write } from "../archives.ts";

const RULES = /^(link|anchor|media)-/;

const told = ({ problems }: BuildReport) =>
	problems.filter(({ rule }) => RULES.test(rule)).map(({ severity, rule, file, line }) => `${severity} ${rule} ${file}:${line}`);

/** The links in the body of a page, or in the first entry of a feed. */
function hrefs(root: string, file: string): string[] {
	const text = readFileSync(path.join(root, "dist", file), "utf8")
		.replaceAll("&lt;", "<")
		.replaceAll("&quot;", '"')
		.replaceAll("&gt;", ">");
	const body = /<p>Text (.*?)<\/p>/s.exec(text)?.[1] ?? "";
	return [...body.matchAll(/<a(?: href="([^"]*)")?>/g)].map(([, href]) => href ?? "none");
}

const body =
	"Text [b](b.md) [c](sub/c.md#x) [gone](gone.md) [old](https://old.example/2020/b/) [secret](secret.md) <a href='sub/c.md#y'>d</a>";

function makeLinking(): string {
	return makeArchive(
		{
			"content/a.md": story("A", { date: "2020-01-02" }, body),
			"content/b.md": story("B", { date: "2020-01-01" }),
			"content/sub/c.md": story("C", { date: "2019-05-06" }, '<p id="y">Words</p>'),
			"content/secret.md": story("Secret", { date: "2020-01-01", slug: "mayor-arrested", draft: true }),
		},
		{ formerHosts: ["old.example"] },
	);
}

const b = "/2020/01/01/b.html";
const c = "/2019/05/06/c.html";

describe("links between stories", () => {
	const problems = ["warning anchor-missing a.md:4", "warning link-broken a.md:4", "info link-unpublished a.md:4"];

	it("lead to the new addresses on the page and in the feeds, and are told of where they lead nowhere, from the cache as well", async () => {
		const root = makeLinking();
		const first = await buildArchive(root);
		expect(told(first)).toEqual(problems);
		expect(hrefs(root, "2020/01/02/a.html")).toEqual([b, `${c}#x`, "gone.md", b, "none", `${c}#y`]);
		const whole = (url: string) => `https://example.org${url}`;
		for (const feed of ["feed.xml", "atom.xml"])
			expect(hrefs(root, feed)).toEqual([whole(b), whole(`${c}#x`), whole("/2020/01/02/gone.md"), whole(b), "none", whole(`${c}#y`)]);
		for (const text of Object.values(treeOf(path.join(root, "dist")))) expect(text).not.toMatch(/secret\.md|mayor/);
		expect(told(await buildArchive(root))).toEqual(problems);
	});

	it("follow a story that moves, one that is published, and one that gets a place or is deleted", async () => {
		const root = makeLinking();
		await buildArchive(root);
		write(root, {
			"content/b.md": story("B", { date: "2020-01-01", slug: "moved" }),
			"content/secret.md": story("Secret", { date: "2020-01-01", slug: "mayor-arrested" }),
			"content/sub/c.md": story("C", { date: "2019-05-06" }, '<p id="y">Words</p><p id="x">More</p>'),
		});
		const report = await buildArchive(root);
		expect(told(report)).toEqual(["warning link-broken a.md:4"]);
		expect(hrefs(root, "2020/01/02/a.html")).toEqual([
			"/2020/01/01/moved.html",
			`${c}#x`,
			"gone.md",
			"/2020/01/01/moved.html",
			"/2020/01/01/mayor-arrested.html",
			`${c}#y`,
		]);
		const clean = await buildArchive(root, { cache: false, output: path.join(root, "again") });
		expect(told(clean)).toEqual(told(report));
		expect(treeOf(path.join(root, "dist"))).toEqual(treeOf(path.join(root, "again")));
	});

	it("are not broken where Eleventy makes the page", async () => {
		const root = makeArchive({
			"content/a.md": story("A", {}, "Text [contact](/contact/) [map](/map.html)"),
			"templates/contact.md": "# Contact\n",
		});
		const report = await buildArchive(root);
		expect(report.problems.filter(({ rule }) => rule === "link-broken").map(({ message }) => message)).toEqual([
			"The link /map.html leads nowhere.",
		]);
	});
});

describe("files of stories that are not published", () => {
	it("are not published, neither on account of a draft nor of one that cannot be read", async () => {
		const root = makeArchive({
			"content/a.md": story("A", { image: { src: "both.jpg", alt: "" } }),
			"content/draft.md": story("Draft", { draft: true, image: { src: "draft.jpg", alt: "" } }, "![x](both.jpg) [y](draft.pdf)"),
			"content/embargo.md": "---\ntitle: Embargo\nembargo: soon\nimage: embargo.jpg\n---\n",
			"content/yaml.md": "---\ntitle: [\nimage: yaml.jpg\n---\n![x](body.jpg)",
			"content/sidecar.md": "# Sidecar\n\n![x](sidecar.jpg)",
			"content/sidecar.yml": "embargo: [",
			"content/table/articles.csv": 'file,embargo\nx.md,"2999',
			"content/table/y.md": "# Y\n\n![x](table.jpg)",
			...Object.fromEntries(
				["both.jpg", "draft.jpg", "draft.pdf", "embargo.jpg", "yaml.jpg", "body.jpg", "sidecar.jpg", "table/table.jpg", "nobody.jpg"].map(
					(name) => [`content/${name}`, name],
				),
			),
		});
		for (const _ of ["first", "from the cache"]) {
			const { problems } = await buildArchive(root);
			const files = Object.keys(treeOf(path.join(root, "dist"))).filter((file) => file.startsWith("media/"));
			expect(files).toEqual(["media/both.jpg", "media/nobody.jpg"]);
			const notes = problems.filter(({ rule }) => rule === "media-unpublished").map(({ file }) => file);
			expect(notes).toEqual(["draft.md", "embargo.md", "sidecar.md", "table/y.md", "yaml.md"]);
			expect(readFileSync(path.join(root, "dist/.backfile.json"), "utf8")).not.toMatch(/draft|embargo\.|yaml|sidecar|table/);
			write(root, { "content/b.md": story("B") });
		}
		write(root, { "content/draft.md": story("Draft", { image: { src: "draft.jpg", alt: "" } }) });
		await buildArchive(root);
		expect(existsSync(path.join(root, "dist/media/draft.jpg"))).toBe(true);
		write(root, { "content/draft.md": story("Draft", { status: "withdrawn", image: { src: "draft.jpg", alt: "" } }) });
		await buildArchive(root);
		expect(existsSync(path.join(root, "dist/media/draft.jpg"))).toBe(false);
	});
});
