import { describe, expect, it } from "vitest";
import { FEED_FORMS, KINDS } from "../../../src/site/kinds.ts";
import { openListings } from "../../../src/site/ledger/successors.ts";
import { archiveOf } from "../../archive/articles.ts";

describe("openListings", () => {
	const find = (address: string, ...pages: string[]) => openListings(archiveOf([]), (url) => ["/", ...pages].includes(url))(address);

	it("leads from a day that is gone to its month, and from a month to its year", () => {
		expect(find("/2012/01/03/", "/2012/01/", "/2012/")).toBe("/2012/01/");
		expect(find("/2012/01/03/", "/2012/")).toBe("/2012/");
	});

	it("knows each form of feed that the settings can name", () => {
		for (const form of FEED_FORMS) {
			const { file } = KINDS[form];
			expect(find(`/tags/lists/${file}`, "/atom.xml", "/tags/")).toBe("/atom.xml");
			expect(find("/tags/lists/feed.xml", `/${file}`, "/tags/")).toBe(`/${file}`);
		}
		expect(FEED_FORMS).toEqual(["rss", "atom", "json"]);
	});

	it("leads from a feed to a feed, and never to a page, as long as there is one", () => {
		expect(find("/tags/lists/feed.xml", "/feed.xml", "/tags/")).toBe("/feed.xml");
		expect(find("/tags/lists/feed.json", "/feed.xml", "/tags/")).toBe("/feed.xml");
		expect(find("/feeds/archive/2009-10.xml", "/feed.xml", "/atom.xml", "/feeds/")).toBe("/atom.xml");
		expect(find("/feeds/archive/2009-10.xml")).toBe("/");
	});
});
