import { describe, expect, it } from "vitest";
import { splitFrontMatter } from "../../../src/article/frontmatter.ts";

const split = (text: string) => {
	const { fields, bodyAt, fault } = splitFrontMatter(text);
	expect(fault).toBeUndefined();
	return { fields, body: text.slice(bodyAt) };
};

describe("front matter in TOML", () => {
	it("is read, dates as they are typed", () => {
		const text =
			'+++\ntitle = "A"\ndate = 2023-10-25\nat = 2023-10-25T10:00:00+02:00\ndraft = true\n[taxonomies]\ntags = ["a"]\n+++\n\nBody';
		expect(split(text)).toEqual({
			fields: { title: "A", date: "2023-10-25", at: "2023-10-25T10:00:00.000+02:00", draft: true, taxonomies: { tags: ["a"] } },
			body: "\nBody",
		});
	});

	it("is read between dashes that name it", () => {
		expect(split('---toml\ntitle = "A"\n---\nBody').fields).toEqual({ title: "A" });
	});

	it("tells the line of what is wrong", () => {
		expect(splitFrontMatter("\n+++\ntitle = 'A'\ndate = soon\n+++\n").fault).toMatchObject({ rule: "toml-syntax", line: 4 });
	});

	it("is refused where values stand within each other by the hundred", () => {
		const text = `+++\na = ${"[".repeat(5_000)}${"]".repeat(5_000)}\n+++\n`;
		expect(splitFrontMatter(text).fault?.rule).toBe("toml-syntax");
	});
});

describe("front matter in JSON", () => {
	it.each([
		['{\n"title": "A}",\n"tags": ["a"]\n}\n\nBody', "\nBody"],
		['{ "title": "A}", "tags": ["a"] }\nBody', "Body"],
		['"title": "A}",\n"tags": ["a"]\n;;;\nBody', "Body"],
		[';;;\n"title": "A}",\n"tags": ["a"]\n;;;\nBody', "Body"],
		['---json\n{"title": "A}", "tags": ["a"]}\n---\nBody', "Body"],
	])("is read: %j", (text, body) => {
		expect(split(text)).toEqual({ fields: { title: "A}", tags: ["a"] }, body });
	});

	it.each(["{% include a %}\n\nBody", "{{ x }}\nBody", "{ x }", '"Title": it was called\n\nBody'])("is none in %j", (text) => {
		expect(split(text)).toEqual({ fields: {}, body: text });
	});

	it("is refused where values stand within each other by the hundred", () => {
		expect(splitFrontMatter(`{"a": ${"[".repeat(100_000)}${"]".repeat(100_000)}}\n`).fault?.rule).toBe("json-syntax");
	});
});

describe("a header of Nikola", () => {
	it("may have a line twice, unless it says whether the story is public", () => {
		const header = (...lines: string[]) => split(`${[".. title: A", ...lines].map((line) => line).join("\n")}\n\nBody`).fields;
		expect(header(".. tags:", ".. author: B", ".. tags: boats", ".. author: C")).toEqual({ title: "A", tags: "boats", author: "C" });
		expect(header(".. tags: draft", ".. tags: boats")).toMatchObject({ draft: "true" });
		expect(header(".. status: draft", ".. status: published")).toMatchObject({ title: "A", draft: "true" });
	});

	it.each(["draft", "boats, Private"])("whose tags are %j is that of a draft", (tags) => {
		expect(split(`<!--\n.. title: A\n.. tags: ${tags}\n-->\n\nBody`).fields).toMatchObject({ title: "A", draft: "true" });
	});
});

