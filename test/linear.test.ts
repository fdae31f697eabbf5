import { describe, expect, it } from "vitest";
import { isSuspicious, repeated, steepness } from "./linear.ts";

/** Has the processor work for some milliseconds, on a fast machine and on a slow one alike. */
function work(milliseconds: number): void {
	const start = process.cpuUsage();
	for (;;) {
		const { user, system } = process.cpuUsage(start);
		if (user + system >= milliseconds * 1000) return;
	}
}

describe("the measure of linear time", () => {
	it("sees what takes the square of the length", { timeout: 120_000 }, async () => {
		const square = (text: string) => `${text}x`.replace(/\s+$/, "");
		expect(await isSuspicious(square, " ", 1 << 14)).toBe(true);
		expect(await steepness((text) => work((text.length / 4000) ** 2 * 400), " ", 1000)).toContain("four times as many");
	});

	it("lets pass what does not", async () => {
		const linear = (text: string) => text.replace(/<[^<>]*>/g, "");
		expect(await isSuspicious(linear, "<p ")).toBe(false);
		expect(await steepness(linear, "<p ")).toBeUndefined();
		expect(await steepness((text) => work((text.length / 4000) * 400), " ", 1000)).toBeUndefined();
	});

	it("repeats beginnings, then their ends", () => {
		expect([repeated("ab", 5), repeated("[…]", 4), repeated("a№ ", 6)]).toEqual(["ababab", "[[]]", "a0 a1 "]);
	});
});
