import { describe, expect, it } from "vitest";
import { markdownPlainText } from "../../../src/article/body/markdown.ts";
import { renderBody } from "../../../src/article/body.ts";
import { slowness } from "../../linear.ts";

const render = (text: string) => renderBody(text, "markdown", (address) => address).trim();

describe("Markdown as others write it", () => {
	it.each<[string, string, string]>([
		["strikethrough", "~~a~~ ~b~ ~5 to ~10 a~b~c", "<p><s>a</s> <s>b</s> ~5 to ~10 a~b~c</p>"],
		["a task list", "- [ ] open\n- [x] done\n- [y] no", "<ul>\n<li>☐ open</li>\n<li>☑ done</li>\n<li>[y] no</li>\n</ul>"],
		["a definition list", "Term\n: Meaning of it.", "<dl>\n<dt>Term</dt>\n<dd>Meaning of it.</dd>\n</dl>"],
		["a signature, which is no definition", "A sentence.\n\n~ Dirk", "<p>A sentence.</p>\n<p>~ Dirk</p>"],
		[
			"bare addresses",
			"See https://example.org/a, www.example.org and ann@paper.news. Not index.html or end.But.",
			'<p>See <a href="https://example.org/a">https://example.org/a</a>, <a href="http://www.example.org">www.example.org</a> and <a href="mailto:ann@paper.news">ann@paper.news</a>. Not index.html or end.But.</p>',
		],
		["bold beside Chinese", "**重要：**这是。", "<p><strong>重要：</strong>这是。</p>"],
		["names of emoji", "Done :tada: at 10:30:45", "<p>Done 🎉 at 10:30:45</p>"],
		["names of emoji between words", "junit:jar:4.12 and a:tada: 好:tada:!", "<p>junit:jar:4.12 and a:tada: 好🎉!</p>"],
		["an alert", "> [!NOTE]\n> A note.", "<blockquote>\n<p><strong>Note</strong>\nA note.</p>\n</blockquote>"],
		[
			"a container",
			"::: warning Mind\nTake *care*.\n:::\n\nAfter.",
			"<blockquote>\n<p><strong>Mind</strong></p>\n<p>Take <em>care</em>.</p>\n</blockquote>\n<p>After.</p>",
		],
		["a container that is not closed", "::: warning\nTake care.", "<p>::: warning\nTake care.</p>"],
		[
			"an admonition",
			'!!! tip "T"\n    Indented.\n\nAfter.',
			"<blockquote>\n<p><strong>T</strong></p>\n<p>Indented.</p>\n</blockquote>\n<p>After.</p>",
		],
		[
			"formulas",
			"$$x^2 + y_1 * z_2$$ and $a_b*c*d$ for $5 and *x* or $6",
			"<p>$$x^2 + y_1 * z_2$$ and $a_b*c*d$ for $5 and <em>x</em> or $6</p>",
		],
		[
			"a definition behind a template's tag",
			"See [it][plan].\n\n{% include a.md %}\n[plan]: https://x.example/plan",
			'<p>See <a href="https://x.example/plan">it</a>.</p>\n<p>{% include a.md %}</p>',
		],
		["template code", "{% a %} b\n{{ c }}", "<p>{% a %} b\n{{ c }}</p>"],
		[
			"kramdown's attributes",
			'* one\n{: .summary}\n\n[x](y){:target="_blank"} {z}',
			'<ul>\n<li>one</li>\n</ul>\n<p><a href="y">x</a> {z}</p>',
		],
		["a table of contents", "* TOC\n{:toc}\n\nWords.", "<p>Words.</p>"],
		["braces in text", "It is {so} and {: so", "<p>It is {so} and {: so</p>"],
		["wiki links", "[[Other page]]", "<p>[[Other page]]</p>"],
	])("%s", (_, text, html) => {
		expect(render(text)).toBe(html);
	});

	it.each([
		["- [TCP Window Full]: 发送到极限了。\n- b", "[TCP Window Full]: 发送到极限了。"],
		["[Note]: Careful!", "[Note]: Careful!"],
		["[注]: 见第3.5节。", "[注]: 见第3.5节。"],
	])("shows a line that defines no address: %s", (text, words) => {
		expect(render(text)).toContain(words);
	});

	it.each([
		["[a].\n\n[a]: b", '<p><a href="b">a</a>.</p>'],
		["x\n\n[a]: b.html", "<p>x</p>"],
		["x\n\n[a]: https://b.example", "<p>x</p>"],
		["x\n\n[//]: # (A comment)", "<p>x</p>"],
		['x\n\n[a]: <b c> "d"', "<p>x</p>"],
	])("does not show a line that defines one: %s", (text, html) => {
		expect(render(text)).toBe(html);
	});

	it("takes a list of attributes alone on its line for that of the block above", () => {
		const html = renderBody("### A\n{: #a}\n\nB\n{: #b}\n\n~~~\nc\n~~~\n{: #c}\n\n* d\n\n{: #e}\nE", "markdown", (address) => address);
		expect([...html.matchAll(/<(\w+)[^>]* id="(\w)"/g)].map(([, tag, id]) => `${tag} ${id}`)).toEqual(["h3 a", "p b", "code c", "p e"]);
		expect(html).not.toContain("{:");
	});

	it("takes one above a paragraph for that of the paragraph, and no other line", () => {
		expect(render("{: .lead #top}\nThe *first* words.\n\n## H\n{: #own}\nB")).toBe(
			'<p id="top">The <em>first</em> words.</p>\n<h2 id="own">H</h2>\n<p>B</p>',
		);
		expect(render("{: no list\nWords.")).toBe("<p>{: no list\nWords.</p>");
		expect(render("{: x} y\nWords.")).toBe("<p>{: x} y\nWords.</p>");
	});

	it("gives boxes titles in the words of the site, where it has them", () => {
		const text = "> [!NOTE]\n> A.\n\n::: caution\nB.\n:::\n\n::: details\nC.\n:::\n\n::: note Mine\nD.\n:::";
		const html = renderBody(
			text,
			"markdown",
			(address) => address,
			undefined,
			(kind) => ({ note: "Hinweis", caution: "Vorsicht" })[kind],
		);
		expect([...html.matchAll(/<strong>(.*?)<\/strong>/g)].map(([, title]) => title)).toEqual(["Hinweis", "Vorsicht", "Details", "Mine"]);
	});

	it("has footnotes", () => {
		const html = render("Text[^1] and[^two].\n\n[^1]: A note.\n[^two]: https://only.example/address");
		expect(html).toContain('<a href="#fn1" id="fnref1">[1]</a>');
		expect(html).toContain('<li id="fn1" class="footnote-item"><p>A note.');
		expect(html).toContain('<a href="https://only.example/address">');
	});

	it("shows a footnote that nothing refers to where it stands", () => {
		expect(render("Words.[^1]\n\n[^1]: One.\n\n[^b]: A note with words.")).toContain("[^b]: A note with words.");
		expect(render("Words.\n\n[^b]: A note with words.")).toContain("[^b]: A note with words.");
	});
});

