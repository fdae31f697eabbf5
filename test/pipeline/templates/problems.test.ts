import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { filesBelow } from "../../../src/pipeline/content/files.ts";
import { OUR_TEMPLATES } from "../../../src/pipeline/settings/load.ts";
import { templateProblems } from "../../../src/pipeline/templates/problems.ts";
import { parseTemplate } from "../../../src/pipeline/templates/syntax.ts";
import { usesIn, writtenUses } from "../../../src/pipeline/templates/uses.ts";
import { temporary, write } from "../archives.ts";

/** What is told of an owner's templates, as `file:line: message`. */
async function toldOf(files: Readonly<Record<string, string>>, language = "en-GB", settings = ""): Promise<string[]> {
	const root = temporary();
	write(path.join(root, "templates"), files);
	write(root, { "settings.ts": settings });
	const folders = [path.join(root, "templates"), OUR_TEMPLATES];
	const problems = await templateProblems(root, folders, { language }, [{ from: path.join(root, "settings.ts") }]);
	return problems.map(({ file, line, message }) => `${file}${line === undefined ? "" : `:${line}`}: ${message}`);
}

describe("our own templates", () => {
	it("are those of no owner, also where an archive stands beside them", async () => {
		expect(await templateProblems(path.dirname(OUR_TEMPLATES), [OUR_TEMPLATES, OUR_TEMPLATES], { language: "en" }, [])).toEqual([]);
	});
});

describe("the blocks of an owner's template", () => {
	const STORY = '{% extends "backfile/layouts/story.njk" %}\n';

	it("are told of where the template that it extends has none of that name", async () => {
		expect(await toldOf({ "layouts/story.njk": `${STORY}{% block aftertxt %}5 min{% endblock %}` })).toEqual([
			"templates/layouts/story.njk:2: What stands in the block aftertxt is shown nowhere: the template that this one extends has no such block. Did you mean afterText?",
		]);
	});

	it("may be those of all that the template extends, and stand within blocks of its own", async () => {
		const files = {
			"layouts/story.njk": `${STORY}{%- block main -%}{% block mine %}{{ super() }}{% endblock %}{% endblock %}{% block foot %}{% endblock %}`,
			"layouts/base.njk": '{% extends "backfile/layouts/base.njk" %}{% block head %}{% endblock %}',
			"layouts/page.njk": '{% extends "layouts/story.njk" %}{% block mine %}{% endblock %}{# {% block not %} #}',
		};
		expect(await toldOf(files)).toEqual([]);
	});

	it("are looked for in each template that may be extended", async () => {
		const choice = '{% extends "layouts/a.njk" if item.url == "/a/" else "backfile/layouts/term.njk" %}{% block only %}{% endblock %}';
		const a = (block: string) =>
			`{% extends "backfile/layouts/term.njk" %}{% block main %}{% block ${block} %}{% endblock %}{% endblock %}`;
		expect(await toldOf({ "layouts/term.njk": choice, "layouts/a.njk": a("only") })).toEqual([]);
		expect(await toldOf({ "layouts/term.njk": choice, "layouts/a.njk": a("other") })).toHaveLength(1);
	});

	it("are passed over where nobody knows what is extended", async () => {
		expect(await toldOf({ "a.njk": "{% extends layout %}{% block x %}{% endblock %}" })).toEqual([]);
		expect(await toldOf({ "a.njk": '{% extends "gone.njk" %}{% block x %}{% endblock %}' })).toEqual([]);
		expect(await toldOf({ "a.njk": '{% extends "a.njk" %}{% block x %}{% endblock %}' })).toEqual([]);
	});
});

describe("an owner's words", () => {
	it("are told of where no page says them, or nothing is filled in", async () => {
		const words = 'calendar: By date\nearlier-coverge: More\nby: "By {name}"\nstories: { one: "a story", other: "stories" }\n';
		expect(await toldOf({ "words/en.yml": words })).toEqual([
			"templates/words/en.yml:2: No page says the text earlier-coverge. Did you mean earlier-coverage?",
			"templates/words/en.yml:3: Nothing is filled in for {name} in the text by.",
			"templates/words/en.yml:4: The text stories leaves out {count}.",
		]);
	});

	it("may be said by templates of the owner's, and need not count in every form", async () => {
		const files = {
			"words/en.yml": 'tide: High water\nstories: { one: "a single story", other: "{count} stories" }\n',
			"layouts/base.njk": '{% extends "backfile/layouts/base.njk" %}{% block foot %}{{ "tide" | say }}{% endblock %}',
		};
		expect(await toldOf(files)).toEqual([]);
	});

	it("are asked for where there are none in the language", async () => {
		const told = [".eleventy.ts: There are no words of the site itself in nl-BE, so it says “Calendar” and the like in English."];
		expect(await toldOf({}, "nl-BE")).toEqual(told);
		expect(await toldOf({ "words/nl.yml": "calendar: Kalender\n" }, "nl-BE")).toEqual([]);
		expect([await toldOf({}, "de-AT"), await toldOf({}, "en")]).toEqual([[], []]);
	});

	it("are left to what reads them where they are no YAML", async () => {
		expect(await toldOf({ "words/en.yml": "calendar: [x\n" })).toEqual([]);
		expect(await toldOf({ "words/en.yml": "- a\n" })).toEqual([]);
	});
});

