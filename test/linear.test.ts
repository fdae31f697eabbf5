import { describe, expect, it } from "vitest";
import { isSuspicious, repeated, slowness, slownessOf } from "./linear.ts";

/** Has the processor work for some milliseconds, on a fast machine and on a slow one alike. */
function work(milliseconds: number): void {
	const start = process.cpuUsage();
	for (;;) {
		const { user, system } = process.cpuUsage(start);
		if (user + system >= milliseconds * 1000) return;
	}
}

/** What takes a third of a second for a size of 1,000, and grows with the size, or with its square. */
const linear = (size: number) => work(size / 3);
const square = (size: number) => work(size ** 2 / 3000);
const itself = (size: number) => size;

describe("the measure of linear time", () => {
	it("sees what takes the square of the size", async () => {
		expect(await isSuspicious((text) => `${text}x`.replace(/\s+$/, ""), " ", 1 << 14)).toBe(true);
		expect(await slowness((text) => square(text.length), " ", 1000)).toMatch(
			/^" ": \d+ ms for the size 1000, and \d+ ms for 8 parts of it$/,
		);
		// What is linear beside it does not hide it.
		expect(await slownessOf((size) => (square(size), linear(size / 16)), itself, 1000)).toBeDefined();
	});

	it("lets pass what does not, though it takes long", async () => {
		const text = (read: string) => read.replace(/<[^<>]*>/g, "");
		expect(await isSuspicious(text, "<p ")).toBe(false);
		expect(await slowness(text, "<p ", 1_000_000)).toBeUndefined();
		expect(await slownessOf(linear, itself, 1000)).toBeUndefined();
		expect(await slownessOf((size) => linear((size * Math.log2(size)) / 10), itself, 1000)).toBeUndefined();
	});

	it("lets pass what takes long once", async () => {
		const pauses = [700];
		expect(await slownessOf((size) => (linear(size), work(size === 1000 ? (pauses.pop() ?? 0) : 0)), itself, 1000)).toBeUndefined();
	});

	it("repeats beginnings, then their ends", () => {
		expect([repeated("ab", 5), repeated("[…]", 4), repeated("a№ ", 6)]).toEqual(["ababab", "[[]]", "a0 a1 "]);
	});
});
