import { describe, expect, it } from "vitest";
import { groupsOf } from "../../../src/checks/groups.ts";
import type { CheckReport } from "../../../src/pipeline/check/check.ts";
import { MOST_ON_PAGE, problemsPage } from "../../../src/pipeline/check/page.ts";
import type { Problem } from "../../../src/problem.ts";

const VSCODE = "vscode://file{file}:{line}:{column}";

function page(fields: Partial<Problem>, editor: string | undefined = VSCODE, count = 1): string {
	return problemsPage(reportOf(fields, count), editor);
}

function reportOf(fields: Partial<Problem>, count = 1): CheckReport {
	const problem: Problem = { file: "a.md", rule: "mojibake", severity: "warning", message: "Odd.", remedy: "Mend it.", ...fields };
	return {
		files: 1,
		articles: 1,
		groups: groupsOf(
			Array.from({ length: count }, () => problem),
			MOST_ON_PAGE,
		),
		root: "/site",
		content: "/site/content",
		at: 0,
	};
}

describe("problemsPage", () => {
	it("links to the file at its line, in the form of the editor", () => {
		expect(page({ line: 3, column: 5 })).toContain('<a href="vscode://file/site/content/a.md:3:5"><code>a.md:3:5</code></a>');
		expect(page({ file: "a b?.md" }, "x://open?f={file}&l={line}")).toContain('href="x://open?f=/site/content/a%20b%3F.md&amp;l=1"');
		expect(page({ file: ".eleventy.ts" })).toContain('href="vscode://file/site/.eleventy.ts:1:1"');
	});

	it("tells viewers without an editor nothing of where the files lie", () => {
		const text = problemsPage(reportOf({ line: 3 }));
		expect(text).toContain("<li><code>a.md:3</code><br>Odd.");
		expect(text).not.toContain("/site");
	});

	it("shows content as text", () => {
		const text = page({ file: '"><script>.md', message: "<script>alert(1)</script>", remedy: "<b>" });
		expect(text).not.toMatch(/<script|<b>/);
		expect(text).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
	});

	it("counts what it does not list", () => {
		const text = page({}, VSCODE, 1_002);
		expect(text.match(/<li><a href="vscode/g)).toHaveLength(1_000);
		expect(text).toContain("and 2 more");
		expect(text).toContain("1002 warnings");
	});
});
