import { describe, expect, it } from "vitest";
import { jekyll } from "../../../../../src/importers/formats/generator/jekyll/jekyll.ts";
import { folderOf, readTwice } from "../../../passes.ts";

const SITE = {
	"_config.yml": "url: https://a.example\nlang: en\n",
	"_data/ferries.toml": '[[line]]\nname = "North"\nfare = 42\nnote = "new"\n[[line]]\nname = "South"\nfare = 38\n',
	"_data/parties.yml": "red: { seats: 12 }\nblue: { seats: 9 }\n",
};

async function textOf(body: string): Promise<{ readonly text: string; readonly unknown: readonly string[] }> {
	const { stories } = await readTwice(jekyll, [folderOf({ ...SITE, "_posts/2019-03-04-a.md": `---\ntags: [ferry]\n---\n${body}\n` })]);
	return { text: stories[0]?.body.text.trim() ?? "", unknown: stories[0]?.unknown?.map(({ name }) => name) ?? [] };
}

describe("a loop over what is known", () => {
	it.each([
		["a list", "{% for l in site.data.ferries.line %}- {{ l.name }}: {{ l.fare }}\n{% endfor %}", "- North: 42\n- South: 38"],
		["a table, by its pairs", "{% for p in site.data.parties %}{{ p[0] }} {{ p[1].seats }}; {% endfor %}", "red 12; blue 9;"],
		["a variable", '{% assign n = "1|2|3" | split: "|" %}{% for i in n reversed limit:2 %}#{{ i }} {% endfor %}', "#2 #1"],
		["places", "{% for l in site.data.ferries.line %}{{ forloop.index }}{% unless forloop.last %}, {% endunless %}{% endfor %}", "1, 2"],
		[
			"what is missing",
			"{% for l in site.data.ferries.line %}{{ l.name }}{% if l.note %} ({{ l.note }}){% endif %} {{ l.x }}{% endfor %}.",
			"North (new) South .",
		],
		[
			"a loop within it",
			"{% for l in site.data.ferries.line %}{% for p in site.data.parties %}{{ l.fare }}{{ p[0] }} {% endfor %}{% endfor %}",
			"42red 42blue 38red 38blue",
		],
		["other words where there is nothing", "{% for l in page.none %}x{% else %}None.{% endfor %}", "None."],
		["a range, from an offset on", "{% for i in (1..5) offset:2 %}{{ i }}{{ forloop.rindex }} {% endfor %}", "33 42 51"],
		["a variable that it sets", "{% for l in site.data.ferries.line %}{% assign n = l.name | upcase %}{{ n }} {% endfor %}", "NORTH SOUTH"],
		["raw text", "{% for l in site.data.ferries.line %}{% raw %}{{ l }}{% endraw %}{% endfor %}", "{{ l }}{{ l }}"],
	])("shows %s", async (_, body, text) => {
		expect(await textOf(body)).toEqual({ text, unknown: [] });
	});

	it.each([
		["{% for p in site.posts %}{{ p.title }}{% endfor %}", ["p.title", "for"]],
		["{% for l in site.data.ferries.line %}{{ l.name | where_is_it }}{% endfor %}", ["l.name", "for"]],
		["{% for l in site.data.nothing %}x{% endfor %}", ["for"]],
		["{% for l in site.data.ferries.line %}x{% when 1 %}y{% endfor %}", ["for"]],
		["{% for i in (1..99999999) %}x{% endfor %}", ["for"]],
		["{% for l in site.data.ferries.line %}{{ n }}{% assign n = l.name %}{% endfor %}", ["n", "assign", "for"]],
	])("leaves as typed what is not: %s", async (body, unknown) => {
		expect(await textOf(body)).toEqual({ text: body, unknown });
	});
});

