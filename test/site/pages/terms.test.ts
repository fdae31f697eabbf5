import { describe, expect, it } from "vitest";
import type { Article } from "../../../src/article/article.ts";
import { article, byPath, changed, planOf } from "../articles.ts";

interface TermPage {
	readonly stories: readonly { readonly url: string }[];
	readonly headings: readonly { readonly period: { readonly name: string }; readonly from: number; readonly to: number }[];
	readonly perYear: readonly { readonly name: string; readonly url?: string }[];
	readonly related: readonly { readonly name: string }[];
	readonly previous?: { readonly url: string };
	readonly next?: { readonly url: string };
}

function pageOf(articles: readonly Article[], path: string, listingSize = 50): TermPage {
	return byPath(planOf(articles, { listingSize })).get(path)?.data() as TermPage;
}

/** Stories of some years, so many in each. */
function stories(years: readonly string[], inEach: number, fields: Partial<Article> = {}): Article[] {
	return years.flatMap((year) =>
		Array.from({ length: inEach }, (_, index) =>
			article(`s${year}-${index}`, `${year}-${index < 15 ? "01" : "02"}-${String((index % 15) + 10)}`, { tags: ["Flood"], ...fields }),
		),
	);
}

const TAG = "tags/flood/index.html";

describe("the years of a listing", () => {
	it("come in their order, and what spans several years or has no date behind them", () => {
		const tags = ["Flood"];
		const dates = ["1932", "1939/1945", "1953", undefined];
		const articles = dates.map((date, index) => article(`s${index}`, date, { tags }));
		expect(pageOf(articles, TAG).perYear.map(({ name }) => name)).toEqual(["1932", "1953", "undated"]);
	});
});

describe("the headings of a long listing", () => {
	const headingsOf = (articles: readonly Article[]) =>
		pageOf(articles, TAG).headings.map(({ period, from, to }) => [period.name, from, to]);

	it("are its years, the newest first, and its chart leads to them", () => {
		const articles = stories(["1957", "1958", "1960"], 8);
		expect(headingsOf(articles)).toEqual([
			["1960", 0, 8],
			["1958", 8, 16],
			["1957", 16, 24],
		]);
		expect(pageOf(articles, TAG).perYear.map(({ url }) => url)).toEqual(["#y1957", "#y1958", "#y1960"].map((end) => `/tags/flood/${end}`));
	});

	it("are decades where few stories are of one year, and none where the listing is short", () => {
		const years = Array.from({ length: 22 }, (_, index) => String(1950 + index));
		expect(headingsOf(stories(years, 1))).toEqual([
			["1970s", 0, 2],
			["1960s", 2, 12],
			["1950s", 12, 22],
		]);
		expect(pageOf(stories(years, 1), TAG).perYear[0]?.url).toBe("/tags/flood/#y1950s");
		expect(headingsOf(stories(["1957", "1958"], 5))).toEqual([]);
	});

	it("lose no story: each stands under one of them", () => {
		const open = article("until", undefined, {
			tags: ["Flood"],
			published: { ...article("x", "1955").published, year: undefined } as Article["published"],
		});
		const articles = [...stories(["1950", "1957", "1958"], 8), open, article("none", undefined, { tags: ["Flood"] })];
		const { headings, stories: listed } = pageOf(articles, TAG);
		expect(listed).toHaveLength(26);
		expect(headings.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(headings.length === 0 ? 0 : 26);
	});
});

describe("a part of a listing", () => {
	const articles = [...stories(["1957", "1958"], 12), ...stories(["1960"], 25)];
	const part = (name: string) => {
		const { previous, next } = pageOf(articles, `tags/flood/${name}.html`, 6);
		return [previous?.url, next?.url].map((url) => url?.replace(/^.*\//, ""));
	};

	it("leads to the years before and after it", () => {
		expect(part("1957")).toEqual([undefined, "1958.html"]);
		expect(part("1958")).toEqual(["1957.html", "1960.html"]);
		expect(part("1960")).toEqual(["1958.html", undefined]);
		expect(part("1960-3")).toEqual([undefined, undefined]);
	});

	it("changes where a year begins after it, and no full part of that year does", () => {
		const planned = (more: readonly Article[]) => planOf([...articles, ...more], { listingSize: 6 });
		const parts = changed(planned([]), planned(stories(["1961"], 1))).filter((path) => /flood\/\d/.test(path));
		expect(parts).toEqual(["tags/flood/1960-3.html", "tags/flood/1961.html"]);
	});
});

describe("related terms", () => {
	it("are those that several stories have as well, the most frequent first", () => {
		const articles = ["Dike", "Dike", "Dike", "Boat", "Boat", "Gull"].map((tag, index) =>
			article(`a${index}`, `1957-01-0${index + 1}`, { tags: ["Flood", tag] }),
		);
		expect(pageOf(articles, TAG).related.map(({ name }) => name)).toEqual(["Dike", "Boat"]);
		expect(pageOf(articles, "tags/gull/index.html").related).toEqual([]);
	});
});
