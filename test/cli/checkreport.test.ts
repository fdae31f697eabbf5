import { describe, expect, it } from "vitest";
import { groupsOf } from "../../src/checks/groups.ts";
import { checkLines } from "../../src/cli/checkreport.ts";
import type { CheckReport } from "../../src/pipeline/check/check.ts";
import type { Problem } from "../../src/problem.ts";
import { problem } from "../checks/problem.ts";
import { temporary, write } from "../pipeline/archives.ts";

const report = (findings: readonly Problem[], most?: number): CheckReport => ({
	files: 3,
	articles: 2,
	groups: groupsOf(findings, most),
	root: "/nowhere",
	content: "/nowhere",
	at: 0,
});

describe("checkLines", () => {
	it("shows what the report holds of a rule and counts the rest", () => {
		const findings = Array.from({ length: 12 }, (_, index) => problem({ line: index + 1 }));
		const lines = checkLines(report(findings, 10), 1.23);
		expect(lines.slice(0, 5)).toEqual([
			expect.stringMatching(/^mojibake: 12 warnings\. /),
			"  Mend it.",
			"  See docs/problems.md#mojibake",
			"  a.md:1: It is odd.",
			"  a.md:2: It is odd.",
		]);
		expect(lines).toContain("  … and 2 more; --only mojibake lists all.");
		expect(lines.at(-2)).toBe("3 story files, 2 of them on the site, checked in 1.2 s.");
		expect(lines.at(-1)).toBe("0 errors, 12 warnings, 0 notes; --explain RULE says what a rule means.");
		expect(checkLines(report(findings), 1).filter((line) => line.startsWith("  a.md:"))).toHaveLength(12);
	});

	it("says how to mend each finding where that differs, and keeps content on its line", () => {
		const findings = [problem({ remedy: "One." }), problem({ message: "A\u001b[2J\nB", remedy: "Two." })];
		expect(checkLines(report(findings), 1).slice(2, 6)).toEqual(["  a.md: It is odd.", "      One.", "  a.md: A[2J B", "      Two."]);
	});

	it("shows the line of a file that lies beside the settings", () => {
		const root = temporary();
		write(root, { "templates/words/de.yml": "calender: Kalender\n" });
		const finding = problem({ file: "templates/words/de.yml", line: 1 });
		const lines = checkLines({ ...report([finding]), root, content: `${root}/content` }, 1);
		expect(lines).toContain("    1 | calender: Kalender");
	});
});
