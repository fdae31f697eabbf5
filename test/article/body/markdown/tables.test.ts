import { describe, expect, it } from "vitest";
import { renderBody } from "../../../../src/article/body.ts";

const cellsOf = (text: string) =>
	[...renderBody(text, "markdown", (address) => address).matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/g)].map(([, cell]) => cell);

describe("rows of a table that are wider than its head", () => {
	it.each([
		["A|B\n-|-\n1|2|*3*|4", ["A", "B", "1", "2", "<em>3</em>", "4"]],
		["| A | B |\n|---|---|\n| 1 | 2 | 3 |\n| 4 | 5 |\n| 6 |", ["A", "B", "1", "2", "3", "4", "5", "6", ""]],
		["> A|B\n> -|:-:\n> 1|a\\|b|c\\|d", ["A", "B", "1", "a|b", "c|d"]],
		["A|B\n-|-\n|| or | 1", ["A", "B", "", "or", "1"]],
		["A|B\n-|-\n1|`a\\|b`", ["A", "B", "1", "<code>a|b</code>"]],
	])("keep all their cells: %j", (text, cells) => {
		expect(cellsOf(text)).toEqual(cells);
	});
});
