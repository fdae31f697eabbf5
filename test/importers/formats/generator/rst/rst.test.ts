import { describe, expect, it } from "vitest";
import { readRst } from "../../../../../src/importers/formats/generator/rst/rst.ts";
import { slownessOf } from "../../../../linear.ts";

const html = (...lines: string[]) => readRst(lines.join("\n")).html.replace(/\n/g, "");

describe("reStructuredText: inline", () => {
	it.each([
		["*soft* **loud** ``co*de``", "<em>soft</em> <strong>loud</strong> <code>co*de</code>"],
		["2*3*4 and *args, **kwargs and a*b*c", "2*3*4 and *args, **kwargs and a*b*c"],
		['"*" (*) `*`', "&quot;*&quot; (*) <em>*</em>"],
		["\\*not\\* thisis\\ *one*\\ word", "*not* thisis<em>one</em>word"],
		["``a\\b`` and c:\\\\d", "<code>a\\b</code> and c:\\d"],
		[
			"See https://example.org/a_b. And (https://example.org/c).",
			'See <a href="https://example.org/a_b">https://example.org/a_b</a>. And (<a href="https://example.org/c">https://example.org/c</a>).',
		],
		["`Press <https://example.org/a b>`__ runs", '<a href="https://example.org/ab">Press</a> runs'],
		[
			"H\\ :sub:`2`\\ O :sup:`x` :code:`\\n` :abbr:`AP (Associated Press)`",
			'H<sub>2</sub>O <sup>x</sup> <code>\\n</code> <abbr title="Associated Press">AP</abbr>',
		],
		["snake_case_ name and __init__", "snake_case_ name and __init__"],
		["*open and **open and `open and ``open and |open", "*open and **open and `open and ``open and |open"],
	])("reads %s", (text, wanted) => {
		expect(html(text)).toBe(`<p>${wanted}</p>`);
	});

	it("follows references by names, by phrases, through other names, and in order", () => {
		const page = html(
			"The press_ and `the ink`_, a roller__, `it <press_>`_.",
			"",
			".. _press: https://example.org/press",
			".. _The Ink: press_",
			"__ https://example.org/roller",
		);
		expect(page).toBe(
			'<p>The <a href="https://example.org/press">press</a> and <a href="https://example.org/press">the ink</a>, a <a href="https://example.org/roller">roller</a>, <a href="https://example.org/press">it</a>.</p>',
		);
	});

	it("leads to titles and places", () => {
		expect(html("Ink", "===", "", "See Ink_ and here_.", "", ".. _here:", "", "There", "=====")).toBe(
			'<h2 id="ink">Ink</h2><p>See <a href="#ink">Ink</a> and <a href="#here">here</a>.</p><a id="here"></a><h2 id="there">There</h2>',
		);
	});

	it("gives ids to all titles of a page that Markdown cannot say, since other pages may lead there", () => {
		expect(html("Ink", "===", "", "Black.")).toBe("<h2>Ink</h2><p>Black.</p>");
		expect(html("Ink & lead", "==========", "", "H\\ :sub:`2`\\ O")).toBe('<h2 id="ink-lead">Ink &amp; lead</h2><p>H<sub>2</sub>O</p>');
	});

	it("numbers footnotes and keeps citations", () => {
		expect(
			html("One [#]_, two [2]_, three [#x]_, [Lee1990]_.", "", ".. [2] Second", ".. [#] First", ".. [#x] Third", ".. [Lee1990] Book"),
		).toBe(
			'<p>One <a href="#note-1">[1]</a>, two <a href="#note-2">[2]</a>, three <a href="#note-3">[3]</a>, <a href="#note-lee1990">[Lee1990]</a>.</p>' +
				'<p><a id="note-2"></a>[2] Second</p><p><a id="note-1"></a>[1] First</p><p><a id="note-3"></a>[3] Third</p><p><a id="note-lee1990"></a>[Lee1990] Book</p>',
		);
	});

	it("puts substitutions in, and stops where they hold each other", () => {
		expect(
			html(
				"|p| on |day|, a |--| b |none| |a|",
				"",
				".. |p| image:: p.png",
				"   :alt: Press",
				".. |day| replace:: *Monday*",
				".. |--| unicode:: U+2014",
				"   :trim:",
				".. |a| replace:: |b|",
				".. |b| replace:: |a|",
			),
		).toBe('<p><img src="p.png" alt="Press"> on <em>Monday</em>, a—b |none| |a|</p>');
	});

	it("gives roles of the text's own", () => {
		expect(html(".. role:: raw-html(raw)", "   :format: html", ".. role:: loud(strong)", "", ":raw-html:`<br>` :loud:`now`")).toBe(
			"<p><br> <strong>now</strong></p>",
		);
	});
});

