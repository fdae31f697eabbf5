import { describe, expect, it } from "vitest";
import { findPlace, readLinks, showingOfUnread } from "../../src/article/references.ts";

describe("readLinks", () => {
	it("tells of links to places in the story itself that are not there", () => {
		const text = 'See [a](#a), [b](#b), [top](#) and [c](c.md).\n\n<p id="a">A</p>\n';
		const { links, ids, problems } = readLinks(text, 0, "markdown", "x.md", []);
		expect(links?.map(({ href }) => href)).toEqual(["c.md"]);
		expect(ids).toEqual(["a"]);
		expect(problems).toMatchObject([
			{ file: "x.md", line: 1, rule: "anchor-missing", severity: "warning", message: expect.stringContaining("#b") },
		]);
	});

	it("keeps nothing of a story without links and places", () => {
		expect(readLinks("Words, and [there](https://elsewhere.example/).", 0, "markdown", "x.md", [])).toEqual({ problems: [] });
	});
});

describe("findPlace", () => {
	const ids = ["Weekly_news", "a b", "same", "Same", "bf"];

	it.each([
		["", ""],
		["#", "#"],
		["#top", "#top"],
		["#:~:text=x", "#:~:text=x"],
		["#gone:~:text=x", undefined],
		["#Weekly_news", "#Weekly_news"],
		["#a%20b", "#a%20b"],
		["#weekly-news", "#Weekly_news"],
		["#Weekly.5Fnews", "#Weekly_news"],
		["#weekly_.2F_News", "#Weekly_news"],
		["#SAME", undefined],
		["#.2F", undefined],
		["#other", undefined],
	])("%s is %s", (fragment, place) => {
		expect(findPlace(fragment, ids)).toBe(place);
	});
});

describe("what a story shows that cannot be read", () => {
	it("is whatever may be the name of a file", () => {
		const text = `---\ntitle: [\nimage: { src: mayor.jpg, alt: The mayor }\ncover: "a b.png"\nfiles:\n  - c.pdf\n---\n![x](d.jpg) <img src="e.jpg"> [f](f.pdf)\n`;
		const { pictures = [], links = [] } = showingOfUnread(text, "markdown", "x.md", []);
		expect([...pictures.map(({ src }) => src), ...links.map(({ href }) => href)]).toEqual(
			expect.arrayContaining(["mayor.jpg", "a b.png", "c.pdf", "d.jpg", "e.jpg", "f.pdf"]),
		);
	});
});
