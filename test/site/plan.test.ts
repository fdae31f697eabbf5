import { describe, expect, it } from "vitest";
import type { Article } from "../../src/article/article.ts";
import { article, byPath, changed, planOf, written } from "./articles.ts";

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
		expect(written(planOf(articles.toReversed()))).toBe(written(planOf(articles)));
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
		const plan = planOf(articles, { sections: ["Section 1", "Empty"] }, [article("pages/about", undefined, { slug: "about" })]);
		const urls = new Set(plan.outputs.map(({ url }) => url));
		const links = [...written(plan).matchAll(/"(?:url|to)":"(\/[^"]*)"|"urls":\[("[^\]]*")\]/g)].flatMap(
			(match) => match[1] ?? JSON.parse(`[${match[2]}]`),
		);
		expect(links.length).toBeGreaterThan(10_000);
		expect([...new Set(links.map((url) => url.replace(/#.*/, "")))].filter((url) => !urls.has(url))).toEqual([]);
	});

	it("a story more changes what is about it, and nothing else", () => {
		const articles = archive();
		const before = planOf(articles);
		const terms = { tags: ["tag 1", "tag 2"], section: "Section 1", authors: [{ name: "Author 1" }] };
		const changes = (id: string, date: string) => changed(before, planOf([...articles, article(id, date, terms)]));
		const index = ["authors/author-1", "sections/section-1", "tags/tag-1", "tags/tag-2"].map((term) => `${term}/index.html`);
		const kinds = ["authors", "sections", "tags"].map((kind) => `${kind}/index.html`);

		const why = {
			"2019/07/01/today.html": "the story",
			"2019/05/24/story-1199.html": "the story before it, which links to it",
			"2019/07/01/index.html": "its day",
			"2019/05/24/index.html": "the day before, which links to the next",
			"2019/07/index.html": "its month",
			"2019/05/index.html": "the month before, which links to the next",
			"2019/index.html": "its year",
			"2010s/index.html": "its decade, which counts its years' stories",
			"calendar/index.html": "the calendar, which counts as well",
			"on-this-day/07-01.html": "the day of the year that it appeared on",
			"index.html": "the front page, which shows the newest",
			"feed.xml": "the feed",
			"atom.xml": "the same as Atom",
			"feed.json": "the same as JSON",
			"feeds/archive/2019-05.xml": "the month before, which is closed when a story of a later one comes",
			"sitemap.xml": "the list of sitemaps, with when they changed",
			"sitemaps/2019.xml": "the sitemap of its year",
			"data/index.html": "the list of data volumes, which counts",
			"data/archive-2019.jsonl": "the data of its year",
			"data/archive-2019.csv": "the same as a table",
			"authors/author-1/feed.xml": "its author's feed",
			"sections/section-1/feed.xml": "its section's feed",
			"tags/tag-1/feed.xml": "its first tag's feed",
			"tags/tag-2/feed.xml": "its second tag's feed",
			"authors/author-1/index.html": "its author: newest stories, and count",
			"authors/author-1/2019.html": "its author's year",
			"authors/index.html": "the index of authors, which counts",
			"sections/section-1/index.html": "its section",
			"sections/section-1/2019.html": "its section's year",
			"sections/index.html": "the index of sections",
			"tags/tag-1/index.html": "its first tag",
			"tags/tag-1/2019.html": "its first tag's year",
			"tags/tag-2/index.html": "its second tag",
			"tags/tag-2/2019.html": "its second tag's year",
			"tags/index.html": "the index of tags",
		};
		expect(changes("today", "2019-07-01")).toEqual(Object.keys(why).sort());
		// 25 and four for each of its terms.
		expect(Object.keys(why).length).toBeLessThanOrEqual(25 + 4 * 4);

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

	it("divides the calendar as finely as the settings say, and no story's address depends on it", () => {
		const stories = [article("a", "2020-01-01"), article("b", "2020-01-02"), article("c", "2020-02"), article("d", "2020")];
		const periods = (calendar: "day" | "month" | "year") => {
			const plan = byPath(planOf(stories, { calendar }));
			const filedUnder = (path: string) => (plan.get(path)?.data() as { filedUnder: { url: string } } | undefined)?.filedUnder.url;
			expect(plan.get("2020/01/01/a.html")?.kind).toBe("story");
			return [[...plan.keys()].filter((path) => /^\d{4}.*index/.test(path)), filedUnder("2020/01/01/a.html"), filedUnder("2020/02/c.html")];
		};
		const [years, months] = [
			["2020/index.html", "2020s/index.html"],
			["2020/01/index.html", "2020/02/index.html"],
		];
		expect(periods("year")).toEqual([years, "/2020/", "/2020/"]);
		expect(periods("month")).toEqual([[...months, ...years].sort(), "/2020/01/", "/2020/02/"]);
		const days = ["2020/01/01/index.html", "2020/01/02/index.html"];
		expect(periods("day")).toEqual([[...days, ...months, ...years].sort(), "/2020/01/01/", "/2020/02/"]);
		const month = byPath(planOf(stories, { calendar: "month" }))
			.get("2020/01/index.html")
			?.data();
		expect(month).toMatchObject({ shortest: true, stories: [{ url: "/2020/01/01/a.html" }, { url: "/2020/01/02/b.html" }], within: [] });
	});

	it("makes listings of the kinds of term that the settings name, and links to no other", () => {
		const stories = [article("a", "2020-01-01", { tags: ["t"], section: "S", authors: [{ name: "A" }], series: "R" })];
		const plan = byPath(planOf(stories, { listings: ["tags"] }));
		expect([...plan.keys()].filter((path) => /^(tags|sections|authors|series)/.test(path))).toEqual([
			"tags/index.html",
			"tags/t/feed.xml",
			"tags/t/index.html",
		]);
		expect(plan.get("2020/01/01/a.html")?.data()).toMatchObject({
			section: undefined,
			series: undefined,
			tags: [{ url: "/tags/t/" }],
			authors: [{ name: "A", page: undefined }],
		});
	});

	it("no page but those of a year changes when that year's part is full and another begins", () => {
		const stories = Array.from({ length: 40 }, (_, index) => article(`s${String(index).padStart(2, "0")}`, "2020-01-01", { tags: ["t"] }));
		const before = planOf(stories, { listingSize: 5 });
		const after = planOf([...stories, article("s99", "2020-01-01", { tags: ["t"] })], { listingSize: 5 });
		const parts = changed(before, after).filter((path) => path.startsWith("tags/t/"));
		expect(parts).toEqual(["tags/t/2020-5.html", "tags/t/feed.xml", "tags/t/index.html"]);
		const days = changed(before, after).filter((path) => /^2020\/01\/01\/(index|part)/.test(path));
		expect(days).toEqual(["2020/01/01/index.html", "2020/01/01/part-5.html"]);
	});

	it("lists the volumes of data by year, and those without one last", () => {
		const plan = byPath(
			planOf([article("a", "1957"), article("b", "195X"), article("c", "1900/1990"), article("d"), article("e", "2001")]),
		);
		expect(plan.get("data/index.html")?.data()).toMatchObject({
			volumes: [
				{ name: "1950s", count: 1 },
				{ name: "1957", count: 1 },
				{ name: "2001", count: 1 },
				{ name: "undated", count: 2 },
			],
		});
	});

	it("keeps what is withdrawn out of every listing, and leaves a page at its address", () => {
		const plan = planOf([
			article("a", "2020-01-01", { tags: ["t"] }),
			article("b", "2020-01-02", { tags: ["t"], status: "withdrawn", reason: "Wrong", hideHeadline: true }),
		]);
		const tombstone = byPath(plan).get("2020/01/02/b.html");
		expect([tombstone?.kind, tombstone?.data()]).toMatchObject(["tombstone", { reason: "Wrong", why: "withdrawn" }]);
		expect(written(plan)).not.toContain("Headline of b");
	});

	it("publishes no file beside the stories that a server obeys or runs; the owner's assets may have any name", () => {
		const files = ["media/a.png", "media/CON.png", "media/_headers/a.png", "media/x.php.jpg", "assets/web.config"];
		const plan = planOf(
			[article("a", "2020-01-01")],
			{},
			[],
			files.map((path) => ({ path, from: `/${path}` })),
		);
		const copied = plan.outputs.filter(({ sort }) => sort === "copied").map(({ path }) => path);
		expect(copied).toEqual(["assets/web.config", "media/a.png"]);
		expect(plan.problems.map(({ file, rule, severity }) => [file, rule, severity])).toEqual([
			["CON.png", "name-kept", "error"],
			["_headers/a.png", "name-kept", "error"],
			["x.php.jpg", "name-kept", "error"],
		]);
	});
});
