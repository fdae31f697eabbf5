import { describe, expect, it } from "vitest";
import { prepareStory } from "../../../src/importers/story/prepare.ts";
import { FRAGMENTS, READERS } from "../../importers/hostile.ts";
import { type Read, slowness } from "../../linear.ts";

/** Of 4 MB the other slow test reads some fragments. */
const LENGTH = 200_000;

async function slowOf(read: Read, length: number): Promise<string[]> {
	const found: string[] = [];
	for (const fragment of FRAGMENTS) {
		const slow = await slowness(read, fragment, length);
		if (slow !== undefined) found.push(slow);
	}
	return found;
}

describe("reading takes no more than linear time, whatever is repeated:", () => {
	it.each(Object.entries(READERS))("%s", async (_, read) => {
		expect(await slowOf(read, LENGTH)).toEqual([]);
	});

	it("a whole story", async () => {
		const read = (text: string) => prepareStory({ fields: {}, format: "html", text: `<p>${text}</p>`, addresses: new Map() });
		expect(await slowOf(read, LENGTH / 4)).toEqual([]);
	});
});
