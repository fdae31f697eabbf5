import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { jsonl } from "../../../../src/importers/formats/table/jsonl.ts";
import { describeImporter } from "../../contract.ts";
import { readTwice, told } from "../../passes.ts";
import { readJsonLines as lines, readCsv as table } from "./read.ts";

const at = (name: string) => path.join(import.meta.dirname, name);

describeImporter(jsonl, [at("saltmarsh.jsonl")]);
describeImporter(jsonl, [at("list.json")]);

describe("JSON Lines", () => {
	it("give what is nested, and go on behind a broken line", async () => {
		const { stories, problems, skipped, notCarried } = await readTwice(jsonl, [at("saltmarsh.jsonl")]);
		expect(stories[0]).toMatchObject({
			key: "5f1",
			fields: {
				headline: "Dockers end their strike",
				published: "1957-12-25T09:00:00+00:00",
				authors: [{ name: "Edith Marlowe", role: "Reporter", url: "https://saltmarsh.example/edith" }, "Tom O'Neil"],
				section: "News",
				tags: ["docks", "strike", "Labour"],
				image: { src: "https://saltmarsh.example/dock.jpg", alt: "The quay" },
				print: { date: "1957-12-27", page: "3" },
			},
			body: { format: "html", text: "<p>The strike is over.</p>" },
		});
		expect(stories[1]).toMatchObject({
			key: "2",
			place: { line: 2 },
			fields: {
				published: "2024-03-12T10:00:00+00:00",
				language: "en-GB",
				corrections: [{ date: "1958-01-02", text: "It was haddock." }],
				source: { name: "Evening Fish", url: "https://fish.example/" },
			},
			body: { format: "markdown", text: "A *portion* costs more." },
		});
		expect(stories[2]).toMatchObject({ key: "4", fields: { headline: "After the fault", status: "draft" } });
		expect(problems.map(told)).toEqual(["error source-syntax 4 46", "error source-syntax 5", "warning date-missing 6"]);
		expect(problems[0]?.message).toContain('"}" cannot stand here');
		expect(skipped).toEqual([
			"saltmarsh.jsonl:4: it is not JSON, or not an object",
			"saltmarsh.jsonl:5: it is not JSON, or not an object",
			"saltmarsh.jsonl:7: it has neither a headline nor a text",
		]);
		expect([...notCarried].sort()).toEqual(["__proto__", "constructor", "views"]);
	});

	it("are read from a list in an object", async () => {
		const text =
			'{"total": 2, "posts": [\n{"title": "One", "body": "a", "date": "2020-01-01"},\n{"title": "Two", "body": "b", "date": "2020-01-02"}]}';
		const { stories, problems } = await lines(text);
		expect([stories.map(({ name, place }) => [name, place?.line]), problems]).toEqual([
			[
				["One", 2],
				["Two", 3],
			],
			[],
		]);
	});

	it("as a JSON list are read as far as they are whole", async () => {
		const text = readFileSync(at("list.json"), "utf8");
		const { stories, problems } = await lines(text.replace('"title": "Two"', '"title": Two'));
		expect(stories.map(({ name }) => name)).toEqual(["One"]);
		expect(problems.map(told)).toEqual(["error source-syntax 3 13"]);
		const latin = await lines(Buffer.from(text.replace("One", "Café"), "latin1"));
		expect(latin.stories.map(({ name }) => name)).toEqual(["Café", "Two"]);
		expect(latin.problems.map(told)).toEqual(["warning encoding"]);
		expect((await lines('{\n"title": "x"\n}')).problems.map(told)).toEqual(["error source-refused 1"]);
	});

	it("are given up where nothing at all is a record", async () => {
		const { problems, skipped } = await lines("no\n".repeat(1_000));
		expect([problems.length, problems.at(-1)?.rule, skipped.length]).toEqual([101, "source-refused", 100]);
		const cut = await table('title,body\nA,"cut off');
		expect(cut.problems.map(told)).toEqual(["error source-syntax 2"]);
	});
});
