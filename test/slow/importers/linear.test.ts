import { describe, expect, it } from "vitest";
import { prepareStory } from "../../../src/importers/story/prepare.ts";
import { FRAGMENTS, growth, READERS } from "../../importers/hostile.ts";

/** Of a megabyte the slow tests read all. */
const LENGTH = 1 << 17;

async function slowest(read: (text: string) => unknown, length: number): Promise<string[]> {
	const found: string[] = [];
	for (const fragment of FRAGMENTS) {
		const slow = await growth(read, fragment, length);
		// A pause of the machine is not found twice.
		if (slow !== undefined && (await growth(read, fragment, length)) !== undefined) found.push(slow);
	}
	return found;
}

describe("the measure", () => {
	it("sees what takes the square of the length, and lets pass what does not", { timeout: 120_000 }, async () => {
		expect(await growth((text) => text.replace(/<!--[^>]*-->/g, ""), "<!-- ", LENGTH)).toBeDefined();
		expect(await growth((text) => `${text}x`.replace(/\s+$/, ""), " ", LENGTH)).toBeDefined();
		expect(await growth((text) => text.replace(/<[^<>]*>/g, ""), "<p ", LENGTH)).toBeUndefined();
	});
});

describe("reading takes no more than linear time, whatever is repeated:", () => {
	it.each(Object.entries(READERS))("%s", { timeout: 120_000 }, async (_, read) => {
		expect(await slowest(read, LENGTH)).toEqual([]);
	});

	it("a whole story", { timeout: 300_000 }, async () => {
		const read = (text: string) => prepareStory({ fields: {}, format: "html", text: `<p>${text}</p>`, addresses: new Map() });
		expect(await slowest(read, LENGTH / 4)).toEqual([]);
	});
});
