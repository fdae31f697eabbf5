import { describe, expect, it } from "vitest";
import { hugo } from "../../../../../../src/importers/formats/generator/hugo/hugo.ts";
import { splitOrg } from "../../../../../../src/importers/formats/generator/hugo/org/head.ts";
import { orgToMarkdown } from "../../../../../../src/importers/formats/generator/hugo/org/org.ts";
import { slowness } from "../../../../../linear.ts";
import { folderOf, readTwice } from "../../../../passes.ts";

function made(text: string): { readonly text: string; readonly told: readonly string[] } {
	const told: string[] = [];
	return { text: orgToMarkdown(text, (what) => told.push(what)).trim(), told };
}

describe("a text of Org mode as Markdown", () => {
	it.each([
		["** The /old/ pier", "### The *old* pier"],
		["*bold* _under_ +gone+ =a_b= ~c~ 21^{st}", "**bold** <u>under</u> ~~gone~~ `a_b` `c` 21<sup>st</sup>"],
		["2*3*4 snake_case [x] `y` <z>", "2\\*3\\*4 snake_case \\[x\\] \\`y\\` \\<z>"],
		["[[https://a.example/x y][The *map*]] and [[file:./b.org]]", "[The **map**](<https://a.example/x y>) and [./b.org](./b.org)"],
		["See https://a.example/a_b_c.", "See <https://a.example/a_b_c>."],
		["#+CAPTION: The pier\n[[file:pier.png]]", "![The pier](pier.png)\n\n*The pier*"],
		["- one\n  more\n  1) two\n- term :: meaning", "- one\n  more\n  1. two\n- **term**: meaning"],
		["| a | b |\n|---+---|\n| 1 | *2* |", "| a | b |\n| --- | --- |\n| 1 | **2** |"],
		["| 1 | 2 |", "|  |  |\n| --- | --- |\n| 1 | 2 |"],
		["#+begin_src python\n  ,* x\n  #+draft: true\n#+end_src", "```python\n* x\n#+draft: true\n```"],
		["#+BEGIN_QUOTE\nOne\n\n#+begin_center\n*two*\n#+end_center\n#+END_QUOTE", "> One\n>\n>\n> **two**\n>"],
		[": as typed\n: *too*", "```\nas typed\n*too*\n```"],
		["#+begin_export html\n<b>x</b>\n#+end_export", "<b>x</b>"],
		["Told[fn:1].\n\n[fn:1] By Ola.", "Told[^1].\n\n[^1]: By Ola."],
		["# Not shown\n\n1) #+x\n\n     # y", "1. #+x"],
		["#+begin_quote\nnever closed", "#+begin_quote\nnever closed"],
		['A {{< figure src="a_b.png" >}} *b*', 'A {{< figure src="a_b.png" >}} **b**'],
	])("%s", (org, markdown) => {
		expect(made(org).text).toBe(markdown);
	});

	it("leaves out what was not exported, and tells it", () => {
		const { text, told } = made(
			"* Open\nA\n* COMMENT Secret\nB\n** Below\n#+begin_src x\nC\n#+end_src\n* Also open :harbour:\n:PROPERTIES:\n:ID: 7\n:END:\nD\n* Hidden :a:noexport:\nE\n#+begin_comment\nF\n#+end_comment",
		);
		expect(text.replace(/\n+/g, "\n")).toBe("## Open\nA\n## Also open\nD");
		expect(new Set(told)).toEqual(
			new Set(["headline that is not exported", "tags of a headline", "drawer of Org mode", "comment of Org mode"]),
		);
	});

	it.each(["#+begin_a\n", "#+begin_quote\nx\n#+end_quote\n", "* a\n:P:\n", "[[a*b /c =d ", "  - x\n", "| a\n", "*/_+=~"])(
		"takes linear time: %j",
		async (part) => {
			expect(await slowness(made, part, 20_000 * part.length)).toBeUndefined();
		},
	);
});

describe("the fields of a text of Org mode", () => {
	it.each([
		["#+TITLE: A\n#+DATE: <2020-01-02 Thu 9:30>\n#+tags[]: a b", { title: "A", date: "2020-01-02 09:30", tags: ["a", "b"] }],
		["#+title: A\n\nWords\n#+DRAFT: t", { title: "A", draft: true }],
		["#+title: A\n#+draft: false\n#+draft: true", { title: "A", draft: true }],
		["#+title: A\n#+draft: perhaps", { title: "A", draft: "perhaps" }],
		["#+title: A\n#+begin_src org\n#+draft: true\n#+end_src\n#+options: toc:2", { title: "A" }],
		["#+filetags: :a:b:", { title: "The pier", tags: ["a", "b"] }],
	])("%s", (text, fields) => {
		expect(splitOrg(text, "content/posts/the-pier.org").fields).toEqual(fields);
	});
});

it("a site of Hugo has its texts in Org mode, and no draft of them is public", async () => {
	const files = {
		"hugo.toml": 'baseURL = "https://a.example/"\n',
		"content/posts/pier.org": '#+TITLE: The pier\n#+DATE: 2014-03-15\n\nThe pier {{< youtube abcdefghijk >}} {{< map "x" >}}.\n',
		"content/posts/plan.org": "The plan.\n\n#+Draft: true\n",
		"content/posts/odd.org": "#+title: Odd\n#+date: 2014-03-16\n#+draft: perhaps\n\nOdd.\n",
	};
	const { stories } = await readTwice(hugo, [folderOf(files)]);
	expect(stories.map(({ key, kind, fields }) => [key, kind, fields.headline, fields.status])).toEqual([
		["content/posts/odd", "story", "Odd", "draft"],
		["content/posts/pier", "story", "The pier", undefined],
		["content/posts/plan", "story", "Plan", "draft"],
	]);
	expect(stories[1]?.body.text).toContain("youtube.com/watch?v=abcdefghijk");
	expect(stories[1]?.unknown?.map(({ name, line }) => [name, line])).toEqual([["map", 4]]);
});
