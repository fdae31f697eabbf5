import { describe, expect, it } from "vitest";
import { LIQUID_INCLUDE, plainBraceTemplate, TERA_SHORTCODE } from "../../../../../src/importers/formats/generator/code/plainbraces.ts";
import { fillTemplate } from "../../../../../src/importers/formats/generator/code/plaintemplates.ts";

const call = { name: "x", values: [], named: new Map([["src", "/a.png"]]), content: "in *side*" };

const filled = (text: string, language = TERA_SHORTCODE) => {
	const template = plainBraceTemplate(text, language);
	return template && fillTemplate(template, call, "markdown");
};

describe("a template of Tera or Liquid", () => {
	it.each([
		['{# a note #}<img src="{{ src }}">', '<img src="/a.png">'],
		["<blockquote>{{ body | markdown | safe }}</blockquote>", "<blockquote>\n\nin *side*\n\n</blockquote>"],
		["{% if none %}a{% elif src %}b{% else %}c{% endif %}", "b"],
		['<i>{{ none | default(value="usual") }}</i>', "<i>usual</i>"],
		['<a href="{{ config.base_url }}{{ src }}">x</a>', '<a href="/a.png">x</a>'],
	])("fills %s of Tera", (text, expected) => {
		expect(filled(text)).toBe(expected);
	});

	it("fills one of Liquid, whose values stand behind include.", () => {
		expect(filled('{% comment %}x{% endcomment %}<img src="{{ include.src | relative_url }}">', LIQUID_INCLUDE)).toBe('<img src="/a.png">');
		expect(filled("{{ src }}", LIQUID_INCLUDE)).toBeUndefined();
	});

	it.each(["{% for a in b %}{{ a }}{% endfor %}", "{% set a = 1 %}", "{{ src | upper }}", "{% if src %}", "{{ a.b }}"])(
		"does not know %s",
		(text) => {
			expect(filled(text)).toBeUndefined();
		},
	);
});
