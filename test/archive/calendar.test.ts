import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fileByDate, type Period, periodsOf } from "../../src/archive/calendar.ts";
import { idsOf, story } from "./articles.ts";

const UNITS = ["decade", "year", "month", "day"] as const;

describe("fileByDate", () => {
	const stories = [
		story("century", "19XX"),
		story("decade", "195X"),
		story("years", "1957/1959"),
		story("year", "1957"),
		story("season", "1957-03/1957-05"),
		story("month", "1957-03"),
		story("day", "1957-03-04"),
		story("instant", "1957-03-04T10:00"),
		story("later", "1957-10-04"),
		story("next", "1960-01-01"),
		story("undated"),
	];
	const calendar = fileByDate(stories);

	it("files each story as far as its date is known", () => {
		const filed = UNITS.flatMap((unit) =>
			periodsOf(calendar, unit).map(({ name, articles, count }) => [unit, name, idsOf(articles).join(" "), count]),
		);
		expect(filed).toEqual([
			["decade", "1950s", "decade years", 8],
			["decade", "1960s", "", 1],
			["year", "1957", "year season", 6],
			["year", "1960", "", 1],
			["month", "1957-03", "month", 3],
			["month", "1957-10", "", 1],
			["month", "1960-01", "", 1],
			["day", "1957-03-04", "day instant", 2],
			["day", "1957-10-04", "later", 1],
			["day", "1960-01-01", "next", 1],
		]);
		expect(idsOf(calendar.undated)).toEqual(["century", "undated"]);
	});

	it("tells each period's year, month and day", () => {
		const [day] = periodsOf(calendar, "day");
		expect(day).toMatchObject({ unit: "day", year: 1957, month: 3, day: 4, within: [] });
		expect(calendar.decades[0]).toMatchObject({ unit: "decade", year: 1950 });
		expect(calendar.decades[0]?.within[0]?.within.map(({ month }) => month)).toEqual([3, 10]);
	});

	it("orders what came in any order", () => {
		const shuffled = fileByDate(["2024-10-01", "1999", "2024-02-29", "2024-02-03", "1850-01-01"].map((date) => story(date, date)));
		expect(periodsOf(shuffled, "year").map(({ name }) => name)).toEqual(["1850", "1999", "2024"]);
		expect(periodsOf(shuffled, "day").map(({ name }) => name)).toEqual(["1850-01-01", "2024-02-03", "2024-02-29", "2024-10-01"]);
	});

	const date = fc.oneof(
		fc.constantFrom(undefined, "195X", "19XX", "1957/1959", "1957/1961"),
		fc.date({ min: new Date("1940-01-01"), max: new Date("1969-12-31"), noInvalidDate: true }).chain((day) => {
			const iso = day.toISOString();
			return fc.constantFrom(iso.slice(0, 4), iso.slice(0, 7), iso.slice(0, 10), iso);
		}),
	);

	it("adds up", () => {
		fc.assert(
			fc.property(fc.array(date, { maxLength: 40 }), (written) => {
				const given = written.map((when, index) => story(String(index), when));
				const { decades, undated } = fileByDate(given);
				const sum = (periods: readonly Period[]) => periods.reduce((total, { count }) => total + count, 0);
				expect(sum(decades) + undated.length).toBe(given.length);
				for (const unit of UNITS) {
					const periods = periodsOf({ decades, undated }, unit);
					expect(new Set(periods.map(({ name }) => name)).size).toBe(periods.length);
					for (const period of periods) {
						expect(period.count).toBe(period.articles.length + sum(period.within));
						expect(period.count).toBeGreaterThan(0);
					}
				}
				const all = UNITS.flatMap((unit) => periodsOf({ decades, undated }, unit).flatMap(({ articles }) => articles));
				expect(idsOf([...all, ...undated]).toSorted()).toEqual(idsOf(given).toSorted());
			}),
		);
	});

	it("is empty without stories", () => {
		expect(fileByDate([])).toEqual({ decades: [], undated: [] });
	});
});
