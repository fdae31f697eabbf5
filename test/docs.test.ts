import { describe, expect, it } from "vitest";
import { readPage, tables, withTables } from "../scripts/docs.ts";
import { IMPORT_RULES } from "../src/importers/importer.ts";
import { RULES } from "../src/problem.ts";
import { makeFilters } from "../src/view/filters.ts";

describe("the reference", () => {
	it.each(Object.keys(tables))("docs/%s has the tables that the schemas give; npm run docs writes them", (name) => {
		expect(readPage(name)).toBe(withTables(readPage(name), tables[name] ?? []));
	});

	it("is not written where a page has no place for a table", () => {
		expect(() => withTables(readPage("fields.md"), ["one", "two"])).toThrow("room for 1 tables");
	});

	it.each([
		["a build", RULES],
		["an import", IMPORT_RULES],
	])("has every rule of %s", (_, rules) => {
		const page = readPage("problems.md");
		expect(Object.entries(rules).filter(([rule, when]) => !page.includes(`| \`${rule}\` | ${when.replaceAll("|", "\\|")} |`))).toEqual([]);
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
