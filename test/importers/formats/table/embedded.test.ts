import { describe, expect, it } from "vitest";
import { told } from "../../passes.ts";
import { readRecords } from "./read.ts";

const post = {
	id: 5,
	date: "2014-07-01T10:00:00",
	date_gmt: "2014-07-01T08:00:00",
	modified: "2014-07-02T10:00:00",
	modified_gmt: "2014-07-02T08:00:00",
	guid: { rendered: "https://old.example/?p=5" },
	slug: "a",
	status: "publish",
	type: "post",
	link: "https://old.example/2014/07/a/",
	title: { rendered: "A &#8211; B" },
	content: { rendered: "<p>Real text</p>", protected: false },
	author: 1,
	featured_media: 9,
	categories: [3, 6],
	tags: [4],
};

describe("records of WordPress' REST API", () => {
	it("have the names that are embedded", async () => {
		const { stories, problems, notCarried } = await readRecords({
			...post,
			_links: { self: [{ href: "https://old.example/wp-json/wp/v2/posts/5" }] },
			_embedded: {
				author: [{ id: 1, name: "Ann Example" }],
				"wp:term": [
					[
						{ id: 3, taxonomy: "category", name: "News" },
						{ id: 6, taxonomy: "category", name: "Harbour" },
					],
					[{ id: 4, taxonomy: "post_tag", name: "docks" }],
				],
				"wp:featuredmedia": [{ source_url: "https://old.example/up/a.jpg", alt_text: "The quay", caption: { rendered: "<p>At dawn</p>" } }],
				replies: [[{ author_name: "Reader" }]],
			},
		});
		expect(stories).toMatchObject([
			{
				key: "5",
				kind: "story",
				fields: {
					headline: "A – B",
					published: "2014-07-01T09:00:00+01:00",
					updated: "2014-07-02T09:00:00+01:00",
					authors: ["Ann Example"],
					section: "News",
					tags: ["docks", "Harbour"],
					slug: "a",
					image: { src: "https://old.example/up/a.jpg", alt: "The quay", caption: "At dawn" },
				},
				body: { format: "html", text: "<p>Real text</p>" },
				addresses: ["https://old.example/2014/07/a/", "https://old.example/?p=5"],
				site: { url: "https://old.example/" },
			},
		]);
		expect(problems).toEqual([]);
		expect(notCarried).toEqual(["comments"]);
	});

	it("without them have no numbers for names", async () => {
		const { stories, problems } = await readRecords(post, { ...post, id: 6, type: "page" });
		expect(stories.map(({ kind }) => kind)).toEqual(["story", "page"]);
		for (const { fields } of stories)
			expect(Object.keys(fields)).toEqual(expect.not.arrayContaining(["authors", "section", "tags", "image"]));
		expect(problems.map(told)).toEqual(Array(3).fill("warning field-odd"));
		expect(problems[0]?.remedy).toContain("?_embed");
	});

	it("that are private, protected or no stories are not published", async () => {
		const { stories, skipped } = await readRecords(
			{ ...post, status: "private" },
			{ ...post, id: 6, content: { rendered: "", protected: true } },
			{ ...post, id: 7, type: "revision" },
		);
		expect(stories.map(({ fields }) => fields.status)).toEqual(["draft", "draft"]);
		expect(skipped).toEqual(["stories.txt:3: it is of the type revision, which is no story"]);
	});
});
