import { describe, expect, it } from "vitest";
import { tidyHtml } from "../../../src/article/body/html/tidy.ts";
import { countLetters, lettersLost, lettersShown, lettersWritten } from "../../../src/article/body/words.ts";

describe("countLetters", () => {
	it.each([
		["a1 B-2.", 4],
		["été – “x”", 4],
		["文字。", 2],
		["", 0],
	])("of %j is %i", (text, count) => {
		expect(countLetters(text)).toBe(count);
	});
});

describe("lettersShown", () => {
	it.each([
		["<p class='x'>ab<!-- no --> c&nbsp;d</p>", 4],
		["a < b <name", 6],
		["<!-- open", 4],
		["a & b &amp; c", 3],
	])("of %j is %i", (html, count) => {
		expect(lettersShown(html)).toBe(count);
	});
});

describe("lettersWritten", () => {
	it.each([
		["[a](http://x.example/y \"no\") ![no](no.jpg) [b][no]\n\n[no]: http://x.example 'no'", 2],
		["1. a\n2. b\n\n- [x] c[^1]\n\n[^1]: d", 4],
		['[a](http://x.example/y "one\n    two")', 1],
		["{% highlight js %}\nab\n{% endhighlight %}", 2],
		["```js\nab\n```\n:tada: {: .no} `c`", 3],
	])("of %j is %i", (markdown, count) => {
		expect(lettersWritten(markdown, "markdown")).toBe(count);
	});
});

describe("lettersLost", () => {
	const body = "<p>The council voted last night to rebuild the harbour wall.</p><p>It has stood since 1871.</p>";

	it("is nothing where all is there", () => {
		expect(lettersLost(body, "html", body, tidyHtml(body))).toBe(0);
	});

	it("is what is missing", () => {
		const html = body.slice(0, body.indexOf("<p>It"));
		expect(lettersLost(`${body}${"more words ".repeat(4)}`, "html", html, tidyHtml(html))).toBe(19 + 36);
	});

	it("is nothing of what a rule took out", () => {
		const html = `${body}<script>${"var x = 1; ".repeat(20)}</script>`;
		expect(lettersLost(html, "html", html, tidyHtml(html))).toBe(0);
	});
});
