import { describe, expect, it } from "vitest";
import { makeArchive, story } from "../pipeline/archives.ts";
import { backfile } from "./run.ts";

describe("backfile check", () => {
	it("prints findings by rule, as JSON, and as commands of GitHub, and ends with 1 for an error", async () => {
		const root = makeArchive({
			"content/a.md": story("A", { published: "2020-01-01" }, "Itâ€™s here."),
			"content/b.md": "---\ntitle: [\n---\n",
		});
		const [text, json, github] = await Promise.all([
			backfile(root, "check"),
			backfile(root, "check", "--json"),
			backfile(root, "check", "--format", "github", "--only", "mojibake"),
		]);
		expect(text.code).toBe(1);
		expect(text.out).toContain("mojibake: 1 warning.");
		expect(text.out).toContain("  a.md:4:3: “Itâ€™s” is “It’s”, read in a wrong encoding.\n    4 | Itâ€™s here.\n      |   ^\n");
		expect(text.out).toContain("All of them are in .backfile/problems.json.");
		expect(JSON.parse(json.out)).toMatchObject({ files: 2, articles: 1, counts: { mojibake: 1, "yaml-syntax": 1 } });
		expect(github.out).toMatch(/^::warning file=content\/a\.md,line=4,col=3,title=mojibake::/);
		expect(github.code).toBe(0);
	});

	it("explains a rule, and refuses one that there is not", async () => {
		const [explained, unknown] = await Promise.all([
			backfile(".", "check", "--explain", "mojibake"),
			backfile(".", "check", "--only", "mojibak"),
		]);
		expect(explained).toMatchObject({ code: 0, out: expect.stringContaining("windows-1252") });
		expect(unknown).toMatchObject({ code: 2, err: expect.stringContaining("There is no such rule") });
	});
});