describe("a condition", () => {
	it.each([
		['page.tags contains "ferry"', "yes"],
		['page.tags contains "x"', "no"],
		["page.series", "no"],
		["site.lang", "yes"],
		['site.lang == "de"', "no"],
		["site.data.parties.red.seats > 10", "yes"],
		['page.series or site.lang == "en"', "yes"],
		["site.lang and page.series == nil", "yes"],
	])("is obeyed where all of it is known: %s", async (test, text) => {
		expect(await textOf(`{% if ${test} %}yes{% else %}no{% endif %}`)).toEqual({ text, unknown: [] });
	});

	it("shows the first of several parts that is true", async () => {
		const body =
			"{% if page.a %}A{% elsif page.tags %}{% if page.b %}x{% else %}B{% endif %}{% else %}C{% endif %}{% unless page.a %}D{% endunless %}";
		// Tags are known where the page has some.
		expect((await textOf(body)).text).toBe("BD");
	});

	it.each(["page.next", "site.posts", "site.lang ~ 3", 'site.lang < "x"', "thing"])("stays as typed: %s", async (test) => {
		const body = `{% if ${test} %}yes{% endif %}`;
		expect(await textOf(body)).toEqual({ text: body, unknown: ["if"] });
	});
});

describe("a choice", () => {
	const BODY = '{% case X %}{% when "de", "nl" %}A{% when "en" or 3 %}{% if page.tags %}B{% endif %}{% else %}C{% endcase %}';

	it.each([
		["site.lang", "B"],
		['"nl"', "A"],
		["3", "B"],
		["page.series", "C"],
	])("shows the part for %s", async (value, text) => {
		expect(await textOf(BODY.replace("X", value))).toEqual({ text, unknown: [] });
	});

	it.each([
		["{% case site.posts %}{% when 1 %}A{% endcase %}", ["case"]],
		["{% case site.lang %}{% when thing %}A{% endcase %}", ["case"]],
	])("stays as typed: %s", async (body, unknown) => {
		expect(await textOf(body)).toEqual({ text: body, unknown });
	});
});

describe("a capture", () => {
	it("is the value of a variable", async () => {
		const body =
			'{% capture who %}{{ site.data.ferries.line[0].name }} {% if page.tags %}line{% endif %}{% endcapture %}[{{ who | append: "!" }}]';
		expect(await textOf(body)).toEqual({ text: "[North line!]", unknown: [] });
	});

	it.each([
		["{% capture a %}{{ site.posts }}{% endcapture %}{{ a }}", ["site.posts", "capture", "a"]],
		["{% if page.next %}{% capture a %}1{% endcapture %}{% endif %}{{ a }}", ["capture", "if", "a"]],
	])("stays as typed where it may be anything: %s", async (body, unknown) => {
		const made = await textOf(body);
		expect(made.text).toBe(body);
		expect([...made.unknown].sort()).toEqual([...unknown].sort());
	});
});

it("does not let values grow beyond a bound", async () => {
	const twice = ["{% assign a = 'xxxxxxxxxx' %}", "{% assign a = a | append: a %}".repeat(60), "{{ a }}"].join("");
	const captured = `{% capture a %}xxxxxxxxxx{% endcapture %}${"{% capture a %}{{ a }}{{ a }}{% endcapture %}".repeat(60)}{{ a }}`;
	const joined = `{% assign a = "x,x,x,x" | split: "," %}${"{% assign a = a | concat: a %}".repeat(60)}{{ a | join: "y" }}`;
	for (const body of [twice, captured, joined]) expect((await textOf(body)).text.length).toBeLessThan(2_100_000);
	const repeated = await textOf(`{% assign a = "${"x".repeat(5000)}" %}${"{{ a }}".repeat(2000)}`);
	expect(repeated.text.length).toBeLessThan(2_100_000);
	expect(repeated.unknown).toContain("a");
});

it("is not unrolled beyond a bound, in depth and in length", async () => {
	const deep = `${"{% if site.lang %}".repeat(2000)}x${"{% endif %}".repeat(2000)}`;
	expect((await textOf(deep)).text).toContain("x");
	const open = "{% for l in site.data.ferries.line %}".repeat(6) + "y".repeat(50_000) + "{% endfor %}".repeat(6);
	const { text, unknown } = await textOf(open);
	expect(unknown).toContain("for");
	expect(text.length).toBeLessThan(1_000_000);
});
