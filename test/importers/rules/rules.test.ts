import { describe, expect, it } from "vitest";
import { byRule, ruleFault } from "../../../src/importers/rules/rules.ts";

const call = {
	name: "map",
	values: ["Harbour", "12"],
	named: new Map([["title", 'The "old" <quay>']]),
	content: "<em>Words</em>",
};

describe("byRule", () => {
	it.each([
		["<figure>{{ content }}</figure>", "<figure><em>Words</em></figure>"],
		["{{1}}, {{ 2 }}, {{ 3 }}.", "Harbour, 12, ."],
		['<p title="{{ title }}">{{ nothing }}</p>', '<p title="The &quot;old&quot; &lt;quay&gt;"></p>'],
		["", ""],
	])("puts the values of the code into %j", (template, result) => {
		expect(byRule(call, new Map([["map", template]]))).toBe(result);
	});

	it.each([
		["![A](a.jpg)\n", "<figure>\n\n![A](a.jpg)\n\n<figcaption></figcaption></figure>"],
		["Words", "<figure>Words<figcaption></figcaption></figure>"],
	])("lets Markdown be read within an element that holds paragraphs: %j", (content, result) => {
		const rules = new Map([["map", "<figure>{{ content }}<figcaption>{{ caption }}</figcaption></figure>"]]);
		expect(byRule({ ...call, content }, rules, "markdown")).toBe(result);
	});

	it("puts Markdown into a line as it is", () => {
		expect(byRule({ ...call, content: " *so* " }, new Map([["map", "(<b>{{ content }}</b>)"]]), "markdown")).toBe("(<b>*so*</b>)");
	});

	it("knows nothing of names without a rule, whatever they are", () => {
		expect(byRule({ ...call, name: "constructor" }, new Map([["map", ""]]))).toBeUndefined();
		expect(byRule(call)).toBeUndefined();
	});

	it("does not read values as templates", () => {
		const named = new Map([["title", "{{ content }} $& $1"]]);
		expect(byRule({ ...call, named }, new Map([["map", "{{ title }}"]]))).toBe("{{ content }} $&amp; $1");
	});
});

describe("ruleFault", () => {
	it("finds what is no rule", () => {
		expect(ruleFault("include map.html", "<p>{{ 1 }}</p>")).toBeUndefined();
		expect(ruleFault("", "x")).toContain("name");
		expect(ruleFault("a\nb", "x")).toContain("name");
		expect(ruleFault("map", "{{ title")).toContain("template");
		expect(ruleFault("map", "{% if x %}")).toContain("template");
		expect(ruleFault("map", "{{ a.b }}")).toContain("template");
	});
});
