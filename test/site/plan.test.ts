import { describe, expect, it } from "vitest";
import type { Article } from "../../src/article/article.ts";
import { article, byPath, changed, planOf } from "./articles.ts";

/** An archive of forty years, thirty stories a year, with terms of every kind. */
function archive(): Article[] {
	return Array.from({ length: 1200 }, (_, index) => {
		const day = new Date(Date.UTC(1980, 0, 1) + index * 12 * 86_400_000).toISOString().slice(0, 10);
		const number = String(index).padStart(4, "0");
		return article(`story-${number}`, day, {
			tags: [`tag ${index % 7}`, `tag ${index % 11}`],
			section: `Section ${index % 3}`,
			authors: [{ name: `Author ${index % 5}` }],
			series: index % 40 === 0 ? "Series" : undefined,
		});
	});
}

describe("plan", () => {
	it("is the same whatever the order of the articles", () => {
		const articles = archive();
		expect(JSON.stringify(planOf(articles.toReversed()))).toBe(JSON.stringify(planOf(articles)));
	});

	it("gives every output a path and a URL of its own", () => {
		const { outputs } = planOf(archive());
		expect(new Set(outputs.map(({ path }) => path.toLowerCase())).size).toBe(outputs.length);
		expect(new Set(outputs.map(({ url }) => url)).size).toBe(outputs.length);
		expect(outputs.map(({ path }) => path).filter((path) => path.startsWith("/") || path.includes(".."))).toEqual([]);
	});

	it("links to nothing that it does not make", () => {
		const articles = [
			...archive(),
			article("none"),
			article("decade", "195X"),
			article("month", "1957-03"),
			article("gone", "1990", { status: "withdrawn", redirectFrom: ["/gone"] }),
		];
		const { outputs, site } = planOf(articles, { sections: ["Section 1", "Empty"] }, [
			article("pages/about", undefined, { slug: "about" }),
		]);
		const urls = new Set(outputs.map(({ url }) => url));
		const links = [
			...`${JSON.stringify(outputs)}${JSON.stringify(site)}`.matchAll(/"(?:url|to|filedUnder)":"(\/[^"]*)"|"urls":\[("[^\]]*")\]/g),
		].flatMap((match) => match[1] ?? JSON.parse(`[${match[2]}]`));
		expect(links.length).toBeGreaterThan(10_000);
		expect([...new Set(links)].filter((url) => !urls.has(url))).toEqual([]);
	});

	it("a story more changes what is about it, and nothing else", () => {
		const articles = archive();
		const before = planOf(articles);
		const terms = { tags: ["tag 1", "tag 2"], section: "Section 1", authors: [{ name: "Author 1" }] };
		const changes = (id: string, date: string) => changed(before, planOf([...articles, article(id, date, terms)]));
		const index = ["authors/author-1", "sections/section-1", "tags/tag-1", "tags/tag-2"].map((term) => `${term}/index.html`);
		const kinds = ["authors", "sections", "tags"].map((kind) => `${kind}/index.html`);

		expect(changes("today", "2019-07-01")).toEqual(
			[
				"2010s/index.html",
				"2019/05/24/index.html",
				"2019/05/24/story-1199.html",
				"2019/05/index.html",
				"2019/07/01/index.html",
				"2019/07/01/today.html",
				"2019/07/index.html",
				"2019/index.html",
				"authors/author-1/2019.html",
				"calendar/index.html",
				"feed.xml",
				"index.html",
				"sections/section-1/2019.html",
				"tags/tag-1/2019.html",
				"tags/tag-2/2019.html",
				...index,
				...kinds,
			].sort(),
		);

		const middle = changes("middle", "1999-07-01");
		expect(middle).toEqual(
			expect.arrayContaining(["1999/07/01/middle.html", "tags/tag-1/1999.html", "1990s/index.html", ...index, ...kinds]),
		);
		expect(middle.filter((path) => /\/\d{4}(-\d+)?\.html$/.test(path) && !path.includes("1999"))).toEqual([]);
		expect(middle).not.toContain("feed.xml");
		expect(middle.length).toBeLessThan(60);

		const oldest = changes("oldest", "1950");
		expect(oldest).toEqual(
			expect.arrayContaining([
				"1950/oldest.html",
				"1950/index.html",
				"1950s/index.html",
				"tags/tag-1/1950.html",
				"1980/01/01/story-0000.html",
			]),
		);
		expect(oldest.length).toBeLessThan(60);
	});

	it("no page but those of a year changes when that year's part is full and another begins", () => {
		const stories = Array.from({ length: 40 }, (_, index) => article(`s${String(index).padStart(2, "0")}`, "2020-01-01", { tags: ["t"] }));
		const before = planOf(stories, { listingSize: 5 });
		const after = planOf([...stories, article("s99", "2020-01-01", { tags: ["t"] })], { listingSize: 5 });
		const parts = changed(before, after).filter((path) => path.startsWith("tags/t/"));
		expect(parts).toEqual(["tags/t/2020-5.html", "tags/t/index.html"]);
		const days = changed(before, after).filter((path) => /^2020\/01\/01\/(index|part)/.test(path));
		expect(days).toEqual(["2020/01/01/index.html", "2020/01/01/part-5.html"]);
	});

	it("shows a print issue by its pages", () => {
		const print = (page: string, edition?: string) => ({ print: { date: article("x", "1957-03-04").published, page, edition } });
		const plan = planOf([
			article("a", "1957-03-04", print("12")),
			article("b", "1957-03-04", print("2")),
			article("c", "1957-03-04", print("1", "Late")),
		]);
		const issue = byPath(plan).get("issues/1957-03-04/index.html")?.data as { stories: { url: string }[]; term: object };
		expect(issue.stories.map(({ url }) => url)).toEqual(["/1957/03/04/b.html", "/1957/03/04/a.html"]);
		expect(byPath(plan).get("issues/1957-03-04-late/index.html")?.data).toMatchObject({ term: { count: 1 } });
	});

	it("keeps what is withdrawn out of every listing, and leaves a page at its address", () => {
		const plan = planOf([
			article("a", "2020-01-01", { tags: ["t"] }),
			article("b", "2020-01-02", { tags: ["t"], status: "withdrawn", reason: "Wrong", hideHeadline: true }),
		]);
		expect(byPath(plan).get("2020/01/02/b.html")).toMatchObject({ kind: "tombstone", data: { reason: "Wrong", why: "withdrawn" } });
		expect(JSON.stringify(plan)).not.toContain("Headline of b");
	});
});
