import { describe, expect, it } from "vitest";
import { feedRewrite, pageRewrite } from "../../src/view/rewrite.ts";

const story = { file: "2014/a.md" };
const links = [{ from: "b.md#x", to: "/2014/03/04/b.html#x" }, { from: "secret.md" }];

describe("the addresses in a story", () => {
	it.each([
		["b.md#x", "/archive/2014/03/04/b.html#x"],
		["secret.md", undefined],
		["/c.html", "/archive/c.html"],
		["boat.jpg?1#2", "/archive/media/2014/boat.jpg?1#2"],
		["d.md", "d.md"],
		["#x", "#x"],
		["https://elsewhere.example/", "https://elsewhere.example/"],
	])("%s is %s on its page", (address, expected) => {
		expect(pageRewrite(story, "/archive/", links)(address)).toBe(expected);
	});

	it.each([
		["b.md#x", "https://example.org/archive/2014/03/04/b.html#x"],
		["secret.md", undefined],
		["d.md", "https://example.org/archive/2014/d.md"],
		["#x", "https://example.org/archive/2014/a.html#x"],
		["http://[", "http://["],
	])("%s is %s in a feed", (address, expected) => {
		const site = { url: "https://example.org/archive/", base: "/archive/" };
		expect(feedRewrite(story, "/2014/a.html", site, links)(address)).toBe(expected);
	});
});
