import { describe, expect, it } from "vitest";
import type { Article } from "../../../src/article/article.ts";
import { on } from "../../archive/articles.ts";
import { article, byPath, changed, planOf } from "../articles.ts";

type Link = { url: string };

/** What an issue's page, and their index, show. */
interface Shown {
	readonly pages: { page?: string; stories: Link[] }[];
	readonly previous?: Link;
	readonly next?: Link;
	readonly day?: Link;
	readonly count: number;
	readonly parts: Link[];
	readonly issues?: Link[];
	readonly years: {
		name: string;
		url?: string;
		count: number;
		months?: { period: { name: string }; days: (Link & { day: number; count: number })[] }[];
		further?: Link[];
	}[];
	readonly others: Link[];
}

/** A story that stood in an issue. */
function printed(id: string, date: string, print: Partial<NonNullable<Article["print"]>> = {}): Article {
	return article(id, date, { print: { date: on(date), ...print } });
}

function pageOf(stories: readonly Article[], path: string, settings: Parameters<typeof planOf>[1] = {}): Shown {
	return byPath(planOf(stories, settings)).get(path)?.data() as Shown;
}

const weekly = ["1957-03-01", "1957-03-08", "1957-03-15"].map((date) => printed(`of-${date}`, date, { page: "1" }));

describe("a print issue", () => {
	it("shows its stories by page, and those without one last", () => {
		const stories = [
			printed("a", "1957-03-04", { page: "12" }),
			printed("b", "1957-03-04", { page: "2" }),
			printed("none", "1957-03-04"),
			printed("c", "1957-03-04", { page: "2" }),
			printed("late", "1957-03-04", { page: "1", edition: "Late" }),
		];
		const { pages, count } = pageOf(stories, "issues/1957-03-04/index.html");
		expect(pages.map(({ page, stories: own }) => [page, own.map(({ url }) => url.slice(12, -5))])).toEqual([
			["2", ["b", "c"]],
			["12", ["a"]],
			[undefined, ["none"]],
		]);
		expect([count, pageOf(stories, "issues/1957-03-04-late/index.html").count]).toEqual([4, 1]);
	});

	it("leads to the issues before and after it, and to its day, which leads back", () => {
		const { previous, next, day } = pageOf(weekly, "issues/1957-03-08/index.html");
		expect([previous?.url, next?.url, day?.url]).toEqual(["/issues/1957-03-01/", "/issues/1957-03-15/", "/1957/03/08/"]);
		expect(pageOf(weekly, "1957/03/08/index.html").issues?.map(({ url }) => url)).toEqual(["/issues/1957-03-08/"]);
		expect(pageOf(weekly, "1957/03/index.html").issues).toBeUndefined();
		const months = { calendar: "month" } as const;
		expect(pageOf(weekly, "issues/1957-03-08/index.html", months).day?.url).toBe("/1957/03/");
		expect(pageOf(weekly, "1957/03/index.html", months).issues).toHaveLength(3);
	});

	it("leads to no day that has no page, and from a number to no date", () => {
		const stories = [
			article("a", "1957-03-05", { print: { date: on("1957-03-04") } }),
			article("b", "1957-03-05", { print: { issue: "999" } }),
			article("c", "1957-03-05", { print: { issue: "1000" } }),
		];
		expect(pageOf(stories, "issues/1957-03-04/index.html")).toMatchObject({ day: undefined, previous: undefined, next: undefined });
		expect(pageOf(stories, "issues/999/index.html")).toMatchObject({ previous: undefined, next: { url: "/issues/1000/" } });
	});

	it("that comes later changes of the others its neighbour alone", () => {
		const changes = changed(planOf(weekly), planOf([...weekly, printed("new", "1957-03-22")]));
		expect(changes.filter((path) => path.startsWith("issues/"))).toEqual([
			"issues/1957-03-15/index.html",
			"issues/1957-03-22/index.html",
			"issues/index.html",
		]);
		const more = changed(planOf(weekly), planOf([...weekly, printed("more", "1957-03-08")]));
		expect(more.filter((path) => path.startsWith("issues/"))).toEqual(["issues/1957-03-08/index.html"]);
	});

	it("is cut where it is long, and full parts stay as they are", () => {
		const stories = Array.from({ length: 25 }, (_, index) => printed(`s${index + 10}`, "1957-03-04", { page: String(index + 1) }));
		const paths = [...byPath(planOf(stories, { listingSize: 5 })).keys()].filter((path) => path.startsWith("issues/"));
		expect(paths).toEqual([
			"issues/1957-03-04/index.html",
			"issues/1957-03-04/part-2.html",
			"issues/1957-03-04/part-3.html",
			"issues/index.html",
		]);
		expect(pageOf(stories, "issues/1957-03-04/index.html", { listingSize: 5 }).parts).toHaveLength(3);
	});
});

