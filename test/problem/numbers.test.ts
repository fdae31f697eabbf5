import { describe, expect, it } from "vitest";
import { counted } from "../../src/problem/numbers.ts";

describe("counted", () => {
	it.each([
		[0, "0 stories"],
		[1, "1 story"],
		[12_345, "12,345 stories"],
	])("tells of %d", (count, told) => {
		expect(counted(count, "story", "stories")).toBe(told);
	});
});
