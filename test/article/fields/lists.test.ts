import { describe, expect, it } from "vitest";
import { splitAuthors, splitTags } from "../../../src/article/fields/lists.ts";

describe("splitAuthors", () => {
	it.each([
		["Matt Cowley, Claudio Wunder", ["Matt Cowley", "Claudio Wunder"]],
		["Ann Lee, Bo Ek, and Cy Day", ["Ann Lee", "Bo Ek", "Cy Day"]],
		["Ann Lee & Bo Ek", ["Ann Lee", "Bo Ek"]],
		["Ann Lee and Bo Ek", ["Ann Lee", "Bo Ek"]],
		["Ann; Bo", ["Ann", "Bo"]],
		["Lee, Ann", ["Lee, Ann"]],
		["Martin Luther King, Jr.", ["Martin Luther King, Jr."]],
		["Ann Lee, Political Editor", ["Ann Lee, Political Editor"]],
		["Press and Information Office", ["Press and Information Office"]],
		["Simon & Garfunkel", ["Simon & Garfunkel"]],
		["ann", ["ann"]],
	])("reads %j as %j", (text, names) => {
		expect(splitAuthors(text)).toEqual(names);
	});
});

describe("splitTags", () => {
	it.each([
		["a, b ,, c", "x.md", ["a", "b", "c"]],
		["a b c", "x.md", ["a", "b", "c"]],
		["climate change", "x.md", ["climate change"]],
		["climate change", "_posts/2019-01-02-x.md", ["climate", "change"]],
		["climate change", "2019-01-02-x.md", ["climate", "change"]],
		["Local News", "2019-01-02-x.md", ["Local News"]],
		["Local News", "blog/_posts/2019-01-02-x.md", ["Local", "News"]],
		["Rise of the City", "x.md", ["Rise of the City"]],
		["one", "x.md", ["one"]],
	])("reads %j of %s as %j", (text, file, tags) => {
		expect(splitTags(text, file)).toEqual(tags);
	});
});
