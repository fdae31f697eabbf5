import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { readSidecar } from "../../../src/pipeline/content/sidecars/fields.ts";
import { inFolder, readFiles, readFolder } from "./folder.ts";

const draft = "draft: true\n";
const story = "The Head\n\nWords of the story.\n";

describe("readSidecars", () => {
	it("gives a story its sidecar and its row, the sidecar first", () => {
		const { articles, told } = readFiles({
			"a.txt": story,
			"a.yml": "section: News\n",
			"articles.csv": "file,section,series\na.txt,Sport,Wall\n",
		});
		expect(articles["a.txt"]).toMatchObject({ section: "News", series: "Wall" });
		expect(told).toEqual([]);
	});

	it.each([
		["a.txt", "a.yml"],
		["a.txt", "A.YAML"],
		["a.txt", "a.txt.yml"],
		["caf\u00e9.txt", "cafe\u0301.yml"],
		["wire/0001", "wire/0001.yml"],
	])("finds for %s the sidecar %s", (file, sidecar) => {
		const { status, told } = readFiles({ [file]: story, [sidecar]: draft });
		expect(status).toEqual({ [file]: "draft" });
		expect(told).toEqual([]);
	});

	it("does not give a sidecar to a story of another case that has its own", () => {
		const { status } = readFiles({ "a.txt": story, "A.txt": story, "a.yml": draft, "A.yml": "section: News\n" });
		expect(status).toEqual({ "A.txt": "published", "a.txt": "draft" });
	});

	it("reads both of two sidecars, and lets the stricter one count", () => {
		const { status, articles, told } = readFiles({ "a.txt": story, "a.yaml": "section: News\n", "a.yml": "section: Sport\ndraft: true\n" });
		expect(status).toEqual({ "a.txt": "draft" });
		expect(articles["a.txt"]?.section).toBe("News");
		expect(told).toEqual(["warning sidecar-twice a.yml"]);
	});

	it("reads the lines of Nikola beside a story", () => {
		const files = {
			"a.txt": story,
			"a.meta": ".. title: Known\n.. date: 2012/04/13 17:54\n.. tags: boats\n\n",
			"b.txt": story,
			"b.meta": ".. title: Secret\n.. tags: boats, draft\n",
			"c.txt": story,
			"c.meta": "Title\nslug\n2012/04/13\n",
		};
		const { articles, status, told } = readFiles(files);
		expect(status).toEqual({ "a.txt": "published", "b.txt": "draft", "c.txt": "held" });
		expect(articles["a.txt"]).toMatchObject({ headline: "Known", published: { edtf: "2012-04-13T17:54:00Z" }, tags: ["boats"] });
		expect(told).toEqual(["error front-matter-shape c.meta", "error sidecar-broken c.txt"]);
	});

	it("tells once of many YAML files of one name that are of no story", () => {
		const files = Object.fromEntries(Array.from({ length: 8 }, (_, index) => [`${index}/comments.yml`, "a: 1"]));
		const { problems, told } = readFiles({ "a.txt": story, ...files, "9/comments.yml": draft });
		expect(told).toEqual(["info sidecar-no-story 0/comments.yml", "warning sidecar-no-story 9/comments.yml"]);
		expect(problems.map(({ message }) => message)).toContain(
			"There is no story of this name, and none for 7 other files called comments.yml.",
		);
	});

	it("tells of a sidecar, a table or terms that are not UTF-8, as of a story", () => {
		const latin = (text: string) => Buffer.from(text, "latin1");
		const files = {
			"a.txt": "Body",
			"a.yml": latin("headline: Café\n"),
			"articles.csv": latin("file,section\na.txt,Économie\n"),
			"terms.yml": latin("# Café\n"),
		};
		const { articles, told } = readFiles(files);
		expect([articles["a.txt"]?.headline, articles["a.txt"]?.section]).toEqual(["Café", "Économie"]);
		expect(told).toEqual(["warning encoding a.yml", "warning encoding articles.csv", "warning encoding terms.yml"]);
	});

	it("tells of a YAML file that is of no story", () => {
		expect(readFiles({ "a.txt": story, "c.yml": "a: 1", "d.yml": draft, "e.yml": "- [" }).told).toEqual([
			"info sidecar-no-story c.yml",
			"info sidecar-no-story e.yml",
			"warning sidecar-no-story d.yml",
		]);
	});

	it.each([
		["leads nowhere", (file: string) => symlinkSync("nowhere", file)],
		["leads outside", (file: string) => symlinkSync(path.join(os.homedir(), ".."), file)],
		["leads to itself", (file: string) => symlinkSync(path.basename(file), file)],
		["is a folder", (file: string) => mkdirSync(file)],
		["is no list of fields", (file: string) => writeFileSync(file, "- draft")],
		["is not YAML", (file: string) => writeFileSync(file, "draft: [")],
	])("lets a story wait whose sidecar %s", (_, make) => {
		inFolder({ "a.txt": story, "b.txt": story }, (folder) => {
			make(path.join(folder, "a.yml"));
			const { status, told } = readFolder(folder);
			expect(status).toEqual({ "a.txt": "held", "b.txt": "published" });
			expect(told).toContain("error sidecar-broken a.txt");
			expect(told.filter((line) => line.includes(" a.yml"))).toHaveLength(1);
		});
	});

	it.each([
		["leads nowhere", (file: string) => symlinkSync("nowhere", file)],
		["leads outside", (file: string) => symlinkSync(os.tmpdir(), file)],
		["is a folder", (file: string) => mkdirSync(file)],
	])("lets the stories of a folder wait whose table %s", (_, make) => {
		inFolder({ "x/a.txt": story, "y/b.txt": story }, (folder) => {
			make(path.join(folder, "x/articles.csv"));
			const { status, told } = readFolder(folder);
			expect(status).toEqual({ "x/a.txt": "held", "y/b.txt": "published" });
			expect(told).toContain("error table-broken x/a.txt");
		});
	});

	it("lets stories wait whose table is a spreadsheet, unless it is saved as CSV, too", () => {
		const { status } = readFiles({
			"x/articles.xlsx": "PK",
			"x/a.txt": story,
			"y/articles.xlsx": "PK",
			"y/articles.csv": "file,status\n",
			"y/b.txt": story,
		});
		expect(status).toEqual({ "x/a.txt": "held", "y/b.txt": "published" });
	});
});

describe("readSidecar", () => {
	it.each([
		["a.yml", "section: ["],
		["a.yml", "- list"],
	])("says why %s with %j cannot be read", (file, text) => {
		expect(readSidecar(text, file)).toMatchObject({ problem: { file, severity: "error" } });
	});
});
