import { describe, expect, it } from "vitest";
import type { Article } from "../../../src/article/article.ts";
import { article, byPath, planOf } from "../articles.ts";

const on = (date: string, text = `Put right on ${date}.`) => ({ date: article("x", date).published, text });

function corrected(id: string, date: string, ...corrections: Article["corrections"]): Article {
	return article(id, date, { corrections });
}

function dataOf<T>(plan: ReturnType<typeof planOf>, path: string): T {
	return byPath(plan).get(path)?.data() as T;
}

interface Page {
	readonly years: readonly {
		readonly period: { name: string };
		readonly corrections: readonly { text: string; story: { url: string } }[];
	}[];
	readonly links: readonly { readonly url: string; readonly count: number }[];
}

describe("the page of corrections", () => {
	it("is there only where something was corrected", () => {
		const plan = planOf([article("a", "1957")]);
		expect([...byPath(plan).keys()].filter((path) => path.startsWith("corrections"))).toEqual([]);
		expect(dataOf<{ corrections?: number }>(plan, "index.html").corrections).toBeUndefined();
	});

	it("lists all corrections by year, the latest first, those without a date last", () => {
		const plan = planOf([
			corrected("a", "1957", on("1958-01-02"), on("1960-03-04")),
			corrected("b", "1959", { text: "Some day." }, on("1958-06-01")),
		]);
		const { years, links } = dataOf<Page>(plan, "corrections/index.html");
		expect(years.map(({ period, corrections }) => [period.name, corrections.map(({ text }) => text)])).toEqual([
			["1960", ["Put right on 1960-03-04."]],
			["1958", ["Put right on 1958-06-01.", "Put right on 1958-01-02."]],
			["undated", ["Some day."]],
		]);
		expect(links).toEqual([]);
		expect(dataOf<{ corrections?: number }>(plan, "index.html").corrections).toBe(4);
	});

	it("gives each year a page where there are many, and shows the latest", () => {
		const stories = Array.from({ length: 101 }, (_, index) => corrected(`s${index}`, "1957", on(index < 60 ? "1990-01-01" : "2000-01-01")));
		const plan = planOf(stories);
		const { years, links } = dataOf<Page>(plan, "corrections/index.html");
		expect(years.map(({ period, corrections }) => [period.name, corrections.length])).toEqual([
			["2000", 41],
			["1990", 9],
		]);
		expect(links.map(({ url, count }) => [url, count])).toEqual([
			["/corrections/2000.html", 41],
			["/corrections/1990.html", 60],
		]);
		expect(dataOf<Page>(plan, "corrections/1990.html").years[0]?.corrections).toHaveLength(60);
	});

	it("has feeds with an entry for each dated correction", () => {
		const plan = planOf([corrected("a", "1957", on("1958-01-02"), on("1960-03-04"), { text: "x" })], {
			feeds: ["rss", "atom"],
			established: 1999,
		});
		const feed = dataOf<{ entries: { id: string; article: Article; updated: { edtf: string } }[] }>(plan, "corrections/atom.xml");
		expect(
			feed.entries.map(({ id, article: { corrections, published }, updated }) => [id, corrections.length, published?.edtf, updated.edtf]),
		).toEqual([
			["tag:example.org,1999:a#correction-2", 1, "1960-03-04", "1960-03-04"],
			["tag:example.org,1999:a#correction-1", 1, "1958-01-02", "1958-01-02"],
		]);
		expect([...byPath(plan).keys()].filter((path) => path.startsWith("corrections")).sort()).toEqual([
			"corrections/atom.xml",
			"corrections/feed.xml",
			"corrections/index.html",
		]);
	});

	it("leaves the address to a page that the owner wrote", () => {
		const stories = [corrected("a", "1957", on("1958-01-02"))];
		const own = article("pages/corrections", undefined, { slug: "corrections" });
		expect(byPath(planOf(stories, { urls: "folders" }, [own])).get("corrections/index.html")?.kind).toBe("page");
		expect(byPath(planOf(stories, {}, [own])).get("corrections/index.html")?.kind).toBe("corrections");
	});

	it("marks corrected stories in listings", () => {
		const plan = planOf([corrected("a", "1957", on("1958")), article("b", "1956")]);
		const { stories } = dataOf<{ stories: { headline: string; isCorrected?: true }[] }>(plan, "index.html");
		expect(stories.map(({ isCorrected }) => isCorrected)).toEqual([true, undefined]);
	});
});
