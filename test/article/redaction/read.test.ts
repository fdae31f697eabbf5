import { describe, expect, it } from "vitest";
import { readRedactions } from "../../../src/article/redaction/read.ts";

const read = (yaml: string) => readRedactions(yaml, "redactions.yml", "[name removed]");

describe("readRedactions", () => {
	it("reads entries with their lines", () => {
		const yaml =
			"- name: John Smith\n  why: he asked\n  date: 2024-03-01\n- name: Ann Lee\n  replace_with: a girl\n  in: [s1, 2]\n  redirect: true\n";
		expect(read(yaml)).toEqual({
			redactions: [
				{ name: "John Smith", replaceWith: "[name removed]", in: "all", redirect: false, confirm: false, line: 1 },
				{ name: "Ann Lee", replaceWith: "a girl", in: ["s1", "2"], redirect: true, confirm: false, line: 4 },
			],
			problems: [],
		});
		expect(read("").redactions).toEqual([]);
	});

	it.each([
		["- name: [John Smith", "This is not YAML.", 2],
		["name: John Smith", "The file must be a list.", undefined],
		["- nmae: John Smith", "name must be text.", 1],
		["- name: John Smith\n  John Smith: 1", "A key is not known here.", 2],
		["- name: ''", "name must be a name of two letters or more.", 1],
		["- name: J.", "name must be a name of two letters or more.", 1],
		["- name: John Smith\n  in: some", "in must be all, or a list of the ids of stories.", 2],
		["- name: John Smith\n  replace_with: Mr Smith, John", "replace_with holds a name that is to be taken out.", 1],
		["- name: John Smith\n  replace_with: ''", "replace_with must hold a letter, so that words do not run together.", 2],
		["- name: John Smith\n  redirect: perhaps", "redirect must be true or false.", 2],
		["- John Smith", "The entry must hold name and what belongs to it.", 1],
	])("refuses all where %j stands there, and says no name", (yaml, message, line) => {
		const { redactions, problems } = read(yaml);
		expect(redactions).toEqual([]);
		expect(problems.map(({ rule }) => rule)).toContain("redactions-unread");
		expect(problems.some((problem) => problem.message.startsWith(message) && problem.line === line)).toBe(true);
		expect(JSON.stringify(problems)).not.toMatch(/john|smith/i);
	});
});
