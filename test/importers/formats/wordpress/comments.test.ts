import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { wordpress } from "../../../../src/importers/formats/wordpress/wordpress.ts";
import { addsUp } from "../../../../src/importers/report/report.ts";
import { build } from "../../../../src/pipeline/build.ts";
import { settingsText } from "../../../pipeline/archives.ts";
import { dyingAfter, emptyFolder, importInto, treeOf } from "../../contract.ts";
import { type Item, wxrWith } from "./export.ts";

/** A comment as an export has it. */
interface Planted {
	readonly id: number;
	readonly name?: string;
	readonly text?: string;
	readonly approved?: string;
	readonly type?: string;
	readonly parent?: number;
}

const cdata = (text: string) => `<![CDATA[${text}]]>`;

/** What of each reader may come out nowhere. */
const SECRET = /secret\.example|198\.51\.100\.|2001:db8|Planted\/1\.0|home-of-/i;

function commentXml({ id, name = `Reader ${id}`, text = `Words of ${id}.`, approved = "1", type = "", parent = 0 }: Planted): string {
	const machine = id % 2 === 0 ? `198.51.100.${id}` : `2001:db8::${id}`;
	return `<wp:comment>
		<wp:comment_id>${id}</wp:comment_id>
		<wp:comment_author>${cdata(name)}</wp:comment_author>
		<wp:comment_author_email>mail-${id}@secret.example</wp:comment_author_email>
		<wp:comment_author_url>https://home-of-${id}.example/</wp:comment_author_url>
		<wp:comment_author_IP>${machine}</wp:comment_author_IP>
		<wp:comment_agent>${cdata("Planted/1.0")}</wp:comment_agent>
		<wp:comment_date>${cdata(`2015-06-01 12:${10 + id}:00`)}</wp:comment_date>
		<wp:comment_date_gmt>${cdata(`2015-06-01 11:${10 + id}:00`)}</wp:comment_date_gmt>
		<wp:comment_content>${cdata(text.replaceAll("MACHINE", machine))}</wp:comment_content>
		<wp:comment_approved>${cdata(approved)}</wp:comment_approved>
		<wp:comment_type>${cdata(type)}</wp:comment_type>
		<wp:comment_parent>${parent}</wp:comment_parent>
		<wp:comment_user_id>0</wp:comment_user_id>
		<wp:commentmeta><wp:meta_key>akismet_history</wp:meta_key><wp:meta_value>${cdata(`meta-${id}@secret.example ${machine}`)}</wp:meta_value></wp:commentmeta>
	</wp:comment>`;
}

function exported(items: readonly (Item & { readonly comments?: readonly Planted[] })[]): string {
	const file = path.join(emptyFolder(), "export.xml");
	writeFileSync(
		file,
		wxrWith(items.map(({ comments = [], ...item }) => ({ ...item, more: `${item.more ?? ""}${comments.map(commentXml).join("\n")}` }))),
	);
	return file;
}

const THREAD: readonly Planted[] = [
	{ id: 3, parent: 2, text: "Third, to one that waits." },
	{
		id: 1,
		name: "Anna &amp; Co <b>x</b>",
		text: "First.\n\nTwo\nlines with [code]a < b[/code], <a href='https://gazette.example/?p=2'>a link</a> &amp; more. <script>x()</script>",
	},
	{ id: 2, parent: 1, approved: "0" },
	{
		id: 4,
		name: "mail-4@secret.example",
		text: "Write to mail-4@secret.example, MAIL-4@SECRET.EXAMPLE, <a href='mailto:mail-4%40secret.example?subject=x'>me</a> or other@secret.example, at MACHINE.",
	},
	{ id: 5, name: "Eve (&lt;mail-5@secret.example&gt;)", text: "m&#97;il-5@secret.example" },
	{ id: 6, name: "198.51.100.6" },
	{ id: 7, approved: "spam" },
	{ id: 8, approved: "trash", parent: 4 },
	{ id: 9, parent: 8 },
	{ id: 10, type: "pingback" },
	{ id: 11, type: "trackback" },
	{ id: 12, type: "order_note", text: "meta@secret.example" },
	{ id: 13, text: " " },
	{ id: 14, approved: "post-trashed" },
];

const ITEMS = [
	{ id: 1, comments: THREAD },
	{ id: 2, comments: [{ id: 20 }] },
	{ id: 3, status: "draft", comments: [{ id: 21, text: "Of a draft." }] },
	{ id: 4, type: "attachment", status: "inherit", comments: [{ id: 22 }] },
	{ id: 5, type: "page", comments: [{ id: 23 }] },
	{ id: 6 },
] as const;

const commentsIn = (root: string) => treeOf(path.join(root, "content", "comments"));

