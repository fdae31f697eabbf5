import { describe, expect, it } from "vitest";
import { article, byPath, planOf } from "../articles.ts";

interface Group {
	readonly kind: string;
	readonly terms: readonly object[];
	readonly of: number;
}

describe("the page of feeds", () => {
	const groupsFor = (tags: number, path = "feeds/index.html") => {
		const articles = Array.from({ length: tags }, (_, index) => article(`a${index}`, "1957", { tags: [`tag ${index}`], section: "News" }));
		const { groups } = byPath(planOf(articles)).get(path)?.data() as { readonly groups: readonly Group[] };
		return groups.map(({ kind, terms, of }) => [kind, terms.length, of]);
	};

	it("names the terms of a kind that has few, and of a kind with many only says how many there are", () => {
		expect(groupsFor(40)).toEqual([
			["section", 1, 1],
			["tag", 40, 40],
		]);
		expect(groupsFor(3_000)).toEqual([
			["section", 1, 1],
			["tag", 0, 3_000],
		]);
	});

	it("leaves none out of the list for programs", () => {
		expect(groupsFor(3_000, "feeds/all.opml").map(([, listed]) => listed)).toEqual([1, 3_000]);
	});
});
