import { describe, expect, it } from "vitest";
import { tellingStories } from "../../src/archive/telling.ts";

/** A story called by its name, of a length. */
function told(name: string, length: number, fields: Partial<Parameters<typeof tellingStories>[0][number]> = {}) {
	return { name, headline: name, length, ...fields };
}

const chosen = (stories: ReturnType<typeof told>[], count: number) => tellingStories(stories, count).map(({ name }) => name);

describe("tellingStories", () => {
	it("takes first pages, then pictures, then standfirsts, then the longest, in the order of time", () => {
		const stories = [
			told("short", 10),
			told("long", 9_000),
			told("longer", 10_000),
			told("standfirst", 20, { standfirst: "Why" }),
			told("picture", 20, { image: { src: "a.jpg" } }),
			told("page one", 20, { print: { page: "A1" } }),
			told("page ten", 20, { print: { page: "10" } }),
		];
		const orders = [1, 2, 3, 4, 5].map((count) => chosen(stories, count));
		expect(orders).toEqual([
			["page one"],
			["picture", "page one"],
			["standfirst", "picture", "page one"],
			["longer", "standfirst", "picture", "page one"],
			["long", "longer", "standfirst", "picture", "page one"],
		]);
	});

	it("takes one of a column before another, and a second one only where nothing else is left", () => {
		const stories = [told("Weekly News 1", 900), told("Weekly news 2", 950), told("Fire at the mill", 10), told("The fair", 5)];
		expect(chosen(stories, 2)).toEqual(["Weekly news 2", "Fire at the mill"]);
		expect(chosen(stories.slice(0, 3), 2)).toEqual(["Weekly news 2", "Fire at the mill"]);
		expect(chosen([...stories.slice(0, 2), told("Weekly News 3", 1)], 2)).toEqual(["Weekly News 1", "Weekly news 2"]);
	});

	it("takes the earliest of equals, and all where there are few", () => {
		const equals = ["a", "b", "c"].map((name) => told(name, 5));
		expect(chosen(equals, 2)).toEqual(["a", "b"]);
		expect(chosen(equals, 3)).toEqual(["a", "b", "c"]);
		expect(chosen([], 3)).toEqual([]);
	});
});
