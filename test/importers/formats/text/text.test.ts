import path from "node:path";
import { describe, expect, it } from "vitest";
import { importerFor } from "../../../../src/importers/formats/formats.ts";
import { text } from "../../../../src/importers/formats/text/text.ts";
import { describeImporter, emptyFolder, importInto } from "../../contract.ts";
import { folderOf, readTwice, sourceOf, told } from "../../passes.ts";

const gazette = path.join(import.meta.dirname, "gazette");

describeImporter(text, [gazette], { dateFrom: "{year}/{month}-{day} {*}" });
describeImporter(text, [gazette]);

describe("plain text", () => {
	it("is recognised by names, after all other formats", () => {
		const folder = folderOf({ "a.txt": "A\n\nb", "b.txt": new Uint8Array(100), "c.doc": "x" });
		expect(["a.txt", "b.txt", "c.doc"].map((name) => text.recognises(sourceOf(path.join(folder, name))))).toEqual([true, false, false]);
		expect(importerFor([sourceOf(folder)])).toBe(text);
		expect(text.recognises(sourceOf(folderOf({ "deep/er/a.TXT": "A" })))).toBe(true);
		expect(text.recognises(sourceOf(folderOf({ "a.md": "A", ".git/b.txt": "x" })))).toBe(false);
	});

	it("leaves out what is beyond a bound, and reads the others", async () => {
		const terms = Array.from({ length: 1_001 }, (_, index) => index).join(", ");
		const folder = folderOf({
			"a.txt": `---\nheadline: A\ntags: [${terms}]\n---\nWords.`,
			"b.txt": `---\nheadline: B\nnote: ${"x ".repeat(500_001)}\n---\nWords.`,
			"c.txt": "C\n\nWords.",
		});
		const { stories, problems } = await readTwice(text, [folder]);
		expect(stories.map(({ fields }) => fields.headline)).toEqual(["C"]);
		expect(problems.slice(0, 2).map(({ severity, message }) => `${severity}: ${message.slice(0, 35)}`)).toEqual(
			Array.from({ length: 2 }, () => "error: The file is left out: it has more t"),
		);
	});

	it("is a draft in a folder of drafts, and that is told", async () => {
		const folder = folderOf({
			"1957/a.txt": "A\n\nWords.",
			"Drafts 2024/b.txt": "B\n\nWords.",
			"Entwürfe/c.txt": "---\nheadline: C\nstatus: published\n---\nWords.",
		});
		const { stories, problems } = await readTwice(text, [folder]);
		expect(stories.map(({ fields }) => [fields.headline, fields.status])).toEqual([
			["A", undefined],
			["B", "draft"],
			["C", "published"],
		]);
		expect(problems.filter(({ rule }) => rule === "status-odd").map(({ message }) => message)).toEqual([
			"The folder Drafts 2024 is one of drafts, so the story is a draft.",
		]);
	});

	it("gives a story for each file, as wire copy, dated by its path", async () => {
		const { stories, problems, skipped } = await readTwice(text, [gazette], { dateFrom: "{year}/{month}-{day} {*}" });
		expect(stories.map(({ key, fields }) => [key, fields.headline, fields.published])).toEqual([
			["1957/02-31 No such day", "A day that never was", undefined],
			["1957/03-04 Strike ends", "Dockers end their strike", "1957-03-04"],
			["1957/03-05 Cafe", "Café opens", "1957-03-05"],
			["March 1958/Ferry", "Ferry delayed", undefined],
		]);
		expect(stories[1]).toMatchObject({
			name: "Dockers end their strike",
			place: { file: "gazette/1957/03-04 Strike ends.txt" },
			fields: { byline: "By Edith Marlowe", dateline: "SALTMARSH, March 3" },
			body: {
				format: "text",
				text: expect.stringMatching(/^The strike is over, and the first ship\nwas unloaded be-\nfore noon\.\n\n"At last"/),
			},
			addresses: [],
		});
		expect(stories[2]?.body.text.trim()).toBe("The café “Marais” has opened.");
		expect(stories[3]?.body.text.trim()).toBe("The ferry was late.\n\n\nPage two goes on here.");
		expect(problems.map(({ file, rule, severity }) => [file, severity, rule])).toEqual([
			["gazette/1957/02-31 No such day.txt", "warning", "date-missing"],
			["gazette/1957/03-05 Cafe.txt", "warning", "encoding"],
			["gazette/March 1958/Ferry.txt", "warning", "date-missing"],
		]);
		expect(problems[0]?.message).toContain("There never was a 1957-02-31");
		expect(problems[2]?.message).toContain("March 1958/Ferry does not match");
		expect(skipped).toEqual([
			"gazette/1957/03-06 Empty.txt: it is empty",
			"gazette/1957/scan.png: it is not plain text (.txt)",
			"gazette/README.txt: it tells of the folder, and is not a story",
		]);
	});

	it("without a pattern is dated only by a date that its name begins with", async () => {
		const folder = folderOf({
			"1957-03-04 A.txt": "A\n\na",
			"x/1957-03-05.txt": "B\n\nb",
			"1957-02-31-c.txt": "C\n\nc",
			"1957/d.txt": "D\n\nd",
			"1957-03-041.txt": "E",
		});
		const { stories, problems } = await readTwice(text, [folder]);
		expect(Object.fromEntries(stories.map(({ name, fields }) => [name, fields.published]))).toEqual({
			A: "1957-03-04",
			B: "1957-03-05",
			C: undefined,
			D: undefined,
			E: undefined,
		});
		expect(problems.map(told)).toEqual(["warning date-missing", "warning date-missing"]);
		expect(problems[1]?.message).toContain("3 stories are undated");
	});

	it("of every encoding is read, and told", async () => {
		const folder = folderOf({
			"a.txt": Buffer.from("\ufeffCafé\n\nÀ", "utf16le"),
			"b.txt": Buffer.from("\ufeffCafé\n\nÀ", "utf16le").swap16(),
			"c.txt": "\ufeffCafé\r\n\r\nÀ",
			"d.txt": Buffer.from("Caf\u00e9\r\rA plain line of text.\u0000\u0007", "latin1"),
		});
		const { stories, problems } = await readTwice(text, [folder]);
		expect(stories.map(({ name, body }) => [name, body.text])).toEqual([
			["Café", "À"],
			["Café", "À"],
			["Café", "À"],
			["Café", "A plain line of text."],
		]);
		expect(problems.map(told)).toEqual([
			"info encoding",
			"info encoding",
			"warning encoding",
			"warning characters",
			"warning date-missing",
		]);
	});

	it("that is none, or has no headline, is told", async () => {
		const paragraph = `${"Words of a paragraph. ".repeat(30).trim()}`;
		const { stories, skipped, problems } = await readTwice(text, [
			folderOf({ "a.txt": `${paragraph}\n\nMore.`, "b.txt": new Uint8Array(500), "c.txt": " \n\f\n " }),
		]);
		expect(stories.map(({ name, body }) => [name.length <= 80, body.text])).toEqual([[true, `${paragraph}\n\nMore.`]]);
		expect(problems.map(told)).toEqual(["warning headline-missing 1", "warning date-missing"]);
		expect(skipped.map((line) => line.replace(/^.*: /, ""))).toEqual(["it holds no text", "it is empty"]);
	});

	it("of which a file is named is read whatever its name", async () => {
		const folder = folderOf({ "README.log": "A\n\nb" });
		const { stories } = await readTwice(text, [path.join(folder, "README.log")]);
		expect(stories.map(({ key, name }) => [key, name])).toEqual([["README", "A"]]);
	});

	it("that stands there twice is told, and left out if that is asked", async () => {
		const folder = folderOf({ "a/1.txt": "A\n\nThe same text.", "b/1.txt": "B\n\nThe  same\ntext.", "c.txt": "C\n\nAnother." });
		const report = await importInto(emptyFolder(), text, [folder]);
		expect([report.written, report.duplicates]).toEqual([3, [{ record: "B", of: "A" }]]);
		const fewer = await importInto(emptyFolder(), text, [folder], { skipDuplicates: true });
		expect([fewer.written, fewer.skipped]).toEqual([2, [{ record: "B", why: "another story has the same text" }]]);
	});
});
