import { describe, expect, it } from "vitest";
import { jekyll } from "../../../../../src/importers/formats/generator/jekyll/jekyll.ts";
import { folderOf, readTwice } from "../../../passes.ts";

const SITE = {
	"_config.yml": "url: https://a.example\n",
	"_data/ferries.toml": '[[line]]\nname = "North"\nfare = 42\n[[line]]\nname = "South"\nfare = 38\n',
	"_includes/fares.html": `<table>
  {%- comment %}All lines{% endcomment %}
  {% for line in include.lines %}
    <tr>

      <td>{{ line.name }}</td>{% if include.fares %}<td>{{ line.fare }}</td>{% endif %}
    </tr>
  {% endfor %}
</table>
<script>track("fares")</script>
`,
	"_includes/ferry": "{% case include.kind %}{% when 'car' %}car ferry{% else %}ferry{% endcase %}",
	"_includes/again.html": "<p>{% include again.html %}</p>",
	"_includes/notes.md": "{% for note in page.notes %}\n- {{ note }}\n{% endfor %}\n\nAs **noted**.\n",
	"_includes/sets.html": "{% assign who = include.who %}{% if who %}<b>{{ who }}</b>{% endif %}",
	"_includes/shows.html": "{% for one in (1..1) %}{{ include.code }}{% endfor %}",
};

async function textOf(body: string, head = ""): Promise<{ readonly text: string; readonly unknown: readonly string[] }> {
	const { stories } = await readTwice(jekyll, [folderOf({ ...SITE, "_posts/2019-03-04-a.md": `---\n${head}---\n${body}\n` })]);
	return { text: stories[0]?.body.text.trim() ?? "", unknown: stories[0]?.unknown?.map(({ name }) => name) ?? [] };
}

describe("a part of the site with code of its own", () => {
	it("shows lists that it is given, as HTML that Markdown does not cut", async () => {
		expect(await textOf("{% include fares.html lines=site.data.ferries.line fares=true %}")).toEqual({
			text: "<table>\n<tr>\n<td>North</td><td>42</td>\n</tr>\n<tr>\n<td>South</td><td>38</td>\n</tr>\n</table>",
			unknown: [],
		});
	});

	it.each([
		["The {% include ferry kind='car' %} sails.", "", "The car ferry sails."],
		["The {% include ferry %} sails.", "", "The ferry sails."],
		["{% for l in site.data.ferries.line %}{% include sets.html who=l.name %} {% endfor %}", "", "<b>North</b> <b>South</b>"],
		["{% include notes.md %}", "notes: [one, two]\n", "- one\n\n- two\n\n\nAs **noted**."],
	])("becomes what it showed: %s", async (body, head, text) => {
		expect(await textOf(body, head)).toEqual({ text, unknown: [] });
	});

	it.each([
		["{% include fares.html lines=site.posts %}", ["include fares.html"]],
		["{% include again.html %}", ["include again.html"]],
		['{% include shows.html code="{{ x }}" %}', ["include shows.html"]],
	])("stays as typed: %s", async (body, unknown) => {
		expect(await textOf(body)).toEqual({ text: body, unknown });
	});

	it("leaves unknown a variable that it sets", async () => {
		const { text } = await textOf("{% assign who = 'Ola' %}{{ who }} {% include sets.html who='Nora' %} {{ who }}");
		expect(text).toBe("Ola <b>Nora</b> {{ who }}");
	});
});
