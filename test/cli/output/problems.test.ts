import { describe, expect, it } from "vitest";
import { plainLine, problemLines, type ShownProblem, withPages } from "../../../src/cli/output/problems.ts";

function problem(rule: string, fields: Partial<ShownProblem> = {}): ShownProblem {
	return { file: "a.md", rule, severity: "warning", message: "It is odd.", remedy: "Mend it.", ...fields };
}

describe("problemLines", () => {
	it("names the place as far as it is known, calls information a note, and names the page of a rule once", () => {
		expect(
			problemLines([problem("odd"), problem("odd", { file: "b.md" }), problem("alt-missing", { severity: "info", line: 3, column: 5 })]),
		).toEqual([
			"warning: a.md: It is odd. [odd]",
			"    Mend it.",
			"    See docs/problems.md#odd",
			"warning: b.md: It is odd. [odd]",
			"    Mend it.",
			"note: a.md:3:5: It is odd. [alt-missing]",
			"    Mend it.",
			"    See docs/images.md#what-is-reported",
		]);
	});

	it("counts the problems of a rule after the tenth", () => {
		const lines = problemLines([...Array.from({ length: 1_012 }, () => problem("odd")), problem("fine")]);
		expect(lines).toHaveLength(10 * 2 + 2 + 2 + 1);
		expect(lines.at(-1)).toBe("… and 1,002 more of odd; --json lists all.");
	});

	it("keeps a problem on its two lines, whatever the content holds", () => {
		expect(problemLines([problem("odd", { message: "A\u001b[2J\r\nstory." })])[0]).toBe("warning: a.md: A[2J  story. [odd]");
	});
});

describe("withPages", () => {
	it("names the page of each problem", () => {
		expect(withPages([problem("odd")])).toEqual([{ ...problem("odd"), page: "docs/problems.md#odd" }]);
		expect(withPages([problem("odd")], (rule) => rule.toUpperCase())[0]?.page).toBe("ODD");
	});
});

describe("plainLine", () => {
	it("leaves text as it is", () => {
		expect(plainLine("    Ärger → 日本")).toBe("    Ärger → 日本");
	});
});
