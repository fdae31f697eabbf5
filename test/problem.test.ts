import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CannotRun, codeOf, compareProblems, compareText, type Problem, RULES, type Rule } from "../src/problem.ts";

function problem(fields: Partial<Problem>): Problem {
	return { file: "a.md", rule: "draft", severity: "error", message: "Bad.", remedy: "Mend it.", ...fields };
}

describe("compareProblems", () => {
	it("orders by severity, then by place, then by rule and message", () => {
		const ordered = [
			problem({ file: "b.md" }),
			problem({ severity: "warning" }),
			problem({ severity: "info" }),
			problem({ severity: "info", line: 2 }),
			problem({ severity: "info", line: 10, column: 1 }),
			problem({ severity: "info", line: 10, column: 2, rule: "alt-missing" }),
			problem({ severity: "info", line: 10, column: 2, message: "A" }),
			problem({ severity: "info", line: 10, column: 2, message: "B" }),
			problem({ severity: "info", file: "b.md" }),
		];
		fc.assert(
			fc.property(fc.shuffledSubarray(ordered, { minLength: ordered.length }), (shuffled) => {
				expect(shuffled.toSorted(compareProblems)).toEqual(ordered);
			}),
		);
	});
});

describe("compareText", () => {
	it("orders by code units, in any locale", () => {
		expect(["é", "z", "a", "B"].toSorted(compareText)).toEqual(["B", "a", "z", "é"]);
		expect(compareText("a", "a")).toBe(0);
	});
});

describe("the rules", () => {
	it("are sorted by name, and each says in a sentence what it reports", () => {
		expect(Object.keys(RULES)).toEqual(Object.keys(RULES).toSorted(compareText));
		for (const rule of Object.keys(RULES) as Rule[]) expect(RULES[rule], rule).toMatch(/^\S.*\.$/);
	});
});

describe("CannotRun", () => {
	it("says what is wrong and what to do", () => {
		const error = new CannotRun("There is no content folder.", "Name it with --content.");
		expect({ name: error.name, message: error.message, remedy: error.remedy }).toEqual({
			name: "CannotRun",
			message: "There is no content folder.",
			remedy: "Name it with --content.",
		});
	});
});

describe("codeOf", () => {
	it.each([
		[Object.assign(new Error("no file"), { code: "ENOENT" }), "ENOENT"],
		[new Error("broken"), "Error: broken"],
		["text", "text"],
	])("of %o is %s", (error, code) => {
		expect(codeOf(error)).toBe(code);
	});
});
