import { describe, expect, it } from "vitest";
import { indexNames } from "../../../src/pipeline/content/names.ts";

const files = ["a.txt", "A.md", "caf\u00e9.txt", "x/b.txt", "wire", "wire.txt", "one.md", "one.html"];

describe("indexNames", () => {
	it.each<[string, string[]]>([
		["a.txt", ["a.txt"]],
		["A.TXT", ["a.txt"]],
		["a", ["a.txt"]],
		["A", ["A.md"]],
		["cafe\u0301.txt", ["caf\u00e9.txt"]],
		["CAFE\u0301", ["caf\u00e9.txt"]],
		["X/B", ["x/b.txt"]],
		["b.txt", []],
		["wire", ["wire"]],
		["WIRE", ["wire"]],
		["one", ["one.md", "one.html"]],
		["one.txt", []],
		["", []],
	])("finds by %s: %j", (name, found) => {
		expect(indexNames(files).find(name)).toEqual(found);
	});

	it.each<[string, string[]]>([
		["wire", ["wire", "wire.txt"]],
		["a", ["a.txt"]],
		["Wire", ["wire", "wire.txt"]],
		["one.md", ["one.md"]],
		["two", []],
	])("finds all of the name %s: %j", (name, found) => {
		expect(indexNames(files).findAll(name)).toEqual(found);
	});
});
