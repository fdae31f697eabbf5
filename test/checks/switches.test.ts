import { describe, expect, it } from "vitest";
import { checkOff, switched } from "../../src/checks/switches.ts";
import type { Problem } from "../../src/problem.ts";
import { story } from "../archive/articles.ts";
import { checkedOf } from "./checked.ts";

const problem = (file: string, rule: Problem["rule"] = "alt-missing"): Problem => ({
	file,
	rule,
	severity: "info",
	message: "M.",
	remedy: "R.",
});

describe("switched", () => {
	it("gives a rule the severity of the settings, or leaves it out", () => {
		const problems = [problem("a.md"), problem("a.md", "mojibake"), problem("a.md", "draft")];
		const told = switched(problems, { checks: { "alt-missing": "error", mojibake: "off" } }, []);
		expect(told.map(({ rule, severity }) => [rule, severity])).toEqual([
			["alt-missing", "error"],
			["draft", "info"],
		]);
	});

	it("leaves out what a story switches off, in its file and its sidecar", () => {
		const articles = [story("a", "2020-01-01", { checksOff: ["alt-missing"] })];
		const problems = [problem("a.md"), problem("a.yml"), problem("b.md"), problem("a.md", "mojibake")];
		expect(switched(problems, { checks: {} }, articles)).toEqual(problems.slice(2));
	});
});

describe("checkOff", () => {
	it("tells of a rule that there is not, and names one that is near", () => {
		const articles = [story("a", "2020-01-01", { checksOff: ["alt-missing", "alt-mising", "nothing"] })];
		expect(checkOff(checkedOf(articles)).map(({ message, remedy }) => [message, remedy])).toEqual([
			["There is no rule “alt-mising”.", "Write alt-missing."],
			["There is no rule “nothing”.", "docs/problems.md lists all rules."],
		]);
	});
});
