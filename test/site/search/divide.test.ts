import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareArticles } from "../../../src/archive/archive.ts";
import type { Article } from "../../../src/article/article.ts";
import { divide } from "../../../src/site/search/divide.ts";
import { article } from "../articles.ts";

const size = { stories: 4, text: 10_000 };

const namesOf = (articles: readonly Article[], own = size) => divide(articles.toSorted(compareArticles), own).map(({ name }) => name);

/** What is in each shard, as text. */
const contents = (articles: readonly Article[]) =>
	new Map(divide(articles.toSorted(compareArticles), size).map((shard) => [shard.name, shard.articles.map(({ id }) => id).join()]));

const dates = fc.oneof(
	fc.constantFrom(undefined, "195X", "1957", "1957?", "1957-03", "1900/1990", "1957-03-04", "1957-03-04"),
	fc
		.tuple(fc.integer({ min: 1950, max: 1962 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
		.map((parts) => parts.map((part) => String(part).padStart(2, "0")).join("-")),
);

const stories = fc
	.uniqueArray(fc.tuple(fc.string({ minLength: 1, maxLength: 6 }), dates, fc.integer({ min: 0, max: 6_000 })), {
		selector: ([id]) => id,
		minLength: 1,
		maxLength: 60,
	})
	.map((list) => list.map(([id, date, length]) => article(id, date, { length })));

describe("divide", () => {
	it("keeps few stories together, and those without a date by themselves", () => {
		expect(namesOf([article("a", "1957"), article("b", "2001-05-06"), article("c"), article("d", "1900/1990")])).toEqual([
			"all",
			"undated",
		]);
		expect(namesOf([])).toEqual([]);
	});

	it("divides what is too much by the calendar, only as far as it must", () => {
		const days = (prefix: string, count: number) =>
			Array.from({ length: count }, (_, index) => article(`${prefix}-${index}`, `${prefix}-${String(index + 1).padStart(2, "0")}`));
		expect(namesOf([...days("1957-03", 4), article("x", "1963")])).toEqual(["1950s", "1960s"]);
		expect(namesOf([...days("1953-03", 3), ...days("1957-03", 4), article("x", "1963")])).toEqual(["1950-1954", "1955-1959", "1960s"]);
		expect(namesOf([...days("1957-01", 3), ...days("1957-05", 3), ...days("1957-06", 3), ...days("1957-12", 3)])).toEqual([
			"1957-q1",
			"1957-05",
			"1957-06",
			"1957-h2",
		]);
		expect(namesOf(days("1957-03", 5)).length).toBe(5);
	});

	it("divides one day, and those without any date, by a hash", () => {
		const many = Array.from({ length: 9 }, (_, index) => article(`s${index}`));
		const names = namesOf(many);
		expect(names.length).toBeGreaterThan(2);
		expect(names.every((name) => /^undated-[01]+$/.test(name))).toBe(true);
		const sameDay = Array.from({ length: 9 }, (_, index) => article(`s${index}`, "1957"));
		expect(namesOf(sameDay).every((name) => /^1957-01-01-[01]+$/.test(name))).toBe(true);
	});

	it("divides long stories sooner, and never one alone", () => {
		expect(namesOf([article("a", "1957", { length: 9_000 }), article("b", "1963", { length: 9_000 })])).toEqual(["1950s", "1960s"]);
		expect(namesOf([article("a", "1957", { length: 90_000 })])).toEqual(["all"]);
	});

	it("puts every story into one shard of its size, and shards into the order of time", () => {
		fc.assert(
			fc.property(stories, (articles) => {
				const sorted = articles.toSorted(compareArticles);
				const shards = divide(sorted, size);
				expect(shards.flatMap((shard) => shard.articles).sort(compareArticles)).toEqual(sorted);
				expect(new Set(shards.map(({ name }) => name)).size).toBe(shards.length);
				for (const { articles: own } of shards) {
					expect(own.length === 1 || (own.length <= 4 && own.reduce((sum, { length }) => sum + length, 0) <= 10_000)).toBe(true);
					expect(own).toEqual(own.toSorted(compareArticles));
				}
				const days = shards
					.filter(({ name }) => !name.startsWith("undated"))
					.map(({ articles: own }) => own.map(({ published }) => Math.floor((published?.from ?? 0) / 86_400_000)));
				for (const [index, own] of days.entries()) {
					const before = days[index - 1];
					if (before) expect(Math.min(...own)).toBeGreaterThanOrEqual(Math.max(...before));
				}
			}),
			{ seed: 1957 },
		);
	});

	it("a story more, of whatever date, changes one shard; or fills one, and then those that it falls into", () => {
		let divided = 0;
		fc.assert(
			fc.property(stories, dates, (articles, date) => {
				const [before, after] = [contents(articles), contents([...articles, article("the new one", date, { length: 100 })])];
				const gone = [...before.keys()].filter((name) => !after.has(name));
				const touched = [...after].filter(([name, ids]) => before.get(name) !== ids);
				const had = new Set(gone.flatMap((name) => (before.get(name) ?? "").split(",")));
				if (gone.length === 0) expect(touched.length).toBe(1);
				else {
					divided++;
					expect(gone.length).toBe(1);
					expect(touched.flatMap(([, ids]) => ids.split(",")).sort()).toEqual([...had, "the new one"].sort());
				}
			}),
			{ seed: 1957 },
		);
		expect(divided).toBeGreaterThan(5);
	});
});
