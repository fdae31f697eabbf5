import { describe, expect, it } from "vitest";
import { isComponentTag, isHtmlTag, readTag, valueOf } from "../../../../src/article/body/html/tags.ts";

describe("readTag", () => {
	it.each<[string, string, Record<string, string>]>([
		["<a href=x>", "a", { href: "x" }],
		["<A HREF='x' Title=\"y > z\">", "a", { href: "x", title: "y > z" }],
		["<img/src=x/onerror=alert(1)>", "img", { src: "x/onerror=alert(1)" }],
		['<a href="x"target="_blank">', "a", { href: "x", target: "_blank" }],
		["<iframe src=x allowfullscreen />", "iframe", { src: "x", allowfullscreen: "" }],
		['<a href="{{< ref "other.md" >}}">', "a", { href: '{{< ref "other.md" >}}' }],
		["<img src='{% static 'a.png' %}'>", "img", { src: "{% static 'a.png' %}" }],
		["</p >", "p", {}],
	])("reads %j", (text, name, attributes) => {
		const tag = readTag(text, 0);
		expect(tag).toMatchObject({ name, end: text.length });
		expect(Object.fromEntries(tag?.attributes ?? [])).toEqual(attributes);
	});

	it.each(["<", "< a>", "<a", "<a href=", '<a href="x', '<a href="x>text</a> and <a href="y">', "<3", "<>", '<img """>'])(
		"finds none in %j",
		(text) => {
			expect(readTag(text, 0)).toBeUndefined();
		},
	);

	it.each([
		["<b>", true],
		["<B class=x>", true],
		["<b and c>", false],
		["<name>", false],
		["<Object>", true],
		["<String,>", false],
		["<o:p>", true],
	])("knows whether %j is HTML: %j", (text, result) => {
		const tag = readTag(text, 0);
		expect(tag && isHtmlTag(tag)).toBe(result);
	});

	it("takes a name with a hyphen for a component where it has attributes or ends", () => {
		const tags = ["<amp-img src=x>", "</amp-img>", "<some-generic>", "<name x=y>"].map((text) => readTag(text, 0));
		expect(tags.map((tag) => tag && isComponentTag(tag))).toEqual([true, true, false, false]);
	});

	it("decodes a value", () => {
		const tag = readTag('<a href="x?a=1&amp;b=2" title="">', 0);
		expect(tag && [valueOf(tag, "href"), valueOf(tag, "title")]).toEqual(["x?a=1&b=2", undefined]);
	});
});
