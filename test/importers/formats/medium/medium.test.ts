import path from "node:path";
import { describe, expect, it } from "vitest";
import { medium } from "../../../../src/importers/formats/medium/medium.ts";
import { describeImporter } from "../../contract.ts";
import { folderOf, readTwice, sourceOf } from "../../passes.ts";

const folder = path.join(import.meta.dirname, "export");

describeImporter(medium, [folder]);

describe("Medium", () => {
	it("gives posts without the title that stands in them twice, and drafts as drafts", async () => {
		const { stories, skipped } = await readTwice(medium, [folder]);
		expect(stories[0]).toMatchObject({
			key: "4fce463790f9",
			fields: {
				headline: "Ferry returns",
				published: "2019-01-09T06:16:00+00:00",
				authors: ["Ann Example"],
				standfirst: "After ten years",
			},
			addresses: ["https://medium.com/@ann/ferry-returns-4fce463790f9", "https://medium.com/p/4fce463790f9"],
		});
		expect(stories[0]?.body.text.match(/Ferry returns|After ten years/g)).toBeNull();
		expect(stories[0]?.body.text).toContain("<figcaption>At the quay</figcaption>");
		expect(stories[1]).toMatchObject({ fields: { headline: "Budget", status: "draft" }, addresses: [] });
		expect(skipped).toEqual(["export/profile.html: it is about the account, and no post"]);
	});

	it("is recognised by the names of its posts", () => {
		expect(medium.recognises(sourceOf(folder))).toBe(true);
		expect(medium.recognises(sourceOf(folderOf({ "posts/a.html": "<p>x</p>" })))).toBe(false);
	});
});
