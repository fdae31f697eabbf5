import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Article } from "../../../src/article/article.ts";
import type { FeedEntry } from "../../../src/site/feeds/entries.ts";
import type { Plan } from "../../../src/site/plan.ts";
import { on } from "../../archive/articles.ts";
import { article, byPath, changed, planOf } from "../articles.ts";

interface FeedData {
	readonly id: string;
	readonly entries: readonly FeedEntry[];
	readonly previous?: string;
	readonly next?: string;
	readonly updated?: { readonly edtf: string };
}

function feedAt(plan: Plan, path: string): FeedData {
	return byPath(plan).get(path)?.data() as FeedData;
}

function idsAt(plan: Plan, path: string): string[] {
	return feedAt(plan, path).entries.map(({ article: { id } }) => id);
}

/** Every entry that who follows prev-archive from the Atom feed meets, by id: the one with the newest `updated` counts. */
function walk(plan: Plan): ReadonlyMap<string, FeedEntry> {
	const met = new Map<string, FeedEntry>();
	const seen = new Set<string>();
	for (let path: string | undefined = "atom.xml"; path !== undefined; ) {
		expect(seen.has(path)).toBe(false);
		seen.add(path);
		const feed = feedAt(plan, path);
		for (const entry of feed.entries) {
			const known = met.get(entry.id);
			if (!known || (entry.updated?.from ?? 0) > (known.updated?.from ?? 0)) met.set(entry.id, entry);
		}
		path = feed.previous?.slice(1);
	}
	return met;
}

const correction = (date: string) => ({ corrections: [{ date: on(date), text: "Mended." }] });

/** One story a day from a day on. */
function days(from: string, count: number): Article[] {
	return Array.from({ length: count }, (_, index) => {
		const day = new Date(Date.parse(from) + index * 86_400_000).toISOString().slice(0, 10);
		return article(day, day);
	});
}

describe("the feeds of the site", () => {
	it("show the newest stories, and none that has no date", () => {
		const plan = planOf([article("none"), ...days("2020-01-01", 60)]);
		for (const path of ["feed.xml", "feed.json"]) {
			expect(idsAt(plan, path)).toHaveLength(50);
			expect(idsAt(plan, path)[0]).toBe("2020-02-29");
		}
	});

	it("have the forms and the length that the settings say", () => {
		const plan = planOf(days("2020-01-01", 60), { feeds: ["json"], feedSize: 10, termFeeds: [] });
		expect([...byPath(plan).keys()].filter((path) => /feed|atom/.test(path))).toEqual(["feed.json"]);
		expect(idsAt(plan, "feed.json")).toHaveLength(10);
		expect(plan.site).toMatchObject({ hasFeedsPage: false, feeds: [{ form: "json", file: "feed.json" }] });
	});

	it("give every story an id that outlives its address, and keep one that is a URI", () => {
		const stories = [
			article("1957/03/a", "1957", { permalink: "/x/" }),
			article("b#c é", "1958"),
			article("https://old.example/?p=7", "1959"),
			article("tag:old.example,2001:8", "1960"),
		];
		const ids = feedAt(planOf(stories, { established: 2005 }), "feed.xml").entries.map(({ id }) => id);
		expect(ids).toEqual([
			"tag:old.example,2001:8",
			"https://old.example/?p=7",
			"tag:example.org,2005:b%23c%20%C3%A9",
			"tag:example.org,2005:1957/03/a",
		]);
	});

	it("count the last correction or update of a story, else its publication", () => {
		const plan = planOf([
			article("plain", "1957-03-04"),
			article("updated", "1957-03-05", { updated: on("1957-04-01") }),
			article("corrected", "1957-03-06", { updated: on("1957-04-02"), ...correction("2001-05-01T10:00Z") }),
		]);
		const updated = Object.fromEntries(feedAt(plan, "atom.xml").entries.map((entry) => [entry.article.id, entry.updated?.edtf]));
		expect(updated).toEqual({ plain: "1957-03-04", updated: "1957-04-01", corrected: "2001-05-01T11:00:00+01:00" });
		expect(feedAt(plan, "atom.xml").updated?.edtf).toBe("2001-05-01T11:00:00+01:00");
	});
});

