import { describe, expect, it } from "vitest";
import { commentHtml } from "../../../src/article/comments/html.ts";

const html = (text: string) => commentHtml(text, (address) => address);

describe("commentHtml", () => {
	it("keeps what readers write", () => {
		expect(html("A *b* **c** `d`\n\n> e\n\n- f")).toBe(
			"<p>A <em>b</em> <strong>c</strong> <code>d</code></p>\n<blockquote>\n<p>e</p>\n</blockquote>\n<ul>\n<li>f</li>\n</ul>",
		);
	});

	it("says that links are not the site's own", () => {
		expect(html("[x](https://example.org/?a=1&b=2)")).toBe('<p><a rel="nofollow ugc" href="https://example.org/?a=1&amp;b=2">x</a></p>');
		expect(html('<a href="https://example.org/" onclick="x()" target="_blank">x</a> <sup>1</sup>')).toBe(
			'<p><a href="https://example.org/" rel="nofollow ugc">x</a> <sup>1</sup></p>',
		);
	});

	it("takes no place beside the story: no headings, ids, pictures, tables or forms", () => {
		const made = html(
			'# Head {#comments}\n\n![A boat](boat.jpg)\n\n| a | b |\n| - | - |\n| c | d |\n\n<form><input name=q><h1 id="bf-x">H</h1></form>\n\n[^1]\n\n[^1]: Note',
		);
		expect(made).not.toMatch(/<(h\d|img|table|td|form|input|section)|\bid=/);
		for (const words of ["Head", "A boat", "d", "H"]) expect(made).toContain(words);
	});

	it.each([
		"<script>alert(1)</script>",
		"<img src=x onerror=alert(1)>",
		"[x](javascript:alert(1))",
		'<a href="java\nscript:alert(1)">x</a>',
		'<a href="data:text/html,<script>alert(1)</script>">x</a>',
		"<iframe src=https://example.org></iframe>",
		"<style>*{}</style>",
		"<svg onload=alert(1)>",
		'<p style="x" onmouseover="alert(1)">x</p>',
		"<math><mi xlink:href=javascript:alert(1)>x",
	])("runs nothing of %j", (text) => {
		expect(html(text)).not.toMatch(/<(script|img|iframe|style|svg|math)|<[^>]*(href="?(javascript|data)|\son\w+=|style=)/i);
	});

	it("shows the words of what is beyond a bound", () => {
		expect(html(`${"> ".repeat(5_000)}deep`)).toContain("deep");
	});
});
