import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { keepRules, readRules } from "../../../src/importers/rules/rulesfile.ts";

const none = new Map<string, string>();

function folderWith(text?: string): string {
	const folder = path.join(mkdtempSync(path.join(os.tmpdir(), "backfile-")), "imports");
	if (text === undefined) return folder;
	mkdirSync(folder);
	writeFileSync(path.join(folder, "rules.yml"), text);
	return folder;
}

describe("the file of rules", () => {
	it("keeps rules of the command line, beside what an editor wrote there", () => {
		const folder = folderWith("# Ours\nmap: '<p>{{ 1 }}</p>' # old maps\n");
		keepRules(folder, new Map([["quote", "<blockquote>{{ content }}</blockquote>"]]));
		expect(readFileSync(path.join(folder, "rules.yml"), "utf8")).toBe(
			"# Ours\nmap: '<p>{{ 1 }}</p>' # old maps\nquote: <blockquote>{{ content }}</blockquote>\n",
		);
		expect([...readRules(folder, none).rules]).toEqual([
			["map", "<p>{{ 1 }}</p>"],
			["quote", "<blockquote>{{ content }}</blockquote>"],
		]);
	});

	it("gives way to the command line, and is not there where nothing is to be kept", () => {
		const folder = folderWith();
		expect(readRules(folder, new Map([["map", "x"]])).rules.get("map")).toBe("x");
		keepRules(folder, new Map([["map", "{{ open"]]));
		expect(() => readFileSync(path.join(folder, "rules.yml"))).toThrow();
	});

	it.each([
		["ok: x\nmap: '{% run %}'\n", "imports/rules.yml", 2],
		["ok: x\nmap: [1]\n", "imports/rules.yml", 2],
		["- map\n", "imports/rules.yml", 1],
		["ok: x\nmap: 'open\n", "imports/rules.yml", 2],
	])("tells where a rule is wrong, and uses the others: %j", (text, file, line) => {
		const folder = folderWith(text);
		const { rules, problems } = readRules(folder, new Map([["given", "y"]]));
		expect(problems).toEqual([expect.objectContaining({ file, line, rule: "rule-odd", severity: "error" })]);
		expect(rules.get("given")).toBe("y");
		expect(rules.has("map")).toBe(false);
	});

	it("tells of a wrong rule of the command line", () => {
		expect(readRules(folderWith(), new Map([["map", "{{ a b }}"]])).problems).toEqual([
			expect.objectContaining({ file: "--rule map", rule: "rule-odd" }),
		]);
	});
});
