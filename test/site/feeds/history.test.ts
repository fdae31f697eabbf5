import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Article } from "../../../src/article/article.ts";
import { cutHistory } from "../../../src/site/feeds/history.ts";
import { archiveOf } from "../../archive/articles.ts";
import { article } from "../articles.ts";

const MONTHS = ["1957-03", "1957-04", "1957-06", "1958-01"];

/** So many stories of each month, in the order of the archive. */
function stories(counts: readonly number[]): readonly Article[] {
	return archiveOf(
		counts.flatMap((count, month) =>
			Array.from({ length: count }, (_, index) => article(`${MONTHS[month]}-${String(index).padStart(3, "0")}`, MONTHS[month])),
		),
	).stories;
}

function namesOf(counts: readonly number[]): string[] {
	return cutHistory(stories(counts)).documents.map(({ name, articles }) => `${name} ${articles.length}`);
}

describe("the history of a feed", () => {
	it("closes a document when it is full, and what is left of a month when a later one has begun", () => {
		expect(namesOf([])).toEqual([]);
		expect(namesOf([99])).toEqual([]);
		expect(namesOf([100])).toEqual(["1957-03-1 100"]);
		expect(namesOf([230])).toEqual(["1957-03-1 100", "1957-03-2 100"]);
		expect(namesOf([230, 1])).toEqual(["1957-03-1 100", "1957-03-2 100", "1957-03 30"]);
		expect(namesOf([100, 1])).toEqual(["1957-03-1 100", "1957-03 0"]);
		expect(cutHistory(stories([5, 120])).open).toHaveLength(20);
	});

	it("holds every story once, at most a hundred of one month in a document, and never takes an address back", () => {
		fc.assert(
			fc.property(fc.array(fc.nat(320), { maxLength: MONTHS.length }), (counts) => {
				const all = stories(counts);
				const { documents, open } = cutHistory(all);
				expect([...documents.flatMap(({ articles }) => articles), ...open]).toEqual(all);
				for (const { name, articles } of documents) {
					expect(articles.length).toBeLessThanOrEqual(100);
					expect(articles.every(({ published }) => published?.edtf === name.slice(0, 7))).toBe(true);
				}
				const earlier = cutHistory(all.slice(0, -1)).documents;
				const names = new Set(documents.map(({ name }) => name));
				expect(earlier.filter(({ name }) => !names.has(name))).toEqual([]);
			}),
			{ numRuns: 100 },
		);
	});
});
