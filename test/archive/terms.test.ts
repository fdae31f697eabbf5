import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { LISTING_OF, spellings, TERM_KINDS, type TermKind } from "../../src/archive/terms.ts";
import type { Article, PrintPlace } from "../../src/article/article.ts";
import { shortHash } from "../../src/article/slug.ts";
import { archiveOf, idsOf, notes, on, story } from "./articles.ts";

const tagged = (id: string, published: string, ...tags: string[]) => story(id, published, { tags });
const printed = (id: string, print: PrintPlace) => story(id, "1957-03-04", { print });

function termsOf(kind: TermKind, articles: readonly Article[], yaml = "", sections: readonly string[] = []) {
	return archiveOf(articles, { termNotes: notes(yaml), sections }).terms[kind];
}

const brief = (index: ReturnType<typeof termsOf>) => index.list.map(({ name, slug, articles }) => [name, slug, idsOf(articles).join(" ")]);

describe("terms", () => {
	it("are listed by name, each with its stories, oldest first", () => {
		const stories = [tagged("b", "1958", "Bridge", "floods"), tagged("a", "1957", "Bridge"), tagged("c", "1956", "Ärzte")];
		expect(brief(termsOf("tag", stories))).toEqual([
			["Ärzte", "aerzte", "c"],
			["Bridge", "bridge", "a b"],
			["floods", "floods", "b"],
		]);
	});

	it("are sorted as the language of the site sorts names", () => {
		const names = ["Zoo", "Øyvind", "Émile", "Eve", "10 years", "9 years", "Ángel", "W"];
		const stories = [tagged("a", "1957", ...names)];
		const sorted = (language: string) => archiveOf(stories, { language }).terms.tag.list.map(({ name }) => name);
		expect(sorted("en")).toEqual(["9 years", "10 years", "Ángel", "Émile", "Eve", "Øyvind", "W", "Zoo"]);
		expect(sorted("da")).toEqual(["9 years", "10 years", "Ángel", "Émile", "Eve", "W", "Zoo", "Øyvind"]);
	});

	it("are one where names differ in case, width or spaces only, spelt by the earliest story", () => {
		const stories = [tagged("c", "1959", "BRIDGE"), tagged("a", "1957", "bridge"), tagged("b", "1958", "Ｂｒｉｄｇｅ", "Bridge")];
		const index = termsOf("tag", stories);
		expect(brief(index)).toEqual([["bridge", "bridge", "a b c"]]);
		for (const spelling of ["BRIDGE", "bridge", "Ｂｒｉｄｇｅ", "Bridge"]) expect(index.bySpelling.get(spelling)).toBe(index.list[0]);
	});

	it("are spelt by the first id where two stories are of one date", () => {
		expect(brief(termsOf("tag", [tagged("b", "1957", "NATO"), tagged("a", "1957", "Nato")]))).toEqual([["Nato", "nato", "a b"]]);
	});

	it("tell accents apart, but not forms of Unicode", () => {
		expect(termsOf("tag", [tagged("a", "1957", "Café", "Cafe\u0301", "Cafe")]).list.map(({ name }) => name)).toEqual(["Cafe", "Café"]);
	});

	it("have slugs of their own", () => {
		const stories = [tagged("a", "1957", "C++"), tagged("b", "1958", "C#"), tagged("c", "1959", "C"), tagged("d", "1960", "c++")];
		expect(brief(termsOf("tag", stories))).toEqual([
			["C", "c", "c"],
			["C#", "c-sharp", "b"],
			["C++", "c-plus-plus", "a d"],
		]);
	});

	it("keep their slugs when an older story brings another name for one: the name that is spelt like it has it", () => {
		const [tres, Tres] = [tagged("a", "1957", "Très"), tagged("b", "1958", "Tres")];
		for (const stories of [
			[tres, Tres],
			[tagged("b", "1957", "Tres"), tagged("a", "1958", "Très")],
		]) {
			expect(termsOf("tag", stories).list.map(({ name, slug }) => [name, slug])).toEqual([
				["Tres", "tres"],
				["Très", `tres-${shortHash("très")}`],
			]);
		}
	});

	it("have slugs of their own where their hashes are the same, too", () => {
		const slugs = termsOf("tag", [tagged("a", "1957", "a", "a!!),.", "a*(*):")]).list.map(({ slug }) => slug);
		expect(shortHash("a!!),.")).toBe(shortHash("a*(*):"));
		expect(new Set(slugs).size).toBe(3);
	});

	it("are named by a hash where they have no letter", () => {
		expect(brief(termsOf("tag", [tagged("a", "1957", "!!!")]))).toEqual([["!!!", shortHash("!!!"), "a"]]);
	});

	it("are merged, renamed, described and given a slug by terms.yml", () => {
		const yaml =
			"tags:\n  NATO: {also: [North Atlantic Treaty Organization, otan], description: The alliance.}\n  wwii: {name: Second World War, slug: ww2}\n";
		const stories = [
			tagged("a", "1957", "OTAN", "WWII"),
			tagged("b", "1958", "north atlantic  treaty organization"),
			tagged("c", "1959", "nato", "Second World War"),
		];
		const index = termsOf("tag", stories, yaml);
		expect(brief(index)).toEqual([
			["NATO", "nato", "a b c"],
			["Second World War", "ww2", "a c"],
		]);
		expect(index.list.map(({ description }) => description)).toEqual(["The alliance.", undefined]);
		expect(index.bySpelling.get("OTAN")).toBe(index.list[0]);
	});

	it("hold a story once, though it names one term twice", () => {
		expect(brief(termsOf("tag", [tagged("a", "1957", "NATO", "otan")], "tags: {NATO: {also: otan}}"))).toEqual([["NATO", "nato", "a"]]);
	});

	it("are in neither list nor spellings where they are hidden", () => {
		const index = termsOf(
			"tag",
			[tagged("a", "1957", "Internal", "internal use", "Bridge")],
			"tags: {internal: {hide: true, also: Internal use}}",
		);
		expect(brief(index)).toEqual([["Bridge", "bridge", "a"]]);
		expect([...index.bySpelling.keys()]).toEqual(["Bridge"]);
	});

	it("leave the slug of a hidden term to others", () => {
		const stories = [tagged("a", "1957", "Tres"), tagged("b", "1958", "Très")];
		expect(brief(termsOf("tag", stories, "tags: {Tres: {hide: true}}"))).toEqual([["Très", "tres", "b"]]);
	});

	it("do not come from terms.yml alone", () => {
		expect(termsOf("tag", [], "tags: {Bridge: {description: x}}").list).toEqual([]);
	});

	it("are described for their own kind only", () => {
		const stories = [story("a", "1957", { tags: ["Sport"], section: "Sport" })];
		const { terms } = archiveOf(stories, { termNotes: notes("tags: {Sport: {name: Sports}}") });
		expect([terms.tag.list[0]?.name, terms.section.list[0]?.name]).toEqual(["Sports", "Sport"]);
	});
});