describe("header lines", () => {
	it("of one name are no reason to publish a draft", () => {
		expect(split("Title: A\nStatus: draft\nStatus: published\n\nBody").fields).toMatchObject({ Title: "A", draft: "true" });
		expect(split("Title: A\nTitle: B\nAuthor: C\nAuthor:\n\nBody").fields).toEqual({ Title: "B", Author: "C" });
	});

	it.each<[string, string, Record<string, string>, string]>([
		[
			"Pelican",
			"Title: This Week in Rust 518\nDate: 2023-10-25\nCategory: This Week in Rust\n\nHello.",
			{ Title: "This Week in Rust 518", Date: "2023-10-25", Category: "This Week in Rust" },
			"\nHello.",
		],
		["MultiMarkdown", "Title: A long\n  headline\nAuthor: Ann\n\nHello.", { Title: "A long headline", Author: "Ann" }, "\nHello."],
		["keys that all are known", "Date: 2020-01-02\nStatus: draft\n\nHello.", { Date: "2020-01-02", Status: "draft" }, "\nHello."],
		["Nikola", ".. title: A\n.. tags: a, b\n.. slug:\n\nHello.", { title: "A", tags: "a, b", slug: "" }, "\nHello."],
		["Nikola in a comment", "<!--\n.. title: A\n.. date: 2020-01-02\n-->\n\nHello.", { title: "A", date: "2020-01-02" }, "\n\nHello."],
		["Hexo without a first line", "title: A\ntags:\n- a\n---\nHello.", { title: "A", tags: ["a"] as unknown as string }, "Hello."],
	])("of %s are read", (_, text, fields, body) => {
		expect(split(text)).toEqual({ fields, body });
	});

	it.each([
		"Note: the wall is old.\n\nHello.",
		"Warning: rain\nPlace: Harbour\n\nHello.",
		"Title: A\nand then words\n\nHello.",
		"A: B",
		"https://x.example/\n\nHello.",
		"<!-- a comment -->\n\nHello.",
		"<!--\nwords\n-->\n\nHello.",
		"... and so it went",
		";;; words",
	])("are none in %j", (text) => {
		expect(split(text)).toEqual({ fields: {}, body: text });
	});
});

describe("slips in YAML that can mean one thing only", () => {
	it.each<[string, Record<string, unknown>, number]>([
		["title: Now Playing: Groucho Marx\ndate: 2020-01-02", { title: "Now Playing: Groucho Marx", date: "2020-01-02" }, 2],
		["title: A\nexpirydate: 2025-01-01\nexpirydate: 2025-01-01", { title: "A", expirydate: "2025-01-01" }, 4],
		["title: A\ntags:\n\t- a", { title: "A", tags: ["a"] }, 4],
		['title: It\'s: "so"', { title: 'It\'s: "so"' }, 2],
		["title: In English\nlang: fr\ntitle: En français", { lang: "fr", title: "En français" }, 2],
		["title: '[Update] The wall'\nlead: [Update] The wall", { title: "[Update] The wall", lead: "[Update] The wall" }, 3],
		["title: @home with Ann", { title: "@home with Ann" }, 2],
		["title: `code` here", { title: "`code` here" }, 2],
		["title: *Star* of the show", { title: "*Star* of the show" }, 2],
		["title: !Important news", { title: "!Important news" }, 2],
		["title: - a dash", { title: "- a dash" }, 2],
		["title: & Sons", { title: "& Sons" }, 2],
		["title: > Quoted", { title: "> Quoted" }, 2],
		["title: 'It's here'", { title: "It's here" }, 2],
		["title: 'Tis the season", { title: "'Tis the season" }, 2],
		["title: 'Yes' and 'no'", { title: "'Yes' and 'no'" }, 2],
	])("are mended in %j, and told", (yaml, fields, line) => {
		const { fields: read, fault, mended } = splitFrontMatter(`---\n${yaml}\n---\n`);
		expect(fault).toBeUndefined();
		expect(read).toEqual(fields);
		expect(mended).toMatchObject([{ line }]);
	});

	it.each(["expires: 2025\nexpires: 2026", "draft: true\ndraft: false", "password: a\npassword: b", "tags: a\ntags:\n- b"])(
		"are not guessed at where two values may mean that a story is secret, or a list follows: %j",
		(yaml) => {
			expect(splitFrontMatter(`---\ntitle: A\n${yaml}\n---\n`).fault).toMatchObject({ rule: "yaml-syntax", line: 4 });
		},
	);
});
