import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareArticles } from "../../src/archive/archive.ts";
import { cutListing, newestFirst } from "../../src/site/listing.ts";
import { cutByCount } from "../../src/system/batches.ts";
import { article } from "./articles.ts";

const many = (count: number, year: number, prefix = "") =>
	Array.from({ length: count }, (_, index) =>
		article(`${prefix}${year}-${String(index).padStart(3, "0")}`, `${year}-01-${String((index % 28) + 1).padStart(2, "0")}`),
	).sort(compareArticles);

describe("cutListing", () => {
	it("shows up to twice the size on one page", () => {
		const stories = many(10, 2020);
		expect(cutListing(stories, 5)).toEqual({ newest: stories.toReversed(), parts: [] });
	});

	it("has a part for every year of a longer listing, numbered from the year's oldest story", () => {
		const stories = [...many(3, 1957), ...many(12, 2020), article("decade", "203X"), article("none")];
		const { newest, parts } = cutListing(stories, 5);
		expect(newest.map(({ id }) => id)).toEqual([
			"decade",
			...many(12, 2020)
				.slice(-4)
				.reverse()
				.map(({ id }) => id),
		]);
		expect(parts.map(({ name, articles }) => [name, articles.length])).toEqual([
			["1957", 3],
			["2020", 10],
			["2020-2", 2],
			["2030s", 1],
			["undated", 1],
		]);
		expect(parts[1]?.articles).toEqual(many(12, 2020).slice(0, 10));
	});

	it("loses no story, and a new one of today never changes a full part", () => {
		fc.assert(
			fc.property(
				fc.array(fc.tuple(fc.integer({ min: 1950, max: 1955 }), fc.integer({ min: 1, max: 40 }))),
				fc.integer({ min: 1, max: 4 }),
				(years, size) => {
					const stories = years.flatMap(([year, count], index) => many(count, year, `${index}-`)).sort(compareArticles);
					const before = cutListing(stories, size);
					const after = cutListing([...stories, article("today", "1956-01-01")], size);
					if (before.parts.length > 0) expect(before.parts.flatMap(({ articles }) => articles)).toEqual(stories);
					else expect(before.newest.toReversed()).toEqual(stories);
					expect(before.newest.length).toBeLessThanOrEqual(2 * size);
					const full = before.parts.filter(({ articles }) => articles.length === 2 * size);
					for (const part of full) expect(after.parts).toContainEqual(part);
				},
			),
		);
	});
});

describe("cutByCount", () => {
	it("gives at least one piece", () => {
		expect(cutByCount([], 3)).toEqual([[]]);
		expect(cutByCount([1, 2, 3, 4], 3)).toEqual([[1, 2, 3], [4]]);
	});
});

describe("newestFirst", () => {
	it("keeps the undated last", () => {
		expect(newestFirst([article("a", "1957"), article("b", "1958"), article("c")]).map(({ id }) => id)).toEqual(["b", "a", "c"]);
	});
});
