import { describe, expect, it } from "vitest";
import { embedHtml } from "../../../../src/article/body/embeds/figure.ts";
import { renderBody } from "../../../../src/article/body.ts";
import { slownessOf } from "../../../linear.ts";

const rendered = (body: string, format: "html" | "markdown" = "html") => renderBody(body, format, (address) => address).trim();

const TWEET = `<blockquote class="twitter-tweet" data-dnt="true"><p lang="en" dir="ltr">The pier is <b>open</b> again. <a href="https://t.co/x1">t.co/x1</a></p>&mdash; Ann Reyes (@annreyes) <a href="https://twitter.com/annreyes/status/123456?ref_src=twsrc%5Etfw">March 2, 2014</a></blockquote>
<script async src="https://platform.twitter.com/widgets.js" charset="utf-8"></script>`;

const FIGURE =
	'<figure class="embed"><blockquote><p lang="en" dir="ltr">The pier is <b>open</b> again. <a href="https://t.co/x1">t.co/x1</a></p></blockquote>' +
	'<figcaption>Ann Reyes (@annreyes) <a href="https://twitter.com/annreyes/status/123456?ref_src=twsrc%5Etfw">March 2, 2014</a>, Twitter</figcaption></figure>';

describe("a post of another site", () => {
	it.each([
		["as its platform gives it", TWEET],
		["in an element around it", `<div class="embed-twitter">${TWEET}</div>`],
		["with paragraphs that an editor made", TWEET.replace("&mdash;", "<p>&mdash;").replace("</blockquote>", "</p></blockquote>")],
		["in one paragraph, as an editor saved it", TWEET.replace("</p>&mdash;", "&mdash;").replace("</blockquote>", "</p></blockquote>")],
	])("%s is a figure with its words, its author and its date", (_, html) => {
		expect(
			rendered(html)
				.replace(/<\/?div>/g, "")
				.trim(),
		).toBe(FIGURE);
	});

	it("looks the same in Markdown", () => {
		expect(rendered(`Before.\n\n${TWEET}\n\nAfter.`, "markdown")).toBe(`<p>Before.</p>\n${FIGURE}\n\n<p>After.</p>`);
	});

	it("keeps the caption of the figure that it stands in", () => {
		const html = `<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">\n${TWEET}\n</div><figcaption>What she <em>wrote</em></figcaption></figure>`;
		expect(rendered(html)).toBe(FIGURE.replace("<figcaption>", "<figcaption>What she <em>wrote</em><br>"));
	});

	it.each<[string, string, string]>([
		[
			"Facebook",
			'<div class="fb-post" data-href="https://www.facebook.com/gazette/posts/77" data-width="500"><blockquote cite="https://www.facebook.com/gazette/posts/77" class="fb-xfbml-parse-ignore"><p>We are hiring.</p>Posted by <a href="https://www.facebook.com/gazette/">The Gazette</a> on <a href="https://www.facebook.com/gazette/posts/77">Monday, January 5, 2015</a></blockquote></div>',
			'<figure class="embed"><blockquote><p>We are hiring.</p></blockquote><figcaption>Posted by <a href="https://www.facebook.com/gazette/">The Gazette</a> on <a href="https://www.facebook.com/gazette/posts/77">Monday, January 5, 2015</a>, Facebook</figcaption></figure>',
		],
		[
			"Facebook without its words",
			'<div class="fb-post" data-href="https://www.facebook.com/gazette/posts/77"></div>',
			'<figure class="embed"><p><a href="https://www.facebook.com/gazette/posts/77">facebook.com/gazette/posts/77</a></p><figcaption>Facebook</figcaption></figure>',
		],
		[
			"Instagram",
			'<blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/AbC_1/?utm_source=ig"><div style="padding:8px"><div></div><p><a href="https://www.instagram.com/p/AbC_1/">Low tide.</a></p><p>A photo posted by Ann (@ann) on <time datetime="2015-02-01">Feb 1, 2015</time> <a href="https://www.instagram.com/p/AbC_1/">x</a></p></div></blockquote>',
			'<figure class="embed"><blockquote><p><a href="https://www.instagram.com/p/AbC_1/">Low tide.</a></p></blockquote><figcaption>A photo posted by Ann (@ann) on <time datetime="2015-02-01">Feb 1, 2015</time> <a href="https://www.instagram.com/p/AbC_1/">x</a>, Instagram</figcaption></figure>',
		],
		[
			"Reddit",
			'<blockquote class="reddit-card"><a href="https://www.reddit.com/r/x/comments/a1/t/">A title</a> from <a href="https://www.reddit.com/r/x">r/x</a></blockquote>',
			'<figure class="embed"><blockquote><p><a href="https://www.reddit.com/r/x/comments/a1/t/">A title</a> from <a href="https://www.reddit.com/r/x">r/x</a></p></blockquote><figcaption><a href="https://www.reddit.com/r/x/comments/a1/t/">Reddit</a></figcaption></figure>',
		],
		[
			"Mastodon",
			'<blockquote class="mastodon-embed" data-embed-url="https://social.example/@ann/112233/embed"><a href="https://social.example/@ann/112233">Post by @ann</a></blockquote>',
			'<figure class="embed"><blockquote><p><a href="https://social.example/@ann/112233">Post by @ann</a></p></blockquote><figcaption><a href="https://social.example/@ann/112233">Mastodon</a></figcaption></figure>',
		],
	])("of %s", (_, html, figure) => {
		expect(rendered(html)).toBe(figure);
	});

	it("is a plain quotation where its class says nothing", () => {
		expect(rendered('<blockquote class="pull"><p>Words.</p></blockquote>')).toBe("<blockquote><p>Words.</p></blockquote>");
	});
});

