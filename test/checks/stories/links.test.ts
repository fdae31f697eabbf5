import { describe, expect, it } from "vitest";
import { checkWholeLinks } from "../../../src/checks/stories/links.ts";
import { story } from "../../archive/articles.ts";
import { checkedOf } from "../checked.ts";

const linking = (...hrefs: string[]) =>
	checkedOf([story("a", "2020-01-01", { links: hrefs.map((href, index) => ({ href, line: index + 1 })) })]);

describe("checkWholeLinks", () => {
	it("tells of a story that names its own site, once, with the first place", () => {
		expect(checkWholeLinks(linking("/b.html", "http://example.org/b.html", "//www.example.org/c.html"))).toMatchObject([
			{
				file: "a.md",
				line: 2,
				message: "http://example.org/b.html leads to this site itself by its whole address, without encryption, and so does another one.",
			},
		]);
	});

	it("tells of pictures too, where they are written", () => {
		const pictures = [{ src: "https://example.org/a.png", file: "a.yml", line: 3 }];
		expect(checkWholeLinks(checkedOf([story("a", "2020-01-01", { pictures })]))).toMatchObject([{ file: "a.yml", line: 3 }]);
	});

	it("does not tell of paths and of other sites", () => {
		expect(checkWholeLinks(linking("/b.html", "b.md", "#x", "https://example.com/"))).toEqual([]);
	});
});
