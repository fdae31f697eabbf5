import { describe, expect, it } from "vitest";
import { readTable } from "../../../src/pipeline/content/tables.ts";

/** The fields of each row, by story; the table must have no problems. */
function rowsOf(text: string, file = "articles.csv"): Record<string, unknown> {
	const { rows, problems } = readTable(text, file);
	expect(problems).toEqual([]);
	return Object.fromEntries([...rows].map(([story, { values }]) => [story, values]));
}

describe("readTable", () => {
	it.each<[string, Record<string, unknown>]>([
		["file,headline,section\na.txt,A,News\n", { "a.txt": { headline: "A", section: "News" } }],
		["\ufefffile,headline\r\na.txt,A\r\n", { "a.txt": { headline: "A" } }],
		["headline,file\nA,a.txt", { "a.txt": { headline: "A" } }],
		['file,headline\na.txt,"A, ""B""\nand C"\nb.txt,B\n', { "a.txt": { headline: 'A, "B"\nand C' }, "b.txt": { headline: "B" } }],
		['file,headline\na.txt,The "last" day\n', { "a.txt": { headline: 'The "last" day' } }],
		["file,headline,section\n a.txt , A , \n", { "a.txt": { headline: "A" } }],
		["file,headline\n\na.txt,A\n\n", { "a.txt": { headline: "A" } }],
		["file,headline,section\na.txt,A\n", { "a.txt": { headline: "A" } }],
		["file,headline\na.txt,A,more,and more\n", { "a.txt": { headline: "A" } }],
		["file,authors\na.txt,Ann Lee; Bob\n", { "a.txt": { authors: ["Ann Lee", "Bob"] } }],
		['file,author\na.txt,"Lee, Ann"\n', { "a.txt": { author: "Lee, Ann" } }],
		["file,print.page,print.date\na.txt,3,1957-03-04\n", { "a.txt": { print: { page: "3", date: "1957-03-04" } } }],
		["file,image.src,image.alt\na.txt,,x\n", { "a.txt": { image: { alt: "x" } } }],
		['file,tags\na.txt,"a, b"\n', { "a.txt": { tags: "a, b" } }],
		["file,mood\na.txt,good\n", { "a.txt": { mood: "good" } }],
		["file,constructor,__proto__\na.txt,x,y\n", { "a.txt": { constructor: "x" } }],
		["file,headline\n", {}],
		["", {}],
	])("reads %j", (text, rows) => {
		expect(rowsOf(text)).toEqual(rows);
	});

	it("names stories from its own folder", () => {
		const rows = rowsOf("file,headline\na.txt,A\nsub/b.txt,B\n../c.txt,C\n./d.txt,D\n", "1957/articles.csv");
		expect(Object.keys(rows)).toEqual(["1957/a.txt", "1957/sub/b.txt", "c.txt", "1957/d.txt"]);
	});

	it("knows the line of each row, behind line ends in values, too", () => {
		const { rows } = readTable('file,headline\na.txt,"A\nB"\n\nb.txt,B\n', "articles.csv");
		expect(rows.get("b.txt")).toMatchObject({ line: 5, file: "articles.csv" });
	});

	it.each<[string, object[], string[]]>([
		["file,headline\n,Nameless\nb.txt,B\n", [{ rule: "csv-no-file", line: 2 }], ["b.txt"]],
		[
			"name,headline\na.txt,A\nb.txt,B\n",
			[
				{ rule: "csv-no-file", line: 2 },
				{ rule: "csv-no-file", line: 3 },
			],
			[],
		],
		["file,headline\na.txt,A\n./a.txt,Again\n", [{ rule: "csv-twice", line: 3 }], ["a.txt"]],
		["file;headline\na.txt;A\n", [{ rule: "csv-no-file", line: 2 }], []],
		['file,headline\na.txt,A\nb.txt,"Never closed\nc.txt,C', [{ rule: "csv-syntax" }], ["a.txt"]],
	])("reports what is wrong with %j, and reads the rest", (text, expected, stories) => {
		const { rows, problems } = readTable(text, "articles.csv");
		expect(problems).toMatchObject(expected.map((place) => ({ file: "articles.csv", severity: "error", ...place })));
		expect(problems).toHaveLength(expected.length);
		expect([...rows.keys()]).toEqual(stories);
		for (const { message, remedy } of problems)
			expect([message, remedy]).toEqual([expect.stringMatching(/\.$/), expect.stringMatching(/\.$/)]);
	});

	it("reads the first of two rows for one story", () => {
		expect(readTable("file,headline\na.txt,First\na.txt,Second\n", "articles.csv").rows.get("a.txt")?.values).toEqual({
			headline: "First",
		});
	});

	it("takes empty rows, as spreadsheets write them, for none", () => {
		expect(rowsOf("file,headline\na.txt,A\n,\n,\n")).toEqual({ "a.txt": { headline: "A" } });
	});

	it("says where a quotation mark is that is never closed", () => {
		const text = `file,headline\na.txt,A\nb.txt,"B\n${"c.txt,C\n".repeat(50)}`;
		expect(readTable(text, "articles.csv").problems[0]).toMatchObject({ rule: "csv-syntax", line: 3 });
	});
});
