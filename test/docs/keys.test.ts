import { describe, expect, it } from "vitest";
import { partsOf } from "./blocks.ts";
import { wrongKeys } from "./keys.ts";
import { readPages } from "./pages.ts";

describe("the fields and settings that a page names with a value", () => {
	it.each(readPages())("are those that there are: $name", (page) => {
		expect(wrongKeys(partsOf(page))).toEqual([]);
	});

	it("are told where there are none, or the value is none", () => {
		const text = '`onThisDays: false` `hide_headlines: true` `urls: "clear"` `urls: "clean"` `redirect_from: [/a]` `note: words`';
		expect(wrongKeys(partsOf({ name: "page.md", text }))).toEqual([
			"page.md:1: there is no field and no setting onThisDays",
			"page.md:1: there is no field and no setting hide_headlines",
			expect.stringContaining('page.md:1: urls: "clear": '),
		]);
	});
});
