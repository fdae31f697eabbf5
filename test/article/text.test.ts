import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lineAt, oneLine, shorten, textOfHtml, withoutControls } from "../../src/article/text.ts";

describe("oneLine", () => {
	it.each([
		["  a\n\tb  c ", "a b c"],
		["a\u00a0b\u2003c\u3000d\u2028e", "a b c d e"],
		["a\0b\u0007c", "abc"],
		["half \ud83d", "half"],
		["\ufeff", ""],
	])("%j is %j", (value, line) => {
		expect(oneLine(value)).toBe(line);
	});

	it("leaves no blanks behind where a control stood between them", () => {
		expect(oneLine("a \0 b")).toBe("a b");
	});

	it("needs to be done once", () => {
		fc.assert(
			fc.property(fc.string({ unit: "grapheme" }), (value) => {
				expect(oneLine(oneLine(value))).toBe(oneLine(value));
				expect(oneLine(value)).not.toMatch(/^\s|\s$|[\n\t\u00a0]/);
			}),
		);
	});
});

describe("withoutControls", () => {
	it("keeps tabs and line ends, and no half surrogates", () => {
		expect(withoutControls("a\tb\nc\0\u0085\uffff\udc00😀")).toBe("a\tb\nc😀");
	});
});

describe("shorten", () => {
	it.each([
		["short enough", 12, "short enough"],
		["The quick brown fox", 12, "The quick…"],
		["The quick, brown fox", 12, "The quick…"],
		["Incomprehensibilities", 8, "Incompr…"],
		["abcdef😀xyz", 8, "abcdef…"],
		["", 5, ""],
	])("%j within %i is %j", (value, limit, expected) => {
		expect(shorten(value, limit)).toBe(expected);
	});

	it("stays within the limit, and begins as the text does", () => {
		fc.assert(
			fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), fc.integer({ min: 1, max: 60 }), (value, limit) => {
				const short = shorten(value, limit);
				expect(short.length).toBeLessThanOrEqual(limit);
				expect(short.isWellFormed()).toBe(true);
				if (short !== value) expect(value.startsWith(short.slice(0, -1))).toBe(true);
			}),
		);
	});
});

describe("textOfHtml", () => {
	it.each([
		["<p>One</p><p>Two</p>", "One Two"],
		["un<b>believ</b>able <em>news</em>", "unbelievable news"],
		["line<br>line", "line line"],
		["<p>a &lt;b&gt; &amp;amp; &quot;c&#39;s&quot;</p>", 'a <b> &amp; "c\'s"'],
		["a&nbsp;b", "a b"],
		["<script>alert('<p>x</p>')</script>kept<style>p{}</style>", "kept"],
		["&eacute; is meant", "é is meant"],
	])("%j is %j", (html, text) => {
		expect(textOfHtml(html)).toBe(text);
	});
});

describe("lineAt", () => {
	it.each([
		["abc", 0, 1],
		["abc", 99, 1],
		["a\nb\nc", 2, 2],
		["a\nb\nc", 1, 1],
		["a\nb\nc", 4, 3],
		["\n\n", 1, 2],
	])("%j at %i is line %i", (text, offset, line) => {
		expect(lineAt(text, offset)).toBe(line);
	});
});
