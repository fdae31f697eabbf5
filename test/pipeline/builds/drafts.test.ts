import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { buildArchive, makeArchive, story, treeOf } from "../archives.ts";

const UNPUBLISHED = {
	"content/_drafts/a.md": story("Zebradraft", { tags: ["Harbour", "Zebratag"], authors: "Zebra Author" }, "Zebra words."),
	"content/b.md": story("Zebraembargo", { published: "2025-01-02", embargo: "2030-05-01T12:00", section: "Zebrasection" }),
	"content/c.md": story("Zebrafuture", { published: "2031-03-02" }),
	"content/pages/about.md": story("Zebrapage", { draft: true }),
	"content/zebra.txt.md": story("Zebratext", { status: "draft", redirect_from: "/zebra/old.html" }),
};

const FILES = {
	...UNPUBLISHED,
	"content/one.md": story("One", { published: "2024-03-01", tags: ["Harbour"] }, "Words, and [more](b.md)."),
	"content/gone.md": story("Withdrawn", { published: "2024-03-01", status: "withdrawn" }),
};

/** The files below a folder of which the name or the text holds a word, whatever its case. */
function filesWith(word: string, folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => path.join(entry.parentPath, entry.name))
		.filter((file) => new RegExp(word, "i").test(path.relative(folder, file) + readFileSync(file, "latin1")));
}

describe("a build with drafts", () => {
	it("shows what is not public yet, in a folder of its own, and says which pages that are", async () => {
		const root = makeArchive(FILES, { search: false });
		const report = await buildArchive(root, { drafts: true, output: path.join(root, "dist") });
		expect(report.output).toBe(path.join(root, ".backfile/drafts"));
		expect(existsSync(path.join(root, "dist"))).toBe(false);
		expect(report.early.map(({ url, why, until }) => [url, why, until?.edtf])).toEqual([
			["/2025/01/02/b.html", "embargo", "2030-05-01T12:00:00Z"],
			["/2031/03/02/c.html", "date-in-future", "2031-03-02"],
			["/about.html", "draft", undefined],
			["/undated/a.html", "draft", undefined],
			["/undated/zebra-txt.html", "draft", undefined],
		]);
		expect(report).toMatchObject({ articles: 6, leftOut: 0, problems: [] });
		const tree = treeOf(report.output);
		expect(tree["tags/harbour/index.html"]).toContain("Zebradraft");
		expect(tree["2024/03/01/gone.html"]).not.toContain("Words.");
		// A build that only repeats the last one knows it as well.
		expect((await buildArchive(root, { drafts: true })).early).toEqual(report.early);
	});

	it("leaves no word of them in what is published before or after it", async () => {
		const root = makeArchive(FILES, { search: true, feeds: ["rss", "atom", "json"], termFeeds: ["rss"], citations: ["bib"] });
		const clean = makeArchive(FILES, { search: true, feeds: ["rss", "atom", "json"], termFeeds: ["rss"], citations: ["bib"] });
		await buildArchive(root, { drafts: true });
		await buildArchive(root);
		await buildArchive(root, { drafts: true });
		await buildArchive(root);
		await buildArchive(clean);
		expect(filesWith("zebra", path.join(root, ".backfile/drafts")).length).toBeGreaterThan(20);
		expect(filesWith("zebra", path.join(root, "dist"))).toEqual([]);
		expect(treeOf(path.join(root, "dist"))).toEqual(treeOf(path.join(clean, "dist")));
		expect(existsSync(path.join(root, "urls.txt"))).toBe(false);
	});

	it("records nothing in the ledger", async () => {
		const root = makeArchive({ ...FILES, "urls.txt": "" }, {});
		await buildArchive(root, { drafts: true });
		expect(readFileSync(path.join(root, "urls.txt"), "utf8")).toBe("");
	});

	it("is built as well where the archive is the content folder itself", async () => {
		const root = makeArchive({ "a.md": story("Zebra", { draft: true }) }, { content: ".", output: "../none" });
		const report = await buildArchive(root, { drafts: true });
		expect(report).toMatchObject({ files: 1, articles: 1 });
		expect((await buildArchive(root, { drafts: true })).files).toBe(1);
	});
});
