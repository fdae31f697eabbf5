import { describe, expect, it } from "vitest";
import type { Article } from "../../../src/article/article.ts";
import { knownDate, parseDate } from "../../../src/article/date.ts";
import type { Rendered } from "../../../src/site/output.ts";
import type { Site } from "../../../src/site/site.ts";
import {
	breadcrumbs,
	collectionPage,
	frontPage,
	graphOf,
	jsonLdText,
	type ListingItem,
	newsArticle,
	type StoryItem,
	wholeAddress,
} from "../../../src/view/metadata/jsonld.ts";
import { on } from "../../archive/articles.ts";
import { article, byPath, planOf } from "../../site/articles.ts";

const page = "https://example.org/archive/1957/03/04/a.html";

function itemOf<T>({ url, data }: Rendered | undefined = {} as Rendered): T {
	return { ...data?.(), url } as T;
}

/** The JSON-LD of one story of an archive at `/archive/`, as a reader of the page has it. */
function storyLd(fields: Partial<Article> = {}, date: string | undefined = "1957-03-04", picture?: string) {
	const planned = planOf([article("a", date, fields)], { url: "https://example.org/archive/", language: "en-GB", publisher: "Test House" });
	const output = planned.outputs.find((each) => each.sort === "rendered" && each.kind === "story") as Rendered;
	return JSON.parse(jsonLdText(newsArticle(itemOf<StoryItem>(output), planned.site, picture)));
}

/** The data of a listing's page. */
function listing(path: string, articles: readonly Article[]): { readonly item: ListingItem; readonly site: Site } {
	const planned = planOf(articles);
	return { item: itemOf<ListingItem>(byPath(planned).get(path)), site: planned.site };
}

