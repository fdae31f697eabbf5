import { describe, expect, it } from "vitest";
import { readTable } from "../../../../src/pipeline/content/tables/tables.ts";

/** The fields of each row, by the name of its story; the table must have no problems. */
function rowsOf(text: string): Record<string, unknown> {
	const { rows, problems } = readTable(text, "articles.csv");
	expect(problems).toEqual([]);
	return Object.fromEntries(rows.flatMap(({ name, sources }) => sources.map(({ values }) => [name, values])));
}

describe("readTable", () => {
	it("reads none of a table of far too many rows, which may hide stories", () => {
		const { rows, broken, mayHide, problems } = readTable(`file,embargo\n${"a.md,x\n".repeat(250_001)}`, "articles.csv");
		expect([rows, broken, mayHide]).toEqual([[], true, true]);
		expect(problems).toMatchObject([{ file: "articles.csv", rule: "beyond-bound", severity: "error" }]);
	});

	it.each<[string, Record<string, unknown>]>([
		["file,headline,section\na.txt,A,News\n", { "a.txt": { headline: "A", section: "News" } }],
		["\ufefffile,headline\r\na.txt,A\r\n", { "a.txt": { headline: "A" } }],
		["headline,file\nA,a.txt", { "a.txt": { headline: "A" } }],
		['file,headline\na.txt,"A, ""B""\nand C"\nb.txt,B\n', { "a.txt": { headline: 'A, "B"\nand C' }, "b.txt": { headline: "B" } }],
		['file,headline\na.txt,The "last" day\n', { "a.txt": { headline: 'The "last" day' } }],
		["file,headline,section\n a.txt , A , \n", { "a.txt": { headline: "A" } }],
		["file,headline\n\na.txt,A\n\n", { "a.txt": { headline: "A" } }],
		["file,headline,,\na.txt,A\nb.txt,B,,,\n", { "a.txt": { headline: "A" }, "b.txt": { headline: "B" } }],
		["file;headline\na.txt;A, and B\n", { "a.txt": { headline: "A, and B" } }],
		["file\tstatus\theadline\na.txt\t\tA\n", { "a.txt": { headline: "A" } }],
		["sep=;\nfile;headline\na.txt;A\n", { "a.txt": { headline: "A" } }],
		['"sep=|"\nFile Name|headline\na.txt|A\n', { "a.txt": { headline: "A" } }],
		["file,authors\na.txt,Ann Lee; Bob\n", { "a.txt": { authors: ["Ann Lee", "Bob"] } }],
		['file,author\na.txt,"Lee, Ann"\n', { "a.txt": { author: "Lee, Ann" } }],
		["file,print.page,print.date\na.txt,3,1957-03-04\n", { "a.txt": { print: { page: "3", date: "1957-03-04" } } }],
		["file,image.src,image.alt\na.txt,,x\n", { "a.txt": { image: { alt: "x" } } }],
		['file,tags\na.txt,"a, b"\n', { "a.txt": { tags: "a, b" } }],
		["file,mood\na.txt,good\n", { "a.txt": { mood: "good" } }],
		["file,constructor,__proto__,a.__proto__\na.txt,x,y,z\n", { "a.txt": { constructor: "x" } }],
		["file,extra.a.b,extra.c\na.txt,1,2\n", { "a.txt": { extra: { a: { b: "1" }, c: "2" } } }],
		["file,print,print.page\na.txt,x,3\n", { "a.txt": { print: { page: "3" } } }],
		["file,is.published\na.txt,no\n", { "a.txt": { "is.published": "no" } }],
		["file,headline\n", {}],
		["", {}],
	])("reads %j", (text, rows) => {
		expect(rowsOf(text)).toEqual(rows);
	});

	it("knows the line of each row, behind line ends in values, too", () => {
		const { rows } = readTable('sep=,\nfile,headline\na.txt,"A\nB"\n\nb.txt,B\n', "articles.csv");
		expect(rows.map(({ name, line }) => [name, line])).toEqual([
			["a.txt", 4],
			["b.txt", 6],
		]);
		expect(rows[1]?.sources).toMatchObject([{ file: "articles.csv", line: 6 }]);
	});

	it.each<[string, object[], string[]]>([
		["file,headline\n,Nameless\nb.txt,B\n", [{ rule: "csv-no-file", line: 2 }], ["", "b.txt"]],
		["name,headline\na.txt,A\nb.txt,B\n", [{ rule: "csv-no-file", line: 1 }], []],
		["a.txt,draft\nb.txt,draft\n", [{ rule: "csv-no-file", line: 1 }], []],
		["file,headline,section\na.txt,Fire, flood,News\nb.txt,B,Sport\n", [{ rule: "csv-cells", line: 2 }], ["a.txt", "b.txt"]],
		["file,headline,section\na.txt,A\n", [{ rule: "csv-cells", line: 2 }], ["a.txt"]],
		["file,,headline\na.txt,?,A\nb.txt,,B\n", [{ rule: "csv-cells", line: 2 }], ["a.txt", "b.txt"]],
		['file,headline\na.txt,A\nb.txt,"Never closed\nc.txt,C', [{ rule: "csv-syntax" }], ["a.txt"]],
	])("reports what is wrong with %j, and reads the rest", (text, expected, stories) => {
		const { rows, problems } = readTable(text, "articles.csv");
		expect(problems).toMatchObject(expected.map((place) => ({ file: "articles.csv", severity: "error", ...place })));
		expect(problems).toHaveLength(expected.length);
		expect(rows.map(({ name }) => name)).toEqual(stories);
		for (const { message, remedy } of problems)
			expect([message, remedy]).toEqual([expect.stringMatching(/\.$/), expect.stringMatching(/\.$/)]);
	});

	it("takes nothing from a row whose cells cannot be told apart", () => {
		const { rows } = readTable("file,headline,section\na.txt,Fire, flood,News\n", "articles.csv");
		expect(rows).toMatchObject([{ name: "a.txt", sources: [] }]);
	});

	it("keeps the values of columns with one heading apart, so that the strictest can count", () => {
		const { rows } = readTable("file,draft,section,Draft\na.txt,false,News,true\n", "articles.csv");
		expect(rows[0]?.sources.map(({ values }) => values)).toEqual([{ draft: "false", section: "News" }, { Draft: "true" }]);
	});

	it.each([
		["file,headline,section\n", false],
		["file,mood\n", false],
		["file,print.page\n", false],
		["file,status\n", true],
		["file,Is Published\n", true],
		["file,extra.draft\n", true],
		["file,embargo\n", true],
		["file,publishDate\n", true],
		["file,date\n", true],
		["file,password\n", true],
		["file,noindex\n", true],
		["headline,section\n", false],
		["Datei,Freigabe\n", true],
		["", false],
	])("with %j may hide a story: %s", (text, mayHide) => {
		expect(readTable(text, "articles.csv").mayHide).toBe(mayHide);
	});

	it("finds the names of rows that an open quotation mark takes in", () => {
		const { rows } = readTable('file,headline\na.txt,"A\nb.txt,B"\nc.txt,"C\nin two lines"\n', "articles.csv");
		expect(rows.map(({ name, takenIn }) => [name, takenIn])).toEqual([
			["a.txt", ["b.txt"]],
			["c.txt", []],
		]);
	});

	it("takes empty rows, as spreadsheets write them, for none", () => {
		expect(rowsOf("file,headline\na.txt,A\n,\n,\n")).toEqual({ "a.txt": { headline: "A" } });
	});

	it("says where a quotation mark is that is never closed", () => {
		const text = `file,headline\na.txt,A\nb.txt,"B\n${"c.txt,C\n".repeat(50)}`;
		expect(readTable(text, "articles.csv").problems[0]).toMatchObject({ rule: "csv-syntax", line: 3 });
	});
});