describe("reStructuredText: blocks", () => {
	it("reads titles by the order of their styles", () => {
		expect(html("====", "Top", "====", "", "Sub", "---", "", "Low", "~~~", "", "Sub 2", "-----", "", "text", "", "-----", "", "more")).toBe(
			"<h2>Top</h2><h3>Sub</h3><h4>Low</h4><h3>Sub 2</h3><p>text</p><hr><p>more</p>",
		);
	});

	it("reads lists in lists", () => {
		expect(html("- a", "", "  1. b", "  2. c", "", "- d", "  e", "", "(a) x", "(b) y", "", "#. z")).toBe(
			"<ul><li><p>a</p><ol><li>b</li><li>c</li></ol></li><li>de</li></ul><ol><li>x</li><li>y</li></ol><ol><li>z</li></ol>",
		);
		expect(html("A. Smith wrote", "it in 1957.")).toBe("<p>A. Smith wroteit in 1957.</p>");
	});

	it("reads definitions, fields and options", () => {
		expect(html("ink : noun", "    Black.", "", "lead", "    Hot.")).toBe(
			"<dl><dt>ink : <em>noun</em></dt><dd><p>Black.</p></dd><dt>lead</dt><dd><p>Hot.</p></dd></dl>",
		);
		expect(html(":Editor: Lee", ":Desk: City")).toBe("<dl><dt>Editor:</dt><dd>Lee</dd><dt>Desk:</dt><dd>City</dd></dl>");
		expect(html("-a         All", "--to=DIR   Where")).toBe(
			"<dl><dt><code>-a</code></dt><dd>All</dd><dt><code>--to=DIR</code></dt><dd>Where</dd></dl>",
		);
	});

	it("reads quotations, verse, literal text and sessions", () => {
		expect(html("He said:", "", "  Stop.", "", "  -- Lee")).toBe("<p>He said:</p><blockquote><p>Stop.</p><p>— Lee</p></blockquote>");
		expect(html("| one", "|   two")).toBe("<p>one<br>\u00a0\u00a0two</p>");
		expect(readRst("Code::\n\n  a\n    *b*\n\nEnd").html).toBe("<p>Code:</p>\n<pre><code>a\n  *b*\n</code></pre>\n<p>End</p>");
		expect(html("Code ::", "", "> a", "> b")).toBe("<p>Code</p><pre><code>&gt; a&gt; b</code></pre>");
		expect(html(">>> 1 + 1", "2")).toBe('<pre><code class="language-python">&gt;&gt;&gt; 1 + 12</code></pre>');
	});

	it("reads tables, drawn, simple, of values and of lists", () => {
		const cells = "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>";
		expect(html("+---+---+", "| a | b |", "+===+===+", "| 1 | 2 |", "+---+---+")).toBe(cells);
		expect(html("=== ===", "a   b", "=== ===", "1   2", "=== ===")).toBe(cells);
		expect(html(".. csv-table::", "   :header: a, b", "", '   1, "2"')).toBe(cells);
		expect(html(".. list-table::", "   :header-rows: 1", "", "   * - a", "     - b", "   * - 1", "     - 2")).toBe(cells);
		expect(html("+---+---+", "| a     |", "+---+---+", "| 1 | 2 |", "+   +---+", "|   | 3 |", "+---+---+")).toBe(
			'<table><tbody><tr><td colspan="2">a</td></tr><tr><td rowspan="2">1</td><td>2</td></tr><tr><td>3</td></tr></tbody></table>',
		);
		expect(html("=====  =====", "日本    b", "=====  =====")).toContain("<td>日本</td><td>b</td>");
	});

	it("reads directives, keeps what it does not know as typed, and names it with its line", () => {
		expect(html(".. image:: a.png", "   :alt: A", "   :target: https://example.org/")).toBe(
			'<p><a href="https://example.org/"><img src="a.png" alt="A"></a></p>',
		);
		expect(html(".. figure:: a.png", "", "   Caption *here*", "", "   Legend")).toBe(
			'<figure><img src="a.png" alt=""><figcaption>Caption <em>here</em><p>Legend</p></figcaption></figure>',
		);
		expect(html(".. note:: Mind", "   the gap", "", "   Really")).toBe(
			"<aside><p><strong>Note</strong></p><p>Mindthe gap</p><p>Really</p></aside>",
		);
		expect(html(".. code-block:: python", "   :linenos:", "", "   x = 1")).toBe('<pre><code class="language-python">x = 1</code></pre>');
		expect(html(".. raw:: html", "", "   <b>x</b>", "", ".. raw:: latex", "", "   y")).toBe("<b>x</b>");
		expect(html("a", "", ".. a comment", "   of two lines", "", ".. contents::", "", "b")).toBe("<p>a</p><p>b</p>");
		const page = readRst("a\n\n.. include:: /etc/passwd\n\n.. map:: x\n   :zoom: 3\n\nb :pin:`c`");
		expect(page.html).toBe("<p>a</p>\n<pre>.. include:: /etc/passwd</pre>\n<pre>.. map:: x\n   :zoom: 3</pre>\n<p>b :pin:`c`</p>");
		expect(page.unknown).toEqual([
			{ name: "include", line: 3 },
			{ name: "map", line: 5 },
			{ name: ":pin:", line: 8 },
		]);
	});

	it("obeys rules for what it does not know", () => {
		const rules = new Map([
			["map", '<a href="https://maps.example/?q={{ 1 }}&z={{ zoom }}">Map</a>{{ content }}'],
			[":pin:", "<mark>{{ 1 }}</mark>"],
		]);
		expect(readRst(".. map:: x\n   :zoom: 3\n\n   *c*\n\n:pin:`p`", { rules })).toMatchObject({
			html: '<a href="https://maps.example/?q=x&z=3">Map</a><p><em>c</em></p>\n<p><mark>p</mark></p>',
			unknown: [],
		});
	});

	it("takes a head off", () => {
		const page = readRst("A title\n#######\n\n:date: 2010-10-03 10:20\n:tags: a, b\n:summary: Two\n  lines\n\nPart\n====\n\nText", {
			hasHead: true,
		});
		expect(page.title).toBe("A title");
		expect([...page.fields]).toEqual([
			["date", "2010-10-03 10:20"],
			["tags", "a, b"],
			["summary", "Two\nlines"],
		]);
		expect(page.html).toBe("<h2>Part</h2>\n<p>Text</p>");
	});

	it.each<[string, (count: number) => string]>([
		["quotations", (count) => " a\n\n -- b\n".repeat(2 * count)],
		// A line is as long as it is deep: twice as much text has not twice as many lines.
		["lists in lists", (count) => Array.from({ length: 16 * Math.sqrt(count) }, (_, depth) => `${" ".repeat(depth * 2)}- a\n`).join("\n")],
		["signs without ends", (count) => "*a **b `c ``d |e [#]_ :f:`g ".repeat(count)],
		[
			"substitutions",
			(count) => `.. |a| replace:: |b||b||b|\n.. |b| replace:: |c||c||c|\n.. |c| replace:: |a||a|x\n\n${"|a| ".repeat(count)}`,
		],
		["tables", (count) => "+--+\n|  |\n+--+\n\n".repeat(count)],
		["directives", (count) => ".. a:: b\n   :c: d\n\n".repeat(count)],
	])("takes time in proportion: %s", async (_, make) => {
		expect(await slownessOf((text) => readRst(text, { hasHead: true }), make, 4_000)).toBeUndefined();
	});
});
