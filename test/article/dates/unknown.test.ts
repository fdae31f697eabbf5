import { describe, expect, it } from "vitest";
import { saysUnknown } from "../../../src/article/dates/unknown.ts";

describe("saysUnknown", () => {
	it.each([
		"n.d.",
		"N. D.",
		"[n.d.]",
		"nd",
		"undated",
		"[Undated]",
		"unknown",
		"Date unknown",
		"o. D.",
		"s. d.",
		"s/f",
		"sans date",
		"sin fecha",
	])("%s", (text) => {
		expect(saysUnknown(text)).toBe(true);
	});

	it.each(["", "soon", "TBA", "not yet", "never", "draft", "hold", "1957", "n.d. (1957?)", "unknown until May", "d.", "-"])(
		"not %s",
		(text) => {
			expect(saysUnknown(text)).toBe(false);
		},
	);
});
