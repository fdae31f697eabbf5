import { describe, expect, it } from "vitest";
import { keepMarkdown } from "../../../src/importers/story/keepmarkdown.ts";

const addresses = new Map([
	["/old/", "2014/fire.md"],
	["/img/a%20b.jpg", "uploads/a%20(1).jpg"],
	["https://old.example/x", "/2014/x.html"],
	["/%C3%A4/", "umlaut.md"],
]);

const kept = (text: string) => keepMarkdown(text, addresses)?.body;

describe("keepMarkdown", () => {
	it.each([
		["[Fire](/old/) and *more*", "[Fire](2014/fire.md) and *more*"],
		['[Fire](</old/> "The title")', '[Fire](<2014/fire.md> "The title")'],
		["![A](/img/a%20b.jpg)", "![A](<uploads/a%20(1).jpg>)"],
		["[Fire][1]\n\n[1]: /old/ 'Title'\n", "[Fire][1]\n\n[1]: 2014/fire.md 'Title'\n"],
		['<a href="/old/">x</a>', '<a href="2014/fire.md">x</a>'],
		["See <https://old.example/x>.", "See [https://old.example/x](</2014/x.html>)."],
		["See https://old.example/x.", "See [https://old.example/x](</2014/x.html>)."],
		["[Ä](/ä/)", "[Ä](umlaut.md)"],
		["* a\n* b\n\n\n__c__  \nd\n", "* a\n* b\n\n\n__c__  \nd\n"],
	])("changes addresses and nothing else: %j", (text, body) => {
		expect(kept(text)).toBe(body);
	});

	it("leaves code alone", () => {
		const text = '[Fire](/old/)\n\n```html\n<a href="/old/">x</a>\n[x](/old/)\n```\n\n`[x](/old/)`\n';
		expect(kept(text)).toBe(text.replace("[Fire](/old/)", "[Fire](2014/fire.md)"));
	});

	it("names every address that it met", () => {
		expect(keepMarkdown("[a](b) ![c](d) <img src=e> https://f.example/ [g](#h) [i](mailto:j@k.example)", new Map())?.used).toEqual(
			expect.arrayContaining(["b", "d", "e", "https://f.example/"]),
		);
	});

	it.each(["x <script>alert(1)</script>", '<img src=x onerror="alert(1)">', "[x](javascript:alert(1))"])(
		"keeps nothing that runs: %s",
		(text) => {
			expect(kept(text)).toBeUndefined();
		},
	);
});