describe("a frame", () => {
	const FILM =
		'<figure class="embed"><p><a href="https://www.youtube.com/watch?v=abc-DEF_123">youtube.com/watch?v=abc-DEF_123</a></p><figcaption>YouTube</figcaption></figure>';
	const FRAME = '<iframe width="560" src="https://www.youtube.com/embed/abc-DEF_123?rel=0" allowfullscreen></iframe>';

	it.each([FRAME, `<p>${FRAME}</p>`, `<p><span class="embed-youtube">${FRAME}</span></p>`, `<figure><div>${FRAME}</div></figure>`])(
		"that stands by itself is a figure: %s",
		(html) => {
			expect(rendered(html)).toBe(FILM);
		},
	);

	it("within a sentence is a link", () => {
		expect(rendered(`<p>See ${FRAME} here.</p>`)).toBe(
			'<p>See <a href="https://www.youtube.com/embed/abc-DEF_123?rel=0">https://www.youtube.com/embed/abc-DEF_123?rel=0</a> here.</p>',
		);
	});

	it("whose title is that of a program has none", () => {
		expect(rendered(FRAME.replace("<iframe", '<iframe title="YouTube video player"'))).toBe(FILM);
	});

	it("with a caption and a title has them", () => {
		expect(rendered(`<figure>${FRAME.replace("<iframe", '<iframe title="The pier"')}<figcaption>A film</figcaption></figure>`)).toBe(
			FILM.replace(">youtube.com/watch?v=abc-DEF_123", ">The pier").replace("<figcaption>", "<figcaption>A film<br>"),
		);
	});
});

it.each<[string, (count: number) => string]>([
	["frames", (count) => `<div>${'<iframe src="https://x.example/1"></iframe>\n'.repeat(count)}</div>`],
	["posts within each other", (count) => `${'<blockquote class="twitter-tweet">'.repeat(100)}${"<p>x</p> — ".repeat(count)}`],
])("takes linear time for many %s", async (_, make) => {
	expect(await slownessOf(rendered, make, 3_000)).toBeUndefined();
});

describe("embedHtml", () => {
	it("has the form that builds let through", () => {
		const [address, platform] = ["https://twitter.com/ann/status/1", "Twitter"];
		const whole = embedHtml({ platform, address, html: "Two <b>words</b>", author: "Ann & Bob", published: "2 March 2014" });
		expect(whole).toBe(
			'<figure class="embed"><blockquote><p>Two <b>words</b></p></blockquote><figcaption>Ann &amp; Bob, 2 March 2014, <a href="https://twitter.com/ann/status/1">Twitter</a></figcaption></figure>',
		);
		const bare = embedHtml({ platform: "", address: "https://player.vimeo.com/video/12345", caption: "<em>Waves</em>" });
		expect(bare).toBe(
			'<figure class="embed"><p><a href="https://vimeo.com/12345">vimeo.com/12345</a></p><figcaption><em>Waves</em><br>Vimeo</figcaption></figure>',
		);
		for (const html of [whole, bare]) expect(rendered(html)).toBe(html.replace("&amp;", "&#x26;"));
	});
});
