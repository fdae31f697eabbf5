import { describe, expect, it } from "vitest";
import { dateFault, latestYearIn, spellingFor } from "../../../src/article/dates/suggest.ts";

describe("spellingFor", () => {
	it.each([
		["04/01/2016", "Write it as 2016-04-01 or 2016-01-04."],
		["2023-02-010T17:46:51-06:00", "Write it as 2023-02-10T17:46:51-06:00, with two figures for the month and the day."],
		["2021-02-31", "There never was such a day. Write it as 2021-02 if the month is right."],
		["2024-05-01 25:10", "Write it as 2024-05-01, or with its time as 2024-05-01 18:30."],
		["2024-5-1 9:00:99", "Write it as 2024-05-01, or with its time as 2024-05-01 18:30."],
		["“2024-05-01”", "Write it with plain signs: 2024-05-01."],
		["2024–05–01", "Write it with plain signs: 2024-05-01."],
		["Easter 1926", "Write 1926~ for about 1926, or in figures what is certain: 1926, or with its month and day as in 2024-03-15."],
		["soon", "Write it as 2024-03-15, as 2024-03-15T10:00:00+01:00, or as far as it is known: 2024-03, 2024."],
	])("of %j", (text, remedy) => {
		expect(spellingFor(text)).toBe(remedy);
	});
});

describe("dateFault", () => {
	it("tells a date that nobody can be sure of from what is no date", () => {
		expect(dateFault("04/01/2016")).toBe("may be either of two days");
		expect(["31/02/2016", "soon"].map(dateFault)).toEqual(Array(2).fill("is no date that can be read, or one that never was"));
	});
});

describe("latestYearIn", () => {
	it.each([
		["04/01/2016", 2016],
		["between 1957 and 2099", 2099],
		["31/12/16", 2031],
		["-0001-11-30 00:00:00", 2000],
		["soon", undefined],
		["20160231", undefined],
	])("of %j is %j", (text, year) => {
		expect(latestYearIn(text)).toBe(year);
	});
});
