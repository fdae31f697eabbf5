import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { wordpress } from "../../../../src/importers/formats/wordpress/wordpress.ts";
import type { AuthorStep, StoryStep } from "../../../../src/importers/importer.ts";
import { openSource } from "../../../../src/importers/reading/sources.ts";
import { describeImporter, emptyFolder, importInto, stepsOf, treeOf } from "../../contract.ts";
import { type Item, wxrWith } from "./export.ts";

function exportWith(items: readonly Item[], head = ""): string {
	const file = path.join(emptyFolder(), "export.xml");
	writeFileSync(file, wxrWith(items, head));
	return file;
}

async function read(items: readonly Item[], head = "") {
	const steps = await stepsOf(wordpress, [openSource(exportWith(items, head))]);
	return {
		authors: steps.find((step): step is StoryStep => step.step === "story")?.fields.authors,
		told: steps
			.filter((step): step is AuthorStep => step.step === "author")
			.map(({ name, biography, image, links }) => ({
				name,
				...(biography && { biography }),
				...(image !== undefined && { image }),
				...(links && { links }),
			})),
	};
}

const term = (domain: string, nicename: string, name: string) =>
	`<category domain="${domain}" nicename="${nicename}"><![CDATA[${name}]]></category>`;

const user = (id: number, login: string, name: string) =>
	`<wp:author><wp:author_id>${id}</wp:author_id><wp:author_login>${login}</wp:author_login><wp:author_email>${login}@gazette.example</wp:author_email><wp:author_display_name>${name}</wp:author_display_name></wp:author>`;

const guest = (more: Partial<Item> & Pick<Item, "id">, meta: Readonly<Record<string, string>> = {}): Item => ({
	type: "guest-author",
	title: "Ann Example",
	slug: "cap-ann",
	...more,
	meta: {
		"cap-display_name": "Ann Example",
		"cap-user_login": "ann",
		"cap-user_email": "ann@gazette.example",
		"cap-description":
			'Ann writes on <em>tides</em>.\n\nReach her at ann@gazette.example or <a href="mailto:ann@gazette.example">here</a>.',
		"cap-website": "https://ann.example/",
		"cap-twitter": "@ann",
		...meta,
	},
});

const portrait: Item = {
	id: 90,
	type: "attachment",
	status: "inherit",
	more: "<wp:attachment_url>https://gazette.example/wp-content/uploads/2015/06/ann.jpg</wp:attachment_url>",
};

describe("authors of an export", () => {
	it("are those that Co-Authors Plus, PublishPress or Byline stored, in their order", async () => {
		const both = term("author", "cap-tom", "tom") + term("author", "cap-ann", "ann");
		expect((await read([{ id: 1, more: both }, guest({ id: 2 })], user(1, "tom", "Tom Alba"))).authors).toEqual([
			"Tom Alba",
			"Ann Example",
		]);
		expect((await read([{ id: 1, more: term("byline", "zoe", "Zoë Reed") }])).authors).toBe("Zoë Reed");
		expect((await read([{ id: 1, meta: { ppma_authors_name: "Zoë Reed, Tom Alba" } }])).authors).toEqual(["Zoë Reed", "Tom Alba"]);
	});

	it("are those that Molongui numbers", async () => {
		const story: Item = {
			id: 1,
			more: "<wp:postmeta><wp:meta_key>_molongui_author</wp:meta_key><wp:meta_value>user-7</wp:meta_value></wp:postmeta><wp:postmeta><wp:meta_key>_molongui_author</wp:meta_key><wp:meta_value>guest-23</wp:meta_value></wp:postmeta>",
		};
		const zoe: Item = { id: 23, type: "guest_author", title: "Zoë Reed", body: "Of the harbour." };
		const { authors, told } = await read([story, zoe], user(7, "tom", "Tom Alba"));
		expect(authors).toEqual(["Tom Alba", "Zoë Reed"]);
		expect(told).toEqual([{ name: "Zoë Reed", biography: { format: "html", text: "Of the harbour." }, links: [] }]);
	});

	it("are known where signs stand around a login, and stay as written where no user has it", async () => {
		const of = async (creator: string) => {
			const file = path.join(emptyFolder(), "export.xml");
			const tom = user(7, "tom", "Tom Alba");
			writeFileSync(file, wxrWith([{ id: 1 }], tom).replace("<![CDATA[desk]]></dc:creator>", `<![CDATA[${creator}]]></dc:creator>`));
			const steps = await stepsOf(wordpress, [openSource(file)]);
			return steps.find((step): step is StoryStep => step.step === "story")?.fields.authors;
		};
		expect(await of(">tom")).toBe("Tom Alba");
		expect(await of("tom>")).toBe("Tom Alba");
		expect(await of("tom!na")).toBe("tom!na");
		expect(await of("“Tim”")).toBe("“Tim”");
	});

	it("are never e-mail addresses", async () => {
		const head = user(1, "desk", "desk@gazette.example");
		expect((await read([{ id: 1 }], head)).authors).toBe("desk");
		expect((await read([{ id: 1, more: term("author", "cap-x", "x@gazette.example") }])).authors).toBeUndefined();
	});

	it("are told of with biography, picture and links, and not where they are not public", async () => {
		const { told } = await read([{ id: 1 }, guest({ id: 2 }, { _thumbnail_id: "90" }), portrait]);
		expect(told).toMatchObject([
			{ name: "Ann Example", image: "https://gazette.example/wp-content/uploads/2015/06/ann.jpg", links: ["https://ann.example/"] },
		]);
		expect((await read([{ id: 1 }, guest({ id: 2, status: "draft" })])).told).toEqual([]);
	});

	it("are told of where PublishPress stored them with their terms", async () => {
		const meta = (key: string, value: string) =>
			`<wp:termmeta><wp:meta_key>${key}</wp:meta_key><wp:meta_value><![CDATA[${value}]]></wp:meta_value></wp:termmeta>`;
		const head = `<wp:term><wp:term_id>5</wp:term_id><wp:term_taxonomy>author</wp:term_taxonomy><wp:term_slug>zoe</wp:term_slug><wp:term_name>Zoë Reed</wp:term_name>${meta("description", "Of the harbour.")}${meta("user_email", "zoe@gazette.example")}${meta("user_url", "https://zoe.example/")}${meta("avatar", "90")}</wp:term>`;
		const { authors, told } = await read([{ id: 1, more: term("author", "zoe", "Zoë Reed") }, portrait], head);
		expect(authors).toBe("Zoë Reed");
		expect(told).toEqual([
			{
				name: "Zoë Reed",
				biography: { format: "html", text: "Of the harbour." },
				image: "https://gazette.example/wp-content/uploads/2015/06/ann.jpg",
				links: ["https://zoe.example/"],
			},
		]);
	});
});

