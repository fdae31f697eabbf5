import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { OPEN_DATA_COLUMNS } from "../../../src/article/fields/opendata.ts";
import { csvTable, jsonLine, openDataRow } from "../../../src/view/metadata/opendata.ts";
import { article } from "../../site/articles.ts";

const url = "https://example.org/a.html";

describe("the record of a story", () => {
	it("holds what is known of it, and leaves out in JSON what is not", () => {
		const record = openDataRow(article("a", "1957-03~", { tags: ["x", "y"], headline: "A\nB" }), url);
		expect(JSON.parse(jsonLine(record))).toMatchObject({ id: "a", url, published: "1957-03~", tags: ["x", "y"], headline: "A\nB" });
		expect(Object.keys(JSON.parse(jsonLine(record)))).not.toContain("authors");
		expect(jsonLine(record)).not.toContain("\n");
	});

	it("reads back from the table, whatever is in it", () => {
		fc.assert(
			fc.property(
				fc.string({ unit: "binary", maxLength: 40 }),
				fc.array(fc.string({ maxLength: 10 }), { maxLength: 3 }),
				(headline, tags) => {
					const record = openDataRow(article("a", undefined, { headline, tags }), url);
					const rows = parse(csvTable([record, record]), { columns: true, record_delimiter: "\r\n" }) as { readonly headline: string }[];
					expect(rows).toHaveLength(2);
					const read = rows[1]?.headline;
					expect([headline.toWellFormed(), `'${headline.toWellFormed()}`]).toContain(read);
				},
			),
			{ numRuns: 500 },
		);
	});

	it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"])("keeps a spreadsheet from running %j", (headline) => {
		const [, row = ""] = csvTable([openDataRow(article("a", undefined, { headline }), url)]).split(/\r\n/, 2);
		expect(row).toMatch(/^a,https:[^,]*,"?'/);
	});

	it("has a cell in every column", () => {
		const rows = parse(csvTable([openDataRow(article("a"), url)])) as string[][];
		expect(rows.map((row) => row.length)).toEqual([OPEN_DATA_COLUMNS.length, OPEN_DATA_COLUMNS.length]);
	});
});