describe("what an owner's template names", () => {
	const TERM = '{% extends "backfile/layouts/term.njk" %}{% block main %}\n';
	const toldOfTerm = (text: string, settings = "") =>
		toldOf({ "layouts/term.njk": `${TERM}${text}{% endblock %}` }, "en-GB", settings).then((told) =>
			told.map((line) => line.replace("templates/layouts/term.njk:", "")),
		);

	it("is told of where there is no such thing", async () => {
		expect(
			await toldOfTerm(
				"{{ item.trm.name }}\n{{ site.titel }}\n{% for s in item.stories %}{{ s.headlin }}{{ s.section.name }}{% endfor %}\n{{ item.article.headline }}{{ item.stories.url }}",
			),
		).toEqual([
			"2: There is no item.trm on pages of the kind term, so that nothing is shown for it. Did you mean item.term?",
			"3: There is no site.titel, so that nothing is shown for it. Did you mean site.title?",
			"4: There is no s.headlin, so that nothing is shown for it. Did you mean s.headline?",
			"4: s.section is a text, and has no name: nothing is shown for s.section.name.",
			"5: There is no item.article on pages of the kind term, so that nothing is shown for it. It is there on pages of the kind story, page, bib, ris.",
			"5: item.stories is a list, and has no url: nothing is shown for item.stories.url.",
		]);
	});

	it("is followed through loops, `set`, parts of lists and conditions", async () => {
		const wrong = [
			"{% for s in item.stories.slice(0, 3) %}{{ loop.indx }}{% endfor %}",
			"{{ (item.stories | first).hedline }}",
			"{{ item.stories[0].hedline }}",
			"{% set one = item.term %}{{ one.nam }}",
			"{{ one.x }}",
			"{% if item.strories %}{% elif not item.yeers %}{% endif %}",
			"{{ (item.term if item.url else item.term).nam }}",
			'{{ item.term.nam | default("") }}',
			'{% for s in item.stories | reverse %}{{ "by" | say({ names: s.authrs }) }}{% endfor %}',
		];
		const lines = (await toldOfTerm(wrong.join("\n"))).map((line) => Number(line.split(":")[0]));
		expect(lines).toEqual([2, 3, 4, 5, 6, 7, 7, 8, 9, 10]);
	});

	it("is told of where a variable was left out, or misspelt", async () => {
		expect(await toldOfTerm("{{ term.name }}\n{{ itme.url }}{% for story in item.stories %}{{ stroy.url }}{% endfor %}")).toEqual([
			"2: There is no variable term, so that nothing is shown for it. Did you mean item.term?",
			"3: There is no variable itme, so that nothing is shown for it. Did you mean item?",
			"3: There is no variable stroy, so that nothing is shown for it. Did you mean story?",
		]);
	});

	it("is passed over where nobody can know it", async () => {
		const right = [
			"{{ item.stories.length }}{{ item.term.name.toUpperCase() }}{{ item.stories.concat([1])[0].x }}{{ item.term.about.biography }}",
			"{% macro line(story, dated=true) %}{{ story.anything }}{{ dated.x }}{{ caller() }}{% endmacro %}{% call line(1) %}{% endcall %}",
			'{% import "backfile/partials/stories.njk" as list %}{{ list.nothing }}{% from "backfile/partials/kinds.njk" import name as called %}{{ called(1) }}',
			"{% for name, value in item.perYear %}{{ name.x }}{{ value.y }}{% else %}{{ item.url }}{% endfor %}",
			"{% set a = item.term %}{% if x %}{% set a = item.stories %}{% endif %}{{ a.name }}{{ (item.term or site).contact }}",
			'{{ tide }}{{ page.url }}{{ range(3) }}{{ { trm: 1 }.trm }}{{ item.url is defined }}{% weather "x", item.no %}{% switch 1 %}{% case 2 %}{% endswitch %}',
			"{% set text %}{{ item.url }}{% endset %}{{ text.x }}{{ item[page.url].x }}{{ sitee }}{# {{ item.no }} #}{% raw %}{{ item.no }}{% endraw %}",
		];
		expect(await toldOfTerm(right.join("\n"), 'config.addGlobalData("sitee", 1)')).toEqual([]);
		expect(await toldOfTerm("{{ item.no }}{% if %}")).toEqual([]);
	});

	it("is that of all pages which a template is part of", async () => {
		const files = {
			"layouts/story.njk": '{% extends "backfile/layouts/story.njk" %}{% block afterText %}{% include "partials/more.njk" %}{% endblock %}',
			"layouts/term.njk": '{% extends "layouts/a.njk" if item.url == "/a/" else "backfile/layouts/term.njk" %}',
			"layouts/a.njk":
				'{% extends "backfile/layouts/term.njk" %}{% block main %}{{ item.artikel }}{{ item.term.name }}{% include "partials/more.njk" %}{% endblock %}',
			"partials/more.njk": "{{ item.article.headline }}{{ item.term.name }}{{ item.volumes }}",
		};
		const told = await toldOf(files);
		expect(told.map((line) => line.split(",")[0])).toEqual([
			"templates/layouts/a.njk:1: There is no item.artikel on pages of the kind term",
			"templates/partials/more.njk:1: There is no item.volumes on pages of the kind story or term",
		]);
	});

	it("may be what an including template calls so", async () => {
		const files = {
			"layouts/term.njk": `${TERM}{% for item in item.stories %}{% include "partials/one.njk" %}{% endfor %}{% endblock %}`,
			"partials/one.njk": "{{ item.headline }}",
		};
		expect(await toldOf(files)).toEqual([]);
	});

	it("is `site` on a page of the owner's own, and what the page says of itself", async () => {
		const page = "---\npermalink: /staff.html\npagination: { data: staff, alias: item }\n---\n{{ item.no }}{{ people }}\n{{ site.titel }}";
		expect(await toldOf({ "staff.njk": page })).toEqual([
			"templates/staff.njk:6: There is no site.titel, so that nothing is shown for it. Did you mean site.title?",
		]);
	});

	it("may be in the front matter of a page that extends the template", async () => {
		const base = '{% extends "backfile/layouts/base.njk" %}{% block foot %}{{ publisher }}{% endblock %}';
		expect(await toldOf({ "layouts/base.njk": base })).toHaveLength(1);
		const page = '---\npublisher: me\n---\n{% extends "layouts/base.njk" %}';
		expect(await toldOf({ "layouts/base.njk": base, "staff.njk": page })).toEqual([]);
	});

	it("is there in all templates of ours", async () => {
		const ours = filesBelow(OUR_TEMPLATES).filter(({ path: name }) => !name.startsWith("preview/"));
		expect(await toldOf(Object.fromEntries(ours.map(({ path: name, from }) => [name, readFileSync(from, "utf8")])))).toEqual([]);
	});
});

