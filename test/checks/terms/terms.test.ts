import { describe, expect, it } from "vitest";
import { checkTermSpellings, checkTermsOnce } from "../../../src/checks/terms/terms.ts";
import { notes, story } from "../../archive/articles.ts";
import { checkedOf } from "../checked.ts";

/** Stories with one tag each: how many of each tag. */
function tagged(counts: Readonly<Record<string, number>>, from = "2020-01-01") {
	return Object.entries(counts).flatMap(([tag, count]) =>
		Array.from({ length: count }, (_, index) => story(`${tag.replace(/\W/g, "")}${index}`, from, { tags: [tag] })),
	);
}

/** The pairs that are told of, each with its severity. */
function pairs(counts: Readonly<Record<string, number>>, yaml = "", language = "en"): string[] {
	const found = checkTermSpellings(checkedOf(tagged(counts), { notes: notes(yaml), own: { language } }));
	return found.map(({ severity, message }) => `${severity} ${[...message.matchAll(/“(.*?)”/g)].map(([, name]) => name).join(" ")}`);
}

describe("checkTermSpellings", () => {
	it("tells of names that differ in capitals as a note, and names the more frequent one", () => {
		expect(pairs({ board: 2, Board: 1 })).toEqual(["info Board board"]);
	});

	it.each([
		[{ "hack week": 2, hackweek: 1 }, "warning hackweek hack week"],
		[{ "opensuse-edu": 1, "openSUSE edu": 2 }, "warning opensuse-edu openSUSE edu"],
		[{ Nürnberg: 2, Nurnberg: 1 }, "warning Nurnberg Nürnberg"],
		[{ forum: 2, forums: 1 }, "warning forums forum"],
		[{ "openSUSE forum": 2, "opensuse-forums": 1 }, "warning opensuse-forums openSUSE forum"],
		[{ ambassador: 9, ambasador: 1 }, "warning ambasador ambassador"],
		[{ meeting: 9, meeing: 1 }, "warning meeing meeting"],
	])("tells of %o", (counts, told) => {
		expect(pairs(counts)).toEqual([told]);
	});

	it.each([
		[{ "11.1": 9, "11.2": 1, "111": 1 }],
		[{ osc2010: 9, osc2011: 1 }],
		[{ C: 9, "C++": 1, "C#": 1 }],
		[{ news: 9, new: 1 }],
		[{ rating: 9, dating: 1 }],
		[{ Korea: 9, Korean: 1 }],
		[{ ambassador: 2, ambasador: 1 }],
		[{ "R&D": 1, RD: 1 }],
		[{ yast: 9, yastie: 1 }],
	])("does not tell of %o", (counts) => {
		expect(pairs(counts)).toEqual([]);
	});

	it("knows the plurals of the site's language", () => {
		expect(pairs({ Wahl: 2, Wahlen: 1 }, "", "de")).toEqual(["warning Wahlen Wahl"]);
		expect(pairs({ Wahl: 2, Wahlen: 1 })).toEqual([]);
	});

	it("leaves alone what the owner has decided in terms.yml", () => {
		expect(pairs({ forum: 2, forums: 1 }, "tags: { forum: {}, forums: {} }")).toEqual([]);
		expect(pairs({ forum: 2, forums: 1 }, "tags: { forum: { also: [forums] } }")).toEqual([]);
		expect(pairs({ forum: 2, forums: 1 }, "tags: { forums: {} }")).toEqual(["warning forum forums"]);
		expect(pairs({ board: 2, Board: 1 }, "tags: { board: { name: Board } }")).toEqual([]);
	});

	it("takes a name for right that the masthead or terms.yml has, however few stories have it", () => {
		const stories = [story("a", "2020", { section: "Harbour" }), story("b", "2020", { section: "Harbuor" })];
		const told = (checked: ReturnType<typeof checkedOf>) => checkTermSpellings(checked).map(({ file }) => file);
		expect(told(checkedOf(stories, { own: { sections: ["Harbour"] } }))).toEqual(["b.md"]);
		expect(told(checkedOf(stories, { own: { sections: ["Harbour", "Harbuor"] } }))).toEqual([]);
		expect(told(checkedOf(stories, { notes: notes("sections: { Harbour: { description: Ships. } }") }))).toEqual(["b.md"]);
		expect(told(checkedOf(stories))).toEqual([]);
	});

	it("is certain of blanks and hyphens only, and never merges into a hidden term", () => {
		const mergesOf = (counts: Readonly<Record<string, number>>, yaml = "") =>
			checkTermSpellings(checkedOf(tagged(counts), { notes: notes(yaml) })).flatMap(({ merge }) => merge ?? []);
		expect(mergesOf({ "hack week": 2, hackweek: 1, forum: 2, forums: 1, Nürnberg: 2, Nurnberg: 1 })).toEqual([
			{ kind: "tag", name: "hack week", other: "hackweek" },
		]);
		expect(mergesOf({ "hack week": 2, hackweek: 1 }, "tags: { hack week: { hide: true } }")).toEqual([]);
	});

	it("says where the rarer one stands", () => {
		const [found] = checkTermSpellings(checkedOf(tagged({ forum: 2, forums: 1 })));
		expect(found).toMatchObject({ file: "forums0.md", at: { field: "tags", text: "forums" } });
	});
});

describe("short names of sections", () => {
	it("are told of where two letters of one that the settings name have changed places", () => {
		const named = (names: readonly string[], sections: readonly string[]) => {
			const stories = names.map((section, index) => story(`s${index}`, "2020", { section }));
			return checkTermSpellings(checkedOf(stories, { own: { sections: [...sections] } })).map(({ message }) => message);
		};
		expect(named(["News", "Nwes"], ["News"])).toEqual([
			"The sections “Nwes” (1 story) and “News” (1 story) differ in the order of two letters alone, and count as two.",
		]);
		expect(named(["News", "Nwes"], [])).toEqual([]);
		expect(named(["News", "Nwes"], ["News", "Nwes"])).toEqual([]);
		expect(named(["News", "Newt"], ["News"])).toEqual([]);
		expect(named(["Art", "Atr"], ["Art"])).toEqual([]);
	});
});

describe("checkTermsOnce", () => {
	const many = tagged({ common: 60 }, "2022-01-01");

	it("tells of a tag with one story that is older than a year", () => {
		const found = checkTermsOnce(checkedOf([...many, ...tagged({ lone: 1 })]));
		expect(found.map(({ file, rule }) => [file, rule])).toEqual([["lone0.md", "term-once"]]);
	});

	it("does not tell of a new tag, of a hidden one, of one that may be another, nor in a small archive", () => {
		const once = (articles: Parameters<typeof checkedOf>[0], yaml = "") => checkTermsOnce(checkedOf(articles, { notes: notes(yaml) }));
		expect(once([...many, ...tagged({ lone: 1 }, "2021-06-01")])).toEqual([]);
		expect(once([...many, ...tagged({ lone: 1 })], "tags: { lone: { hide: true } }")).toEqual([]);
		expect(once([...many, ...tagged({ commons: 1 })])).toEqual([]);
		expect(once([...many.slice(0, 10), ...tagged({ lone: 1 })])).toEqual([]);
	});
});
