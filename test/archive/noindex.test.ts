import { describe, expect, it } from "vitest";
import { withNoindex } from "../../src/archive/noindex.ts";
import { noTermNotes, readTermNotes } from "../../src/archive/termnotes.ts";
import { story } from "./articles.ts";

const notesOf = (yaml: string) => readTermNotes(yaml, "terms.yml").notes;

describe("withNoindex", () => {
	const stories = [
		story("a", "1957", { tags: ["Court  REPORTS"] }),
		story("b", "1957", { authors: [{ name: "J. Doe" }] }),
		story("c", "1957", { section: "News", series: "Trials" }),
		story("d", "1957", { noindex: true, tags: ["court reports"] }),
	];
	const marked = (yaml: string) =>
		withNoindex(stories, notesOf(yaml))
			.filter(({ noindex }) => noindex)
			.map(({ id }) => id);

	it("marks the stories of tags, authors, sections and series, by every name of them", () => {
		expect(marked("tags: { court reports: { noindex: true } }")).toEqual(["a", "d"]);
		expect(marked("authors: { Jane Doe: { also: [J. Doe], noindex: yes } }")).toEqual(["b", "d"]);
		expect(marked("sections: { News: { noindex: true } }")).toEqual(["c", "d"]);
		expect(marked("series: { Trials: { noindex: false } }")).toEqual(["d"]);
	});

	it("changes the hash of those stories alone, and gives the same list where there are no such terms", () => {
		const made = withNoindex(stories, notesOf("tags: { court reports: { noindex: true } }"));
		expect(made.map((one, index) => one === stories[index])).toEqual([false, true, true, true]);
		expect(made[0]).toMatchObject({ fileHash: stories[0]?.hash, noindex: true });
		expect(made[0]?.hash).not.toBe(stories[0]?.hash);
		expect(withNoindex(stories, noTermNotes)).toBe(stories);
	});

	it("asks for it where terms.yml has a fault, too", () => {
		expect(marked("tags: { court reports: { noindex: perhaps } }")).toEqual(["a", "d"]);
		expect(marked("tags: { court reports: { noindex: true, colour: red } }")).toEqual(["a", "d"]);
		expect(marked("tags: { court reports: { noindex: false, colour: red } }")).toEqual(["d"]);
	});
});
