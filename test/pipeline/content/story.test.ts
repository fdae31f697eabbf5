import { describe, expect, it } from "vitest";
import { readFiles } from "./folder.ts";

describe("readStoryFiles", () => {
	it("makes drafts of stories in folders of drafts, whatever they say themselves", () => {
		const { status, told } = readFiles({
			"_drafts/secret.md": "---\ntitle: Secret\n---\nText of a draft",
			"sport/_Drafts/deep/x.txt": "X\n\nText.",
			"_drafts/open.md": "---\ntitle: Open\nstatus: published\ndate: 2020-01-01\n---\nText",
			"_posts/2020-01-01-a.md": "---\ntitle: A\n---\nText public",
			"pages/_drafts/about.md": "# About\n\nText.",
		});
		expect(status).toEqual({
			"_drafts/open.md": "draft",
			"_drafts/secret.md": "draft",
			"_posts/2020-01-01-a.md": "published",
			"pages/_drafts/about.md": "draft",
			"sport/_Drafts/deep/x.txt": "draft",
		});
		expect(told).toEqual(["warning sources-differ _drafts/open.md:3"]);
	});
});
