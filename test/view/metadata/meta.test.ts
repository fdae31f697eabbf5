import { describe, expect, it } from "vitest";
import type { Article } from "../../../src/article/article.ts";
import type { ArchiveSettings } from "../../../src/settings.ts";
import type { Rendered } from "../../../src/site/output.ts";
import type { StoryItem } from "../../../src/view/metadata/jsonld.ts";
import { embeddedMeta, type Meta, metaHtml, pageMeta } from "../../../src/view/metadata/meta.ts";
import { on } from "../../archive/articles.ts";
import { article, planOf } from "../../site/articles.ts";

const site = planOf([], { url: "https://example.org/archive/", language: "en-GB" }).site;

function metaOf(fields: Partial<Article> = {}, date?: string, picture?: string, own: Partial<ArchiveSettings> = {}): readonly Meta[] {
	const planned = planOf([article("a", date, fields)], { url: "https://example.org/archive/", language: "en-GB", ...own });
	const { url, data } = planned.outputs.find((output) => output.sort === "rendered" && output.kind === "story") as Rendered;
	return embeddedMeta({ ...data(), url } as StoryItem, planned.site, picture);
}

/** The contents of the tags of a name, in order. */
function contents(list: readonly Meta[], name: string): string[] {
	return list.filter((meta) => (meta.name ?? meta.property) === name).map(({ content }) => content);
}

describe("a story's embedded metadata", () => {
	it("are Open Graph as properties, and the rest as names", () => {
		for (const { name, property, content } of metaOf({ tags: ["x"], authors: [{ name: "A" }] }, "1957-03-04")) {
			expect(content).not.toBe("");
			expect(name ?? property).toMatch(property ? /^(og|article):/ : /^(twitter:|citation_|prism\.|DC\.)/);
			expect(name === undefined).toBe(property !== undefined);
		}
	});

	it("name what every story has", () => {
		const list = metaOf({}, "1957-03-04");
		expect(list.map(({ name, property }) => name ?? property)).toEqual(
			expect.arrayContaining(["og:type", "og:title", "og:url", "og:site_name", "og:locale", "DC.type", "DC.publisher", "DC.language"]),
		);
		expect(contents(list, "og:type")).toEqual(["article"]);
		expect(contents(list, "og:url")).toEqual(["https://example.org/archive/1957/03/04/a.html"]);
		expect(contents(list, "og:locale")).toEqual(["en_GB"]);
		expect(contents(metaOf({}, "1957-03-04", undefined, { cards: "none" }), "twitter:card")).toEqual(["summary"]);
		expect(contents(list, "citation_journal_title")).toEqual([]);
	});

	it("repeat a tag for each author and subject", () => {
		const list = metaOf({ authors: [{ name: "Ann Lee", url: "https://ann.example/" }, { name: "Bob" }], tags: ["Sea", "Sand"] }, "1957");
		expect(contents(list, "citation_author")).toEqual(["Ann Lee", "Bob"]);
		expect(contents(list, "DC.creator")).toEqual(["Ann Lee", "Bob"]);
		expect(contents(list, "article:author")).toEqual([
			"https://example.org/archive/authors/ann-lee/",
			"https://example.org/archive/authors/bob/",
		]);
		expect(contents(list, "article:tag")).toEqual(["Sea", "Sand"]);
		expect(contents(metaOf({ authors: [{ name: "Bob" }] }, "1957", undefined, { listings: [] }), "article:author")).toEqual(["Bob"]);
	});

	it("show a picture with what it shows", () => {
		const list = metaOf({ image: { src: "a.jpg", alt: "The sea" } }, "1957", "https://example.org/archive/media/a.jpg");
		expect(contents(list, "og:image")).toEqual(["https://example.org/archive/media/a.jpg"]);
		expect(contents(list, "og:image:alt")).toEqual(["The sea"]);
		expect(contents(list, "twitter:card")).toEqual(["summary_large_image"]);
		expect(contents(metaOf({ image: { src: "data:x", alt: "The sea" } }, "1957", undefined, { cards: "none" }), "og:image:alt")).toEqual(
			[],
		);
	});

	it("show the card of the site where a story has no picture, and its own where it has one", () => {
		const list = metaOf({ image: { src: "data:x", alt: "The sea" } }, "1957");
		expect([contents(list, "og:image"), contents(list, "og:image:alt")]).toEqual([
			["https://example.org/archive/assets/card.png"],
			["Test"],
		]);
		expect(contents(list, "twitter:card")).toEqual(["summary_large_image"]);
		const own = metaOf({}, "1957", undefined, { cards: "stories" });
		expect(contents(own, "og:image")).toEqual(["https://example.org/archive/cards/1957/a.png"]);
		expect(contents(own, "og:image:alt")).toEqual(contents(own, "og:title"));
	});

	it.each([
		["1957-03-04", ["1957-03-04"], ["1957/03/04"], ["1957-03-04"]],
		["2024-07-01T23:30Z", ["2024-07-02T00:30:00+01:00"], ["2024/07/02"], ["2024-07-02T00:30:00+01:00"]],
		["1957-03", [], ["1957/03"], ["1957-03"]],
		["1957", [], ["1957"], ["1957"]],
		["1957-03-XX", [], ["1957/03"], ["1957-03"]],
		["1957-03-04~", [], [], ["1957-03-04~"]],
		["195X", [], [], ["195X"]],
		["1957-21", [], [], ["1957-21"]],
		["1957/1959", [], [], ["1957/1959"]],
		[undefined, [], [], []],
	])("tell of %s what each vocabulary can say", (date, openGraph, highwire, dublinCore) => {
		const list = metaOf({}, date);
		expect(contents(list, "article:published_time")).toEqual(openGraph);
		expect(contents(list, "citation_publication_date")).toEqual(highwire);
		expect(contents(list, "DC.date")).toEqual(dublinCore);
	});

	it("tell of a change that is known to the day", () => {
		expect(contents(metaOf({ updated: on("1958-01-01") }, "1957"), "article:modified_time")).toEqual(["1958-01-01"]);
		expect(contents(metaOf({ updated: on("1958") }, "1957"), "article:modified_time")).toEqual([]);
	});

	it.each([
		["A5", ["A5"], [], ["A5"]],
		["6-7", ["6"], ["7"], ["6–7"]],
		["6 – 7", ["6"], ["7"], ["6 – 7"]],
		["1, 6–7", [], [], ["1, 6–7"]],
		["1-2, 5-6", [], [], ["1–2, 5–6"]],
		["B-4", [], [], ["B-4"]],
	])("give page %s whole, and its ends where it is one span", (page, first, last, all) => {
		const list = metaOf({ print: { page } }, "1957");
		expect(contents(list, "citation_firstpage")).toEqual(first);
		expect(contents(list, "citation_lastpage")).toEqual(last);
		expect(contents(list, "DC.identifier.pageNumber")).toEqual(all);
	});

	it("name the paper that published it first, and the site where none is named", () => {
		const list = metaOf({ source: { name: "The Wire", url: "/wire/" }, rights: "© W", license: "CC0" }, "1957");
		expect(contents(list, "prism.publicationName")).toEqual(["The Wire"]);
		expect(contents(list, "DC.source")).toEqual(["The Wire", "https://example.org/archive/wire/"]);
		expect(contents(list, "DC.rights")).toEqual(["© W", "CC0"]);
		expect(contents(metaOf({}, "1957"), "prism.publicationName")).toEqual(["Test"]);
	});

	it.each([
		["en", "en_US"],
		["de", "de_DE"],
		["pt-BR", "pt_BR"],
		["zh-Hant-HK", "zh_HK"],
		["sr-Latn", "sr_RS"],
	])("write the locale of %s as %s", (language, locale) => {
		expect(contents(metaOf({ language }, "1957"), "og:locale")).toEqual([locale]);
	});
});