describe("the names of headings", () => {
	it.each([
		["## Second heading", '<h2 id="second-heading">Second heading</h2>'],
		["# Heading {#own-id}", '<h2 id="own-id">Heading</h2>'],
		["## Was it? *Yes* & `no`", '<h2 id="was-it-yes--no">Was it? <em>Yes</em> &amp; <code>no</code></h2>'],
		["## Über uns", '<h2 id="über-uns">Über uns</h2>'],
		["## A\n## A", '<h2 id="a">A</h2>\n<h2 id="a-1">A</h2>'],
		["## bf-search", "<h2>bf-search</h2>"],
	])("of %j", (text, html) => {
		expect(render(text)).toBe(html);
	});

	it("are kramdown's where a link asks for them", () => {
		expect(render("[go](#new-things)\n\n## 2. New things")).toContain('<h2 id="new-things">');
		expect(render("[go](#2-new-things)\n\n## 2. New things")).toContain('<h2 id="2-new-things">');
	});
});

describe("markdownPlainText", () => {
	it.each([
		["The *Great* `Wall` [here](x) ![pic](y)", "The Great Wall here pic"],
		["List<Object> &amp; co", "List<Object> & co"],
		["plain", "plain"],
	])("of %j is %j", (line, text) => {
		expect(markdownPlainText(line)).toBe(text);
	});
});

describe("Markdown that is made to take long", () => {
	it.each([
		"~a ",
		"$a_",
		"$$",
		"\\\\(",
		"::: x\n",
		"!!! x\n    a\n",
		"[^a]: ",
		"[^a]",
		"{: .x}\n",
		"{% a %}\n",
		"> [!NOTE]\n",
		"- [ ] ",
		"a\n: b\n",
		"http://",
		"www.a.",
		"a@b",
		":a",
		"<!--",
		"<script>\n",
		"<a x='",
	])("takes linear time: %j", async (piece) => {
		expect(await slowness(render, piece, 100_000)).toBeUndefined();
	});
});
