import { describe, expect, it } from "vitest";
import { readSidecar, readSidecars } from "../../../src/pipeline/content/sidecars.ts";

const found = (files: Readonly<Record<string, string>>, stories: readonly string[]) => ({
	stories,
	pages: [],
	media: [],
	sidecars: new Map(Object.keys(files).flatMap((file) => (file.endsWith(".yml") ? [[file.slice(0, -4), file] as const] : []))),
	tables: Object.keys(files).filter((file) => file.endsWith(".csv")),
	files: stories.length,
	problems: [],
});

const sidecarsOf = (files: Readonly<Record<string, string>>, ...stories: string[]) =>
	readSidecars(found(files, stories), (file) => files[file]);

describe("readSidecars", () => {
	it("gives a story its sidecar and its row, the sidecar first", () => {
		const { sidecarOf, rowOf, problems } = sidecarsOf({ "a.yml": "section: News", "articles.csv": "file,section\na.txt,Sport\n" }, "a.txt");
		expect(sidecarOf("a.txt")).toBe("a.yml");
		expect(rowOf("a.txt")).toMatchObject({ file: "articles.csv", values: { section: "Sport" } });
		expect(problems).toEqual([]);
	});

	it.each([
		["a.yml", "section: ["],
		["a.yml", "- list"],
	])("says why %s with %j cannot be read", (file, text) => {
		expect(readSidecar(text, file)).toMatchObject({ problem: { file, severity: "error" } });
	});

	it("lets the stories wait that a damaged table may be about, and no other", () => {
		const files = { "x/articles.csv": 'file,embargo\nnamed.txt,2099-01-01\nlost.txt,"2099-01-01\n' };
		const { brokenTableOf } = readSidecars(
			found(files, ["x/named.txt", "x/lost.txt", "y/other.txt"]),
			(file) => files[file as keyof typeof files],
		);
		expect(["x/named.txt", "x/lost.txt", "y/other.txt"].map(brokenTableOf)).toEqual([undefined, "x/articles.csv", undefined]);
	});

	it("lets all stories of a folder wait whose table has no column of files, or cannot be read", () => {
		expect(sidecarsOf({ "articles.csv": "file;embargo\na.txt;2099-01-01\n" }, "a.txt").brokenTableOf("a.txt")).toBe("articles.csv");
		expect(readSidecars(found({ "articles.csv": "" }, ["a.txt"]), () => undefined).brokenTableOf("a.txt")).toBe("articles.csv");
	});

	it("reports rows and sidecars that stand for no story, by name", () => {
		const { problems } = sidecarsOf(
			{ "c.yml": "a: 1", "1957/articles.csv": "file,headline\nb.txt,B\nhere.txt,H\na.txt,A\n" },
			"1957/here.txt",
		);
		expect(problems.map(({ file, line, rule, severity }) => [file, line, rule, severity])).toEqual([
			["c.yml", undefined, "sidecar-no-story", "info"],
			["1957/articles.csv", 4, "csv-no-story", "warning"],
			["1957/articles.csv", 2, "csv-no-story", "warning"],
		]);
	});
});