describe("a page's embedded metadata", () => {
	it("say what programs that share links ask for", () => {
		expect(pageMeta({ url: "/tags/" }, site, "Tags")).toEqual([
			{ property: "og:type", content: "website" },
			{ property: "og:title", content: "Tags" },
			{ property: "og:url", content: "https://example.org/archive/tags/" },
			{ property: "og:site_name", content: "Test" },
			{ property: "og:image", content: "https://example.org/archive/assets/card.png" },
			{ property: "og:image:alt", content: "Test" },
			{ property: "og:locale", content: "en_GB" },
			{ name: "twitter:card", content: "summary_large_image" },
		]);
		expect(pageMeta({ url: "/tags/" }, { ...site, card: undefined }, "Tags")).toEqual([
			{ property: "og:type", content: "website" },
			{ property: "og:title", content: "Tags" },
			{ property: "og:url", content: "https://example.org/archive/tags/" },
			{ property: "og:site_name", content: "Test" },
			{ property: "og:locale", content: "en_GB" },
		]);
		expect(contents(pageMeta({ url: "/" }, site, "T", "About."), "og:description")).toEqual(["About."]);
	});
});

describe("metadata as HTML", () => {
	it("lets no text out of its attribute", () => {
		const list = metaOf({ headline: `"><script>alert('1')</script> &amp; <!-- \ud800` }, "1957");
		expect(metaHtml(list).split("\n")).toHaveLength(list.length);
		expect(metaHtml(list)).toContain(
			`<meta property="og:title" content="&quot;&gt;&lt;script&gt;alert('1')&lt;/script&gt; &amp;amp; &lt;!-- \ufffd">`,
		);
		expect(metaHtml(list)).not.toContain("<script");
	});
});
