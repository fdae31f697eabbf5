import { expect, it } from "vitest";
import { circleIn } from "../../src/eleventy/templatecircles.ts";

/** The first circle among templates, given their texts by name. */
function circleOf(texts: Readonly<Record<string, string>>) {
	return circleIn(Object.keys(texts), (name) => texts[name] ?? "");
}

it("finds a template that extends itself", () => {
	expect(circleOf({ "layouts/a.njk": '\n{%- extends "layouts/a.njk" %}' })).toEqual({ name: "layouts/a.njk", index: 14, by: [] });
});

it("finds a template that uses itself by way of others, wherever it is met", () => {
	const texts = {
		"start.njk": "{% include 'a.njk' %}",
		"a.njk": '{% include "none.njk" %}{% extends "b.njk" %}',
		"b.njk": '{% from "c.njk" import x %}',
		"c.njk": '{% import "a.njk" as a %}',
	};
	expect(circleOf(texts)).toEqual({ name: "c.njk", index: 11, by: ["a.njk", "b.njk"] });
});

it("finds none where templates are used twice", () => {
	const many = Object.fromEntries(Array.from({ length: 2000 }, (_, at) => [`${at}.njk`, `{% include "${at + 1}.njk" %}`.repeat(50)]));
	expect(
		circleOf({ ...many, "a.njk": '{% extends "backfile/a.njk" %}', "b.njk": '{% include "a.njk" %}{% include "a.njk" %}' }),
	).toBeUndefined();
});