describe("the index of print issues", () => {
	it("has a calendar of each year, what stands on none of its days behind it, and those without a date last", () => {
		const stories = [
			...weekly,
			printed("late", "1957-03-08", { edition: "Late" }),
			printed("y", "1958"),
			printed("m", "1958-04"),
			printed("d", "1958-04-02"),
			article("n", "1958", { print: { issue: "12" } }),
		];
		const { years, others } = pageOf(stories, "issues/index.html");
		const days = years.map(({ months = [] }) =>
			months.map(({ period, days: own }) => [period.name, own.map(({ day, count, url }) => [day, count, url])]),
		);
		expect(days).toEqual([
			[
				[
					"1957-03",
					[
						[1, 1, "/issues/1957-03-01/"],
						[8, 2, "/issues/1957-03-08/"],
						[15, 1, "/issues/1957-03-15/"],
					],
				],
			],
			[["1958-04", [[2, 1, "/issues/1958-04-02/"]]]],
		]);
		expect(years.map(({ further = [] }) => further.map(({ url }) => url))).toEqual([
			["/issues/1957-03-08-late/"],
			["/issues/1958/", "/issues/1958-04/"],
		]);
		expect(years.map(({ name, url }) => [name, url])).toEqual([
			["1957", undefined],
			["1958", undefined],
		]);
		expect(others.map(({ url }) => url)).toEqual(["/issues/12/"]);
	});

	it("of more than ten years of months leads to a page for each year", () => {
		const months = (count: number) =>
			Array.from({ length: count }, (_, index) => new Date(Date.UTC(1950, index, 1)).toISOString().slice(0, 10)).map((day) =>
				printed(day, day),
			);
		expect(pageOf(months(120), "issues/index.html").years.map(({ url }) => url)).toEqual(Array(10).fill(undefined));
		expect(pageOf(months(121), "issues/index.html").years.at(-1)).toMatchObject({ url: "/issues/in/1960.html", count: 1 });
	});

	it("of a thousand and more leads to a page for each year", () => {
		const days = Array.from({ length: 1_100 }, (_, index) => new Date(Date.UTC(1956, 0, 1 + index)).toISOString().slice(0, 10));
		const pages = byPath(planOf(days.map((day) => printed(day, day))));
		const shown = (path: string) => pages.get(path)?.data() as Shown;
		const { years } = shown("issues/index.html");
		expect(years.map(({ url, count, months }) => [url, count, months])).toEqual([
			["/issues/in/1956.html", 366, undefined],
			["/issues/in/1957.html", 365, undefined],
			["/issues/in/1958.html", 365, undefined],
			["/issues/in/1959.html", 4, undefined],
		]);
		const year = shown("issues/in/1957.html");
		expect([year.previous?.url, year.next?.url, year.years[0]?.months?.length]).toEqual([
			"/issues/in/1956.html",
			"/issues/in/1958.html",
			12,
		]);
	});
});
