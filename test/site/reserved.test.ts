import { describe, expect, it } from "vitest";
import type { Article } from "../../src/article/article.ts";
import type { ArchiveSettings } from "../../src/settings.ts";
import { address } from "../../src/site/address.ts";
import { claimsWithoutStories } from "../../src/site/reserved.ts";
import { article, planOf, settings } from "./articles.ts";

/** What stands at the address of a story, of a term, or of something that a story brings with it. */
const OF_STORIES = new Set([
	"story",
	"page",
	"tombstone",
	"redirect",
	"bib",
	"ris",
	"csl",
	"term",
	"term-part",
	"terms",
	"issue",
	"issues",
]);

/** Stories of every sort of date, so many of some that their listings have parts, with terms of every kind. */
function stories(): Article[] {
	const dates = [undefined, "195X", "1957", "1957-03", "1957-03-04", "2019-07-01"];
	return Array.from({ length: 180 }, (_, index) =>
		article(`story-${index}`, dates[index % dates.length], {
			tags: ["a tag"],
			section: "A section",
			authors: [{ name: "An author" }],
			series: "A series",
			print: { issue: "12" },
			redirectFrom: [`/old/${index}/`],
		}),
	);
}

const SETTINGS: readonly Partial<ArchiveSettings>[] = [
	{},
	{ urls: "clean", listingSize: 5 },
	{ urls: "folders", listingSize: 5, calendar: "month" },
	{ calendar: "year", listingSize: 5, face: { light: { ink: "#000" } } },
	{ data: false, search: false, sitemaps: false, onThisDay: false, robots: false, listings: ["tags"] },
	{ feeds: ["atom"], termFeeds: [], citations: ["bib", "ris", "csl"] },
];

describe("claims of a site without stories", () => {
	it.each(SETTINGS)("refuse what the plan has beside stories and terms, and nothing else of it: %o", (own) => {
		const { outputs } = planOf(stories(), own, [article("pages/about", undefined, { slug: "about" })]);
		const claims = claimsWithoutStories(settings(own));
		const isOfStories = (output: (typeof outputs)[number]) =>
			(output.sort === "rendered" && OF_STORIES.has(output.kind)) || /^(tags|sections|authors|series)\//.test(output.path);
		const [ofStories, others] = [outputs.filter(isOfStories), outputs.filter((output) => !isOfStories(output))];
		const isIssue = ({ path }: { readonly path: string }) => path.startsWith("issues/");
		expect(others.filter((output) => claims.claim(output, "x") === undefined).map(({ path }) => path)).toEqual([]);
		expect(ofStories.filter((output) => !isIssue(output) && claims.claim(output, "x") !== undefined).map(({ path }) => path)).toEqual([]);
		expect(ofStories.filter(isIssue).filter((output) => claims.claim(output, "x") === undefined)).toEqual([]);
		expect(others.length).toBeGreaterThan(5);
		expect(ofStories.length).toBeGreaterThan(360);
	});

	it.each([
		["/data/", "/on-this-day/", "/on-this-day/03-04.html", "/sitemaps/1957.xml", "/sitemaps/", "/robots.txt", "/atom.xml", "/feed.json"],
		["/feeds/all.opml", "/feeds/archive/1957-03.xml", "/search", "/search/1957/", "/404", "/404.html", "/assets/style.css", "/media/a.jpg"],
		["/", "/index.html", "/calendar/", "/1957/", "/1957/03/", "/1957/03/04/", "/1950s/", "/undated/", "/Data/", "/Sitemap.XML"],
	])("refuse %s and the like", (...paths) => {
		const claims = claimsWithoutStories(settings());
		expect(paths.filter((path) => claims.claim(address(path), "x") === undefined)).toEqual([]);
	});

	it("leave to stories what the settings switch off, and what only looks alike", () => {
		const claims = claimsWithoutStories(settings({ data: false, search: false, calendar: "year" }));
		const paths = ["/data/", "/search/", "/1957/03/", "/1957/03/04/a-story/", "/database/", "/12/", "/undated/a-story", "/series/walls/"];
		expect(paths.filter((path) => claims.claim(address(path), "x") !== undefined)).toEqual([]);
	});
});
