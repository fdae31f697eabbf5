import { describe, expect, it } from "vitest";
import { decadeOf, filedUnder, UNDATED, yearOf } from "../../src/site/periods.ts";
import { on } from "../archive/articles.ts";

describe("periods", () => {
	it("are a date's year and decade, as far as it is known", () => {
		expect(yearOf(on("1957-03-04"))).toEqual({ unit: "year", name: "1957", year: 1957 });
		expect(decadeOf(on("1957-03-04"))).toEqual({ unit: "decade", name: "1950s", year: 1950 });
		expect(yearOf(on("195X"))).toEqual(decadeOf(on("195X")));
		expect([yearOf(undefined), decadeOf(on("1900/1990"))]).toEqual([UNDATED, UNDATED]);
	});

	it.each([
		["1957-03-04", "day", "/1957/03/04/", { unit: "day", name: "1957-03-04", year: 1957, month: 3, day: 4 }],
		["1957-03-04", "month", "/1957/03/", { unit: "month", name: "1957-03", year: 1957, month: 3 }],
		["1957-03-04", "year", "/1957/", { unit: "year", name: "1957", year: 1957 }],
		["1957-03", "day", "/1957/03/", { unit: "month", name: "1957-03", year: 1957, month: 3 }],
		["195X", "day", "/1950s/", { unit: "decade", name: "1950s", year: 1950 }],
		["1900/1990", "day", "/undated/", { unit: "undated", name: "undated" }],
	] as const)("file %s, where the shortest is a %s, at %s", (date, calendar, url, period) => {
		expect(filedUnder(on(date), { calendar })).toEqual({ name: period.name, url, period });
	});
});
