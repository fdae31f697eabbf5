import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { importerFor } from "../../../../src/importers/formats/formats.ts";
import { csv } from "../../../../src/importers/formats/table/csv.ts";
import { jsonl } from "../../../../src/importers/formats/table/jsonl.ts";
import type { Importer } from "../../../../src/importers/importer.ts";
import { describeImporter, emptyFolder, importInto } from "../../contract.ts";
import { folderOf, readTwice, sourceOf, told } from "../../passes.ts";
import { readJsonLines as lines, readCsv as table } from "./read.ts";

const at = (name: string) => path.join(import.meta.dirname, name);

describeImporter(csv, [at("saltmarsh.csv")]);
describeImporter(csv, [path.join(folderOf({ "a.csv": "Titel;Text\nA;Worte\nB;Mehr Worte\n" }), "a.csv")], {
	map: new Map([
		["headline", "Titel"],
		["body", "Text"],
	]),
});

describe("tables", () => {
	it("are recognised by their names and heads", () => {
		const folder = folderOf({
			"a.csv": "title\nx",
			"b.tsv": "title\nx",
			"zip.csv": "PK\u0003\u0004\0\0",
			"c.jsonl": '{"a":1}',
			"d.json": '[{"a":1}]',
			"e.json": '{"a":1}',
			"f.jsonl": "no",
		});
		const recognised = (importer: Importer) => readdirSync(folder).filter((name) => importer.recognises(sourceOf(path.join(folder, name))));
		expect(recognised(csv)).toEqual(["a.csv", "b.tsv"]);
		expect(recognised(jsonl)).toEqual(["c.jsonl", "d.json"]);
		expect(csv.recognises(sourceOf(folder))).toBe(false);
		expect(importerFor([sourceOf(folderOf({ "a.csv": "x", "b.csv": "y" }))])).toBe(csv);
		expect(importerFor([sourceOf(folderOf({ "index.html": "x", "a.csv": "x", "a.jsonl": "{}" }))])).toBe(jsonl);
	});

	it("give a story for each row, with all that its columns hold", async () => {
		const { stories, problems, skipped, notCarried } = await readTwice(csv, [at("saltmarsh.csv")]);
		expect(stories[0]).toMatchObject({
			key: "101",
			name: "Dockers end their strike",
			kind: "story",
			place: { file: "saltmarsh.csv", line: 2 },
			fields: {
				headline: "Dockers end their strike",
				published: "1957-12-25",
				updated: "1957-12-26T14:30:00+00:00",
				authors: ["Edith Marlowe"],
				section: "News",
				tags: ["docks", "strike"],
				standfirst: "After six weeks",
				image: { src: "https://saltmarsh.example/up/dock.jpg", caption: "The quay at dawn" },
			},
			body: { format: "text", text: 'The strike is over.\n\n"At last", said the dockers.' },
			addresses: ["https://saltmarsh.example/news/strike"],
			site: { url: "https://saltmarsh.example/" },
		});
		expect(stories[0]?.fields).not.toHaveProperty("status");
		expect(stories[1]).toMatchObject({
			place: { line: 5 },
			// The column has a 25 in the first place.
			fields: {
				headline: "Fish & chips dearer",
				published: "1958-04-03",
				authors: ["Tom O'Neil", "Edith Marlowe"],
				tags: ["fish", "prices"],
			},
			body: { format: "html" },
		});
		expect(stories[2]).toMatchObject({
			fields: { authors: ["Ann Lee"], published: "1959-03", status: "draft" },
			addresses: ["/ferry"],
			body: { format: "text", text: "{{ not a template }} {% nor this %}" },
		});
		expect(stories[3]?.fields).toEqual({ headline: "Only words stand here.", published: "1960" });
		expect(stories[4]?.fields).toEqual({ headline: "Old oak falls", authors: ["From our correspondent"], embargo: "1962-01-01" });
		expect(stories).toHaveLength(5);
		expect(problems.map(told)).toEqual([
			"warning headline-missing 7",
			"error source-syntax 9",
			"error source-syntax 10",
			"warning date-missing 11",
		]);
		expect(skipped).toEqual([
			"saltmarsh.csv:9: its row has more cells than the head",
			"saltmarsh.csv:10: its row ends before it says whether it may be published",
		]);
		expect(notCarried).toEqual([...Array(3).fill("Word count"), "e-mail addresses", "Word count", "Word count"]);
	});

	it("may be parted by commas, semicolons, tabs and bars, with a mark of any kind before them", async () => {
		for (const sign of [",", ";", "\t", "|"]) {
			const text = ["Title", "Body", "Foo"].join(sign) + `\r\n"A ""b""${sign} c"${sign} "d\r\ne"${sign}\r\n`;
			for (const bytes of [
				text,
				`\ufeff${text}`,
				Buffer.from(`\ufeff${text}`, "utf16le"),
				Buffer.from(`\ufeff${text}`, "utf16le").swap16(),
			]) {
				const { stories, skipped } = await table(bytes);
				expect(stories).toMatchObject([{ name: oneSpace(`A "b"${sign} c`), body: { text: "d\ne" } }]);
				expect(skipped).toEqual([]);
			}
		}
		expect((await table("sep=|\nTitle|Body\nA,b|c")).stories).toMatchObject([{ name: "A,b", body: { text: "c" } }]);
	});

	it("that are not UTF-8 are read line by line, and told once", async () => {
		const { stories, problems } = await table(
			Buffer.concat([
				Buffer.from("title,body,date\nCafé,a,1957\n"),
				Buffer.from("Th\u00e9,\u0093b\u0094,1957\nP\u00e2t\u00e9,c,1957\n", "latin1"),
			]),
		);
		expect(stories.map(({ name, body }) => [name, body.text])).toEqual([
			["Café", "a"],
			["Thé", "“b”"],
			["Pâté", "c"],
		]);
		expect(problems.map(told)).toEqual(["warning encoding 3"]);
		expect(problems[0]?.message).toContain("2 lines are not UTF-8");
	});

	it("with quotation marks that are not closed lose those lines only", async () => {
		const rows = ["id,title,body", "1,A,a", '2,"B,b', "3,C,c", '4,D,"d', "5,E,e", ""].join("\n");
		const { stories, problems, skipped } = await table(rows);
		expect(stories.map(({ key }) => key)).toEqual(["1", "3", "5"]);
		expect(problems.map(told)).toEqual(["error source-syntax 3", "error source-syntax 5", "warning date-missing"]);
		expect(skipped).toHaveLength(2);
		expect((await table('title,body\nHe said "no" twice,x\n')).stories[0]?.name).toBe('He said "no" twice');
	});

	it("with NULs, control characters, formulas and huge cells are read", async () => {
		const huge = "word ".repeat(200_000);
		const { stories, problems } = await table(
			`title,body,date\nA\0\u0001,"x\u0007",1957\n"=""B""",=SUM(1),1957\nC,"${huge}",1957\n\\N,NULL,1957\n\0\0`,
		);
		expect(stories.map(({ name, body }) => [name, body.text.length])).toEqual([
			["A", 1],
			["B", 7],
			["C", huge.length],
		]);
		expect(problems.map(told)).toEqual(["warning characters 2"]);
		expect(problems[0]?.message).toContain("5 control characters");
	});

	it("carry dates that mean one thing only", async () => {
		const read = async (...dates: string[]) => {
			const { stories, problems } = await table(`title;body;date\n${dates.map((date, index) => `${index};x;${date}`).join("\n")}`);
			return [stories.map(({ fields }) => fields.published), problems.length];
		};
		expect(await read("03/04/1957", "25/12/1957")).toEqual([["1957-04-03", "1957-12-25"], 0]);
		expect(await read("03/04/1957", "12/25/1957 2:05 PM")).toEqual([["1957-03-04", "1957-12-25T14:05:00+00:00"], 0]);
		expect(await read("03/04/1957", "4.5.1957", "05/05/1957")).toEqual([[undefined, undefined, "1957-05-05"], 2]);
		expect(await read("03/04/1957", "12/25/1957", "25/12/1957")).toEqual([[undefined, "1957-12-25", "1957-12-25"], 1]);
		expect(await read("4 March 1957", "March 4, 1957", "March 1957", "1957", "1957-03~")).toEqual([
			["1957-03-04", "1957-03-04", "1957-03", "1957", "1957-03~"],
			0,
		]);
		expect(await read("2021-02-31", "31/02/2021", "3/4/57", "0000-00-00 00:00:00", "soon")).toEqual([Array(5).fill(undefined), 6]);
		expect(await read("2021-07-01T10:00:00+05:00", "2021-07-01 10:00", "1710237600")).toEqual([
			["2021-07-01T06:00:00+01:00", "2021-07-01T10:00:00+01:00", "2024-03-12T10:00:00+00:00"],
			0,
		]);
	});

	it("take columns as --map says, and say what is wrong with it", async () => {
		const text = "Title,Kopf,Text,Ressort,Author,Autorin\nx,Headline,Body,News,No,Ann Lee\n";
		const { stories, notCarried, problems } = await table(text, { headline: "kopf", section: "Ressort", author: "Autorin" });
		expect(stories[0]?.fields).toEqual({ headline: "Headline", section: "News", authors: ["Ann Lee"] });
		expect(notCarried).toEqual(["Title", "Author"]);
		expect(problems.map(told)).toEqual(["warning date-missing"]);
		const nested = await lines('{"seo": {"title": "Deep"}, "title": "Flat", "body": "x"}', { headline: "seo.title" });
		expect(nested.stories[0]?.fields.headline).toBe("Deep");
		expect(nested.notCarried).toEqual(["title"]);
		expect((await table(text, { published: "Datum" })).problems.map(told)).toEqual(["warning date-missing", "error field-odd"]);
		await expect(table(text, { headlin: "Title" })).rejects.toThrow("there is no field headlin");
		const unknown = await table("Kopf,Ressort\na,b\n");
		expect(unknown.stories).toEqual([]);
		expect(unknown.problems.map(told)).toEqual(["error source-refused 2"]);
		expect(unknown.problems[0]?.message).toContain("Kopf, Ressort");
	});

	it("keep stories of one headline apart, and two of one record together", async () => {
		const folder = folderOf({ "a.csv": "title,body\nWeather,Rain.\nWeather,Sun.\nWeather,Rain.\n" });
		const report = await importInto(emptyFolder(), csv, [path.join(folder, "a.csv")]);
		expect([report.records, report.written]).toEqual([3, 2]);
		expect(report.skipped.map(({ why }) => why)).toEqual(["the same record stands in the source a second time"]);
	});

	it("never publish what may not be published", async () => {
		const { stories, problems } = await table(
			"title,body,status,draft,embargo\nA,x,odd,,\nB,x,,perhaps,\nC,x,,,03/04/2030\nD,x,publish,no,2030-04-03 10:00\nE,x,retracted,,\nF,x,private,,\nG,x,,yes,\n",
		);
		expect(stories.map(({ fields }) => fields.status)).toEqual(["draft", "draft", "draft", undefined, "withdrawn", "draft", "draft"]);
		expect(stories[3]?.fields.embargo).toBe("2030-04-03T10:00:00+01:00");
		expect(problems.filter(({ rule }) => rule === "status-odd").map(({ line }) => line)).toEqual([2, 3, 4]);
	});

	it("tell what cannot be a value, and leave it out", async () => {
		const { stories, problems } = await table(
			"title,body,language,image,url\nA,x,English,up/a.jpg,javascript:alert(1)\nB,x,en_GB,/up/b.jpg,//evil.example\n",
		);
		expect(stories[0]?.fields).toEqual({ headline: "A" });
		expect(stories[1]?.fields).toEqual({ headline: "B", language: "en-GB", image: "/up/b.jpg" });
		expect(stories.map(({ addresses }) => addresses)).toEqual([[], []]);
		expect(problems.filter(({ rule }) => rule === "field-odd").map(({ line }) => line)).toEqual([2, 2, 2, 3]);
	});

	it("part texts without blank lines at their line ends if those are no breaks at a width", async () => {
		const [wide, narrow] = ["w".repeat(130), "n".repeat(60)];
		const { stories } = await table(`title,body\nA,"${wide}\n${narrow}"\nB,"${narrow}\n${narrow}"\n`);
		expect(stories.map(({ body }) => body.text)).toEqual([`${wide}\n\n${narrow}`, `${narrow}\n${narrow}`]);
	});
});

function oneSpace(text: string): string {
	return text.replace(/\s+/g, " ");
}
