import path from "node:path";
import { describe, expect, it } from "vitest";
import { proveNames } from "../../../src/pipeline/prove/prove.ts";
import { proveWithheld } from "../../../src/pipeline/prove/withheld/prove.ts";
import { anHourLater, buildArchive, makeArchive, story, treeOf, write } from "../archives.ts";

const AT = "2020-01-02";

const COMMENTS = `- id: 7
  name: Anna Zimmerli
  date: 2020-01-02T10:00:00+00:00
  text: The *wall* is a folly.
- reply_to: 7
  name: Beatrix Quade
  text: Not at all.
`;

const archive = {
	"content/a.md": story("First", { published: AT }, "Words. [there](b.md#comment-7)"),
	"content/b.md": story("Second", { published: AT, id: "old:2" }),
	"content/draft.md": story("Third", { status: "draft" }),
	"content/gone.md": story("Fourth", { published: AT, status: "withdrawn" }),
	"content/pages/about.md": story("About", { id: "about" }),
	"content/comments/a.yml": COMMENTS,
	"content/comments/old%3A2.yml": "- { id: 7, name: Carla Ott, text: Seven }\n",
	"content/comments/about.yml": "- { name: Dora Pfeil, text: On a page }\n",
	"content/comments/draft.yml": "- { name: Emil Falke, text: Of a draft that nobody may read before it is whole }\n",
	"content/comments/gone.yml": "- { name: Gustav Halm, text: Of what was withdrawn by the editors of the paper }\n",
	"content/comments/opinion.md": story("An opinion", { published: AT }),
	"content/comments/opinion.yml": "section: Comment",
} as const;

const site = (root: string) => treeOf(path.join(root, "dist"));
const named = (tree: Readonly<Record<string, string>>, name: RegExp) => Object.keys(tree).filter((file) => name.test(tree[file] ?? ""));

describe("comments of readers", () => {
	it("stand below their stories and in their structured data, and nowhere else", async () => {
		const root = makeArchive(archive);
		const report = await buildArchive(root);
		expect(report.problems.map(({ rule }) => rule)).toEqual(["draft"]);
		const tree = site(root);
		expect(named(tree, /Anna Zimmerli|folly/)).toEqual(["2020/01/02/a.html"]);
		expect(named(tree, /Carla Ott/)).toEqual(["2020/01/02/b.html"]);
		expect(named(tree, /Dora Pfeil/)).toEqual(["about.html"]);
		expect(named(tree, /Falke|Halm/)).toEqual([]);
		const page = tree["2020/01/02/a.html"] ?? "";
		expect(page).toContain('"commentCount":2');
		expect(page).toContain('"dateCreated":"2020-01-02T10:00:00Z","text":"The wall is a folly."');
		expect(page).toMatch(/<li id="comment-7">[^]*<ol>\s*<li id="bf-comment-2">/);
		expect(tree["2020/01/02/opinion.html"]).toContain("Comment");
		expect(tree["2020/01/02/opinion.html"]).not.toContain("bf-comments");
	});

	it.each([
		["initials", /A\. Z\./],
		["none", /folly/],
	] as const)("show names as %s, and no whole name anywhere", async (names, shown) => {
		const root = makeArchive(archive, { comments: { names } });
		await buildArchive(root);
		const tree = site(root);
		expect(named(tree, shown)).toEqual(["2020/01/02/a.html"]);
		expect(named(tree, /Zimmerli|Quade|Carla|Pfeil/)).toEqual([]);
	});

	it("are not shown where the settings say so", async () => {
		const root = makeArchive(archive, { comments: { show: false } });
		await buildArchive(root);
		expect(named(site(root), /folly|commentCount|bf-comments/)).toEqual([]);
	});

	it("are found by their words where a setting says so, and with no whole name even there", async () => {
		const root = makeArchive(archive, { search: true, comments: { show: false, search: true, names: "initials" } });
		await buildArchive(root);
		const places = { output: path.join(root, "dist"), cache: false };
		const { things } = await proveNames(["folly", "Zimmerli", "Quade", "withdrawn by the editors of the paper"], places);
		expect(things.map((thing) => thing.places.map((place) => path.dirname(place.path)))).toEqual([["search/all/fragment"], [], [], []]);
	});

	it("of what is not public are looked for by prove --withdrawn", async () => {
		const root = makeArchive(archive);
		await buildArchive(root);
		write(root, { "dist/leak.html": "<p>Of what was withdrawn by the editors of the paper</p>" });
		const { things } = await proveWithheld({ config: path.join(root, ".eleventy.ts") });
		expect(things.map(({ what, places }) => [what, places.map((place) => place.path)])).toEqual([
			["draft.md", []],
			["gone.md", ["leak.html"]],
		]);
	});

	it("make their page anew when they change, come or go", async () => {
		const root = makeArchive(archive);
		await buildArchive(root);
		write(root, { "content/comments/a.yml": COMMENTS.replace("folly", "blessing") });
		const changed = await anHourLater(() => buildArchive(root));
		expect(changed.changes.changed.map((file) => file.path)).toEqual(["2020/01/02/a.html"]);
		expect(named(site(root), /blessing/)).toEqual(["2020/01/02/a.html"]);
		write(root, { "content/comments/a.yml": "[]\n", "content/comments/opinion2.yml": "" });
		await anHourLater(() => buildArchive(root));
		const apart = makeArchive({ ...archive, "content/comments/a.yml": "[]\n", "content/comments/opinion2.yml": "" });
		await buildArchive(apart);
		expect(site(root)).toEqual(site(apart));
		expect(named(site(root), /blessing/)).toEqual([]);
	});

	it("are told of where they cannot be read or belong to nothing, and the others are shown", async () => {
		const root = makeArchive({
			...archive,
			"content/comments/a.yml": `${COMMENTS}- name: nobody\n`,
			"content/comments/none.yml": "- text: x",
			"content/comments/old:2.yml": "- text: y",
			"content/comments/about.yml": "- [",
		});
		const { problems } = await buildArchive(root);
		expect(problems.map(({ file, rule, line }) => [file, rule, line]).filter(([, rule]) => rule !== "draft")).toEqual([
			["comments/a.yml", "comments-broken", 8],
			["comments/about.yml", "yaml-syntax", 2],
			["comments/none.yml", "comments-no-story", undefined],
			["comments/old:2.yml", "comments-twice", undefined],
		]);
		expect(named(site(root), /folly/)).toEqual(["2020/01/02/a.html"]);
		expect(named(site(root), /Carla Ott/)).toEqual(["2020/01/02/b.html"]);
	});

	it("lose the names that redactions take out, also where the id of their story holds one", async () => {
		const root = makeArchive({
			...archive,
			"content/anna-zimmerli.md": story("Fifth", { published: AT }),
			"content/comments/anna-zimmerli.yml":
				"- { name: Anna Zimmerli, id: anna-zimmerli, text: 'I, Anna *Zimmerli*, hereby declare it.' }\n",
			"content/redactions.yml": "- { name: Anna Zimmerli, in: all, confirm: true }\n",
		});
		const { problems } = await buildArchive(root);
		expect(problems.map(({ rule }) => rule)).toEqual(["draft"]);
		expect(named(site(root), /zimmerli/i)).toEqual([]);
		expect(named(site(root), /hereby declare/)).toHaveLength(1);
		expect(named(site(root), /Beatrix Quade/)).toEqual(["2020/01/02/a.html"]);
	});
});