describe("a story in JSON-LD", () => {
	it("says no more than is known of the least story", () => {
		expect(storyLd()).toEqual({
			"@type": "NewsArticle",
			"@id": `${page}#story`,
			url: page,
			mainEntityOfPage: page,
			headline: "Headline of a",
			datePublished: "1957-03-04",
			publisher: {
				"@type": "Organization",
				"@id": "https://example.org/archive/#publisher",
				name: "Test House",
				url: "https://example.org/archive/",
			},
			inLanguage: "en-GB",
			isPartOf: [{ "@type": "Newspaper", "@id": "https://example.org/archive/#paper", name: "Test", url: "https://example.org/archive/" }],
			isAccessibleForFree: true,
		});
	});

	it("says all that the fields say", () => {
		const story = storyLd(
			{
				description: "In short.",
				section: "News",
				tags: ["Harbour", "Sea & sand"],
				series: "The wall",
				dateline: "LONDON",
				language: "fr",
				updated: on("1957-03-06"),
				corrections: [{ date: on("1957-03-05"), text: "It was “not”." }, { text: "Nor that." }],
				print: { date: on("1957-03-04"), issue: "123", edition: "Late", page: "A5" },
				source: { name: "Wire", url: "https://wire.example/1" },
				rights: "© Wire",
				license: "https://creativecommons.org/licenses/by/4.0/",
				image: { src: "a.jpg", alt: "Sea", caption: "The sea", credit: "Ann" },
			},
			undefined,
			"https://example.org/archive/media/a.jpg",
		);
		expect(story).toMatchObject({
			description: "In short.",
			dateModified: "1957-03-06",
			articleSection: "News",
			keywords: ["Harbour", "Sea & sand"],
			image: {
				"@type": "ImageObject",
				url: "https://example.org/archive/media/a.jpg",
				contentUrl: "https://example.org/archive/media/a.jpg",
				caption: "The sea",
				creditText: "Ann",
			},
			dateline: "LONDON",
			printEdition: "Late",
			printPage: "A5",
			inLanguage: "fr",
			isBasedOn: { "@type": "CreativeWork", url: "https://wire.example/1", publisher: { "@type": "Organization", name: "Wire" } },
			correction: [
				{ "@type": "CorrectionComment", text: "It was “not”.", datePublished: "1957-03-05" },
				{ "@type": "CorrectionComment", text: "Nor that." },
			],
			copyrightNotice: "© Wire",
			license: "https://creativecommons.org/licenses/by/4.0/",
		});
		expect(story.isPartOf.slice(1)).toEqual([
			{ "@type": "CreativeWorkSeries", name: "The wall", url: "https://example.org/archive/series/the-wall/" },
			{
				"@type": "PublicationIssue",
				url: "https://example.org/archive/issues/1957-03-04-late/",
				issueNumber: "123",
				datePublished: "1957-03-04",
				isPartOf: { "@id": "https://example.org/archive/#paper" },
			},
		]);
	});

	it("makes a person of each author, and an organisation only of the house and of the source", () => {
		const { author } = storyLd({
			authors: [
				{ name: "Ann Lee", role: "Editor", url: "https://ann.example/" },
				{ name: "Bob", url: "mailto:bob@example.org" },
				{ name: "Test House", role: "Desk" },
				{ name: "Wire" },
			],
			source: { name: "Wire" },
		});
		expect(author).toEqual([
			{
				"@type": "Person",
				name: "Ann Lee",
				url: "https://example.org/archive/authors/ann-lee/",
				sameAs: "https://ann.example/",
				jobTitle: "Editor",
			},
			{ "@type": "Person", name: "Bob", url: "https://example.org/archive/authors/bob/" },
			{ "@type": "Organization", name: "Test House", url: "https://example.org/archive/authors/test-house/" },
			{ "@type": "Organization", name: "Wire", url: "https://example.org/archive/authors/wire/" },
		]);
	});

	it("gives a licence in words as a work", () => {
		expect(storyLd({ license: "Ask us" }).license).toEqual({ "@type": "CreativeWork", name: "Ask us" });
	});

	it("names an issue of an uncertain date by its number only, and none where neither is known", () => {
		expect(storyLd({ print: { date: on("1957-03~"), issue: "7" } }).isPartOf[1]).toMatchObject({ issueNumber: "7" });
		expect(storyLd({ print: { date: on("1957-03~"), issue: "7" } }).isPartOf[1]).not.toHaveProperty("datePublished");
		expect(storyLd({ print: { date: on("1957-03~"), page: "3" } }).isPartOf).toHaveLength(1);
	});

	it.each([
		["1957-03-04", "1957-03-04"],
		["1957-03", "1957-03"],
		["1957", "1957"],
		["1957-XX", "1957"],
		["1957-03-XX", "1957-03"],
		["1957-XX-XX", "1957"],
		["2024-07-01T09:30", "2024-07-01T09:30:00+01:00"],
	])("states %s as %s", (date, stated) => {
		const story = storyLd({}, date);
		expect(story.datePublished).toBe(stated);
		expect(story).not.toHaveProperty("temporal");
	});

	it.each([
		"195X",
		"19XX",
		"1957?",
		"1957~",
		"1957%",
		"1957-03~",
		"1957-03-04~",
		"1957-21",
		"1957/1959",
		"1957-03-04/1957-03-06",
		"1957/..",
	])("states no date of publication for %s, but keeps it as it is written", (date) => {
		const story = storyLd({}, date);
		expect(story).not.toHaveProperty("datePublished");
		expect(story.temporal).toBe(date);
	});

	it("says nothing of a date that nobody knows", () => {
		const planned = planOf([article("a")]);
		const story = newsArticle(itemOf(byPath(planned).get("undated/a.html")), planned.site);
		expect(JSON.parse(jsonLdText(story))).not.toHaveProperty("datePublished");
		expect(JSON.parse(jsonLdText(story))).not.toHaveProperty("temporal");
	});
});

describe("a date that is known", () => {
	it("is never one that only begins like one", () => {
		for (const text of ["1957-03-04/1957-03-04", "1957/1957", "1957-XX-04", "../1957", "1957/"])
			expect(knownDate(parseDate(text, "UTC")), text).toBeUndefined();
	});
});

