import { describe, expect, it } from "vitest";
import { draftsFolderOf, holdsNoStories } from "../../src/article/folders.ts";

describe("draftsFolderOf", () => {
	it.each([
		["_drafts/a.md", "_drafts"],
		["sport/_Drafts/deep/a.md", "sport/_Drafts"],
		["_private/a.md", "_private"],
		["_posts/a.md", undefined],
		["2024/drafts/a.md", "2024/drafts"],
		["Unpublished/a.md", "Unpublished"],
		["draft/a.md", undefined],
		["private/a.md", undefined],
		["drafts-of-1957/a.md", undefined],
		["_drafts", undefined],
		["a/_drafts.md", undefined],
		["_drafts_of_1957/a.md", undefined],
	])("of %s is %s", (file, folder) => {
		expect(draftsFolderOf(file)).toBe(folder);
	});
});

describe("holdsNoStories", () => {
	it.each([
		["_layouts", true],
		["_includes", true],
		["_sass", true],
		["_Site", true],
		["node_modules", true],
		["__MACOSX", true],
		["_posts", false],
		["_drafts", false],
		["layouts", false],
		["site", false],
	])("is said of %s: %s", (name, result) => {
		expect(holdsNoStories(name)).toBe(result);
	});
});
