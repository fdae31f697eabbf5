import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decode, oneLine, shorten, textOfHtml, withoutControls } from "../../src/article/text.ts";

const bytes = (...values: number[]) => Uint8Array.from(values);

describe("decode", () => {
	it.each<[string, Uint8Array, string, string]>([
		["UTF-8", Buffer.from("Zürich"), "Zürich", "utf-8"],
		["UTF-8 behind a byte order mark", Buffer.from("\ufeffZürich"), "Zürich", "utf-8"],
		["UTF-16, little end first", Buffer.from("\ufeffZürich", "utf16le"), "Zürich", "utf-16le"],
		["UTF-16, big end first", Buffer.from("\ufeffZü", "utf16le").swap16(), "Zü", "utf-16be"],
		["windows-1252", bytes(0x5a, 0xfc, 0xa3), "Zü£", "windows-1252"],
		["windows-1252 where UTF-8 is cut off", bytes(0x61, 0xc3, 0xa9, 0xe9), "aÃ©é", "windows-1252"],
		["nothing", bytes(), "", "utf-8"],
	])("reads %s", (_, input, text, encoding) => {
		expect(decode(input)).toEqual({ text, encoding, dropped: 0 });
	});

	it("reads the quotation marks, dashes and euros of windows-1252", () => {
		const text = "€‚„…‘’“”•–—™";
		const input = bytes(0x80, 0x82, 0x84, 0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99);
		expect(decode(input)).toEqual({ text, encoding: "windows-1252", dropped: 0 });
	});

	it.each([
		["a\r\nb\rc\nd", "a\nb\nc\nd", 0],
		["one\ftwo", "one\n\ntwo", 0],
		["a\0b\u0007c\u001bd\u007fe", "abcde", 4],
		["a\u0085b\u009fc", "abc", 2],
		["a\ufffeb\uffffc", "abc", 2],
		["tab\tstays", "tab\tstays", 0],
		["\u200f\u00ad\u2028 stay", "\u200f\u00ad\u2028 stay", 0],
	])("tidies %j", (raw, text, dropped) => {
		expect(decode(Buffer.from(raw))).toEqual({ text, encoding: "utf-8", dropped });
	});

	it("reads any bytes, without carriage returns and controls", () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 200 }), (input) => {
				expect(decode(input).text).not.toMatch(/[\r\f\0\ufffe\uffff]|(?![\n\t])\p{Cc}/u);
			}),
		);
	});

	it("reads back every text without controls", () => {
		fc.assert(
			fc.property(fc.string({ unit: "grapheme" }), (text) => {
				fc.pre(!/(?![\n\t])\p{Cc}|^\ufeff/u.test(text));
				expect(decode(Buffer.from(text)).text).toBe(text);
			}),
		);
	});
});

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
