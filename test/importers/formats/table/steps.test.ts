import { hash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { Article } from "../../../../src/article/article.ts";
import { OPEN_DATA_COLUMNS } from "../../../../src/article/fields/opendata.ts";
import { readStory } from "../../../../src/article/read.ts";
import { importerFor } from "../../../../src/importers/formats/formats.ts";
import { csv } from "../../../../src/importers/formats/table/csv.ts";
import { jsonl } from "../../../../src/importers/formats/table/jsonl.ts";
import { csvTable, jsonLine, openDataRow } from "../../../../src/view/metadata/opendata.ts";
import { emptyFolder, importInto } from "../../contract.ts";
import { folderOf, sourceOf } from "../../passes.ts";
import { readJsonLines as lines } from "./read.ts";

describe("our own open data", () => {
	const file = (name: string, yaml: string): Article => {
		const bytes = Buffer.from(`---\n${yaml}\n---\n\nA body.\n`);
		const { article, problems } = readStory({ file: name, bytes, sha256: hash("sha256", bytes), otherSources: [] }, "Europe/London");
		expect(problems).toEqual([]);
		if (!article) throw new Error(`${name} cannot be read.`);
		return article;
	};
	const articles = [
		file(
			"a.md",
			'headline: "-5 &amp; <b>falling</b>, \\"cold\\""\npublished: 1957-03-04\nauthors: [Edith Marlowe, "O\'Neil, Tom"]\nbyline: By E. M.\nsection: "=News"\ntags: ["a, b", c]\nseries: S\ndateline: LONDON\nlanguage: en\nstandfirst: "@home; away"\nprint: {date: 1957-03-05, issue: "7", edition: Late, page: 1}\nsource: {name: Gazette, url: "https://g.example/"}\nrights: R\nlicense: CC0\ncorrections: [{date: 1957-03-06, text: "It was; not: so."}, {date: 1958-01-01, text: Two}]',
		),
		file(
			"b.md",
			'headline: "03/04"\npublished: 2024-03-15T10:00:00+00:00\nupdated: 2024-07-15T10:00:00+01:00\nauthors: ["Ann Lee, Tom Ray"]\ntags: ["a, b"]',
		),
		file("c.md", "headline: Of an unknown day\npublished: 195X\ntags: [only]"),
	];
	const records = articles.map((article) => openDataRow(article, `https://x.example/${article.slug}.html`));

	for (const [importer, name, text] of [
		[csv, "archive.csv", csvTable(records)],
		[jsonl, "archive.jsonl", records.map((record) => `${jsonLine(record)}\n`).join("")],
	] as const) {
		it(`comes back from ${name}`, async () => {
			const [root, source] = [emptyFolder(), path.join(folderOf({ [name]: text }), name)];
			expect(importerFor([sourceOf(source)])).toBe(importer);
			const report = await importInto(root, importer, [source]);
			expect([report.written, report.problems, report.fieldsNotCarried]).toEqual([3, [], {}]);
			const content = path.join(root, "content");
			const back = readdirSync(content, { recursive: true, encoding: "utf8" })
				.filter((found) => found.endsWith(".md"))
				.map((found) => {
					const bytes = readFileSync(path.join(content, found));
					const { article } = readStory({ file: found, bytes, sha256: hash("sha256", bytes), otherSources: [] }, "Europe/London");
					if (!article) throw new Error(`${found} cannot be read.`);
					return openDataRow(article, (article.extra.old_addresses as string[])[0] ?? "");
				});
			const sorted = (list: typeof records) => [...list].sort((a, b) => String(a.id).localeCompare(String(b.id)));
			expect(sorted(back)).toEqual(sorted(records));
		});
	}

	it("has the columns that are looked for", async () => {
		const row = Object.fromEntries(OPEN_DATA_COLUMNS.map((name) => [name, name === "headline" ? "&amp;" : ""]));
		const { stories } = await lines(JSON.stringify(row));
		expect(stories[0]?.fields.headline).toBe("&amp;");
		const other = await lines(JSON.stringify({ ...row, body: "x" }));
		expect(other.stories[0]?.fields.headline).toBe("&");
	});
});