describe("sections", () => {
	it("have the spelling of the settings; one of the settings that has no stories is none", () => {
		const stories = [story("a", "1957", { section: "SPORT" })];
		expect(brief(termsOf("section", stories, "", ["News", "Sport"]))).toEqual([["Sport", "sport", "a"]]);
	});

	it("follow terms.yml, those of the settings too", () => {
		expect(brief(termsOf("section", [story("a", "1957", { section: "Sport" })], "sections: {Sport: {name: Sports}}", ["sport"]))).toEqual([
			["Sports", "sports", "a"],
		]);
	});
});

describe("print issues", () => {
	it("are named by date and edition, else by number, and ordered by page", () => {
		const date = on("1957-03-04");
		const stories = [
			printed("p12", { date, page: "12" }),
			printed("p3", { date, page: "3" }),
			printed("pA1", { date, page: "A1" }),
			printed("none", { date }),
			printed("late", { date, edition: "Late", page: "1" }),
			printed("number", { issue: "412", page: "1" }),
			printed("nowhere", { page: "7" }),
		];
		expect(brief(termsOf("issue", stories))).toEqual([
			["1957-03-04", "1957-03-04", "pA1 p3 p12 none"],
			["1957-03-04 Late", "1957-03-04-late", "late"],
			["412", "412", "number"],
		]);
	});

	it("have their day", () => {
		expect(
			termsOf("issue", [printed("a", { date: on("1957-03-04") }), printed("b", { issue: "412" })]).list.map(({ date }) => date?.edtf),
		).toEqual(["1957-03-04", undefined]);
	});
});

describe("spellings", () => {
	const full = story("a", "1957", {
		tags: ["x", "y"],
		authors: [{ name: "Ann", role: "Editor" }, { name: "Bob" }],
		section: "News",
		series: "Floods",
		print: { date: on("1957-03-04"), issue: "412" },
	});

	it.each<[TermKind, string[]]>([
		["tag", ["x", "y"]],
		["author", ["Ann", "Bob"]],
		["section", ["News"]],
		["series", ["Floods"]],
		["issue", ["1957-03-04"]],
	])("of its %s are %j", (kind, names) => {
		expect(spellings(full, kind)).toEqual(names);
		expect(spellings(story("b"), kind)).toEqual([]);
	});

	it("are known for every kind", () => {
		expect(TERM_KINDS.map((kind) => archiveOf([full]).terms[kind].list.length)).toEqual([1, 2, 2, 1, 1]);
	});
});

// The compiler does not see what templates lack.
describe("TERM_KINDS", () => {
	const template = readFileSync(path.resolve(import.meta.dirname, "../../templates/partials/kinds.njk"), "utf8");

	it.each(TERM_KINDS)("has the name and the index of %s in the template that tells of kinds", (kind) => {
		expect(template).toContain(`\t${kind}: { all: "${kind}" | say, url: "/${LISTING_OF[kind]}/" }`);
	});
});
