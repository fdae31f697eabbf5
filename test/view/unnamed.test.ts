import { describe, expect, it } from "vitest";
import { withNames } from "../../src/view/unnamed.ts";

describe("what has no name", () => {
	it.each([
		["<h3></h3><p>a</p>", "<div></div><p>a</p>"],
		['<h3 id="news"> <br></h3>', '<div id="news"> <br></div>'],
		["<h2><strong></strong></h2>", "<div><strong></strong></div>"],
		['<h2><img src="/a.png" alt=""></h2>', '<div><img src="/a.png" alt=""></div>'],
		["<table><tbody><tr><th></th><th>A</th></tr></tbody></table>", "<table><tbody><tr><td></td><th>A</th></tr></tbody></table>"],
		['<p><a href="/x" id="y"> </a>b</p>', '<p><a id="y"> </a>b</p>'],
		['<a href="/x"><img src="/media/a%20b.jpg?w=3" alt=""></a>', '<a href="/x"><img src="/media/a%20b.jpg?w=3" alt="a b.jpg"></a>'],
		['<a href="/x"><img src="data:image/png;base64,AA" alt=""></a>', '<a><img src="data:image/png;base64,AA" alt=""></a>'],
	])("in %s is mended", (html, mended) => {
		expect(withNames(html)).toBe(mended);
	});

	it.each([
		"<h3>News</h3>",
		'<h3><img src="/a.png" alt="News"></h3>',
		'<a href="/x"><img src="/a.png" alt="The sea"></a>',
		'<a href="/x">the sea <img src="/a.png" alt=""></a>',
		'<img src="/a.png" alt="">',
		'<a id="y"></a>',
		"<p>&#x3C;h3>&#x3C;/h3></p>",
	])("is nothing in %s", (html) => {
		expect(withNames(html)).toBe(html);
	});

	it("is left where a body is too large for a tree", () => {
		const huge = "<h3></h3>".repeat(150_000);
		expect(withNames(huge)).toBe(huge);
	});
});