describe("templates of ours", () => {
	it("name what they use in a form that is found without parsing them", () => {
		for (const { path: name, from } of filesBelow(OUR_TEMPLATES)) {
			if (!name.endsWith(".njk")) continue;
			const text = readFileSync(from, "utf8");
			const sorted = (uses: readonly unknown[]) => uses.map((use) => JSON.stringify(use)).sort();
			expect(sorted(writtenUses(text)), name).toEqual(sorted(usesIn(parseTemplate(text))));
		}
	});
});

describe("a template that makes whole pages", () => {
	const WHOLE = "<!doctype html><html><body>{% block main %}{% endblock %}</body></html>";

	it("is told of where it extends nothing and writes no head", async () => {
		expect(await toldOf({ "layouts/story.njk": "<h1>{{ item.article.headline }}</h1>" })).toEqual([
			"templates/layouts/story.njk:1: Pages of the kind story have no head, no masthead and no foot: this template makes them, and it extends no other one.",
		]);
		const files = {
			"layouts/term.njk": '{% extends "layouts/council.njk" if item.url == "/sections/council/" else "backfile/layouts/term.njk" %}',
			"layouts/council.njk": "{% block main %}{{ item.term.name }}{% endblock %}",
		};
		expect(await toldOf(files)).toEqual([
			"templates/layouts/council.njk:1: Pages of the kind term have no head, no masthead and no foot: this template makes them, and it extends no other one.",
		]);
		expect(await toldOf({ "layouts/base.njk": "{% block main %}{% endblock %}" })).toEqual([
			"templates/layouts/base.njk:1: Most pages have no head, no masthead and no foot: this template makes them, and it extends no other one.",
		]);
	});

	it("is given the template to extend", async () => {
		const root = temporary();
		write(path.join(root, "templates"), {
			"layouts/term.njk": '{% extends "layouts/a.njk" %}',
			"layouts/a.njk": "x",
			"layouts/page.njk": "x",
		});
		const problems = await templateProblems(root, [path.join(root, "templates"), OUR_TEMPLATES], { language: "en" }, []);
		expect(problems.map(({ remedy }) => /"backfile[^"]+"/.exec(remedy)?.[0])).toEqual([
			'"backfile/layouts/term.njk"',
			'"backfile/layouts/page.njk"',
		]);
	});

	it("may write the head itself, or have it by what it uses", async () => {
		const files = {
			"layouts/base.njk": WHOLE,
			"layouts/front.njk": '{% include "partials/start.njk" %}Hello',
			"partials/start.njk": "<HTML lang=en><head>",
			"layouts/page.njk": "{% include site.title %}",
			"layouts/story.njk": '{% extends "layouts/base.njk" %}',
			"layouts/face.njk": ":root { --ink: red; }",
			"feeds/rss.njk": "<rss></rss>",
			"layouts/search.njk": "{% if %}",
		};
		expect(await toldOf(files)).toEqual([]);
	});
});

