import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nearestOf, offerOf } from "../../src/problem/nearest.ts";

const FORMATS = ["wordpress", "jekyll", "hugo", "html", "csv", "text"];

describe("nearestOf", () => {
	it.each([
		["wordpres", "wordpress"],
		["WordPress", "wordpress"],
		["word-press", "wordpress"],
		["jekyl", "jekyll"],
		["jeykll", "jekyll"],
		["htm", "html"],
		["hgo", "hugo"],
		["drupal", undefined],
		["", undefined],
		["--", undefined],
		["x".repeat(10_000), undefined],
	])("of %s is %s", (word, name) => {
		expect(nearestOf(word, FORMATS)).toBe(name);
	});

	it("finds every name by itself, and takes the nearer of two", () => {
		fc.assert(fc.property(fc.constantFrom(...FORMATS), (name) => nearestOf(name, FORMATS) === name));
		expect(nearestOf("termFeeds", ["termFeed", "termFeeds"])).toBe("termFeeds");
		expect(nearestOf("titel", ["tile", "title"])).toBe("title");
	});
});

describe("offerOf", () => {
	it("is a sentence to put behind another, or nothing", () => {
		expect(offerOf("wordpres", FORMATS)).toBe(" Did you mean wordpress?");
		expect(offerOf("drupal", FORMATS)).toBe("");
	});
});
