import { describe, expect, it } from "vitest";
import { article, planOf } from "../articles.ts";

function pages(...given: Parameters<typeof planOf>): Map<string, object> {
	const outputs = planOf(...given).outputs.filter((output) => output.sort === "rendered" && output.kind.startsWith("on-this-day"));
	return new Map(outputs.map((output) => [output.path, output.sort === "rendered" ? output.data() : {}]));
}

describe("the days of the year", () => {
	it("are 366 pages and their index, each between its neighbours", () => {
		const days = pages([]);
		expect(days.size).toBe(367);
		expect(days.get("on-this-day/02-29.html")).toMatchObject({
			previous: { month: 2, day: 28, url: "/on-this-day/02-28.html" },
			next: { month: 3, day: 1 },
			years: [],
		});
		expect(days.get("on-this-day/01-01.html")).toMatchObject({ previous: { month: 12, day: 31 } });
		expect(days.get("on-this-day/12-31.html")).toMatchObject({ next: { month: 1, day: 1 } });
		expect((days.get("on-this-day/index.html") as { days: object[] }).days).toHaveLength(366);
	});

	it("hold the stories of all years whose day is known, the latest year first, and few of each", () => {
		const many = Array.from({ length: 12 }, (_, index) => article(`m${String(index).padStart(2, "0")}`, "1999-03-04"));
		const days = pages([
			...many,
			article("old", "1957-03-04"),
			article("month", "1957-03"),
			article("doubt", "1957-03-04?"),
			article("none"),
		]);
		const { years } = days.get("on-this-day/03-04.html") as {
			years: { name: string; url: string; count: number; stories: { url: string }[] }[];
		};
		expect(years.map(({ name, url, count, stories }) => [name, url, count, stories.length])).toEqual([
			["1999", "/1999/03/04/", 12, 10],
			["1957", "/1957/03/04/", 2, 2],
		]);
		expect(years[0]?.stories[0]?.url).toBe("/1999/03/04/m00.html");
		expect(JSON.stringify([...days.values()])).not.toContain("none");
	});

	it("show their stories with their words", () => {
		const days = pages([article("a", "1957-03-04", { description: "The sea came over the bank." })]);
		expect(days.get("on-this-day/03-04.html")).toMatchObject({ years: [{ stories: [{ opening: "The sea came over the bank." }] }] });
	});

	it("say which of them have stories, and lead from an empty one to the nearest that have", () => {
		const days = pages([article("a", "1957-03-04"), article("b", "1999-11-30")]);
		const index = days.get("on-this-day/index.html") as { days: { url: string; shade: number }[] };
		expect(index.days.filter(({ shade }) => shade > 0).map(({ url }) => url)).toEqual([
			"/on-this-day/03-04.html",
			"/on-this-day/11-30.html",
		]);
		const nearestOf = (day: string) =>
			(days.get(`on-this-day/${day}.html`) as { nearest?: { url: string }[] }).nearest?.map(({ url }) => url);
		expect(nearestOf("03-05")).toEqual(["/on-this-day/03-04.html", "/on-this-day/11-30.html"]);
		expect(nearestOf("01-01")).toEqual(["/on-this-day/11-30.html", "/on-this-day/03-04.html"]);
		expect(nearestOf("03-04")).toBeUndefined();
		expect((pages([]).get("on-this-day/01-01.html") as { nearest: object[] }).nearest).toEqual([]);
		expect((pages([article("a", "1957-03-04")]).get("on-this-day/01-01.html") as { nearest: object[] }).nearest).toHaveLength(1);
	});

	it("are shaded by their stories, so coarsely that one more seldom changes it", () => {
		const indexOf = (count: number, most: number) => {
			const many = Array.from({ length: most }, (_, at) => article(`m${at}`, "1999-11-30"));
			const few = Array.from({ length: count }, (_, at) => article(`f${at}`, "1999-03-04"));
			return pages([...many, ...few]).get("on-this-day/index.html") as {
				days: { month: number; day: number; shade: number }[];
				step: number;
			};
		};
		const shadeOf = (count: number, most: number) => indexOf(count, most).days.find(({ month, day }) => month === 3 && day === 4)?.shade;
		expect([0, 1, 2, 3].map((count) => shadeOf(count, 3))).toEqual([0, 1, 2, 3]);
		expect([1, 4, 5, 8, 9, 12, 13].map((count) => shadeOf(count, 13))).toEqual([1, 1, 2, 2, 3, 3, 4]);
		expect(shadeOf(5, 13)).toBe(shadeOf(5, 16));
		// Each shade stands for so many numbers of stories, which a screen reader tells.
		expect([3, 5, 13, 16, 17].map((most) => indexOf(1, most).step)).toEqual([1, 2, 4, 4, 8]);
	});

	it("lead to the shortest period that has a page, and are none where the settings say so", () => {
		const years = (settings: object) =>
			(pages([article("a", "1957-03-04")], settings).get("on-this-day/03-04.html") as { years?: object[] })?.years;
		expect(years({ calendar: "month" })).toMatchObject([{ url: "/1957/03/" }]);
		expect(pages([], { onThisDay: false }).size).toBe(0);
	});
});
