import path from "node:path";
import { expect, it } from "vitest";
import { templateFault, templatesIn } from "../../src/eleventy/templatefaults.ts";
import { temporary, write } from "../pipeline/archives.ts";

/** The fault of a template `layouts/own.njk`, which layouts/term.njk uses, with what Nunjucks says of it. */
function faultIn(text: string, said: string, filters: readonly string[] = []) {
	const folder = temporary();
	write(folder, { "layouts/own.njk": text, "layouts/term.njk": '{% extends "layouts/own.njk" %}' });
	const file = (name: string) => path.join(folder, "layouts", name);
	const message = said.replace("OWN", `(${file("term.njk")}) (${file("own.njk")})`).replace("TERM", `(${file("term.njk")})`);
	const fault = templateFault(message, { files: templatesIn([folder]), filters });
	return fault && [`${path.basename(fault.file)}:${fault.line}:${fault.column}`, fault.message, fault.meant];
}

it.each([
	["{% block main %}\n<p>", "OWN parseBlock: expected endblock, got end of file", "own.njk:1:1", "block"],
	["{% block main %}\n{%- for a in b %}\n{% endblock %}", "OWN [Line 3, Column 4] unknown block tag: endblock", "own.njk:2:1", "for"],
	["{# {% if a %} #}\n{% set x = 1 %}{% if b %}", "OWN parseIf: expected elif, else, or endif, got end of file", "own.njk:2:16", "if"],
	["{% raw %}{% if a %}{% endraw %}\n{% for a in b %}", "OWN unexpected end of file", "own.njk:2:1", "for"],
])("names the tag that was left open, and not the place at which that is noticed: %j", (text, said, place, tag) => {
	expect(faultIn(text, said)).toEqual([place, `the tag {% ${tag} … %} is not closed: {% end${tag} %} is missing`, undefined]);
});

it("names the tag that is meant, and one that closes nothing", () => {
	expect(faultIn("{% bloc main %}", "OWN [Line 1, Column 4] unknown block tag: bloc")).toEqual([
		"own.njk:1:4",
		"there is no tag bloc",
		"block",
	]);
	expect(faultIn("<p>{% endif %}", "OWN [Line 1, Column 7] unknown block tag: endif")).toEqual([
		"own.njk:1:7",
		"the tag {% endif %} has no beginning before it",
		undefined,
	]);
});

it("counts the lines of the front matter that Eleventy takes off a page", () => {
	const text = "---\ntitle: A\n---\n{{ title }\n";
	expect(faultIn(text, "OWN [Line 1, Column 10] expected variable end")?.[0]).toBe("own.njk:4:10");
});

it("finds a filter or a template that there is not in the template that names it, where Nunjucks names another", () => {
	const filter = faultIn("<p>\n{{ a | timeHTML }}", "TERM [Line 1, Column 9] Error: filter not found: timeHTML", ["timeHtml"]);
	expect(filter).toEqual(["own.njk:2:8", "there is no filter timeHTML", "timeHtml"]);
	const template = (name: string) => faultIn(`\n{% extends "${name}" %}`, `TERM Error: template not found: ${name}`);
	expect(template("layouts/trem.njk")).toEqual(["own.njk:2:13", "there is no template layouts/trem.njk", "layouts/term.njk"]);
	expect(template("term.njk")?.[2]).toBe("layouts/term.njk");
	expect(template("backfile/layouts/section.njk")?.[2]).toBe("backfile/layouts/term.njk");
});

it("leaves a message alone that names no template", () => {
	expect(faultIn("", "Cannot read properties of undefined")).toBeUndefined();
});

it("names the place where a template uses itself, and the one that may be meant", () => {
	const overflow = "OWN RangeError: Maximum call stack size exceeded";
	expect(faultIn('\n{% extends "layouts/own.njk" %}', overflow)).toEqual([
		"own.njk:2:13",
		"the template uses itself, and so has no end",
		"backfile/layouts/own.njk",
	]);
	expect(faultIn('{% include "layouts/term.njk" %}', overflow)).toEqual([
		"term.njk:1:13",
		"the template uses itself by way of layouts/own.njk, and so has no end",
		undefined,
	]);
	expect(faultIn("<p>", overflow)?.[1]).toBe("RangeError: Maximum call stack size exceeded");
});
