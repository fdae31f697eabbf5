import { describe, expect, it } from "vitest";
import { CHECKS } from "../../src/checks/checks.ts";
import { explain } from "../../src/checks/explanations.ts";
import { RULES, type Rule } from "../../src/problem.ts";

describe("explain", () => {
	it("says of every rule what it is and how to switch it off", () => {
		for (const rule of Object.keys(RULES) as Rule[]) {
			const text = explain(rule);
			expect(text[0]).toBe(`${rule}: ${RULES[rule]}`);
			expect(text.at(-1)).toContain(`checks_off: ${rule}`);
		}
	});

	it("says more of every rule of a check", () => {
		expect(Object.keys(CHECKS).filter((rule) => explain(rule as Rule).length < 3)).toEqual([]);
	});
});
