import { describe, expect, it } from "vitest";
import { readPage, tables, withTable } from "../scripts/docs.ts";
import { makeFilters } from "../src/view/filters.ts";

describe("the reference", () => {
	it.each(Object.keys(tables))("docs/%s has the table that the schema gives; npm run docs writes it", (name) => {
		expect(readPage(name)).toBe(withTable(readPage(name), tables[name] ?? ""));
	});

	it("names every filter that templates have", () => {
		const site = {
			title: "T",
			url: "https://example.org/",
			base: "/",
			language: "en",
			timeZone: "UTC",
			publisher: "T",
			sections: [],
			pages: [],
			feeds: [],
			termFeeds: { kinds: [], feeds: [] },
			hasFeedsPage: false,
			hasFace: false,
			hasData: false,
		};
		const page = readPage("templates.md");
		expect(Object.keys(makeFilters(site, "/nowhere", [])).filter((name) => !page.includes(name))).toEqual([]);
	});
});
