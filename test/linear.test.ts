import { describe, expect, it } from "vitest";
import { isSuspicious, repeated, steepness } from "./linear.ts";

describe("the measure of linear time", () => {
	it("sees what takes the square of the length", { timeout: 120_000 }, async () => {
		const square = (text: string) => `${text}x`.replace(/\s+$/, "");
		expect(await isSuspicious(square, " ", 1 << 14)).toBe(true);
		expect(await steepness(square, " ", 1 << 13)).toContain("four times as many");
	});

	it("lets pass what does not", async () => {
		const linear = (text: string) => text.replace(/<[^<>]*>/g, "");
		expect(await isSuspicious(linear, "<p ")).toBe(false);
		expect(await steepness(linear, "<p ")).toBeUndefined();
	});

	it("repeats beginnings, then their ends", () => {
		expect([repeated("ab", 5), repeated("[…]", 4), repeated("a№ ", 6)]).toEqual(["ababab", "[[]]", "a0 a1 "]);
	});
});
