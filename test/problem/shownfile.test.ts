import path from "node:path";
import { describe, expect, it } from "vitest";
import { shownFile } from "../../src/problem/shownfile.ts";

const root = path.resolve("/archive");

describe("shownFile", () => {
	it.each([
		["content/a.md", "content/a.md"],
		["..notes/a.md", "..notes/a.md"],
	])("names %s from the folder", (below, shown) => {
		expect(shownFile(path.join(root, below), root)).toBe(shown);
	});

	it("names a file elsewhere as it is", () => {
		const elsewhere = path.resolve("/other/a.md");
		expect(shownFile(elsewhere, root)).toBe(elsewhere);
		expect(shownFile(path.dirname(root), root)).toBe(path.dirname(root));
	});
});