describe("text outside of all blocks", () => {
	it("is told of where the template extends another one", async () => {
		const text = '{% extends "backfile/layouts/story.njk" %}\n{# why #}\n\n<p>Hello</p>\n{% block foot %}{% endblock %}';
		expect(await toldOf({ "layouts/story.njk": text })).toEqual([
			"templates/layouts/story.njk:4: The text here is shown nowhere: this template extends another one, and the text stands outside of all blocks.",
		]);
		expect(await toldOf({ "partials/nameplate.njk": "{% block x %}{% endblock %}<p>Hello</p>" })).toEqual([]);
	});
});

describe("a file that nothing uses", () => {
	it("is told of, with the name that was meant", async () => {
		const files = {
			"layouts/section.njk": '{% extends "backfile/layouts/term.njk" %}',
			"layouts/story.html": "",
			"partials/nameplat.njk": "",
			"assets/owm.css": "",
			"assets/own.scss": "",
			"term.njk": "<p>Hello</p>",
			"own.css": "",
			"own.less": "",
			"words/en.yaml": "",
		};
		const told = (await toldOf(files)).map((line) => line.replace("Nothing uses this file: ", "").replace("templates/", ""));
		expect(told).toEqual([
			"term.njk:1: No page of the archive uses this file: it makes a page of its own. Did you mean layouts/term.njk?",
			"assets/owm.css: no template of yours links to it. Did you mean assets/own.css?",
			"assets/own.scss: browsers read CSS alone, and nothing makes CSS of it. Did you mean assets/own.css?",
			"layouts/section.njk: no page asks for a template of this name. Did you mean layouts/term.njk?",
			"layouts/story.html: no page asks for a template of this name. Did you mean layouts/story.njk?",
			"own.css: it is no template, and stands outside of assets/. Did you mean assets/own.css?",
			"own.less: browsers read CSS alone, and nothing makes CSS of it. Did you mean assets/own.css?",
			"partials/nameplat.njk: no page asks for a template of this name. Did you mean partials/nameplate.njk?",
			"words/en.yaml: no language has words in a file of this name. Did you mean words/en.yml?",
		]);
	});

	it("is passed over where it is named, where a variable may name it, and where Eleventy may read it", async () => {
		const files = {
			"layouts/base.njk":
				'{% extends "backfile/layouts/base.njk" %}{% block head %}<link href="/assets/more.css">{% include "partials/" + page.url %}{% endblock %}',
			"partials/other.njk": "",
			"assets/more.css": "@import 'even.css'",
			"assets/even.css": "",
			"assets/own.css": "",
			"assets/style.css": "",
			"assets/fonts/x.woff2": "",
			"words/nl.yml": "",
			"_data/people.json": "",
			"staff.njk": "",
			"search.njk": "",
			"term.njk": "---\npermalink: /term.html\n---\n",
			"more/term.njk": "",
			"assets/more.scss": "",
			"staff.11tydata.json": "",
			"copied.txt": "",
		};
		expect(await toldOf(files, "en-GB", 'config.addPassthroughCopy("templates/copied.txt"); config.addExtension("scss", {})')).toEqual([]);
	});
});
