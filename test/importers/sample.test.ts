import { describe, expect, it } from "vitest";
import { html } from "../../src/importers/formats/html/html.ts";
import { csv } from "../../src/importers/formats/table/csv.ts";
import { isChosen, sampleOf } from "../../src/importers/sample.ts";
import { emptyFolder } from "./contract.ts";
import { storiesOf, writeSite } from "./formats/html/layouts/site.ts";
import { tables } from "./formats/html/layouts/tables.ts";
import { folderOf, sourceOf } from "./passes.ts";

const OPTIONS = { zone: "UTC", map: new Map<string, string>() };

describe("a sample of an import", () => {
	it("of pages shows what would be taken, and from what", async () => {
		const folder = emptyFolder();
		const stories = storiesOf(0, 12);
		writeSite(folder, tables, stories);
		const records = await sampleOf(html, [sourceOf(folder)], OPTIONS, 5);
		expect(records.length).toBe(5);
		const story = records.find(({ kind }) => kind === "story");
		const made = stories.find(({ number }) => story?.record.endsWith(`/st${number}.htm`));
		expect(story).toMatchObject({
			headline: made?.headline,
			published: made?.day,
			opening: made?.paragraphs[0]?.split(" ").slice(0, 12).join(" "),
			clues: { headline: "where other pages of the layout have it", body: "where other pages of the layout have it" },
		});
	});

	it("of a table is spread over all its rows", async () => {
		const rows = Array.from({ length: 10 }, (_, number) => `Story ${number},2014-03-0${(number % 9) + 1},"Some words of story ${number}."`);
		const folder = folderOf({ "a.csv": `Title,Date,Body\n${rows.join("\n")}\n` });
		const records = await sampleOf(csv, [sourceOf(`${folder}/a.csv`)], OPTIONS, 3);
		expect(records.map((record) => record.kind !== "skipped" && record.headline)).toEqual(["Story 0", "Story 4", "Story 7"]);
	});

	it("has as many records as were asked for, or all", () => {
		const chosen = (of: number, count: number) =>
			Array.from({ length: of }, (_, number) => number).filter((number) => isChosen(number, of, count));
		expect(chosen(100_000, 20).length).toBe(20);
		expect(chosen(7, 20)).toEqual([0, 1, 2, 3, 4, 5, 6]);
	});
});
