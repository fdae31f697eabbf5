import { describe, expect, it } from "vitest";
import { checkGaps } from "../../../src/checks/stories/gaps.ts";
import { story } from "../../archive/articles.ts";
import { checkedOf } from "../checked.ts";

const DAY = 86_400_000;

/** A story for each day of a year that a paper came out on. */
function paper(year: number, cameOut: (day: Date, date: string) => boolean) {
	const days = Array.from({ length: 365 }, (_, index) => new Date(Date.UTC(year, 0, 1) + index * DAY));
	return days.flatMap((day) => {
		const date = day.toISOString().slice(0, 10);
		return cameOut(day, date) ? [story(date, date)] : [];
	});
}

const isSunday = (day: Date) => day.getUTCDay() === 0;

describe("checkGaps", () => {
	it("tells of the days that a daily has no story for, those beside each other together", () => {
		const articles = paper(1957, (day, date) => !isSunday(day) && !/03-0[5-9]|03-11|06-20/.test(date));
		expect(checkGaps(checkedOf(articles)).map(({ file, message }) => [file, message.replace(/, although.*/, "")])).toEqual([
			["1957-03-04.md", "There is no story from 1957-03-05 to 1957-03-11 (6 issues)"],
			["1957-06-19.md", "There is no story for 1957-06-20"],
		]);
	});

	it("knows Christmas, Easter, and the days that a paper leaves out in most years", () => {
		const came = (day: Date, date: string) =>
			!isSunday(day) && !/12-2[56]|01-01|06-17/.test(date) && !["1957-04-19", "1957-04-22"].includes(date);
		const years = [1957, 1958, 1959].flatMap((year) => paper(year, came));
		expect(checkGaps(checkedOf(years))).toEqual([]);
	});

	it("does not tell of a paper that is no daily", () => {
		expect(checkGaps(checkedOf(paper(1957, (day) => [2, 5].includes(day.getUTCDay()))))).toEqual([]);
		expect(checkGaps(checkedOf([story("a", "1957-03-04"), story("b", "1957-03-08")]))).toEqual([]);
		expect(checkGaps(checkedOf([]))).toEqual([]);
	});
});
