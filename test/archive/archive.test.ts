import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareArticles } from "../../src/archive/archive.ts";
import type { Article } from "../../src/article/article.ts";
import { archiveOf, idsOf, NOW, notes, on, story } from "./articles.ts";

describe("the order of the archive", () => {
	it("is by date, the coarser first, then by id, the undated last", () => {
		const stories = [
			story("century", "19XX"),
			story("decade", "195X"),
			story("year", "1950"),
			story("month", "1950-01"),
			story("a", "1950-01-01"),
			story("b", "1950-01-01"),
			story("midnight", "1950-01-01T00:00"),
			story("noon", "1950-01-01T12:00"),
			story("c", "1950-01-02"),
			story("undated-1"),
			story("undated-2"),
		];
		expect(idsOf(archiveOf(stories.toReversed()).stories)).toEqual(idsOf(stories));
	});

	it("orders ids by code units, so that no locale matters", () => {
		expect(idsOf(archiveOf(["é", "z", "B", "a", "10", "9"].map((id) => story(id))).stories)).toEqual(["10", "9", "B", "a", "z", "é"]);
	});

	it("finds a story equal to itself only", () => {
		expect(compareArticles(story("a", "1957"), story("a", "1957"))).toBe(0);
		expect(compareArticles(story("a", "1957"), story("b", "1957"))).toBeLessThan(0);
		expect(compareArticles(story("a"), story("b", "1957"))).toBeGreaterThan(0);
	});
});

describe("a story that is taken for a draft", () => {
	it("is left out without a note beside the error that says so", () => {
		const draftBy = { file: "a.md", line: 3, key: "status" };
		const left = (isDoubtful: object) => archiveOf([story("a", "1957", { status: "draft", draftBy: { ...draftBy, ...isDoubtful } })]);
		expect(left({}).problems).toMatchObject([{ rule: "draft" }]);
		expect(left({ isDoubtful: true }).problems).toEqual([]);
		expect(idsOf(left({ isDoubtful: true }).withheld)).toEqual(["a"]);
	});
});

describe("two stories with one id", () => {
	it("are one: the first by path stays, every other is an error", () => {
		const copies = ["c", "a", "b"].map((name) => story("same", "1957", { file: `${name}.md` }));
		const { stories, problems } = archiveOf([...copies, story("other", "1956")]);
		expect(stories.map(({ file }) => file)).toEqual(["other.md", "a.md"]);
		expect(problems).toHaveLength(2);
		expect(problems).toEqual(
			["b.md", "c.md"].map((file) =>
				expect.objectContaining({ file, rule: "id-twice", severity: "error", message: expect.stringContaining("that of a.md already") }),
			),
		);
	});
});

