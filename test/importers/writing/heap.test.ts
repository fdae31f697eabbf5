import { describe, expect, it } from "vitest";
import { tidyHeap, usedHeap } from "../../../src/importers/writing/heap.ts";

describe("tidyHeap", () => {
	it("collects garbage where much came to the heap, and spares a small import the time that this takes", () => {
		expect(tidyHeap(usedHeap())).toBe(false);
		const before = usedHeap() - 64 * 1024 * 1024;
		expect(tidyHeap(before)).toBe(true);
	});
});
