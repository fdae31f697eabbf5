import path from "node:path";
import { describe, expect, it } from "vitest";
import { feed } from "../../../src/importers/formats/feed/feed.ts";
import { ghost } from "../../../src/importers/formats/ghost/ghost.ts";
import { csv } from "../../../src/importers/formats/table/csv.ts";
import { wordpress } from "../../../src/importers/formats/wordpress/wordpress.ts";
import type { Importer } from "../../../src/importers/importer.ts";
import { emptyFolder, importInto, treeOf } from "../contract.ts";
import { wxrWith } from "../formats/wordpress/export.ts";
import { folderOf, readTwice } from "../passes.ts";

const picture = (name: string) => `<p>Words.</p><img src="https://gazette.example/wp-content/uploads/${name}.png" alt="x">`;

describe("pictures and files of stories that were kept from readers", () => {
	it("stay where they are, unless a story for all shows them; those of drafts come along, and what stays is counted", async () => {
		const names = ["public", "draft", "private", "password", "members", "both"];
		const source = folderOf({
			"a.xml": wxrWith([
				{ id: 1, body: picture("public") + picture("both") },
				{ id: 2, body: picture("draft"), status: "draft" },
				{ id: 3, body: picture("private") + picture("both"), status: "private" },
				{ id: 4, body: picture("members"), meta: { visibility: "members" } },
			]),
			...Object.fromEntries(names.map((name) => [`media/${name}.png`, name])),
		});
		const root = emptyFolder();
		const report = await importInto(root, wordpress, [path.join(source, "a.xml")], { media: path.join(source, "media") });
		const files = Object.keys(treeOf(path.join(root, "content"))).filter((file) => file.startsWith("uploads/"));
		expect(files).toEqual(["uploads/both.png", "uploads/draft.png", "uploads/public.png"]);
		expect(report.fieldsNotCarried).toMatchObject({ "files of stories that were not for all readers": 3 });
	});

	const json = (name: string, value: string) =>
		JSON.stringify({
			version: "https://jsonfeed.org/version/1.1",
			title: "G",
			items: [{ id: "1", title: "A", content_html: "<p>A</p>", [name]: value }],
		});
	const post = (fields: object) =>
		JSON.stringify({
			db: [
				{
					meta: { version: "5.0.0" },
					data: {
						posts: [{ id: "1", title: "A", html: "<p>A</p>", status: "published", published_at: "2020-01-01T00:00:00Z", ...fields }],
					},
				},
			],
		});

	it.each<[string, Importer, string, string, boolean]>([
		["a JSON feed, members", feed, "a.json", json("_visibility", "members"), true],
		["a JSON feed, draft", feed, "a.json", json("status", "draft"), false],
		["Ghost, members", ghost, "a.json", post({ visibility: "members" }), true],
		["Ghost, draft", ghost, "a.json", post({ status: "draft" }), false],
		["a table, private", csv, "a.csv", "headline,body,private\nA,Words of it,yes\n", true],
		["a table, paid", csv, "a.csv", "headline,body,audience\nA,Words of it,only_paid\n", true],
		["a table, draft", csv, "a.csv", "headline,body,status\nA,Words of it,draft\n", false],
	])("are told apart from those of drafts in %s", async (_, importer, name, text, isPrivate) => {
		const { stories } = await readTwice(importer, [path.join(folderOf({ [name]: text }), name)]);
		expect(stories.map((story) => [story.fields.status, story.isPrivate ?? false])).toEqual([["draft", isPrivate]]);
	});
});
