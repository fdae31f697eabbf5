import { describe, expect, it } from "vitest";
import { tidyHtml } from "../../../../src/article/body/html/tidy.ts";
import { renderBody } from "../../../../src/article/body.ts";
import { textOfHtml } from "../../../../src/article/text.ts";
import { slowness } from "../../../linear.ts";

const asWritten = (address: string) => address;

/** What a reader sees of a body. */
function shown(body: string, format: "markdown" | "html"): string {
	return textOfHtml(renderBody(body, format, asWritten));
}

describe("a tag in running text", () => {
	it.each([
		"A Map<String, Vec<u8>> and <name> here.",
		"We use List<Object> here.",
		"An Option<Option> tag.",
		"A Vec<Template> tag.",
		"If a<b and c>d then.",
		"Write to <john at x>.",
		"Loading too much (via <script>, etc) is the issue.",
		"A <style> tag.",
		"The <title> tag of a page.",
		"A <textarea> box.",
		"A <select> box.",
		"First <plaintext> word.",
		"First <noframes> word.",
		"First <frameset> word.",
		"First <table> word.",
		"First <math> word.",
		"First <svg> word.",
		"First <head> word.",
		"The <meta> tag, the <input> tag and git <command> names.",
		"Print <?php echo 1; ?> and <!doctype html> and <![CDATA[x]]>.",
		"<!-- an editor forgot to close this",
		"{% highlight xml %} <?xml version='1.0'?>",
	])("is text as typed: %j", (line) => {
		expect(shown(`${line}\n\nSecond paragraph stays.\n`, "markdown")).toBe(`${line} Second paragraph stays.`);
		expect(shown(`<p>${line}</p>\n<p>Second paragraph stays.</p>`, "html")).toBe(`${line} Second paragraph stays.`);
	});

	it("keeps the Markdown behind it Markdown", () => {
		expect(renderBody("<!-- open\n\nSecond *paragraph*.", "markdown", asWritten)).toContain("<p>Second <em>paragraph</em>.</p>");
		expect(renderBody("<script>\n\nSecond *paragraph*.", "markdown", asWritten)).toContain("<p>Second <em>paragraph</em>.</p>");
	});
});

describe("an element that does not end", () => {
	it.each([
		['<iframe src="https://video.example/1">', "https://video.example/1"],
		['<iframe src="https://video.example/1" width="560" />', "https://video.example/1"],
		['<script async src="https://x.example/w.js" />', ""],
		['<div class="x" />', ""],
		['<object data="https://x.example/a.svg">', "https://x.example/a.svg"],
	])("%s swallows nothing", (tag, words) => {
		const expected = `${words} Second paragraph stays.`.trim();
		expect(shown(`${tag}\n\nSecond paragraph stays.\n`, "markdown")).toBe(expected);
		expect(shown(`<p>${tag}</p>\n<p>Second paragraph stays.</p>`, "html")).toBe(expected);
	});
});

