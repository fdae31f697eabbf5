import { describe, expect, it } from "vitest";
import { linksIn } from "../../../src/article/body/links.ts";
import { slowness } from "../../linear.ts";

const hosts = ["example.org", "old.example", "xn--caf-dma.example"];

const lines = (text: string, format: "markdown" | "html" | "text" = "markdown", bodyAt = 0) =>
	linksIn(text, bodyAt, format, hosts).map(({ href, line, isFile }) => `${line} ${href}${isFile ? " file" : ""}`);

describe("linksIn", () => {
	it("finds what Markdown links to on this site, each once, with its line in the whole text", () => {
		const text = `---
title: A
---
See [b](b.md), [c](<sub dir/c.md> "C")
and [d][d], ![no](picture.png),
[b again](b.md) and <a href="/e.html#x">e</a>.

| [f](f.md) |
| --- |
| [g](g.md) |

<div>
<p><a
 href='h'>h</a></p>
</div>

> [top](#top) [photo ![x](small.png)](large.png)

[d]: ../d.md
`;
		expect(lines(text, "markdown", text.indexOf("See"))).toEqual([
			"4 b.md",
			"4 sub%20dir/c.md",
			"5 ../d.md",
			"6 /e.html#x",
			"8 f.md",
			"10 g.md",
			"13 h",
			"17 #top",
			"17 large.png",
		]);
	});

	it("finds whole addresses on the site and on former hosts, and no others", () => {
		const text =
			"[a](https://www.example.org/a) [b](//old.example/b) <https://old.example/c> [d](http://café.example/d) [e](https://example.organic/) [f](//elsewhere.example/f) [g](mailto:a@old.example) [h](https://elsewhere.example/?to=//old.example/)";
		expect(lines(text)).toEqual([
			"1 https://www.example.org/a",
			"1 //old.example/b",
			"1 https://old.example/c",
			"1 http://xn--caf-dma.example/d",
		]);
	});

	it("finds bare addresses on the site and on former hosts, which a page makes links", () => {
		expect(
			lines("See https://old.example/a.html. And\n(www.old.example/b) or `https://old.example/c`, https://elsewhere.example/d."),
		).toEqual(["1 https://old.example/a.html", "2 http://www.old.example/b"]);
	});

	it("finds sound, film, subtitles and frames in HTML", () => {
		const text = `<p><a href=a.pdf>A</a>
<audio src="a.mp3"></audio><video src="a.mp4" poster="a.jpg"><source src="b.webm"><track src="a.vtt"></video>
<iframe src="/map.html"></iframe><img src="c.png">`;
		const found = ["1 a.pdf", "2 a.mp3 file", "2 a.mp4 file", "2 a.jpg file", "2 b.webm file", "2 a.vtt file", "3 /map.html"];
		expect(lines(text, "html")).toEqual(found);
		expect(lines(text)).toEqual(found);
	});

	it.each(["text", "markdown"] as const)("finds nothing in %s that holds no link", (format) => {
		expect(lines("Words (a.md) and ](x, [b][b], `[c](c.md)`", format)).toEqual([]);
		expect(lines('<a href="{{ page.url }}/x">x</a> [y]({{< mine "y.md" >}}) [z](%7B%7B%20z%20%7D%7D)', format)).toEqual([]);
	});

	it.each(["](", "]: ", "[a](", '<a href="', "href = ", "#{#a", "{#", "# a\n", "-\n", "a\n=\n"])("takes linear time: %j", async (piece) => {
		const find = (text: string) => expect(linksIn(text, 0, "html", hosts).length).toBeLessThan(20_001);
		expect(await slowness(find, piece, 20_000 * piece.length)).toBeUndefined();
	});
});
