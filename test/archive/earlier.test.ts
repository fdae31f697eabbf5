import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { earlierCoverage } from "../../src/archive/earlier.ts";
import type { Article } from "../../src/article/article.ts";
import { archiveOf, idsOf, notes, story } from "./articles.ts";

/** The ids of the earlier stories of each story, by its id. */
function earlier(stories: readonly Article[], yaml = "", limit = 4): Record<string, string[]> {
	const { terms } = archiveOf(stories, { termNotes: notes(yaml) });
	const archive = { earlier: earlierCoverage(stories, terms, limit) };
	return Object.fromEntries([...archive.earlier].map(([article, before]) => [article.id, idsOf(before)]));
}

describe("earlier coverage", () => {
	it("looks back only, the nearest first", () => {
		const stories = ["a", "b", "c"].map((id, index) => story(id, String(1957 + index), { tags: ["x"] }));
		expect(earlier(stories)).toEqual({ a: [], b: ["a"], c: ["b", "a"] });
	});

	it("chooses a series before a tag, and two tags before one, and puts the newest first", () => {
		const stories = [
			story("a", "1950", { series: "s" }),
			story("b", "1951", { tags: ["x", "y"] }),
			story("c", "1952", { tags: ["x"] }),
			story("d", "1953", { series: "s", tags: ["x", "y"] }),
		];
		expect(earlier(stories).d).toEqual(["c", "b", "a"]);
		expect(earlier(stories, "", 2).d).toEqual(["b", "a"]);
		expect(earlier(stories, "", 1).d).toEqual(["b"]);
	});

	it("takes a common section alone for no common subject, but counts it beside another", () => {
		const stories = [
			story("a", "1950", { section: "News", tags: ["x"] }),
			story("b", "1951", { tags: ["x"] }),
			story("c", "1952", { section: "News" }),
			story("d", "1953", { section: "News", tags: ["x"] }),
		];
		expect(earlier(stories)).toEqual({ a: [], b: ["a"], c: [], d: ["b", "a"] });
		expect(earlier(stories, "", 1).d).toEqual(["a"]);
	});

	it("shows four at most", () => {
		const stories = Array.from({ length: 20 }, (_, index) => story(String(index), String(1950 + index), { tags: ["x"] }));
		expect(idsOf([...archiveOf(stories).earlier.values()].at(-1) ?? [])).toEqual(["18", "17", "16", "15"]);
	});

	it("counts spellings of one term once, and hidden terms not at all", () => {
		const stories = [
			story("a", "1950", { tags: ["NATO"] }),
			story("b", "1951", { tags: ["s", "hidden"] }),
			story("c", "1952", { tags: ["OTAN", "hidden"] }),
		];
		expect(earlier(stories, "tags: {NATO: {also: otan}, hidden: {hide: true}}")).toEqual({ a: [], b: [], c: ["a"] });
	});

	it("never leads from a story to itself, though it names one term twice", () => {
		expect(earlier([story("a", "1950", { tags: ["NATO", "otan"] })], "tags: {NATO: {also: otan}}")).toEqual({ a: [] });
	});

	it("weighs a term once, though a story names it twice", () => {
		const stories = [
			story("a", "1950", { tags: ["x", "y"] }),
			story("b", "1951", { tags: ["NATO", "otan", "Nato"] }),
			story("c", "1952", { tags: ["NATO", "otan", "Nato", "x", "y"] }),
		];
		expect(earlier(stories, "tags: {NATO: {also: otan}}", 1).c).toEqual(["a"]);
	});

	const anyStories = fc
		.array(
			fc.record({
				tags: fc.subarray(["x", "y", "z"]),
				series: fc.constantFrom(undefined, "s", "t"),
				section: fc.constantFrom(undefined, "u"),
			}),
			{
				maxLength: 25,
			},
		)
		.map((all) => all.map((fields, index) => story(String(index).padStart(2, "0"), String(1950 + index), fields)));

	it("stays as it was when a newer story comes", () => {
		fc.assert(
			fc.property(anyStories, fc.integer({ min: 0, max: 25 }), (stories, count) => {
				const [before, after] = [earlier(stories.slice(0, count)), earlier(stories)];
				expect(after).toMatchObject(before);
				for (const [id, ids] of Object.entries(after)) {
					expect(ids.length).toBeLessThanOrEqual(4);
					expect(ids.every((other) => other < id)).toBe(true);
				}
			}),
		);
	});

	it("takes its limit", () => {
		const { stories, terms } = archiveOf(["a", "b", "c"].map((id, index) => story(id, String(1957 + index), { tags: ["x"] })));
		const last = stories.at(-1);
		expect([0, 1, 9].map((limit) => last && earlierCoverage(stories, terms, limit).get(last)?.length)).toEqual([0, 1, 2]);
	});
});
