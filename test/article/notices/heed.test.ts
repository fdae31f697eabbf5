import { describe, expect, it } from "vitest";
import { readFiles } from "../../pipeline/content/folder.ts";

const wire = (notice: string) => `The headline\n\n${notice}\n\nWords of the story.\n`;

describe("a story with a notice at its head", () => {
	it("is under embargo until the day that the notice names", () => {
		const { articles, told } = readFiles({ "a.txt": wire("EMBARGOED UNTIL 3 March 2099") });
		expect([articles["a.txt"]?.embargo?.edtf, told]).toEqual(["2099-03-03", []]);
	});

	it("is left out where the notice names no day, and says how it is published", () => {
		const { status, told, problems } = readFiles({
			"a.txt": wire("HOLD FOR RELEASE"),
			"b.md": "---\ntitle: B\ndraft: false\n---\nNOT FOR PUBLICATION\n\nWords.",
			"c.md": '---\ntitle: "EMBARGOED: the report"\n---\nWords.',
			"d.md": '---\ntitle: "EMBARGOED UNTIL FRIDAY: the report"\n---\nWords.',
		});
		expect(status).toEqual({ "a.txt": "held", "b.md": "held", "c.md": "published", "d.md": "held" });
		expect(told).toEqual(["error release-notice a.txt:3", "error release-notice b.md:5", "error release-notice d.md:2"]);
		expect(problems[0]?.remedy).toContain("status: published");
	});

	it("is published where somebody has decided so", () => {
		const { articles, status, told } = readFiles({
			"a.txt": wire("HOLD FOR RELEASE"),
			"a.yml": "status: published\n",
			"b.txt": wire("EMBARGOED UNTIL 3 March 2099"),
			"b.yml": "embargo: 2020-01-01\n",
		});
		expect([status, told]).toEqual([{ "a.txt": "published", "b.txt": "published" }, []]);
		expect(articles["b.txt"]?.embargo?.edtf).toBe("2020-01-01");
	});

	it("is told of, and published, where it is of the last century", () => {
		const { status, told } = readFiles({ "1957-03-04-a.txt": wire("NOT FOR PUBLICATION"), "1958-03-04-b.txt": wire("Words.") });
		expect(Object.values(status)).toEqual(["published", "published"]);
		expect(told).toEqual(["warning release-notice 1957-03-04-a.txt:3"]);
	});

	it("is left out where its headline or the name of its file says that it is a draft", () => {
		const { status, told, problems } = readFiles({
			"a.md": "---\nid: x\ntitle: '[DRAFT] The wall'\n---\nWords.",
			"b.draft.md": "---\ntitle: B\n---\nWords.",
			"c (DRAFT).md": "---\ntitle: C\nstatus: published\n---\nWords.",
			"d.md": "---\ntitle: D\n---\n---\ndraft: true\n---\nWords.",
		});
		expect(status).toEqual({ "a.md": "held", "b.draft.md": "held", "c (DRAFT).md": "published", "d.md": "draft" });
		expect(told).toEqual(["error release-notice a.md:3", "error release-notice b.draft.md:1"]);
		expect(problems[1]?.message).toContain('".draft" in the name of the file says that it is not to be published');
	});

	it("stays a draft where it is one", () => {
		const { told } = readFiles({ "a.md": "---\ntitle: A\ndraft: true\n---\nHOLD FOR RELEASE\n" });
		expect(told).toEqual([]);
	});
});