describe("authors.yml of an import", () => {
	const items = (words = "Ann writes."): readonly Item[] => [
		{ id: 1, more: term("author", "cap-ann", "ann") },
		guest({ id: 2 }, { _thumbnail_id: "90", ...(words !== "Ann writes." && { "cap-description": words }) }),
		guest(
			{ id: 3, title: "Bob Draft", slug: "cap-bob" },
			{ "cap-display_name": "Bob Draft", "cap-user_login": "bob", "cap-description": "Secret." },
		),
		{ id: 4, status: "draft", more: term("author", "cap-bob", "bob") },
		portrait,
	];

	async function imported() {
		const root = emptyFolder();
		const media = path.join(root, "media");
		mkdirSync(path.join(media, "2015/06"), { recursive: true });
		writeFileSync(path.join(media, "2015/06/ann.jpg"), "picture");
		const again = (words?: string) => importInto(root, wordpress, [exportWith(items(words))], { media });
		return { file: path.join(root, "content/authors.yml"), root, again, report: await again() };
	}

	it("has authors of published stories, with their pictures and without e-mail addresses", async () => {
		const { file, root, report } = await imported();
		expect(readFileSync(file, "utf8")).toBe(`Ann Example:
  biography: |-
    Ann writes on _tides_.

    Reach her at or here.
  image: uploads/2015/06/ann.jpg
  links:
    - https://ann.example/
`);
		expect(existsSync(path.join(root, "content/uploads/2015/06/ann.jpg"))).toBe(true);
		expect(report.authorNotes).toEqual({ written: 1, unchanged: 0 });
		expect(report.fieldsNotCarried).toMatchObject({ "e-mail addresses in biographies": 1 });
		for (const text of Object.values(treeOf(root))) expect(text).not.toContain("@gazette.example");
	});

	it("follows the source, and leaves alone what was changed or taken out by hand", async () => {
		const { file, root, again } = await imported();
		const tree = treeOf(root);
		expect((await again()).authorNotes).toEqual({ written: 0, unchanged: 1 });
		expect(treeOf(root)).toEqual(tree);
		await again("Ann wrote.");
		expect(readFileSync(file, "utf8")).toContain("Ann wrote.");
		writeFileSync(file, `# Ours\n${readFileSync(file, "utf8").replace("Ann wrote.", "By hand.")}`);
		const report = await again("Ann has written.");
		expect(readFileSync(file, "utf8")).toMatch(/^# Ours\n[^]*By hand\./);
		expect(report.problems.filter(({ rule }) => rule === "edited-by-hand").map(({ file }) => file)).toEqual(["authors.yml"]);
		writeFileSync(file, "# Nobody\n");
		await again("Ann has written.");
		expect(readFileSync(file, "utf8")).toBe("# Nobody\n");
	});

	it("is left alone where it has a fault", async () => {
		const { file, again } = await imported();
		writeFileSync(file, "Ann: [\n");
		expect((await again("New.")).problems.map(({ rule }) => rule)).toContain("edited-by-hand");
		expect(readFileSync(file, "utf8")).toBe("Ann: [\n");
	});

	describeImporter(wordpress, [exportWith([...items(), { id: 5, more: term("author", "cap-ann", "ann"), body: "More." }])]);
});
