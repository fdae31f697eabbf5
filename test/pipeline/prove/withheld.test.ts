import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { proveWithheld } from "../../../src/pipeline/prove/withheld/prove.ts";
import { buildArchive, makeArchive, write } from "../archives.ts";

const AT = "2026-01-01T00:00Z";
const SECRET = "Mr Baxter took eleven envelopes in the car park behind the old brewery, two witnesses said on Monday.";

const story = (headline: string, fields: string, text: string) => `---\nheadline: ${headline}\ndate: 2020-01-02\n${fields}---\n${text}\n`;

const CONTENT = {
	"content/open.md": story(
		"The wall fell",
		"",
		"Everybody came to see what was left of it in the end, and the mayor made a speech. ![](img/wall.png)",
	),
	"content/withdrawn.md": story(
		"Baxter and the secret money",
		"status: withdrawn\nhide_headline: true\n",
		`${SECRET} ![](img/envelope.png)`,
	),
	"content/told.md": story(
		"The pier is to be sold at auction",
		"status: withdrawn\n",
		"The council has found a buyer for the pier, whose name is not to be known until the spring.",
	),
	"content/draft.md": story(
		"Tomorrow the mill will close",
		"status: draft\n",
		"The owners decided last night to close the mill and to dismiss all ninety hands without notice or pay.",
	),
	"content/embargo.md": story(
		"The prize goes to a poet",
		"embargo: 2030-01-01\n",
		"The jury of the prize has decided unanimously for a poet who has never before been in print.",
	),
	"content/expired.md": story(
		"Win a hamper of fine food",
		"expires: 2021-01-01\n",
		"Send us your answer on a card and you may win a hamper that is full of the finest food of the region.",
	),
	"content/broken.md":
		"---\nheadline: [\n---\nNobody may know that this broken story is about the sewers beneath the bishop's palace in the town.\n",
	"content/img/wall.png": Buffer.from("\x89PNG\r\n\x1a\nwall", "latin1"),
	"content/img/envelope.png": Buffer.from("\x89PNG\r\n\x1a\nenvelope", "latin1"),
};

/** What is found, by the story that it is of: the paths, and which part of the story. */
async function found(root: string): Promise<Readonly<Record<string, string[]>>> {
	const { things } = await proveWithheld({ config: path.join(root, ".eleventy.ts"), at: AT });
	return Object.fromEntries(
		things
			.filter(({ places }) => places.length > 0)
			.map(({ what, places }) => [what, places.map((place) => `${place.path}: ${place.forms.join()}`)]),
	);
}

describe("what is withheld", () => {
	it("stands nowhere in a site as it is built; a tombstone may have its headline and its address", async () => {
		const root = makeArchive(CONTENT);
		await buildArchive(root);
		expect(await found(root)).toEqual({});
	});

	it("is found where it was put behind the build's back", async () => {
		const root = makeArchive(CONTENT);
		await buildArchive(root);
		write(path.join(root, "dist"), {
			"a.json": JSON.stringify({ text: SECRET }),
			"b.html": '<a href="/2020/01/02/draft.html">More</a>',
			"c.html": "<b>Baxter</b> and the secret money",
			"d.txt": "the pier is to be sold at auction",
			"e.xml": "the prize has decided unanimously for a poet who has never before been in print",
			"f.png": readFileSync(path.join(root, "content/img/envelope.png")),
			"g.txt": "this broken story is about the sewers beneath the bishop&#39;s palace in the town",
			"h.html": "<p>you may win a hamper that is full of the finest food of the region",
		});
		expect(await found(root)).toEqual({
			"withdrawn.md": ["a.json: text", "c.html: headline"],
			"draft.md": ["b.html: address"],
			"embargo.md": ["e.xml: text"],
			"broken.md": ["g.txt: text"],
			"expired.md": ["h.html: text"],
			"media/img/envelope.png": ["f.png: same bytes"],
		});
	});

	it("is not what a published story says as well", async () => {
		const root = makeArchive({
			...CONTENT,
			"content/quotes.md": story("What we wrote", "", `We wrote: ${SECRET} We are sorry.`),
		});
		await buildArchive(root);
		expect(await found(root)).toEqual({});
	});
});
