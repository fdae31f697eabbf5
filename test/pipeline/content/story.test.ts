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

	it("tells of stories in folders that may be of drafts or not", () => {
		const { status, told } = readFiles({
			"private/a.md": "---\ntitle: A\n---\nText",
			"draft/b.md": "---\ntitle: B\nstatus: draft\n---\nText",
			"Drafts 2024/c.txt": "C\n\nText.",
		});
		expect(status).toEqual({ "Drafts 2024/c.txt": "draft", "draft/b.md": "draft", "private/a.md": "draft" });
		expect(told).toEqual(["error folder-doubtful private/a.md"]);
	});
});
