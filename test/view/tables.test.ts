import { describe, expect, it } from "vitest";
import { withTableRegions } from "../../src/view/tables.ts";

const words = { say: (key: string, values: Readonly<Record<string, string | number>> = {}) => [key, ...Object.values(values)].join(" ") };

const row = (...cells: readonly string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`;
const table = (...rows: readonly string[]) => `<table><tbody>${rows.join("")}</tbody></table>`;

const narrow = table(row("Ada", "61"), row("Peter", "7"));
const wide = table(row("Constituency", "Registered", "Conservative", "Liberal"));

/** The names of the regions. */
const regionsIn = (html: string) =>
	[...withTableRegions(html, words).matchAll(/<div class="wide-table" role="region" aria-label="([^"]*)" tabindex="0"><table>/g)].map(
		([, name]) => name,
	);

describe("a table", () => {
	it("that fits a phone stays as it is, and so does all that is none", () => {
		for (const html of [
			narrow,
			"<p>1 &#x3C; 2</p>",
			table(row("words that can stand below each other ".repeat(20), "and here")),
			"<table></table>",
		]) {
			expect(withTableRegions(html, words)).toBe(html);
		}
	});

	it("that is wider is a region with a name", () => {
		expect(withTableRegions(`<p>a</p>\n${wide}\n<p>b</p>`, words)).toBe(
			`<p>a</p>\n<div class="wide-table" role="region" aria-label="table" tabindex="0">${wide}</div>\n<p>b</p>`,
		);
	});

	it("has its caption as its name, else its number among the tables; no two have one name", () => {
		const captioned = wide.replace("<tbody>", "<caption>Fish <b>landed</b></caption><tbody>");
		expect(regionsIn(narrow + wide + captioned + captioned)).toEqual(["table-number 2", "Fish landed", "table-number 4"]);
	});

	it("is measured by its longest words, its pictures and its columns", () => {
		expect(regionsIn(table(row('<img src="/a.png" alt="">', '<img src="/b.png" alt="">')))).toHaveLength(1);
		expect(regionsIn(table(row(...Array.from({ length: 15 }, () => "1,957"))))).toHaveLength(1);
		expect(regionsIn(table(row("港湾局の技師が海の下で見つけたもの", "港湾局の技師が海の下で見つけたもの")))).toEqual([]);
		expect(regionsIn(table('<tr><td colspan="3">Conservative</td></tr>', row("a", "b", "c")))).toEqual([]);
	});

	it("within a table belongs to that", () => {
		expect(regionsIn(table(row(wide, narrow)))).toEqual(["table"]);
	});

	it("does not take the value of an attribute for a table", () => {
		const html = `<p><img alt="<table><tr><td>${"x".repeat(90)}" src="/a.png"></p>`;
		expect(withTableRegions(html, words)).toBe(html);
	});

	it("that is too large for a tree stays as it is", () => {
		const huge = table(...Array.from({ length: 60_000 }, () => row("Constituency", "Registered")));
		expect(withTableRegions(huge, words)).toBe(huge);
	});
});
