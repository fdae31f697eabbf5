import path from "node:path";
import { describe, expect, it } from "vitest";
import { OUR_TEMPLATES } from "../../../src/pipeline/settings/load.ts";
import { templateProblems } from "../../../src/pipeline/templates/problems.ts";
import { temporary, write } from "../archives.ts";

/** What is told of an owner's templates, as `file:line: message`. */
function toldOf(files: Readonly<Record<string, string>>, language = "en-GB"): string[] {
	const root = temporary();
	write(path.join(root, "templates"), files);
	const problems = templateProblems(root, [path.join(root, "templates"), OUR_TEMPLATES], { language });
	return problems.map(({ file, line, message }) => `${file}${line === undefined ? "" : `:${line}`}: ${message}`);
}

describe("the blocks of an owner's template", () => {
	const STORY = '{% extends "backfile/layouts/story.njk" %}\n';

	it("are told of where the template that it extends has none of that name", () => {
		expect(toldOf({ "layouts/story.njk": `${STORY}{% block aftertxt %}5 min{% endblock %}` })).toEqual([
			"templates/layouts/story.njk:2: What stands in the block aftertxt is shown nowhere: the template that this one extends has no such block. Did you mean afterText?",
		]);
	});

	it("may be those of all that the template extends, and stand within blocks of its own", () => {
		const files = {
			"layouts/story.njk": `${STORY}{%- block main -%}{% block mine %}{{ super() }}{% endblock %}{% endblock %}{% block foot %}{% endblock %}`,
			"layouts/base.njk": '{% extends "backfile/layouts/base.njk" %}{% block head %}{% endblock %}',
			"layouts/page.njk": '{% extends "layouts/story.njk" %}{% block mine %}{% endblock %}{# {% block not %} #}',
		};
		expect(toldOf(files)).toEqual([]);
	});

	it("are looked for in each template that may be extended", () => {
		const choice = '{% extends "layouts/a.njk" if item.url == "/a/" else "backfile/layouts/term.njk" %}{% block only %}{% endblock %}';
		const a = (block: string) =>
			`{% extends "backfile/layouts/term.njk" %}{% block main %}{% block ${block} %}{% endblock %}{% endblock %}`;
		expect(toldOf({ "layouts/term.njk": choice, "layouts/a.njk": a("only") })).toEqual([]);
		expect(toldOf({ "layouts/term.njk": choice, "layouts/a.njk": a("other") })).toHaveLength(1);
	});

	it("are passed over where nobody knows what is extended", () => {
		expect(toldOf({ "a.njk": "{% extends layout %}{% block x %}{% endblock %}" })).toEqual([]);
		expect(toldOf({ "a.njk": '{% extends "gone.njk" %}{% block x %}{% endblock %}' })).toEqual([]);
		expect(toldOf({ "a.njk": '{% extends "a.njk" %}{% block x %}{% endblock %}' })).toEqual([]);
	});
});

describe("an owner's words", () => {
	it("are told of where no page says them, or nothing is filled in", () => {
		const words = 'calendar: By date\nearlier-coverge: More\nby: "By {name}"\nstories: { one: "a story", other: "stories" }\n';
		expect(toldOf({ "words/en.yml": words })).toEqual([
			"templates/words/en.yml:2: No page says the text earlier-coverge. Did you mean earlier-coverage?",
			"templates/words/en.yml:3: Nothing is filled in for {name} in the text by.",
			"templates/words/en.yml:4: The text stories leaves out {count}.",
		]);
	});

	it("may be said by templates of the owner's, and need not count in every form", () => {
		const files = {
			"words/en.yml": 'tide: High water\nstories: { one: "a single story", other: "{count} stories" }\n',
			"layouts/base.njk": '{% extends "backfile/layouts/base.njk" %}{% block foot %}{{ "tide" | say }}{% endblock %}',
		};
		expect(toldOf(files)).toEqual([]);
	});

	it("are asked for where there are none in the language", () => {
		const told = [".eleventy.ts: There are no words of the site itself in nl-BE, so it says “Calendar” and the like in English."];
		expect(toldOf({}, "nl-BE")).toEqual(told);
		expect(toldOf({ "words/nl.yml": "calendar: Kalender\n" }, "nl-BE")).toEqual([]);
		expect([toldOf({}, "de-AT"), toldOf({}, "en")]).toEqual([[], []]);
	});

	it("are left to what reads them where they are no YAML", () => {
		expect(toldOf({ "words/en.yml": "calendar: [x\n" })).toEqual([]);
		expect(toldOf({ "words/en.yml": "- a\n" })).toEqual([]);
	});
});
