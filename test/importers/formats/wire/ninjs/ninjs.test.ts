import path from "node:path";
import { describe, expect, it } from "vitest";
import { ninjs } from "../../../../../src/importers/formats/wire/ninjs/ninjs.ts";
import { describeImporter } from "../../../contract.ts";
import { folderOf, readTwice, sourceOf } from "../../../passes.ts";

const items = path.join(import.meta.dirname, "items.json");

describeImporter(ninjs, [items]);

async function read(item: Readonly<Record<string, unknown>>) {
	const text = JSON.stringify({
		uri: "urn:x",
		type: "text",
		headline: "X",
		body_text: "Words",
		versioncreated: "2024-03-15T10:00:00Z",
		...item,
	});
	return readTwice(ninjs, [path.join(folderOf({ "a.json": text }), "a.json")]);
}

describe("ninjs", () => {
	it("gives the stories of every version of the format", async () => {
		const { stories, skipped, notCarried } = await readTwice(ninjs, [items]);
		expect(stories[0]).toMatchObject({
			key: "urn:one",
			fields: {
				headline: "Ferry returns",
				published: "2024-03-15T08:00:00+00:00",
				updated: "2024-03-15T10:00:00+00:00",
				authors: ["Ann Example", "Tom Ferris"],
				section: "Harbour",
				tags: ["shipping"],
				dateline: "Saltmarsh",
				description: "It is back after ten years.",
				image: { src: "https://pictures.example/l.jpg", alt: "The ferry", caption: "The ferry at the quay", credit: "Jo Lens" },
				rights: "Saltmarsh Press",
			},
		});
		expect(stories[0]?.body.text).toBe('<p>The ferry is back.</p>\n\n<figure><img src="https://pictures.example/2.jpg" alt=""></figure>');
		expect(stories[1]).toMatchObject({
			fields: { headline: "Budget is late", byline: "gr/bp", standfirst: "No money." },
			body: { format: "html", text: "<p>One line.</p>" },
		});
		expect(skipped).toEqual(["A quay: it is a picture, and no story", "Ferry: a newer version of it is there"]);
		expect(notCarried.toSorted()).toEqual(["ninjs urgency", "notes to editors"]);
	});

	it.each([
		[{ pubstatus: "withheld" }, { status: "draft" }],
		[{ pubStatus: "canceled" }, { status: "withdrawn" }],
		[{ pubstatus: "odd" }, { status: "draft" }],
		[{ embargoed: "2024-03-18T00:00:00Z" }, { embargo: "2024-03-18T00:00:00+00:00" }],
		[{ embargoedUntil: "2024-03-18T00:00:00Z" }, { embargo: "2024-03-18T00:00:00+00:00" }],
		[{ embargoed: "soon" }, { status: "draft" }],
		[{ ednote: "Under embargo" }, { status: "draft" }],
		[{ visibility: "members" }, { status: "draft" }],
	])("keeps back what is not to be published: %j", async (item, fields) => {
		expect((await read(item)).stories[0]?.fields).toMatchObject(fields);
	});

	it("leaves out what is no story, and says what it is", async () => {
		expect((await read({ type: "event" })).skipped).toEqual(["X: it is an event, and no story"]);
		expect((await read({ eventDetails: {} })).skipped).toEqual(["X: it is an event, and no story"]);
		expect((await read({ $defs: {} })).skipped).toEqual(["X: it is a JSON schema"]);
	});

	it("reads lines, of which a broken one costs itself alone", async () => {
		const line = (uri: string) =>
			JSON.stringify({ uri, headline: uri, body_text: "x", pubstatus: "usable", versioncreated: "2024-03-15T10:00:00Z" });
		const file = path.join(folderOf({ "a.jsonl": `${line("urn:a")}\n{"uri": \n\n${line("urn:b")}\n` }), "a.jsonl");
		const { stories, problems } = await readTwice(ninjs, [file]);
		expect(stories.map(({ key, place }) => [key, place.line])).toEqual([
			["urn:a", 1],
			["urn:b", 4],
		]);
		expect(problems.map(({ rule, line }) => [rule, line])).toEqual([["source-syntax", 2]]);
	});

	it("is recognised by its own names", () => {
		const folder = folderOf({ "a.json": '{"posts": [{"title": "x"}]}', "b.json": '{"uri": "x", "pubstatus": "usable"}' });
		expect(ninjs.recognises(sourceOf(path.join(folder, "a.json")))).toBe(false);
		expect(ninjs.recognises(sourceOf(path.join(folder, "b.json")))).toBe(true);
	});
});
