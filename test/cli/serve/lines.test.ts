import { describe, expect, it } from "vitest";
import { changedLine, rebuiltLines, unseenLines } from "../../../src/cli/serve/lines.ts";
import type { SessionBuild } from "../../../src/pipeline/preview/session.ts";
import type { Problem } from "../../../src/problem.ts";

const file = (path: string) => ({ path, sha256: "", bytes: 1 });

const problem = (message: string, severity: Problem["severity"]): Problem => ({
	file: "a.md",
	line: 3,
	rule: "link-broken",
	severity,
	message,
	remedy: "Mend it.",
});

const built = (problems: readonly Problem[], more: Partial<SessionBuild> = {}, published = true): SessionBuild => ({
	seconds: 0.214,
	newProblems: [],
	mended: 0,
	report: {
		files: 1,
		articles: 1,
		leftOut: 0,
		outputs: 9,
		early: [],
		problems,
		published,
		changes: { added: [file("b.html")], changed: [file("a.html"), file("feed.xml")], removed: [file("c.html")] },
		at: 0,
		output: "/archive/dist",
	},
	...more,
});

describe("changedLine", () => {
	it("names a few files from the folder of the settings, and counts many", () => {
		const few = new Map([
			["/archive/content/a.md", "changed"],
			["/elsewhere/b.ts", "deleted"],
		] as const);
		expect(changedLine(few, "/archive")).toBe("content/a.md changed, /elsewhere/b.ts deleted");
		const many = new Map(Array.from({ length: 1_200 }, (_, index) => [`/archive/${index}.md`, index < 2 ? "added" : "changed"] as const));
		expect(changedLine(many, "/archive")).toBe("1,200 files: 2 added, 1,198 changed");
	});

	it("stays on one line, whatever a file is called", () => {
		expect(changedLine(new Map([["/archive/a\n\u001b[2Jb.md", "added"]]), "/archive")).toBe("a [2Jb.md added");
	});
});

describe("rebuiltLines", () => {
	it("says what was written and how long it took", () => {
		expect(rebuiltLines(built([]))).toEqual(["    3 files written (2 pages), 1 removed, in 0.21 s."]);
		const nothing = built([]);
		const report = { ...nothing.report, changes: { added: [], changed: [], removed: [] } } as SessionBuild["report"];
		expect(rebuiltLines({ ...nothing, report })).toEqual(["    Nothing on the site is different, in 0.21 s."]);
	});

	it("shows problems that are new, and counts the others", () => {
		const fresh = problem("New.", "warning");
		const problems = [problem("Old.", "error"), fresh, problem("Old, too.", "warning"), problem("A note.", "info")];
		expect(rebuiltLines(built(problems, { newProblems: [fresh], mended: 2 }))).toEqual([
			"warning: a.md:3: New. [link-broken]",
			"    Mend it.",
			"    See docs/fields.md#links",
			"    3 files written (2 pages), 1 removed, in 0.21 s. 2 problems mended. As before: 1 error, 1 warning.",
		]);
	});

	it("says that nothing was published, and that nothing was built", () => {
		const held = { ...problem("Gone.", "error"), rule: "address-gone" } as const;
		expect(rebuiltLines(built([held], { newProblems: [held] }, false)).at(-1)).toContain("Nothing was published");
		expect(rebuiltLines({ seconds: 1, failure: new Error("x"), newProblems: [], mended: 0 })).toEqual([
			"    Nothing was built; the site stays as it was until the next change.",
		]);
	});
});

describe("unseenLines", () => {
	const failed = (message: string): SessionBuild => ({ seconds: 1, failure: new Error(message), newProblems: [], mended: 0 });
	const same = built([]);
	const unchanged = { ...same, report: { ...same.report, changes: { added: [], changed: [], removed: [] } } as SessionBuild["report"] };

	it("is silent where what nobody told of made no difference, or a fault is the same", () => {
		expect(unseenLines(unchanged, built([]))).toEqual([]);
		expect(unseenLines(failed("No settings."), failed("No settings."))).toEqual([]);
	});

	it("says what was done where it made one", () => {
		const first = "Files changed before all folders were watched.";
		expect(unseenLines(built([]), built([]))).toEqual([first, "    3 files written (2 pages), 1 removed, in 0.21 s."]);
		expect(unseenLines(unchanged, failed("No settings."))).toHaveLength(2);
		expect(unseenLines({ ...unchanged, mended: 1 }, built([]))[1]).toContain("1 problem mended.");
		expect(unseenLines(failed("Other settings."), failed("No settings."))[0]).toBe(first);
	});
});