describe("listings in JSON-LD", () => {
	it("name what they are about and the addresses that they list", () => {
		const { item, site } = listing("tags/sea/index.html", [
			article("a", "1957", { tags: ["Sea"] }),
			article("b", "1958", { tags: ["Sea"] }),
		]);
		expect(JSON.parse(jsonLdText(collectionPage(item, "Sea", site)))).toEqual({
			"@type": "CollectionPage",
			"@id": "https://example.org/tags/sea/",
			url: "https://example.org/tags/sea/",
			name: "Sea",
			inLanguage: "en",
			isPartOf: { "@type": "WebSite", "@id": "https://example.org/#site", name: "Test", url: "https://example.org/" },
			about: { "@type": "Thing", name: "Sea" },
			mainEntity: {
				"@type": "ItemList",
				itemListElement: [
					{ "@type": "ListItem", position: 1, url: "https://example.org/1958/b.html" },
					{ "@type": "ListItem", position: 2, url: "https://example.org/1957/a.html" },
				],
			},
		});
	});

	it.each([
		["authors/ann/index.html", { authors: [{ name: "Ann" }] }, { "@type": "Person", name: "Ann", url: "https://example.org/authors/ann/" }],
		["authors/test/index.html", { authors: [{ name: "Test" }] }, { "@type": "Organization", name: "Test" }],
		["series/s/index.html", { series: "S" }, { "@type": "CreativeWorkSeries", name: "S", url: "https://example.org/series/s/" }],
		[
			"issues/1957-03-04/index.html",
			{ print: { date: on("1957-03-04") } },
			{ "@type": "PublicationIssue", datePublished: "1957-03-04", isPartOf: { "@type": "Newspaper", name: "Test" } },
		],
	] as const)("tell what %s is about", (path, fields, about) => {
		const { item, site } = listing(path, [article("a", "1957", fields as Partial<Article>)]);
		expect(collectionPage(item, "Name", site).about).toMatchObject(about);
	});

	it("give the stories of a year's months, and of an index only its first members", () => {
		const articles = Array.from({ length: 150 }, (_, index) =>
			article(`a${index}`, index < 3 ? "1957-03-04" : "1960-01-01", { tags: [`Tag ${index}`] }),
		);
		const year = listing("1957/index.html", articles);
		expect(listedIn(collectionPage(year.item, "1957", year.site))).toEqual(
			["a0", "a1", "a2"].map((id) => `https://example.org/1957/03/04/${id}.html`),
		);
		const index = listing("tags/index.html", articles);
		expect(listedIn(collectionPage(index.item, "Tags", index.site))).toHaveLength(100);
		const calendar = listing("calendar/index.html", articles);
		expect(listedIn(collectionPage(calendar.item, "Calendar", calendar.site))).toEqual([
			"https://example.org/1950s/",
			"https://example.org/1960s/",
		]);
	});

	function listedIn({ mainEntity }: Readonly<Record<string, unknown>>): string[] {
		return (mainEntity as { itemListElement: { url: string }[] }).itemListElement.map(({ url }) => url);
	}
});

describe("the front page in JSON-LD", () => {
	it("tells of the site and the paper", () => {
		const { site } = planOf([], { description: "News." });
		expect(frontPage(site)).toMatchObject([
			{
				"@type": "WebSite",
				name: "Test",
				description: "News.",
				publisher: { name: "Test" },
				about: { "@id": "https://example.org/#paper" },
			},
			{ "@type": "Newspaper", "@id": "https://example.org/#paper" },
		]);
	});
});

describe("breadcrumbs", () => {
	it("number the way with whole addresses", () => {
		const { site } = planOf([], { url: "https://example.org/x/" });
		const trail = [
			{ name: "Test", url: "/" },
			{ name: "1957", url: "/1957/" },
		];
		expect(breadcrumbs(trail, site)).toEqual({
			"@type": "BreadcrumbList",
			itemListElement: [
				{ "@type": "ListItem", position: 1, name: "Test", item: "https://example.org/x/" },
				{ "@type": "ListItem", position: 2, name: "1957", item: "https://example.org/x/1957/" },
			],
		});
		expect(wholeAddress("https://other.example/", site)).toBe("https://other.example/");
	});
});

describe("JSON-LD as text", () => {
	it.each([
		"</script><script>alert(1)</script>",
		"<!-- <script>",
		"]]>",
		"\"quotes\" and 'quotes' and \\ backslashes \\\\",
		"&amp; &lt;/script&gt;",
		"line\u2028and\u2029paragraph",
		"\u202eright to left\u202c \u200f",
		"a text that spells \\ud800 and \\u003c",
		"😀 in full",
		"x".repeat(5000),
	])("keeps %j as it is, and lets nothing of it out", (headline) => {
		const text = jsonLdText(graphOf([{ headline }]));
		expect(JSON.parse(text)).toEqual({ "@context": "https://schema.org", "@graph": [{ headline }] });
		expect(text).not.toMatch(/[<>&\u2028\u2029]/);
	});

	it("makes half surrogates whole", () => {
		const text = jsonLdText({ a: "\ud800x\udfff", b: "\\\ud800", c: "\\\\ud800" });
		expect(JSON.parse(text)).toEqual({ a: "\ufffdx\ufffd", b: "\\\ufffd", c: "\\\\ud800" });
	});

	it("leaves out what is undefined", () => {
		expect(jsonLdText({ a: undefined, b: { c: undefined } })).toBe('{"b":{}}');
	});
});
