import { describe, expect, it } from "vitest";
import { parseDate } from "../../../src/article/date.ts";

describe("spans of time in words", () => {
	it.each([
		["between 1924 and 1926", "1924/1926"],
		["September–October 1973", "1973-09/1973-10"],
		["Sept./Oct. 1973", "1973-09/1973-10"],
		["septembre-octobre 1973", "1973-09/1973-10"],
		["December 1956 – January 1957", "1956-12/1957-01"],
		["September 23-24, 1959", "1959-09-23/1959-09-24"],
		["23–24 September 1959", "1959-09-23/1959-09-24"],
		["March 4th-6th, 1957", "1957-03-04/1957-03-06"],
	])("%s is %s", (text, edtf) => {
		expect(parseDate(text, "UTC")?.edtf).toBe(edtf);
	});

	it.each(["October-September 1973", "24-23 September 1959", "between 1926 and 1924", "30-31 February 1957", "September-Mai", "- 1973"])(
		"%s is none",
		(text) => {
			expect(parseDate(text, "UTC")).toBeUndefined();
		},
	);
});
