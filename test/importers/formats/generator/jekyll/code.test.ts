import { describe, expect, it } from "vitest";
import { jekyll } from "../../../../../src/importers/formats/generator/jekyll/jekyll.ts";
import { folderOf, readTwice } from "../../../passes.ts";

const SITE = { "_config.yml": "url: https://a.example\nbaseurl: /news\ntimezone: Europe/Oslo\n" };

/** The story that a post becomes, in a site with these files. */
async function postOf(text: string, files: Readonly<Record<string, string>> = {}, name = "_posts/2019-03-04-a.md") {
	const { stories } = await readTwice(jekyll, [folderOf({ ...SITE, ...files, [name]: text })]);
	const story = stories.find(({ key }) => key === name.replace(/\.\w+$/, ""));
	return { text: story?.body.text.trim(), unknown: story?.unknown?.map((one) => one.name), fields: story?.fields };
}

describe("values of data files", () => {
	it.each([
		["yml", "one:\n  name: Ola"],
		["json", '{ "one": { "name": "Ola" } }'],
		["toml", '[one]\nname = "Ola"'],
	])("are read of a table in .%s", async (ending, data) => {
		expect((await postOf("---\n---\nBy {{ site.data.people.one.name }}.", { [`_data/people.${ending}`]: data })).text).toBe("By Ola.");
	});

	it.each([
		["csv", "name,role\nOla,editor\n\nNora,reporter\n"],
		["tsv", "name\trole\nOla\teditor\nNora\treporter\n"],
	])("are read of rows in .%s", async (ending, data) => {
		const { text } = await postOf("---\n---\n{{ site.data.desk[1].name }}, {{ site.data.desk[1].role }}", {
			[`_data/desk.${ending}`]: data,
		});
		expect(text).toBe("Nora, reporter");
	});

	it("are read of the first 200,000 rows, and those behind are told", async () => {
		const rows = Array.from({ length: 200_002 }, (_, index) => `${index}`);
		const site = {
			...SITE,
			"_data/desk.csv": `name\n${rows.join("\n")}\n`,
			"_posts/2019-03-04-a.md": "---\n---\n{{ site.data.desk[7].name }}",
		};
		const { stories, problems } = await readTwice(jekyll, [folderOf(site)]);
		expect(stories[0]?.body.text.trim()).toBe("7");
		expect(problems).toMatchObject([
			{
				file: expect.stringMatching(/_data\/desk\.csv$/),
				rule: "rows-left",
				message: "The table has 200002 rows, of which the first 200000 were read.",
			},
		]);
	});

	it("that cannot be read are told", async () => {
		const site = { ...SITE, "_data/desk.csv": 'name\n"Ola\n', "_posts/2019-03-04-a.md": "---\n---\n{{ site.data.desk[1].name }}" };
		const { problems } = await readTwice(jekyll, [folderOf(site)]);
		expect(problems).toMatchObject([{ rule: "source-syntax", severity: "warning" }]);
	});

	it("that cannot be read leave the code as typed", async () => {
		const { text, unknown } = await postOf("---\n---\n{{ site.data.desk[1].name }}", { "_data/desk.csv": 'name\n"Ola\n' });
		expect(text).toBe("{{ site.data.desk[1].name }}");
		expect(unknown).toEqual(["site.data.desk"]);
	});
});

it.each([
	["a file in TOML", { "_data/authors.toml": '[nora]\nname = "Nora Berg"' }],
	["a table", { "_data/people.csv": "username,name\nnora,Nora Berg\n" }],
	["a folder with a file for each", { "_data/authors/nora.yml": "name: Nora Berg" }],
])("names of authors come from %s", async (_, files) => {
	expect((await postOf("---\nauthor: nora\n---\nA", files)).fields?.authors).toEqual(["Nora Berg"]);
});

it("takes pages and members of collections with front matter in TOML for pages", async () => {
	const files = { "about.md": '+++\ntitle = "About"\n+++\nWe.', "raw.md": "No front matter." };
	const { stories } = await readTwice(jekyll, [folderOf({ ...SITE, ...files })]);
	expect(stories.map(({ key, kind }) => [key, kind])).toEqual([["about", "page"]]);
});

describe("dates", () => {
	it.each([
		['page.date | date: "%-d %B %Y"', "4 March 2019"],
		["page.date | date_to_string", "04 Mar 2019"],
		["page.date | date_to_long_string", "04 March 2019"],
		['page.when | date: "%Y-%m-%d %H:%M"', "2019-07-02 00:30"],
		['page.local | date: "%d.%m.%Y"', "01.07.2019"],
	])("{{ %s }} is %s", async (code, shown) => {
		const head = "---\nwhen: 2019-07-01 22:30:00 +0000\nlocal: 2019-07-01\n---\n";
		expect(await postOf(`${head}On {{ ${code} }}.`)).toMatchObject({ text: `On ${shown}.`, unknown: [] });
	});

	it.each(['"now" | date: "%Y"', 'page.date | date: "%Q"', 'page.date | date_to_string: "ordinal"', 'page.name | date: "%Y"'])(
		"{{ %s }} stays as typed",
		async (code) => {
			expect((await postOf(`---\nname: Ola\n---\nOn {{ ${code} }}.`)).text).toBe(`On {{ ${code} }}.`);
		},
	);

	it("are those that are written where the configuration has no zone", async () => {
		const { text } = await postOf('---\ndate: 2019-07-01 00:30:00 +0200\n---\n{{ page.date | date: "%d.%m." }}', {
			"_config.yml": "url: https://a.example\n",
		});
		expect(text).toBe("01.07.");
	});
});

it("does not take a story that a loop goes through for the page itself", async () => {
	const { text, unknown } = await postOf("---\n---\n{% for post in site.posts %}[x]({{ post.url }}){% endfor %}");
	expect(text).toBe("{% for post in site.posts %}[x]({{ post.url }}){% endfor %}");
	expect(unknown).toContain("post.url");
});

describe("a part of the site", () => {
	const part = { "_includes/image.html": '<img src="/images/{{ include.file }}" alt="{{ include.alt | default: page.title }}">' };

	it("shows values of the page", async () => {
		const head = '---\ntitle: "The <vote>"\n---\n';
		expect((await postOf(`${head}{% include image.html file="vote.png" %}`, part)).text).toBe(
			'<img src="/images/vote.png" alt="The &lt;vote&gt;">',
		);
		expect((await postOf(`${head}{% include image.html file="vote.png" alt="Own" %}`, part)).text).toBe(
			'<img src="/images/vote.png" alt="Own">',
		);
	});

	it("is what its name says where a value of the page is not known", async () => {
		const unknown = { "_includes/image.html": '<img src="{{ include.file }}" class="{{ page.next.title }}">' };
		expect((await postOf('---\n---\n{% include image.html file="/vote.png" alt="A" %}', unknown)).text).toBe(
			'<img src="/vote.png" alt="A">',
		);
	});
});
