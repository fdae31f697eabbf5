import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decadeOf, UNDATED, yearOf } from "../../src/site/periods.ts";
import { firstWeekdayOf, weeksOf, yearChart } from "../../src/view/charts.ts";

describe("yearChart", () => {
	it("leaves a gap for a year without stories, and a trace of one with few", () => {
		const chart = yearChart([
			{ period: yearOf({ year: 1960 }), count: 10_000, url: "/1960/" },
			{ period: UNDATED, count: 5 },
			{ period: yearOf({ year: 1957 }), count: 1 },
			{ period: decadeOf({ decade: 1950 }), count: 3 },
		]);
		expect(chart).toMatchObject({ first: { year: 1957 }, last: { year: 1960 }, width: 96, height: 60, step: 25, barWidth: 20 });
		expect(chart?.bars).toEqual([
			{ period: yearOf({ year: 1957 }), url: undefined, count: 1, x: 0, inner: 2.5, y: 58, height: 2 },
			{ period: yearOf({ year: 1960 }), url: "/1960/", count: 10_000, x: 75, inner: 77.5, y: 0, height: 60 },
		]);
	});

	it("shows all of a decade, whichever of its years have stories", () => {
		const chart = yearChart(
			[
				{ period: yearOf({ year: 1953 }), count: 6 },
				{ period: yearOf({ year: 1957 }), count: 3 },
			],
			1950,
		);
		expect(chart).toMatchObject({ first: { year: 1950 }, last: { year: 1959 }, width: 240 });
		expect(chart?.bars.map(({ x }) => x)).toEqual([30, 70]);
	});

	it("has a tick at every decade, and writes as many of their years as there is room for", () => {
		const ticksOf = (from: number, to: number, isSmall?: boolean) =>
			yearChart(
				[from, to].map((year) => ({ period: yearOf({ year }), count: 1 })),
				undefined,
				isSmall,
			)?.ticks ?? [];
		const written = (...given: Parameters<typeof ticksOf>) =>
			ticksOf(...given).flatMap(({ period, isCrowded }) => (isCrowded ? [] : (period.year ?? [])));
		expect(ticksOf(1921, 2024)).toHaveLength(10);
		expect(written(1921, 2024)).toEqual([1930, 1940, 1950, 1960, 1970, 1980, 1990, 2000, 2010, 2020]);
		expect(written(1921, 2024, true)).toEqual([1940, 1960, 1980, 2000, 2020]);
		expect(written(1665, 2024)).toEqual([
			1680, 1700, 1720, 1740, 1760, 1780, 1800, 1820, 1840, 1860, 1880, 1900, 1920, 1940, 1960, 1980, 2000, 2020,
		]);
		expect(written(1951, 1956)).toEqual([1955]);
		expect(ticksOf(1951, 1953)).toEqual([]);
		expect(ticksOf(1911, 2010).at(-1)).toEqual({ x: 99, period: yearOf({ year: 2010 }), isCrowded: false, end: "end" });
	});

	it("names the fullest year, the earliest of several, and none where all have as many", () => {
		const mostOf = (...counts: number[]) => yearChart(counts.map((count, at) => ({ period: yearOf({ year: 1950 + at }), count })))?.most;
		expect(mostOf(1, 3, 3)).toMatchObject({ period: { year: 1951 }, count: 3 });
		expect(mostOf(2, 2)).toBeUndefined();
	});

	it("is none for one year or none", () => {
		expect(yearChart([{ period: yearOf({ year: 1957 }), count: 1 }])).toBeUndefined();
		expect(yearChart([{ period: UNDATED, count: 1 }])).toBeUndefined();
	});
});

describe("weeksOf", () => {
	const month = {
		year: 2024,
		month: 2,
		days: [
			{ day: 29, url: "/2024/02/29/", count: 8 },
			{ day: 1, url: "/2024/02/01/", count: 1 },
		],
	};

	it("begins weeks where the language does", () => {
		expect([firstWeekdayOf("en-GB"), firstWeekdayOf("en-US"), firstWeekdayOf("ar-EG")]).toEqual([1, 7, 6]);
		const at = (first: number) => weeksOf(month, 8, first)[0]?.findIndex((day) => day?.day === 1);
		expect([at(1), at(7), at(6)]).toEqual([3, 4, 5]);
	});

	it("shades a day by the fullest", () => {
		const days = weeksOf(month, 8, 1)
			.flat()
			.filter((day) => day?.url);
		expect(days.map((day) => [day?.day, day?.shade])).toEqual([
			[1, 1],
			[29, 4],
		]);
		expect(
			weeksOf(month, 1, 1)
				.flat()
				.find((day) => day?.day === 1)?.shade,
		).toBe(1);
	});

	it("has every day of any month once, under its weekday", () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1000, max: 2999 }),
				fc.integer({ min: 1, max: 12 }),
				fc.integer({ min: 1, max: 7 }),
				(year, number, first) => {
					const weeks = weeksOf({ year, month: number, days: [] }, 0, first);
					const days = weeks.flat().flatMap((day) => day?.day ?? []);
					expect(days).toEqual(Array.from({ length: days.length }, (_, index) => index + 1));
					expect(new Date(Date.UTC(year, number - 1, days.length + 1)).getUTCDate()).toBe(1);
					for (const week of weeks)
						for (const [index, day] of week.entries())
							if (day) expect(new Date(Date.UTC(year, number - 1, day.day)).getUTCDay()).toBe((first + index) % 7);
				},
			),
		);
	});
});
