import { describe, expect, it } from "vitest";
import { countsOf, findingsOf, groupsOf } from "../../src/checks/groups.ts";
import { problem } from "./problem.ts";

describe("groupsOf", () => {
	it("holds the first of a rule, and counts all", () => {
		const groups = groupsOf([problem(), problem({ line: 2 }), problem({ severity: "error" })], 1);
		expect(groups.map(({ severity, count, findings }) => [severity, count, findings.length])).toEqual([
			["error", 1, 1],
			["warning", 2, 1],
		]);
		expect(countsOf(groups)).toEqual({ error: 1, warning: 2, info: 0 });
		expect(findingsOf(groups).map(({ severity }) => severity)).toEqual(["error", "warning"]);
	});

	it("has the worst first, then the most frequent", () => {
		const findings = [
			problem(),
			problem({ rule: "alt-missing", severity: "info" }),
			problem({ rule: "link-broken" }),
			problem({ rule: "link-broken" }),
			problem({ rule: "file-empty", severity: "error" }),
		];
		expect(groupsOf(findings).map(({ rule, findings: { length } }) => `${rule} ${length}`)).toEqual([
			"file-empty 1",
			"link-broken 2",
			"mojibake 1",
			"alt-missing 1",
		]);
	});
});