describe("collate", () => {
	it("sets shown stories, tombstones and those left out apart", () => {
		const archive = archiveOf([
			story("shown", "1957"),
			story("draft", "1957", { status: "draft" }),
			story("withdrawn", "1958", { status: "withdrawn" }),
			story("expired", "1956", { expires: on("2024-01-01") }),
			story("embargo", "1957", { embargo: on("2025-01-01") }),
			story("future", "2030"),
		]);
		expect(idsOf(archive.stories)).toEqual(["shown"]);
		expect(archive.tombstones.map(({ article, why }) => [article.id, why])).toEqual([
			["expired", "expired"],
			["withdrawn", "withdrawn"],
		]);
		expect(idsOf(archive.withheld)).toEqual(["draft", "embargo", "future"]);
		expect(archive.problems).toHaveLength(3);
		expect(archive.problems.map(({ rule, severity }) => `${severity} ${rule}`).toSorted()).toEqual([
			"info date-in-future",
			"info draft",
			"info embargo",
		]);
	});

	it("lists only shown stories under terms and dates", () => {
		const tags = ["x"];
		const archive = archiveOf([
			story("a", "1957", { tags }),
			story("gone", "1958", { tags, status: "withdrawn" }),
			story("draft", "1959", { tags, status: "draft" }),
		]);
		expect(archive.terms.tag.list.map(({ articles }) => idsOf(articles))).toEqual([["a"]]);
		expect(archive.calendar.decades.map(({ count }) => count)).toEqual([1]);
		expect([...archive.earlier.keys()].map(({ id }) => id)).toEqual(["a"]);
	});

	it("makes an archive of nothing", () => {
		const { stories, calendar, problems } = archiveOf([]);
		expect({ stories, calendar, problems }).toEqual({
			stories: [],
			calendar: { decades: [], undated: [] },
			problems: [],
		});
	});

	const dates = [undefined, "195X", "1957", "1957-03", "1957-03-04", "1957-03-04T10:00", "1958-01-01", "2024-06-15", "2030"];
	const anyStory = (index: number): fc.Arbitrary<Article> =>
		fc
			.record({
				id: fc.oneof({ weight: 5, arbitrary: fc.constant(`id-${index}`) }, fc.constantFrom("same", "Same")),
				published: fc.constantFrom(...dates),
				status: fc.constantFrom("published", "published", "published", "draft", "withdrawn") as fc.Arbitrary<Article["status"]>,
				tags: fc.uniqueArray(fc.constantFrom("C++", "C#", "c++", "Sport", "SPORT", "Bridge", "merged", "hidden"), { maxLength: 3 }),
				section: fc.constantFrom(undefined, "News", "news", "Sport"),
				series: fc.constantFrom(undefined, "Floods", "floods"),
				authors: fc.subarray([{ name: "Ann" }, { name: "ANN" }, { name: "Bob" }]),
				print: fc.constantFrom(undefined, { date: on("1957-03-04"), page: "3" }, { date: on("1957-03-04"), page: "12" }, { issue: "7" }),
			})
			.map(({ id, published, ...fields }) => story(id, published, { file: `${index}.md`, ...fields }));
	const anyStories = fc
		.integer({ min: 0, max: 14 })
		.chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => anyStory(index))));
	const options = {
		termNotes: notes("tags:\n  Bridge: {also: merged, slug: bruecke}\n  hidden: {hide: true}\n"),
		sections: ["Sport"],
	};

	it("does not depend on the order in which it is given the stories", () => {
		const shuffled = anyStories.chain((stories) =>
			fc.tuple(fc.constant(stories), fc.shuffledSubarray(stories, { minLength: stories.length, maxLength: stories.length })),
		);
		fc.assert(
			fc.property(shuffled, ([stories, others]) => {
				const [one, two] = [stories, others].map((given) => archiveOf(given, options));
				expect(two).toEqual(one);
				expect(two?.terms.tag.list.map(({ slug }) => slug)).toEqual(one?.terms.tag.list.map(({ slug }) => slug));
			}),
			{ numRuns: 300 },
		);
	});

	it("loses no story, and shows none twice", () => {
		fc.assert(
			fc.property(anyStories, (given) => {
				const { stories, tombstones, problems, terms } = archiveOf(given, options);
				expect(stories.length + tombstones.length + problems.length).toBe(given.length);
				expect(new Set(stories.map(({ id }) => id)).size).toBe(stories.length);
				for (const { list } of Object.values(terms)) {
					expect(new Set(list.map(({ slug }) => slug)).size).toBe(list.length);
					for (const { articles } of list) expect(new Set(articles).size).toBe(articles.length);
				}
			}),
			{ numRuns: 300 },
		);
	});

	it("leaves what it was given as it is", () => {
		const given = Object.freeze([story("b", "1958"), story("a", "1957", { tags: Object.freeze(["x"]) as string[] })]);
		archiveOf(given);
		expect(idsOf(given)).toEqual(["b", "a"]);
	});

	it("judges the same moment for every story", () => {
		const stories = [story("a", "2024-06-15T12:59"), story("b", "2024-06-15T13:00"), story("c", "2024-06-15T13:01")];
		expect(idsOf(archiveOf(stories, { at: NOW }).stories)).toEqual(["a", "b"]);
	});
});
