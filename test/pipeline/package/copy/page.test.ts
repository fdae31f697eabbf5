import path from "node:path";
import { describe, expect, it } from "vitest";
import { offlinePage } from "../../../../src/pipeline/package/copy/page.ts";
import { relativeAddresses } from "../../../../src/pipeline/package/copy/targets.ts";
import { loadWords } from "../../../../src/view/words.ts";
import { slowness } from "../../../linear.ts";

const FILES = [
	"index.html",
	"1957/index.html",
	"1957/03/wall.html",
	"1957/03/a b & 100%.html",
	"search.html",
	"media/a,b.jpg",
	"media/c.png",
	"assets/style.css",
	"feed.xml",
	"ä/ö.html",
];
const site = { url: "https://example.org/paper/", base: "/paper/" };
const relativeOf = relativeAddresses(new Map(FILES.map((file) => [file, file])), site);
const words = loadWords([path.resolve("templates")], "en");

/** Some HTML as it stands in the copy, in the page of a story. */
function offline(html: string, file = "1957/03/wall.html"): string {
	return offlinePage(html, relativeOf(file), { file, online: site.url + file, words });
}

describe("a page of a copy", () => {
	it.each([
		['<a href="/paper/">', '<a href="../../index.html">'],
		["<a href='/paper/1957/'>", '<a href="../index.html">'],
		["<a class=x href=/paper/1957/03/wall id=y>", '<a class=x href="wall.html" id=y>'],
		['<A HREF="https://example.org/paper/feed.xml">', '<A href="../../feed.xml">'],
		['<a href="//example.org/paper/1957/index.html#top">', '<a href="../index.html#top">'],
		['<a href="http://example.org/paper/1957?x=1&amp;y=2#z">', '<a href="../index.html?x=1&amp;y=2#z">'],
		['<a href="/paper/1957/03/a%20b%20&amp;%20100%25.html">', '<a href="a%20b%20&amp;%20100%25.html">'],
		['<a href="/paper/%C3%A4/o%CC%88.html">', '<a href="../../%C3%A4/%C3%B6.html">'],
		['<a href="/paper/nothing/">', '<a href="https://example.org/paper/nothing/">'],
		['<a href="//elsewhere.example/x">', '<a href="https://elsewhere.example/x">'],
		['<a href="/other/">', '<a href="https://example.org/other/">'],
		[
			'<img src="/paper/media/c.png" srcset="/paper/media/a,b.jpg 300w, /paper/media/c.png 600w">',
			'<img src="../../media/c.png" srcset="../../media/a,b.jpg 300w, ../../media/c.png 600w">',
		],
		['<img srcset="/paper/media/c.png, /paper/media/a,b.jpg 2x">', '<img srcset="../../media/c.png, ../../media/a,b.jpg 2x">'],
		["<p style=\"background:url('/paper/media/c.png')\">", '<p style="background:url(&quot;../../media/c.png&quot;)">'],
		["<style>a{background:url(/paper/media/c.png)}</style>", '<style>a{background:url("../../media/c.png")}</style>'],
		['<meta http-equiv="refresh" content="0; url=/paper/1957/">', '<meta http-equiv="refresh" content="0; url=../index.html">'],
		['<script type="module" src="/paper/x.js"></script>', '<script type="text/plain" ></script>'],
		['<script src="/paper/not-in-copy.js" defer></script>', "<script  defer></script>"],
		['<link rel="manifest" href="/paper/m.webmanifest">', ""],
		['<link rel="stylesheet" href="/paper/assets/style.css" crossorigin>', '<link rel="stylesheet" href="../../assets/style.css" >'],
		['<base href="/paper/1957/"><a href="03/wall.html">', '<a href="wall.html">'],
	])("turns %s into %s", (before, after) => {
		expect(offline(before)).toBe(after);
	});

	it.each([
		'<link rel="canonical" href="https://example.org/paper/1957/03/wall.html">',
		'<a href="#top">',
		'<a href="mailto:desk@example.org">',
		'<a href="https://elsewhere.example/paper/">',
		'<a href="http://[bad">',
		"<textarea><a href='/paper/'></textarea>",
		"<script>const a = '<a href=\"/paper/\">';</script>",
		"<!-- <a href='/paper/'> -->",
		"<p>{{ text }} &amp; <b>more</b></p>\r\n",
		'<form action="https://elsewhere.example/letter"><input></form>',
		'<script src="https://elsewhere.example/x.js"></script>',
		"",
	])("leaves %s as it is", (html) => {
		expect(offline(html)).toBe(html);
	});

	it("keeps what stands around what it changes, also behind line ends of Windows and letters of two units", () => {
		expect(offline('<p>𝔄\r\n<a href="/paper/">x</a>\r\n𝔅')).toBe('<p>𝔄\r\n<a href="../../index.html">x</a>\r\n𝔅');
	});

	it("hides a form that this site would answer", () => {
		expect(offline('<form action="/paper/search.html" style="color:red">')).toMatch(
			/^<form action="[^"]*" {2}hidden style="display:none!important">$/,
		);
		expect(offline("<form>")).toContain(" hidden ");
	});

	it("says on the search page where the search is", () => {
		const form = `<form id="bf-search" action="/paper/search.html" data-indexes="[{&quot;kind&quot;:&quot;tag&quot;,&quot;url&quot;:&quot;/paper/1957/&quot;}]">`;
		const page = offline(form, "search.html");
		expect(page).toContain('<a href="https://example.org/paper/search.html">');
		expect(page).toContain('<li><a href="1957/index.html">Tags</a></li>');
		expect(offline('<form id="bf-search" data-indexes="not JSON">', "search.html")).toContain("Here headlines are searched");
	});

	it.each([
		'<a href="/paper/">',
		"<p style='url(url(url(",
		'url("',
		"<p style='url(  …  )'>",
		'<img srcset=",,, ,…,,">',
		"<img srcset='a …,'>",
		"<",
		"<!--",
		"&#x",
		"<style>@import ",
		"<base href='/paper/1957/'>",
	])("takes linear time: %s", async (piece) => {
		expect(await slowness((html) => offline(html), piece, 1 << 18)).toBeUndefined();
	});
});
