import { describe, expect, it } from "vitest";
import { collate } from "../../../src/archive/archive.ts";
import { readAuthorNotes } from "../../../src/archive/termnotes.ts";
import { plan } from "../../../src/site/plan.ts";
import { article, byPath, changed, settings } from "../articles.ts";

const files = ["uploads/jane.jpg", "uploads/bob.jpg"].map((file) => ({ path: `media/${file}`, from: `/x/${file}`, bytes: 9_000 }));

function planWith(authors: string) {
	const { notes: termNotes, problems } = readAuthorNotes(authors, "authors.yml");
	expect(problems).toEqual([]);
	const given = settings();
	const stories = [article("a", "2015-06-01", { authors: [{ name: "Jane Doe" }] })];
	const archive = collate(stories, { ...given, termNotes, at: Date.UTC(2100, 0) });
	return plan({ archive, pages: { stories: [], tombstones: [], withheld: [] }, files, settings: given, termNotes });
}

const JANE = "authors/jane-doe/index.html";

describe("what is told of an author", () => {
	it("is on the author's own page, with the picture and the links", () => {
		const told = planWith("Jane Doe:\n  biography: She *writes*.\n  image: uploads/jane.jpg\n  links: [https://www.jane.example/]\n");
		expect(byPath(told).get(JANE)?.data()).toMatchObject({
			term: {
				about: {
					biography: "She *writes*.",
					opening: "She writes.",
					picture: { url: "/media/uploads/jane.jpg" },
					links: [{ name: "jane.example", url: "https://www.jane.example/" }],
				},
			},
		});
		expect(told.missing).toEqual([]);
	});

	it("changes that page alone", () => {
		const [before, after] = ["She writes.", "She wrote."].map((words) => planWith(`Jane Doe:\n  biography: ${words}\n`));
		expect(before && after && changed(before, after)).toEqual([JANE]);
	});

	it("shows no picture that is not there, and tells of it", () => {
		const told = planWith("Jane Doe:\n  image: uploads/ann.jpg\n");
		expect(byPath(told).get(JANE)?.data()).not.toMatchObject({ term: { about: { picture: {} } } });
		expect(told.missing.map(({ problem }) => problem.rule)).toEqual(["media-missing"]);
	});

	it("publishes no picture of an author who has no page", () => {
		const told = planWith("Jane Doe:\n  image: uploads/jane.jpg\nBob:\n  image: uploads/bob.jpg\n");
		const copied = told.outputs.map(({ path }) => path).filter((path) => path.startsWith("media/"));
		expect(copied).toEqual(["media/uploads/jane.jpg"]);
	});
});
