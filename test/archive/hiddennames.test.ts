import { describe, expect, it } from "vitest";
import { noTermNotes } from "../../src/archive/termnotes.ts";
import { archiveOf, notes, story } from "./articles.ts";

const fields = { tags: ["Open", "HOUSE Keeping", "chores"], section: "Back office", series: "Internal", authors: [{ name: "Ann" }] };

describe("the names of hidden terms", () => {
	const yaml = `tags: {house keeping: {name: Housekeeping, also: [chores], hide: true}}
sections: {back office: {hide: true}}
series: {internal: {hide: true}}
authors: {Ann: {hide: true}}
`;

	it("are taken out of stories, but for those of authors; whatever is made from a story is made anew", () => {
		const [given, other] = [
			story("a", "1957", { ...fields, hash: "1" }),
			story("b", "1958", { ...fields, tags: ["Open"], section: "News", series: undefined }),
		];
		const { stories } = archiveOf([given, other], { termNotes: notes(yaml) });
		expect(stories[0]).toMatchObject({ tags: ["Open"], section: undefined, series: undefined, authors: [{ name: "Ann" }], fileHash: "1" });
		expect(stories[0]?.hash).not.toBe(given.hash);
		expect(stories[1]).toBe(other);
	});

	it("are all of them where nobody knows which are hidden", () => {
		const { stories, terms } = archiveOf([story("a", "1957", fields)], { termNotes: { ...noTermNotes, hidesAll: true } });
		expect(stories[0]).toMatchObject({ tags: [], section: undefined, series: undefined });
		expect(Object.values(terms).flatMap(({ list }) => list)).toEqual([]);
	});

	it("cost nothing where there are none", () => {
		const given = story("a", "1957", fields);
		expect(archiveOf([given], { termNotes: notes("tags: {Open: {also: [open]}}") }).stories[0]).toBe(given);
	});
});
