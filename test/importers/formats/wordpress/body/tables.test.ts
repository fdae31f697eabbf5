import { expect, it } from "vitest";
import { tableHtml } from "../../../../../src/importers/formats/wordpress/body/tables.ts";

it("a table of TablePress has its head, its foot and its hidden rows", () => {
	const rows = JSON.stringify([
		["Boat", "Length", "#colspan#"],
		["Ann", "12 <em>m</em>", "a\nb"],
		["hidden", "", ""],
		["Sum", "12", ""],
	]);
	const meta = new Map([
		["_tablepress_table_options", '{"table_head":true,"table_foot":true}'],
		["_tablepress_table_visibility", '{"rows":[1,1,0,1],"columns":[1,1,1]}'],
	]);
	expect(tableHtml(rows, meta)).toBe(
		'<table><thead><tr><th>Boat</th><th colspan="2">Length</th></tr></thead><tbody><tr><td>Ann</td><td>12 <em>m</em></td><td>a<br>b</td></tr></tbody><tfoot><tr><td>Sum</td><td>12</td><td></td></tr></tfoot></table>',
	);
	expect(tableHtml("no JSON", new Map())).toBeUndefined();
});