describe("the feeds of terms", () => {
	it("show the newest stories of each section, tag, author and series", () => {
		const terms = { tags: ["t"], section: "S", authors: [{ name: "A" }], series: "R", print: { date: on("1957-03-04") } };
		const plan = planOf([...days("2020-01-01", 30), article("none", undefined, { tags: ["t"] })].map((story) => ({ ...story, ...terms })));
		const paths = [...byPath(plan).keys()].filter((path) => path.endsWith("/feed.xml"));
		expect(paths).toEqual(["authors/a/feed.xml", "sections/s/feed.xml", "series/r/feed.xml", "tags/t/feed.xml"]);
		for (const path of paths)
			expect(idsAt(plan, path)).toEqual(
				days("2020-01-11", 20)
					.map(({ id }) => id)
					.reverse(),
			);
		expect(feedAt(plan, "tags/t/feed.xml")).toMatchObject({ full: false, term: { kind: "tag", name: "t" }, home: "/tags/t/" });
	});

	it("stand beside a term however it is called", () => {
		const paths = [...byPath(planOf([article("a", "1957", { tags: ["../../x", ".", "..", "/"] })])).keys()];
		expect(paths.filter((path) => path.endsWith("/feed.xml"))).toHaveLength(4);
		expect(paths.filter((path) => /(^|\/)\.{1,2}(\/|$)|^\//.test(path))).toEqual([]);
	});
});

describe("the history of the Atom feed", () => {
	it("leads from the newest stories back to the first, and meets every dated story", () => {
		fc.assert(
			fc.property(
				fc.array(fc.tuple(fc.constantFrom("1957-03", "1957-03-04", "1958", "195X", "2001-05-06T07:08Z"), fc.nat(250)), { maxLength: 4 }),
				fc.array(fc.nat(200), { maxLength: 3 }),
				(groups, mended) => {
					const stories = groups.flatMap(([date, count], group) =>
						Array.from({ length: count }, (_, index) => article(`${group}-${index}`, date)),
					);
					const all = stories.map((story, index) => (mended.includes(index) ? { ...story, ...correction("2010-01-01") } : story));
					const met = walk(planOf(all));
					expect([...met.values()].map((entry) => entry.article.id).sort()).toEqual(all.map(({ id }) => id).sort());
				},
			),
			{ numRuns: 30 },
		);
	});

	it("shows what was corrected lately again, with all that no document holds", () => {
		const stories = days("2020-01-01", 400).map((story) => (story.id === "2020-01-05" ? { ...story, ...correction("2021-01-20") } : story));
		const [first, ...rest] = idsAt(planOf(stories), "atom.xml");
		expect(first).toBe("2021-02-03");
		expect(rest).toContain("2020-01-05");
		expect([first, ...rest]).toHaveLength(50);
		const busy = Array.from({ length: 199 }, (_, index) => article(`b-${String(index).padStart(3, "0")}`, "2022-03-04"));
		expect(idsAt(planOf([...stories, ...busy]), "atom.xml")).toHaveLength(99);
	});

	it("changes documents of a story's own month, and the one after it where it is the first of its month", () => {
		const stories = days("2020-01-01", 200).filter(({ id }) => !id.startsWith("2020-03"));
		const documents = (...more: Article[]) =>
			changed(planOf(stories), planOf([...stories.filter(({ id }) => !more.some((story) => story.id === id)), ...more])).filter((path) =>
				path.startsWith("feeds/archive/"),
			);
		expect(documents(article("x", "2020-02-03"))).toEqual(["feeds/archive/2020-02.xml"]);
		expect(documents(article("2020-02-03", "2020-02-03", correction("2024-01-01")))).toEqual(["feeds/archive/2020-02.xml"]);
		expect(documents(article("2020-02-03", "2020-02-03", { status: "withdrawn" }))).toEqual(["feeds/archive/2020-02.xml"]);
		expect(documents(article("x", "2020-07-18"))).toEqual([]);
		expect(documents(article("x", "2020-03-03"))).toEqual(["feeds/archive/2020-03.xml", "feeds/archive/2020-04.xml"]);
		expect(documents(article("x", "2020-08-01"))).toEqual(["feeds/archive/2020-07.xml"]);
	});

	it("is none where the settings say so", () => {
		const paths = [...byPath(planOf(days("2020-01-01", 60), { feedArchive: false })).keys()];
		expect(paths.filter((path) => path.startsWith("feeds/archive"))).toEqual([]);
	});
});

describe("an enclosure", () => {
	it("has the size of a picture that lies on the site, and none of another site's", () => {
		const stories = [
			article("1957/a", "1957-03-01", { image: { src: "pic%20a.jpg?x" } }),
			article("1957/b", "1957-03-02", { image: { src: "/media/1957/pic a.jpg" } }),
			article("1957/c", "1957-03-03", { image: { src: "https://other.example/pic.png" } }),
			article("1957/d", "1957-03-04", { image: { src: "pic" } }),
		].map((story) => ({ ...story, file: `${story.id}.md` }));
		const plan = planOf(stories, {}, [], [{ path: "media/1957/pic a.jpg", from: "/pic", bytes: 7 }]);
		expect(feedAt(plan, "feed.xml").entries.map(({ enclosure }) => enclosure)).toEqual([
			undefined,
			{ src: "https://other.example/pic.png", type: "image/png", bytes: undefined },
			{ src: "/media/1957/pic a.jpg", type: "image/jpeg", bytes: 7 },
			{ src: "pic%20a.jpg?x", type: "image/jpeg", bytes: 7 },
		]);
	});
});
