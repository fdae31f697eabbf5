import { describe, expect, it } from "vitest";
import { groupsOf } from "../../src/checks/groups.ts";
import { githubLines } from "../../src/cli/github.ts";
import type { Problem } from "../../src/problem.ts";

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
});
