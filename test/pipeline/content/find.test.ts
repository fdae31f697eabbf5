import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findContent } from "../../../src/pipeline/content/find.ts";
import { codeOf } from "../../../src/problem.ts";

describe("findContent", () => {
	let content = "";

	beforeEach(() => {
		content = mkdtempSync(path.join(os.tmpdir(), "backfile-find-"));
	});

	afterEach(() => {
		rmSync(content, { recursive: true, force: true });
	});

	function write(...files: string[]): void {
		for (const file of files) {
			mkdirSync(path.dirname(path.join(content, file)), { recursive: true });
			writeFileSync(path.join(content, file), "");
		}
	}

	it("sorts what it finds by what it is", () => {
		write("b.md", "a/c.txt", "a/c.html", "B.htm", "a.markdown", "pages/about.md", "a/pages/x.md", "pages/help/faq.html");
		write("terms.yml", "a/terms.yml", "articles.csv", "a/articles.csv", "a/data.csv", "a/c.yml", "d.yaml", "E.YML");
		write("photo.JPG", "a/paper.pdf", "notes.docx", "README", "a/Readme.md");
		const { problems, ...found } = findContent(content);
		expect(found).toEqual({
			stories: ["B.htm", "a/c.html", "a/c.txt", "a/pages/x.md", "a.markdown", "b.md"],
			pages: ["pages/about.md", "pages/help/faq.html"],
			media: ["a/paper.pdf", "photo.JPG"],
			comments: [],
			sidecars: ["E.YML", "a/c.yml", "a/terms.yml", "d.yaml"],
			tables: ["a/articles.csv", "articles.csv"],
			unread: ["README", "a/Readme.md", "a/data.csv", "notes.docx"],
			refused: [],
			terms: "terms.yml",
			files: 6,
		});
		expect(problems.map(({ file, rule, severity }) => `${severity} ${rule} ${file}`)).toEqual([
			"info readme README",
			"info readme a/Readme.md",
			"info not-read a/data.csv",
			"info not-read notes.docx",
		]);
	});

	it("tells of pages about a folder, and takes none for a story called index", () => {
		write(
			"_index.md",
			"news/_index.en.md",
			"news/_index.txt",
			"news/a.md",
			"news/index.md",
			"bundle/index.md",
			"bundle/boat.jpg",
			"pages/_index.html",
		);
		const { problems, ...found } = findContent(content);
		expect(found).toMatchObject({ stories: ["bundle/index.md", "news/a.md", "news/index.md"], pages: [], files: 3 });
		expect(problems.map(({ file, rule, severity }) => `${severity} ${rule} ${file}`)).toEqual([
			"info section-index _index.md",
			"info section-index news/_index.en.md",
			"info section-index news/_index.txt",
			"info section-index pages/_index.html",
			"info section-index news/index.md",
		]);
	});

	it("skips what begins with a dot, and node_modules", () => {
		write(".DS_Store", ".git/a.md", "a/.hidden.md", "node_modules/x/a.md", "a/node_modules/b.md");
		expect(findContent(content)).toMatchObject({ stories: [], media: [], files: 0, problems: [{ rule: "no-stories" }] });
	});

	it("finds no stories in folders of templates, and says so", () => {
		write("_layouts/post.html", "_includes/a/b.md", "sub/_sass/x.txt", "_posts/2020-01-01-a.md", "_drafts/b.md", "__MACOSX/c.md");
		const { stories, problems } = findContent(content);
		expect(stories).toEqual(["_drafts/b.md", "_posts/2020-01-01-a.md"]);
		expect(problems.map(({ file, rule, severity }) => `${severity} ${rule} ${file}`)).toEqual([
			"info folder-not-read __MACOSX",
			"info folder-not-read _includes",
			"info folder-not-read _layouts",
			"info folder-not-read sub/_sass",
		]);
	});

	it("says that an empty folder has no story", () => {
		expect(findContent(content)).toEqual({
			stories: [],
			pages: [],
			media: [],
			comments: [],
			sidecars: [],
			tables: [],
			unread: [],
			refused: [],
			terms: undefined,
			files: 0,
			problems: [expect.objectContaining({ file: ".", rule: "no-stories", severity: "error" })],
		});
	});

	it("reads what lies in a folder named as a story, and says so", () => {
		write("x.md/a.md", "y.jpg/b.md");
		const { stories, files, problems } = findContent(content);
		expect({ stories, files }).toEqual({ stories: ["x.md/a.md", "y.jpg/b.md"], files: 2 });
		expect(problems).toEqual([expect.objectContaining({ file: "x.md", rule: "folder-named-as-story", severity: "warning" })]);
	});

	it("finds the same through a link to the content folder", () => {
		write("a/b.md");
		const link = `${content}-link`;
		symlinkSync(content, link);
		try {
			expect(findContent(link)).toEqual(findContent(content));
		} finally {
			rmSync(link);
		}
	});

	it("counts a link that cannot be followed as a file only where a story was meant", () => {
		write("good.md");
		for (const name of ["a.md", "b.jpg", "pages"]) symlinkSync("nowhere", path.join(content, name));
		mkdirSync(path.join(content, "c/pages"), { recursive: true });
		symlinkSync("nowhere", path.join(content, "c/pages/d.md"));
		const { files, problems } = findContent(content);
		expect(files).toBe(3);
		expect(problems.map(({ rule, file }) => `${rule} ${file}`)).toEqual(
			["a.md", "b.jpg", "c/pages/d.md", "pages"].map((file) => `symlink-broken ${file}`),
		);
	});

	it("takes a folder whose name begins like that of the content folder for one outside", () => {
		const beside = `${content}-too`;
		mkdirSync(beside);
		write("good.md");
		symlinkSync(beside, path.join(content, "beside"));
		try {
			expect(findContent(content).problems).toEqual([expect.objectContaining({ file: "beside", rule: "symlink-outside" })]);
		} finally {
			rmSync(beside, { recursive: true });
		}
	});
});

describe("codeOf", () => {
	it.each([
		[Object.assign(new Error("x"), { code: "ENOENT" }), "ENOENT"],
		[new Error("x"), "Error: x"],
		["text", "text"],
	])("of %j is %s", (error, code) => {
		expect(codeOf(error)).toBe(code);
	});
});
