import { describe, expect, it } from "vitest";
import { groupsOf } from "../../src/checks/groups.ts";
import { githubLines } from "../../src/cli/github.ts";
import type { Problem } from "../../src/problem.ts";
import { problem } from "../checks/problem.ts";
import { temporary, write } from "../pipeline/archives.ts";

describe("githubLines", () => {
	it("names files from the folder of the run, and escapes what would end a command", () => {
		const problem: Problem = {
			file: "a,b:c.md",
			line: 3,
			column: 5,
			rule: "mojibake",
			severity: "info",
			message: "50%\nof it.",
			remedy: "Mend it.",
		};
		const report = { files: 1, articles: 1, root: "/repo/site", content: "/repo/site/content", at: 0 };
		expect(
			githubLines(
				{
					...report,
					groups: groupsOf([problem, { ...problem, file: ".eleventy.ts", line: undefined, column: undefined, severity: "error" }]),
				},
				"/repo",
			),
		).toEqual([
			"::error file=site/.eleventy.ts,title=mojibake::50%25%0Aof it. Mend it.",
			"::notice file=site/content/a%2Cb%3Ac.md,line=3,col=5,title=mojibake::50%25%0Aof it. Mend it.",
		]);
	});

	it("finds files that lie beside the settings, whatever their names are", () => {
		const root = temporary();
		write(root, { "eleventy.config.js": "", "templates/words/de.yml": "", "urls.txt": "", "content/a.md": "" });
		const files = ["eleventy.config.js", "templates/words/de.yml", "urls.txt", "a.md", "gone.md"];
		const lines = githubLines(
			{ files: 1, articles: 1, root, content: `${root}/content`, at: 0, groups: groupsOf(files.map((file) => problem({ file }))) },
			root,
		);
		expect(lines.map((line) => /file=([^,]+)/.exec(line)?.[1]).sort()).toEqual([
			"content/a.md",
			"content/gone.md",
			"eleventy.config.js",
			"templates/words/de.yml",
			"urls.txt",
		]);
	});
});
