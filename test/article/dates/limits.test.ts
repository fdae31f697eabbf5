import { describe, expect, it } from "vitest";
import { parseDate } from "../../../src/article/date.ts";

describe("dates of which one side is known", () => {
	it.each([
		["before 1960", "../1959"],
		["[before 1960]", "../1959"],
		["Before March 1957", "../1957-02"],
		["before 1957-01", "../1956-12"],
		["before 1 March 1956", "../1956-02-29"],
		["after 1945", "1946/.."],
		["later than 31 December 1945", "1946-01-01/.."],
		["not after 1960", "../1960"],
		["not before 4 March 1957", "1957-03-04/.."],
	])("%s is %s", (text, edtf) => {
		expect(parseDate(text, "UTC")?.edtf).toBe(edtf);
	});

	it.each(["before", "after the war", "before 3/4/1957", "before 1000", "after 9999", "after 4 March 1957, 10:00", "not 1957"])(
		"%s is none",
		(text) => {
			expect(parseDate(text, "UTC")).toBeUndefined();
		},
	);
});
