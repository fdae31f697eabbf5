import { describe, expect, it } from "vitest";
import { type FieldSource, readMetadata } from "../../../src/article/metadata.ts";

/** What is told of a story whose fields stand in these sources. */
function toldOf(...sources: FieldSource[]) {
	const { problems } = readMetadata("a.md", [{ file: "a.md", values: { headline: "A" }, line: 1 }, ...sources], "UTC");
	return problems.map(({ file, line, rule, severity, message }) => `${severity} ${rule} ${file}:${line} ${message}`);
}

const own = (yaml: string, values: Record<string, unknown>): FieldSource => ({ file: "a.md", line: 2, yaml, values });
const row = (values: Record<string, unknown>, line = 7): FieldSource => ({ file: "articles.csv", line, values });

describe("differenceProblems", () => {
	it.each<[FieldSource[], string]>([
		[
			[own("status: published", { status: "published" }), row({ draft: "yes" })],
			'a.md:2 status: "published" does not count: articles.csv:7 says draft: "yes".',
		],
		[
			[own("draft: true", { draft: true }), row({ status: "published" })],
			'articles.csv:7 status: "published" does not count: a.md says draft: true.',
		],
		[
			[own("embargo: 2030-01-01", { embargo: "2030-01-01" }), row({ publishDate: "2031-01-01", date: "2020-01-01" })],
			'a.md:2 embargo: "2030-01-01" does not count: articles.csv:7 says publishDate: "2031-01-01".',
		],
		[
			[row({ expires: "2031" }), row({ expires: "2030" }, 8)],
			'articles.csv:7 expires: "2031" does not count: articles.csv:8 says expires: "2030".',
		],
		[[own("date: 1957", { date: "1957" }), row({ date: "1956" })], 'articles.csv:7 date: "1956" does not count: a.md says date: "1957".'],
	])("tells of %j", (sources, told) => {
		expect(toldOf(...sources)).toEqual([`warning sources-differ ${told}`]);
	});

	it.each<[FieldSource[]]>([
		[[own("draft: true", { draft: true }), row({ status: "draft" })]],
		[[own("date: 1957", { date: "1957" }), row({ date: "1957" })]],
		[[own("date: 2020-01-02", { date: "2020-01-02" }), { file: "a.md", values: { published: "2020-01-01" } }]],
		[[own("status: published\npassword: x", { status: "published", password: "x" })]],
		[[own("section: News", { section: "News" }), row({ section: "Sport" })]],
	])("tells nothing of %j", (sources) => {
		expect(toldOf(...sources)).toEqual([]);
	});
});
