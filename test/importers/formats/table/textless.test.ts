import { describe, expect, it } from "vitest";
import { told } from "../../passes.ts";
import { readCsv, readJsonLines, readRecords } from "./read.ts";

describe("a table without texts", () => {
	it("is not imported, and the error names its columns", async () => {
		const { stories, problems } = await readCsv("Title,Date,Inhalt des Artikels\nA,2014-01-01,Worte ohne Ende stehen hier\n");
		expect(stories).toEqual([]);
		expect(problems.map(told)).toEqual(["error source-refused 2"]);
		expect(problems[0]?.message).toContain("Title, Date, Inhalt des Artikels");
		expect(problems[0]?.remedy).toContain("--map body=Inhalt des Artikels");
		const mapped = await readCsv("Title,Date,Inhalt des Artikels\nA,2014-01-01,Worte\n", { body: "Inhalt des Artikels" });
		expect(mapped.stories[0]?.body.text).toBe("Worte");
	});

	it("is not imported where its column of texts is empty", async () => {
		const { stories, problems } = await readCsv("title,body\nA,\nB,\n");
		expect([stories, problems.map(told)]).toEqual([[], ["error source-refused 2"]]);
	});

	it("is not imported where all texts of its objects stand elsewhere; the error says where", async () => {
		const record = { title: "A", date: "1957", payload: { parts: [{ words: "The council met on Tuesday." }] } };
		const { stories, problems } = await readRecords(record, record);
		expect(stories).toEqual([]);
		expect(problems[0]?.remedy).toContain("--map body=payload.parts.words");
		const parts = [{ words: "The council met." }, { words: "It rose." }];
		const mapped = await readJsonLines(JSON.stringify({ title: "A", date: "1957", payload: { parts } }), { body: "payload.parts.words" });
		expect(mapped.stories[0]?.body.text).toBe("The council met.\n\nIt rose.");
	});

	it("is read where one record has a text; each record without one is told", async () => {
		const { stories, problems } = await readRecords(
			{ title: "A", date: "1957", body: "Words" },
			{ title: "B", date: "1957", payload: { words: "Other words than those." } },
			{ title: "C", date: "1957", body: "" },
		);
		expect(stories).toHaveLength(3);
		expect(problems.map(told)).toEqual(["error text-missing 2", "warning text-missing 3"]);
		expect(problems[0]?.message).toContain("payload.words");
	});
});
