import { describe, expect, it } from "vitest";
import { dataFilesAmong } from "../../../../src/pipeline/content/sidecars/datafiles.ts";
import { readFiles } from "../folder.ts";

const story = "The Head\n\nWords of the story.\n";

describe("files of other programs", () => {
	it.each([
		["a.json", '{ "draft": true }'],
		["a.11tydata.json", '{ "draft": true }'],
		["a.toml", "draft = true\n"],
		["A.json", '{ "status": "Entwurf" }'],
		["x.json", '{ "published": false }'],
		["x.11tydata.json", '{ "draft": true }'],
		["x.json", '{ "permalink": false }'],
		["_index.md", "---\ntitle: X\ncascade:\n  draft: true\n---\n"],
		["_index.md", "---\ntitle: X\ncascade:\n  - params: { private: true }\n---\n"],
	])("make a draft of a story by %s: %s", (file, text) => {
		expect(readFiles({ "x/a.txt": story, [`x/${file}`]: text }).status).toEqual({ "x/a.txt": "draft" });
	});

	it("say it for the folders below as well", () => {
		const { status } = readFiles({ "x/y/a.txt": story, "b.txt": story, "x/_index.md": "+++\n[cascade]\ndraft = true\n+++\n" });
		expect(status).toEqual({ "b.txt": "published", "x/y/a.txt": "draft" });
	});

	it("let a story wait for a date to come", () => {
		const { articles } = readFiles({ "x/1957-03-04-a.txt": story, "x/1957-03-04-a.json": '{ "date": "2099-05-01" }' });
		expect([articles["x/1957-03-04-a.txt"]?.published?.edtf, articles["x/1957-03-04-a.txt"]?.embargo?.edtf]).toEqual([
			"1957-03-04",
			"2099-05-01",
		]);
	});

	it("say nothing else of stories", () => {
		const files = {
			"a.json": '{ "title": "Other", "tags": "x", "date": "Last Modified" }',
			"b.json": '{ "draft": true }',
			"a.toml": "= broken",
		};
		const { articles, status } = readFiles({ "a.txt": story, ...files });
		expect([status, articles["a.txt"]?.headline, articles["a.txt"]?.published]).toEqual([{ "a.txt": "published" }, "The Head", undefined]);
	});
});

describe("dataFilesAmong", () => {
	it.each([
		["x/a.json", true],
		["x/a.11tydata.json", true],
		["x/x.json", true],
		["x/b.json", false],
		["x/x.toml", false],
		["x/a.jpg", false],
		["y/y.json", false],
	])("says of %s: %s", (file, isData) => {
		expect(dataFilesAmong(["x/a.txt"])(file)).toBe(isData);
	});
});
