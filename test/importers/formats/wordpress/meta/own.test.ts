import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { wordpress } from "../../../../../src/importers/formats/wordpress/wordpress.ts";
import type { StoryStep } from "../../../../../src/importers/importer.ts";
import { openSource } from "../../../../../src/importers/reading/sources.ts";
import { describeImporter, emptyFolder, importInto, stepsOf } from "../../../contract.ts";
import { type Item, wxrWith } from "../export.ts";

function exportWith(items: readonly Item[], head = ""): string {
	const file = path.join(emptyFolder(), "export.xml");
	writeFileSync(file, wxrWith(items, head));
	return file;
}

/** The step of the first story of an export. */
async function storyOf(items: readonly Item[], map: Readonly<Record<string, string>> = {}, head = ""): Promise<StoryStep> {
	const steps = await stepsOf(wordpress, [openSource(exportWith(items, head))], new Map(Object.entries(map)));
	const story = steps.find((step): step is StoryStep => step.step === "story");
	if (!story) throw new Error("There is no story.");
	return story;
}

const withMeta = (meta: Readonly<Record<string, string>>, more = ""): Item => ({ id: 1, meta, more });

const picture: Item = {
	id: 90,
	type: "attachment",
	status: "inherit",
	more: "<wp:attachment_url>https://gazette.example/wp-content/uploads/2015/06/quay.jpg</wp:attachment_url>",
	meta: {
		_wp_attachment_image_alt: "The quay",
		_wp_attachment_metadata: 'a:2:{s:5:"width";i:9;s:10:"image_meta";a:2:{s:6:"credit";s:8:"Jörg P.";s:6:"camera";s:0:"";}}',
	},
};

describe("custom fields by --map", () => {
	it("become texts, pictures, days and lists, and nothing of them is counted", async () => {
		const meta = {
			deck: "The <b>deck</b> &amp; more",
			_deck: "field_1",
			lead: "90",
			_lead: "field_2",
			day: "20150602",
			fixes: "2",
			fixes_0_on: "20150603",
			fixes_0_what: "The wall is 9 m high.",
			fixes_1_what: "It is old.",
			box: "In short.\n\nTwice.",
		};
		const { fields, body, notCarried } = await storyOf([withMeta(meta), picture], {
			standfirst: "meta:nothing,meta:deck",
			image: "meta:lead",
			"print.date": "meta:day",
			"corrections.date": "meta:fixes_*_on",
			"corrections.text": "meta:fixes_*_what",
			body: "meta:box",
		});
		expect(fields).toMatchObject({
			standfirst: "The deck & more",
			image: { src: "https://gazette.example/wp-content/uploads/2015/06/quay.jpg", alt: "The quay", credit: "Jörg P." },
			print: { date: "2015-06-02" },
			corrections: [{ date: "2015-06-03", text: "The wall is 9 m high." }, { text: "It is old." }],
		});
		expect(body.text).toBe("<p>Words.</p>\n<p>In short.</p>\n<p>Twice.</p>");
		expect(notCarried).toEqual([]);
	});

	it("give the names of people and terms for their numbers, as the plugin says what they are", async () => {
		const field = (id: number, name: string, type: string): Item => ({
			id,
			slug: name,
			type: "acf-field",
			body: `a:1:{s:4:"type";s:${type.length}:"${type}";}`,
		});
		const meta = { who: 'a:2:{i:0;s:2:"12";i:1;s:2:"13";}', _who: "field_w", about: 'a:1:{i:0;s:2:"12";}', _about: "field_a" };
		const others: readonly Item[] = [
			{ id: 12, type: "writer", title: "Ann Example" },
			{ id: 13, type: "writer", title: "Bob Secret", status: "private" },
			field(200, "field_w", "relationship"),
			field(201, "field_a", "taxonomy"),
		];
		const head = `<wp:author><wp:author_id>12</wp:author_id><wp:author_login>desk</wp:author_login><wp:author_display_name>The Desk</wp:author_display_name></wp:author>
<wp:term><wp:term_id>12</wp:term_id><wp:term_taxonomy>topic</wp:term_taxonomy><wp:term_slug>sea</wp:term_slug><wp:term_name>Sea</wp:term_name></wp:term>`;
		const { fields } = await storyOf([withMeta(meta), ...others], { authors: "meta:who", tags: "meta:about" }, head);
		expect(fields).toMatchObject({ authors: ["Ann Example"], tags: ["Sea"] });
	});

	it("take terms of a taxonomy, members of lists, and captions of the main picture", async () => {
		const topic = '<category domain="topic" nicename="fish"><![CDATA[Fish]]></category>';
		const meta = { _thumbnail_id: "90", cap: "A <i>quay</i>", theme: 'a:1:{s:4:"line";s:7:"Harbour";}' };
		const { fields, notCarried } = await storyOf([withMeta(meta, topic), picture], {
			tags: "tax:topic",
			"image.caption": "meta:cap",
			dateline: "meta:theme.line",
		});
		expect(fields).toMatchObject({ tags: ["Fish"], dateline: "Harbour", image: { alt: "The quay", caption: "A quay" } });
		expect(notCarried).toEqual([]);
	});

	it("never make public what was not", async () => {
		expect((await storyOf([{ ...withMeta({ state: "public" }), status: "private" }], { status: "meta:state" })).fields.status).toBe(
			"draft",
		);
		expect((await storyOf([withMeta({ state: "internal" })], { status: "meta:state" })).fields.status).toBe("draft");
		expect((await storyOf([withMeta({ until: "soon" })], { embargo: "meta:until" })).fields.status).toBe("draft");
	});

	it("that no record has are told with those that there are, and a value that is none is told", async () => {
		const source = exportWith([withMeta({ deck: "x", rows_0_a: "1", when: "one day" })]);
		const report = await importInto(emptyFolder(), wordpress, [source], {
			map: new Map([
				["standfirst", "meta:dekc"],
				["print.date", "meta:when"],
			]),
		});
		expect(report.problems.map(({ severity, message, remedy }) => [severity, message, remedy])).toEqual([
			[
				"error",
				"No record has the key dekc, which --map gives as the standfirst (meta:dekc).",
				"There are: meta:deck, meta:rows_*_a, meta:when.",
			],
			["warning", expect.stringContaining("a date under print.date that cannot be read"), "Write dates as 1957-03-04."],
		]);
		expect(report.fieldsNotCarried).toEqual({ "meta rows_*_a": 1 });
	});

	it.each([
		[{ standfirst: "deck" }, /it does not say where "deck" is/],
		[{ wall: "meta:deck" }, /there is no field wall/],
		[{ id: "meta:deck" }, /no field of a story/],
	])("%o is refused", async (map, why) => {
		await expect(storyOf([withMeta({ deck: "x" })], map as Record<string, string>)).rejects.toThrow(why);
	});
});

