import { describe, expect, it } from "vitest";
import { parseDate } from "../../../src/article/date.ts";

describe("dates that are known about", () => {
	it.each([
		["c. 1957", "1957~"],
		["c1957", "1957~"],
		["ca. March 1957", "1957-03~"],
		["circa 4 March 1957", "1957-03-04~"],
		["about 12/25/1957", "1957-12-25~"],
		["[1957?]", "1957?"],
		["[1957]", "1957"],
		["[ca. 1957]", "1957~"],
		["[March 1957]", "1957-03"],
		["Spring 1957", "1957-21"],
		["1950s", "195X"],
		["early 1957", "1957"],
		["Late March 1957", "1957-03"],
		["mid-March 1957", "1957-03"],
		["end of 1957", "1957"],
		["late 1970s", "197X"],
		["mid-1960s", "196X"],
		["end of the 1950's", "195X"],
		["late 1800s", "18XX"],
	])("%s is %s", (text, edtf) => {
		expect(parseDate(text, "UTC")?.edtf).toBe(edtf);
	});

	it.each([
		"c. 3/4/1957",
		"Cannes 1957",
		"call March 1957",
		"[1957,1958]",
		"[]",
		"c. March 4, 1957, 10:00",
		"late",
		"mid-",
		"late edition 1957",
		"Midsummer 1957",
		"Easter 1926",
	])("%s is none", (text) => {
		expect(parseDate(text, "UTC")).toBeUndefined();
	});
});