describe("what another site would show", () => {
	it.each<[string, string]>([
		[
			'<script src="https://gist.github.com/u/12345.js"></script>',
			'<figure class="embed"><p><a href="https://gist.github.com/u/12345">gist.github.com/u/12345</a></p><figcaption>GitHub Gist</figcaption></figure>',
		],
		[
			'<iframe src="//video.example/1" title="A film"></iframe>',
			'<figure class="embed"><p><a href="https://video.example/1">A film</a></p><figcaption>video.example</figcaption></figure>',
		],
		[
			'<iframe src="https://x.example/form">The form</iframe>',
			'<figure class="embed"><p><a href="https://x.example/form">The form</a></p><figcaption>x.example</figcaption></figure>',
		],
		['<iframe srcdoc="&lt;p&gt;inner words&lt;/p&gt;"></iframe>', "inner words"],
		[
			'<object data="https://x.example/chart.svg"><a href="https://x.example/c.png">Chart</a></object>',
			'<a href="https://x.example/chart.svg">https://x.example/chart.svg</a> <a href="https://x.example/c.png">Chart</a>',
		],
		[
			'<object><param name="movie" value="//v.example/1"><embed src="//v.example/1"></object>',
			'<figure class="embed"><p><a href="https://v.example/1">https://v.example/1</a></p></figure>',
		],
		['<map><area href="https://x.example/area" alt="The area"></map>', '<a href="https://x.example/area">The area</a> '],
		["<button>Send</button> <textarea>Words</textarea>", "Send Words"],
		['<input type="text" value="typed"><select><option>One</option><option>Two</option></select>', "typed  One  Two "],
		["<svg><text>Chart words</text><path d='M0 0'/></svg>", "Chart words"],
		["<math><mi>x</mi></math>", "x"],
		["<amp-youtube data-videoid='abc'>A film</amp-youtube>", "A film"],
		["<noscript><img src='a.jpg' alt='a'></noscript>", '<img src="a.jpg" alt="a">'],
	])("is kept of %s", (html, expected) => {
		expect(renderBody(html, "html", asWritten)).toBe(expected);
	});

	it.each<[string, string]>([
		["<img data-src='lazy.jpg' alt='x'>", '<img src="lazy.jpg" alt="x">'],
		["<img src='data:image/gif;base64,R0' data-src='lazy.jpg' alt='x'>", '<img src="lazy.jpg" alt="x">'],
		["<img src='/img/blank.gif' data-original='lazy.jpg' alt='x'>", '<img src="lazy.jpg" alt="x">'],
		["<img srcset='only.jpg 1x, two.jpg 2x' alt='x'>", '<img src="only.jpg" alt="x">'],
		["<img data-src='a.jpg' alt='x'><noscript><img src='a.jpg' alt='x'></noscript>", '<img src="a.jpg" alt="x">'],
		["<img src='data:image/png;base64,iVBORw0KGgo=' alt='x'>", '<img src="data:image/png;base64,iVBORw0KGgo=" alt="x">'],
		["<img src='data:image/svg+xml,x' alt='x'>", ""],
	])("of pictures is shown: %s", (html, expected) => {
		expect(renderBody(html, "html", asWritten)).toBe(expected);
	});

	it("is the same in Markdown with and without other HTML", () => {
		const picture = "![x](data:image/png;base64,iVBORw0KGgo=)";
		expect(renderBody(picture, "markdown", asWritten)).toContain('src="data:image/png;base64,iVBORw0KGgo="');
		expect(renderBody(`<b>x</b> ${picture}`, "markdown", asWritten)).toContain('src="data:image/png;base64,iVBORw0KGgo="');
	});
});

describe("what word processors leave", () => {
	it("goes without a word", () => {
		const html = "<?xml:namespace prefix = o ns = 'x' /><p>Words<o:p></o:p> <st1:place>here</st1:place><![if !x]>.<![endif]></p>";
		expect(shown(html, "html")).toBe("Words here.");
	});

	it("stays where a head in running text is closed far below", () => {
		const text = "The next tag is\n\n<head>\n\nwhich readers never see.\n\n</head>\n\nThat was it.";
		expect(shown(text, "markdown")).toContain("which readers never see.");
	});

	it("goes with the head of a whole page", () => {
		expect(shown("<!DOCTYPE html>\n<html><head><title>T</title><style>x</style></head><body><p>Words.</p></body></html>", "html")).toBe(
			"Words.",
		);
	});
});

describe("tidyHtml", () => {
	it("tells what it took out", () => {
		const html =
			"<p onclick='x()'>a</p><script>alert(1)</script><style>b</style><a href='javascript:x'>c</a><svg><g/></svg><x-y z=1>d</x-y>";
		expect(tidyHtml(html).removed.map(({ kind, at, name }) => [kind, html.slice(at, at + 3), name])).toEqual([
			["handler", "<p ", "onclick"],
			["script", "<sc", undefined],
			["style", "<st", undefined],
			["link", "<a ", "javascript:x"],
			["drawing", "<sv", undefined],
			["component", "<x-", "x-y"],
		]);
	});

	it("keeps lines where it is asked to", () => {
		expect(tidyHtml("a<script>\n\n</script>b", "keep-lines").html).toBe("a\n\nb");
		expect(tidyHtml("a<script>\n\n</script>b").html).toBe("ab");
	});

	it.each([
		"<",
		"<a ",
		"<!--",
		"<!-- -->",
		"<script>",
		"</script>",
		"<svg>",
		"<object>",
		"<object data=x>",
		"<noscript>",
		'<a x="',
		"<a x='{{",
		'<a x="{{"',
		"<!doctype x>",
		"<iframe>",
		"<select><option>",
		"<table>",
		"<b><p>",
		"<x-y z=1>",
		"&#",
		"<p on",
	])("takes linear time over %j", async (piece) => {
		const read = (text: string) => {
			tidyHtml(text);
			tidyHtml(`${text}${"</object></svg></noscript>".repeat(text.length / 1_000)}`);
			textOfHtml(text);
		};
		expect(await slowness(read, piece, 500_000)).toBeUndefined();
	});
});
