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
		["Drafts 2024/a.md", "Drafts 2024"],
		["2024/Entwürfe/a.md", "2024/Entwürfe"],
		["Entwu\u0308rfe/a.md", "Entwu\u0308rfe"],
		["brouillons/a.md", "brouillons"],
		["borradores/a.md", "borradores"],
		["old-drafts/a.md", "old-drafts"],
		["embargoed/a.md", "embargoed"],
		["draft/a.md", "draft"],
		["private/drafts/a.md", "private/drafts"],
		["nba-draft/a.md", undefined],
		["Private Eye/a.md", undefined],
		["private.md", undefined],
		["drafts-of-1957/a.md", undefined],
		["not-published/a.md", "not-published"],
		["Do not publish/a.md", "Do not publish"],
		["DRAFTS - do not publish/a.md", "DRAFTS - do not publish"],
		["nicht veröffentlicht/a.md", "nicht veröffentlicht"],
		["non publié/a.md", "non publié"],
		["to be published/a.md", "to be published"],
		["embargoed-until-2030/a.md", "embargoed-until-2030"],
		["drafts_backup/a.md", "drafts_backup"],
		["Edith's drafts/a.md", "Edith's drafts"],
		["work in progress/a.md", "work in progress"],
		["On hold/a.md", "On hold"],
		["Trash/a.md", "Trash"],
		["published/a.md", undefined],
		["reviews/a.md", undefined],
		["internal-affairs/a.md", undefined],
		["publishing/a.md", undefined],
		["_drafts", undefined],
		["a/_drafts.md", undefined],
		["_drafts_of_1957/a.md", undefined],
	])("of %s is %s", (file, folder) => {
		expect(draftsFolderOf(file)?.folder).toBe(folder);
	});

	it.each([
		["draft/a.md", true],
		["private/a.md", true],
		["Drafts 2024/a.md", false],
		["_private/a.md", false],
		["private/drafts/a.md", false],
		["Edith's drafts/a.md", true],
		["wip/a.md", true],
		["not published/a.md", false],
		["trash/not published/a.md", false],
	])("is in doubt of %s: %s", (file, isDoubtful) => {
		expect(draftsFolderOf(file)?.isDoubtful).toBe(isDoubtful);
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
