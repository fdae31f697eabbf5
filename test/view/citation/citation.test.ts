import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CitedDate, citationOf } from "../../../src/view/citation/citation.ts";
import { on } from "../../archive/articles.ts";
import { article } from "../../site/articles.ts";

const site = { title: "The Daily Mercury", language: "en", publisher: "Mercury Press" };
const url = "https://example.org/1957/bridge.html";

describe("citationOf", () => {
	it("makes a CSL-JSON item of all that is known", () => {
		const story = article("bridge", "1957-03-04", {
			headline: "Bridge opens",
			authors: [{ name: "Jane Doe", role: "Chief reporter" }],
			section: "Home",
			language: "en-GB",
			print: { date: on("1957-03-04"), issue: "53,123", edition: "Late", page: "3" },
		});
		expect(citationOf(story, url, site)).toEqual({
			type: "article-newspaper",
			id: "bridge",
			title: "Bridge opens",
			author: [{ family: "Doe", given: "Jane" }],
			"container-title": "The Daily Mercury",
			publisher: "Mercury Press",
			issued: { "date-parts": [[1957, 3, 4]] },
			edition: "Late",
			issue: "53,123",
			page: "3",
			section: "Home",
			URL: url,
			language: "en-GB",
		});
	});

	it("has nothing that is not known", () => {
		expect(citationOf(article("bridge"), url, { ...site, publisher: "" })).toEqual({
			type: "article-newspaper",
			id: "bridge",
			title: "Headline of bridge",
			"container-title": "The Daily Mercury",
			URL: url,
			language: "en",
		});
	});

	it("names the paper that published it first, and the site as the archive", () => {
		const cited = citationOf(article("a", "1957", { source: { name: "Evening Star", url: "https://star.example/" } }), url, site);
		expect(cited).toMatchObject({ "container-title": "Evening Star", archive: "The Daily Mercury", URL: url });
		expect(cited).not.toHaveProperty("publisher");
		expect(citationOf(article("a", "1957", { source: { url: "https://star.example/" } }), url, site)).not.toHaveProperty("archive");
	});

	it("takes the day of print for a story that has no other", () => {
		expect(citationOf(article("a", undefined, { print: { date: on("1957-03-04"), page: "3" } }), url, site)).toMatchObject({
			issued: { "date-parts": [[1957, 3, 4]] },
			page: "3",
		});
	});

	it.each(["2024-03-15T23:30:00Z", "2024-03-15", "2024-03", "2024"])("takes the page of an issue that may be of the day %s", (date) => {
		expect(citationOf(article("a", date, { print: { date: on("2024-03-15"), page: "A1" } }), url, site)).toMatchObject({ page: "A1" });
	});

	it("does not give the page of another day's issue as this one's", () => {
		const print = { date: on("2024-03-16"), issue: "53", edition: "Late", page: "A1" };
		const cited = citationOf(article("a", "2024-03-15", { print }), url, site);
		expect(cited).toMatchObject({ issued: { "date-parts": [[2024, 3, 15]] }, note: "Printed March 16, 2024, no. 53, Late edition, p. A1" });
		expect(Object.keys(cited)).not.toEqual(expect.arrayContaining(["page"]));
	});

	it.each<[string, CitedDate]>([
		["1957", { "date-parts": [[1957]] }],
		["1957-03", { "date-parts": [[1957, 3]] }],
		["1957-03-XX", { "date-parts": [[1957, 3]] }],
		["1957-03-04", { "date-parts": [[1957, 3, 4]] }],
		// Midnight in Greenwich is one o'clock in a London summer.
		["2024-06-15T23:30:00Z", { "date-parts": [[2024, 6, 16]] }],
		["1957-03~", { "date-parts": [[1957, 3]], circa: true }],
		["1957?", { "date-parts": [[1957]], circa: true }],
		["1957-21", { "date-parts": [[1957]], season: 1 }],
		["1957/1959", { "date-parts": [[1957], [1959]] }],
		[
			"1957-03-04/1957-03-05",
			{
				"date-parts": [
					[1957, 3, 4],
					[1957, 3, 5],
				],
			},
		],
		["195X", { literal: "1950s" }],
		["19XX", { literal: "1900–1999" }],
		["../1959-03", { literal: "until March 1959" }],
		["1957-03-04/..", { literal: "from March 4, 1957" }],
	])("gives the date %s as far as it is known", (date, issued) => {
		expect(citationOf(article("a", date), url, site).issued).toEqual(issued);
	});

	it("takes any text, on one line and without what XML may not hold", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }), (raw, name) => {
				const cited = citationOf(article("a", "1957", { headline: raw, authors: [{ name }, { name: raw }], section: raw }), url, site);
				// oxlint-disable-next-line no-control-regex -- these are what must not be there
				expect(JSON.stringify(cited)).not.toMatch(/\\u00[01]|\\ud[89a-f]|\\[nrt]|[\u007f-\u009f]/);
				for (const { family, given, literal } of cited.author ?? []) expect(literal ?? (family && given)).toBeTruthy();
			}),
		);
	});
});
