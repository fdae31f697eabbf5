import { describe, expect, it } from "vitest";
import { readMetadata } from "../../../src/article/metadata.ts";

const read = (values: Record<string, unknown>) =>
	readMetadata("a.md", [{ file: "a.md", values: "title" in values ? values : { headline: "A", ...values } }], "UTC");

describe("the fields of other systems", () => {
	it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
		[
			"Zola",
			{ taxonomies: { tags: ["a", "b"], categories: ["News", "Local"] }, extra: { author: "Ann Lee", subtitle: "Under" } },
			{ tags: ["a", "b", "Local"], section: "News", authors: [{ name: "Ann Lee" }], standfirst: "Under" },
		],
		["Hugo's params", { params: { author: "Ann Lee", draft: "true" } }, { authors: [{ name: "Ann Lee" }], status: "draft" }],
		["a path", { path: "posts/wall" }, { permalink: "/posts/wall" }],
		["a URL on the site", { url: "/posts/wall/" }, { permalink: "/posts/wall/" }],
		[
			"Docusaurus",
			{ slug: "/news/wall", last_update: { date: "2020-01-02", author: "x" } },
			{ permalink: "/news/wall", updated: expect.anything() },
		],
		["Eleventy's page that is not written", { permalink: false }, { status: "draft" }],
		[
			"old addresses without a slash",
			{ aliases: ["2019/05/23/Rust.html", "/a", "https://x.example/b"] },
			{ redirect_from: ["2019/05/23/Rust.html", "/a", "https://x.example/b"] },
		],
		["a locale", { lang: "zh_tw" }, { language: "zh-TW" }],
		["a locale with an encoding", { locale: "en_US.UTF-8" }, { language: "en-US" }],
		["a deck", { deck: "Under" }, { standfirst: "Under" }],
		[
			"parts of a picture",
			{ image: "/a.jpg", image_alt: "What it shows", image_caption: "The caption" },
			{ image: { src: "/a.jpg", alt: "What it shows", caption: "The caption" } },
		],
		["Ghost's picture", { feature_image: "a.jpg", feature_image_alt: "x" }, { image: { src: "a.jpg", alt: "x" } }],
		["a cover", { cover: { image: "a.jpg", alt: "x", relative: true } }, { image: { src: "a.jpg", alt: "x" } }],
		["a translator", { author: "Ann Lee", translator: "Bo Ek" }, { authors: [{ name: "Ann Lee" }, { name: "Bo Ek", role: "translator" }] }],
		["authors in a line", { author: "Matt Cowley, Claudio Wunder" }, { authors: [{ name: "Matt Cowley" }, { name: "Claudio Wunder" }] }],
		[
			"authors under two names",
			{ author: { name: "Jo", twitter: "jo" }, authors: [{ display_name: "Ann" }] },
			{ authors: [{ name: "Ann" }, { name: "Jo" }] },
		],
		["nested categories", { categories: [["News", "Local"]], tags: "a b c" }, { section: "News", tags: ["a", "b", "c", "Local"] }],
		["subjects under two names", { tags: ["three"], keywords: "one, two" }, { tags: ["three", "one", "two"] }],
		["a page that no sitemap holds", { sitemap: false }, { noindex: true }],
		["robots", { robots: "noindex, nofollow" }, { noindex: true }],
		["HTML in a headline", { title: "Week <br> April 8 &mdash; <em>now</em> &amp; then" }, { headline: "Week April 8 — now & then" }],
		[
			"what is no HTML in a headline",
			{ title: "We use List<Object> and the <em> tag" },
			{ headline: "We use List<Object> and the <em> tag" },
		],
	])("%s", (_, values, expected) => {
		const { fields, problems } = read(values);
		expect(problems.filter(({ severity }) => severity !== "info")).toEqual([]);
		expect(fields).toMatchObject(expected);
	});

	it("keeps a web address under url, which is none of this site", () => {
		const { fields, extra } = read({ url: "https://x.example/a", path: "content/a.md" });
		expect(fields?.permalink).toBeUndefined();
		expect(extra).toEqual({ url: "https://x.example/a", path: "content/a.md" });
	});

	it.each(["/:categories/:title/", "/{{ page.fileSlug }}/", "pretty"])("tells of the pattern %j, which is no address", (permalink) => {
		const { fields, problems } = read({ permalink });
		expect(fields?.permalink).toBeUndefined();
		expect(problems).toMatchObject([{ rule: "field-form", severity: "warning" }]);
	});
});
