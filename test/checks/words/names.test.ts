import { describe, expect, it } from "vitest";
import { accentKey, blankKey, singularOf } from "../../../src/checks/words/names.ts";

describe("blankKey", () => {
	it.each([
		["Hack Week", "hackweek"],
		["hack-week", "hackweek"],
		["hack_week", "hackweek"],
		["Web 2.0", "web2.0"],
		["11-1", "11 1"],
		["11.1", "11.1"],
		["C++", "c++"],
		["-x", "-x"],
	])("of %s is %s", (name, key) => {
		expect(blankKey(name)).toBe(key);
	});
});

describe("accentKey", () => {
	it.each([
		["Nürnberg", "nurnberg"],
		["Mother's Day", "mothersday"],
		["Ørsted", "ørsted"],
		["ἄνθρωπος", "ανθρωπος"],
	])("of %s is %s", (name, key) => {
		expect(accentKey(name)).toBe(key);
	});
});

describe("singularOf", () => {
	it.each([
		["forums", "en", "forum"],
		["cities", "en-GB", "city"],
		["churches", "en", "church"],
		["boxes", "en", "box"],
		["classes", "en", "class"],
		["class", "en", "class"],
		["news", "en", "news"],
		["localnews", "en", "localnew"],
		["status", "en", "status"],
		["arms", "en", "arms"],
		["11.1s", "en", "11.1s"],
		["bus", "en", "bus"],
		["SLES", "en", "sles"],
		["CEOs", "en", "ceo"],
		["journaux", "fr", "journal"],
		["elecciones", "es", "eleccion"],
		["eleicoes", "pt", "eleicao"],
		["wahlen", "de", "wahl"],
		["forums", "xx", "forum"],
	])("of %s in %s is %s", (name, language, singular) => {
		expect(singularOf(name, language)).toBe(singular);
	});
});
