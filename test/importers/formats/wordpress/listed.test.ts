import { describe, expect, it } from "vitest";
import { furtherFacts, listingFacts, monthFacts, siteFacts } from "../../../../src/importers/formats/wordpress/listed.ts";
import { type FactStep, listingAddress } from "../../../../src/importers/importer.ts";

const home = "https://courier.example/news";
const section = [{ kind: "sections", name: "Harbour" }] as const;
const places = { paths: ["category/harbour"], queries: ["cat=3"] };

function told(facts: readonly FactStep[]) {
	return facts.map(({ name, value }) => [listingAddress(name)?.slice(home.length), value]);
}

describe("siteFacts", () => {
	it("has the feeds of the site in each form, and those of comments, which nothing replaces", () => {
		const all = new Map(told(siteFacts(home)) as [string, unknown][]);
		for (const feed of ["/feed/", "/feed/atom/", "/?feed=rdf", "/wp-rss.php"])
			expect(all.get(feed), feed).toEqual([{ kind: "feed", name: "" }]);
		for (const feed of ["/comments/feed/", "/comments/feed/atom/", "/?feed=comments-atom", "/wp-commentsrss2.php"])
			expect(all.get(feed), feed).toEqual([]);
	});
});

describe("listingFacts", () => {
	it("has a listing and its feed, by their paths and their queries", () => {
		const feed = [{ ...section[0], isFeed: true }];
		expect(told(listingFacts(home, places, section))).toEqual([
			["/category/harbour/", section],
			["/?cat=3", section],
			["/category/harbour/feed/", feed],
			["/?feed=rss2&cat=3", feed],
		]);
	});
});

describe("furtherFacts", () => {
	it.each([
		[0, 0],
		[10, 0],
		[11, 1],
		[30, 2],
		[100_000, 19],
	])("of %i stories has %i further pages", (stories, pages) => {
		expect(furtherFacts(home, { ...places, queries: [] }, section, stories)).toHaveLength(pages);
	});

	it("has the addresses of WordPress, of the front page as well", () => {
		expect(told(furtherFacts(home, places, section, 11))).toEqual([
			["/category/harbour/page/2/", section],
			["/?cat=3&paged=2", section],
		]);
		expect(told(furtherFacts(home, { paths: [""], queries: [""] }, [], 11)).map(([address]) => address)).toEqual(["/page/2/", "/?paged=2"]);
	});
});

describe("monthFacts", () => {
	it("leads from a month to that month, else to its year", () => {
		const [year, month] = ["/2012/", "/2012/03/"].map((name) => ({ kind: "period", name }));
		expect(told(monthFacts(home, "2012-03", 11))).toEqual([
			["/?m=2012", [year]],
			["/?m=201203", [month, year]],
			["/2012/03/page/2/", [month, year]],
			["/?m=201203&paged=2", [month, year]],
		]);
	});
});
