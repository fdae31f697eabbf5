import { describe, expect, it } from "vitest";
import { parseDate } from "../../../src/article/date.ts";

describe("quarters, halves and weeks", () => {
	it.each([
		["Q4 1928", "1928-10/1928-12"],
		["1928 Q4", "1928-10/1928-12"],
		["Q1/1928", "1928-01/1928-03"],
		["2nd quarter 1928", "1928-04/1928-06"],
		["third quarter of 1928", "1928-07/1928-09"],
		["second half of 1957", "1957-07/1957-12"],
		["Week of 4 March 1957", "1957-03-04/1957-03-10"],
		["the week of March 3, 1957", "1957-03-03/1957-03-09"],
		["week beginning 6 March 1957", "1957-03-06/1957-03-12"],
		["week ending 2 March 1957", "1957-02-24/1957-03-02"],
	])("%s is %s", (text, edtf) => {
		expect(parseDate(text, "UTC")?.edtf).toBe(edtf);
	});

	it.each(["Q5 1928", "week of 6 March 1957", "week of March 1957", "week of 3/4/1957", "third half of 1957", "Q4"])(
		"%s is none",
		(text) => {
			expect(parseDate(text, "UTC")).toBeUndefined();
		},
	);
});
