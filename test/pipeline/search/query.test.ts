import path from "node:path";
import { describe, expect, it } from "vitest";

/** What templates/assets/search/query.js makes of what somebody typed. */
interface Query {
	readonly all: readonly (readonly { readonly text: string }[])[];
	readonly not: readonly { readonly text: string }[];
	readonly words: readonly string[];
	readonly plain: readonly string[];
}

const { readQuery } = (await import(path.resolve(import.meta.dirname, "../../../templates/assets/search/query.js"))) as {
	readQuery(typed: string, language: string): Query;
};

const texts = (typed: string) => {
	const { all, not } = readQuery(typed, "en");
	return { all: all.map((parts) => parts.map(({ text }) => text)), not: not.map(({ text }) => text) };
};

describe("what was typed", () => {
	it.each([
		["sea wall", [["sea wall"]], []],
		["  ", [], []],
		['"sea wall"', [['"sea wall"']], []],
		["„sea wall“ repair", [['"sea wall"'], ["repair"]], []],
		["flood OR storm", [["flood", "storm"]], []],
		["the flood OR storm 1953", [["the"], ["flood", "storm"], ["1953"]], []],
		["flood | storm | gale", [["flood", "storm", "gale"]], []],
		["OR flood OR", [["flood"]], []],
		["flood or storm", [["flood or storm"]], []],
		["wall -sea", [["wall"]], ["sea"]],
		['-"sea wall"', [], ['"sea wall"']],
		["sea-bank", [["sea-bank", '"sea bank"']], []],
		["the sea‐bank OR dyke", [["the"], ["sea-bank", '"sea bank"', "dyke"]], []],
		["wall - sea", [["wall sea"]], []],
	])("%s", (typed, all, not) => {
		expect(texts(typed)).toEqual({ all, not });
	});

	it("is plain where it is words and nothing else", () => {
		expect(readQuery("sea wall", "en").plain).toEqual(["sea", "wall"]);
		for (const typed of ["sea -wall", "sea OR wall", '"sea wall"', "sea-wall"]) expect(readQuery(typed, "en").plain, typed).toEqual([]);
	});

	it("takes linear time", () => {
		for (const unit of ["a ", '"', "-", "a-", "OR ", '"a" ', "a OR ", "“", "市"]) readQuery(unit.repeat(20_000), "en");
	});
});