describe("what plugins store under known keys", () => {
	it("is read where a program laid the XML out anew", async () => {
		const { fields, notCarried } = await storyOf([
			withMeta({ " _thumbnail_id ": " 90 ", " _edit_last ": "1", " subtitle ": " Below. " }),
			picture,
		]);
		expect(fields).toMatchObject({ standfirst: "Below.", image: { alt: "The quay" } });
		expect(notCarried).toEqual([]);
	});

	it("is carried without --map", async () => {
		const { fields, notCarried } = await storyOf([
			withMeta({
				newspack_post_subtitle: "Below the <em>headline</em>",
				largo_byline_text: "By Jane Doe, jane@gazette.example, Staff",
				rank_math_robots: 'a:1:{i:0;s:7:"noindex";}',
				_yoast_wpseo_canonical: "https://other.example/first",
				_yoast_wpseo_linkdex: "60",
				_newspack_byline: "Nobody",
			}),
		]);
		expect(fields).toMatchObject({
			standfirst: "Below the headline",
			byline: "Jane Doe, Staff",
			noindex: true,
			source: { url: "https://other.example/first" },
		});
		expect(notCarried).toEqual(["meta _newspack_byline"]);
	});

	it("is not carried where its meaning is not sure", async () => {
		const { fields } = await storyOf([
			withMeta({
				subtitle: "12",
				deck: 'a:1:{i:0;s:1:"x";}',
				byline: "https://gazette.example/a",
				_yoast_wpseo_canonical: "https://www.gazette.example/2015/06/story-1/",
				"_yoast_wpseo_meta-robots-noindex": "2",
			}),
		]);
		expect(Object.keys(fields).sort()).toEqual(["authors", "headline", "published", "slug"]);
	});

	it("keeps an excerpt beside a subtitle as the description", async () => {
		const excerpt = "<excerpt:encoded><![CDATA[For machines.]]></excerpt:encoded>";
		expect((await storyOf([withMeta({ subtitle: "For readers." }, excerpt)])).fields).toMatchObject({
			standfirst: "For readers.",
			description: "For machines.",
		});
		const both = await storyOf([withMeta({ subtitle: "For readers.", _yoast_wpseo_metadesc: "Described." }, excerpt)]);
		expect(both.notCarried).toEqual(["excerpt"]);
	});
});

describeImporter(
	wordpress,
	[
		exportWith([
			{ id: 1, meta: { deck: "One", who: "Ann Example" } },
			{ id: 2, body: "More.", meta: { deck: "Two" } },
		]),
	],
	{
		map: new Map([
			["standfirst", "meta:deck"],
			["authors", "meta:who"],
		]),
	},
);