describe("comments of a WordPress export", () => {
	it("come over where they were approved, with their threads, and the others are counted", async () => {
		const root = emptyFolder();
		const report = await importInto(root, wordpress, [exported(ITEMS)]);
		expect(report.comments).toEqual({
			found: 18,
			written: 9,
			unchanged: 0,
			leftOut: {
				"in the trash": 2,
				"not approved": 1,
				"notes of a plugin": 1,
				"of a record that became no story": 1,
				pingbacks: 1,
				spam: 1,
				trackbacks: 1,
				"without a text": 1,
			},
		});
		expect(addsUp(report)).toBe(true);
		expect(Object.keys(commentsIn(root))).toEqual([
			"gazette.example-1.yml",
			"gazette.example-2.yml",
			"gazette.example-3.yml",
			"gazette.example-5.yml",
		]);
		expect(commentsIn(root)["gazette.example-1.yml"]).toBe(`- id: '1'
  name: Anna & Co x
  date: 2015-06-01T12:11:00+01:00
  text: |
    First.

    Two\\
    lines with

    \`\`\`
    a < b
    \`\`\`

    , [a link](/2015/06/story-2/) & more.
- id: '3'
  reply_to: '1'
  name: Reader 3
  date: 2015-06-01T12:13:00+01:00
  text: |
    Third, to one that waits.
- id: '4'
  date: 2015-06-01T12:14:00+01:00
  text: |
    Write to (@), (@), me or (@), at (IP).
- id: '5'
  name: Eve
  date: 2015-06-01T12:15:00+01:00
  text: |
    (@)
- id: '6'
  date: 2015-06-01T12:16:00+01:00
  text: |
    Words of 6.
- id: '9'
  reply_to: '4'
  name: Reader 9
  date: 2015-06-01T12:19:00+01:00
  text: |
    Words of 9.
`);
	});

	it("bring no address of anybody along: 0 bytes in the content, in what is remembered, and on the site", async () => {
		const root = emptyFolder();
		const source = exported(ITEMS);
		expect(readFileSync(source, "utf8")).toMatch(SECRET);
		const report = await importInto(root, wordpress, [source]);
		expect(JSON.stringify(report)).not.toMatch(SECRET);
		writeFileSync(path.join(root, ".eleventy.ts"), settingsText({ comments: { names: "written" } }));
		await build({ config: path.join(root, ".eleventy.ts"), at: Date.UTC(2026, 0, 1) });
		const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
		expect(files.length).toBeGreaterThan(20);
		for (const entry of files) {
			const file = path.join(entry.parentPath, entry.name);
			expect(readFileSync(file, "latin1"), file).not.toMatch(SECRET);
		}
		const page = readFileSync(path.join(root, "dist/2015/06/story-1/index.html"), "utf8");
		for (const shown of ["Anna &amp; Co x", "Third, to one that waits", '"commentCount":6']) expect(page).toContain(shown);
		expect(Object.values(treeOf(path.join(root, "dist"))).join("")).not.toContain("Of a draft.");
	});

	it("are the same by the parser as by the quick way", async () => {
		const [quick, careful] = [emptyFolder(), emptyFolder()];
		const source = exported(ITEMS);
		await importInto(quick, wordpress, [source]);
		// A comment of XML is not as WordPress writes it.
		writeFileSync(source, readFileSync(source, "utf8").replaceAll("<wp:comment_id>", "<!-- its number --><wp:comment_id>"));
		await importInto(careful, wordpress, [source]);
		expect(commentsIn(careful)).toEqual(commentsIn(quick));
	});

	it("are written once: the same again, changed by a newer export, left alone where an editor changed them", async () => {
		const root = emptyFolder();
		const first = await importInto(root, wordpress, [exported(ITEMS)]);
		const before = treeOf(root);
		const again = await importInto(root, wordpress, [exported(ITEMS)]);
		expect(treeOf(root)).toEqual(before);
		expect(again.comments).toEqual({ ...first.comments, written: 0, unchanged: 9 });
		expect(again.gone).toEqual([]);

		const own = path.join(root, "content/comments/gazette.example-1.yml");
		writeFileSync(own, "- text: Edited\n");
		const [one, two, ...rest] = ITEMS;
		const newer = await importInto(root, wordpress, [exported([one, { ...two, comments: [{ id: 20, approved: "spam" }] }, ...rest])]);
		expect(readFileSync(own, "utf8")).toBe("- text: Edited\n");
		expect(newer.problems.map(({ rule, file }) => [rule, path.basename(file)])).toEqual([["edited-by-hand", "gazette.example-1.yml"]]);
		expect(commentsIn(root)["gazette.example-2.yml"]).toBe("[]\n");
		expect(addsUp(newer)).toBe(true);
	});

	it("are finished by the next import where one was killed", async () => {
		const root = emptyFolder();
		const source = exported(ITEMS);
		await expect(importInto(root, dyingAfter(wordpress, 2), [source])).rejects.toThrow("killed");
		const report = await importInto(root, wordpress, [source]);
		expect(report.problems).toEqual([]);
		const whole = emptyFolder();
		await importInto(whole, wordpress, [source]);
		expect(commentsIn(root)).toEqual(commentsIn(whole));
		rmSync(path.join(root, "content/comments"), { recursive: true });
		expect((await importInto(root, wordpress, [source])).problems.map(({ rule }) => rule)).toEqual(Array(4).fill("edited-by-hand"));
	});

	it("stand at the nearest comment above them that was shown, however long the way, and in circles by themselves", async () => {
		const hidden = Array.from({ length: 30 }, (_, at) => ({ id: at + 2, parent: at + 1, approved: "0" }));
		const circle = [
			{ id: 40, parent: 41, approved: "0" },
			{ id: 41, parent: 40, approved: "0" },
			{ id: 42, parent: 40 },
			{ id: 43, parent: 99 },
		];
		const root = emptyFolder();
		await importInto(root, wordpress, [
			exported([{ id: 1, comments: [{ id: 1 }, ...hidden, { id: 35, parent: 31 }, ...circle] }, { id: 2 }]),
		]);
		const text = commentsIn(root)["gazette.example-1.yml"] ?? "";
		expect([...text.matchAll(/^- id: '(\d+)'(?:\n {2}reply_to: '(\d+)')?/gm)].map(([, id, to]) => [id, to])).toEqual([
			["1", undefined],
			["35", "1"],
			["42", undefined],
			["43", undefined],
		]);
	});
});
