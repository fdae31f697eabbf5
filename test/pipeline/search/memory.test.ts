import { describe, expect, it } from "vitest";
import { fitting, memoryOf } from "../../../src/pipeline/search/memory.ts";

describe("the memory of shards", () => {
	it("grows with stories and with text", () => {
		expect(memoryOf({ stories: 1, text: 0 })).toBeLessThan(120);
		expect(memoryOf({ stories: 2_000, text: 6_000_000 })).toBeGreaterThan(450);
		expect(memoryOf({ stories: 2_000, text: 6_000_000 })).toBeLessThan(520);
	});

	it.each([
		[[300, 300, 300], [], { megabytes: 700, shards: 4 }, 2],
		[[300, 300, 300], [], { megabytes: 7_000, shards: 2 }, 2],
		[[300, 300], [300], { megabytes: 700, shards: 4 }, 1],
		[[300], [300, 300], { megabytes: 700, shards: 4 }, 0],
		[[300], [], { megabytes: -50, shards: 4 }, 1],
		[[300], [10], { megabytes: -50, shards: 4 }, 0],
		[[900, 10], [10], { megabytes: 700, shards: 4 }, 0],
		[[], [], { megabytes: 700, shards: 4 }, 0],
	])("has room for some of %j beside %j: %j", (waiting, running, room, count) => {
		expect(fitting(waiting, running, room)).toBe(count);
	});
});
