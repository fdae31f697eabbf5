import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { embedHtml } from "../../../../src/article/body/embeds/figure.ts";
import { splitFrontMatter } from "../../../../src/article/frontmatter.ts";
import { wordpress } from "../../../../src/importers/formats/wordpress/wordpress.ts";
import { emptyFolder, importInto, treeOf } from "../../contract.ts";
import { type Item, wxrWith } from "./export.ts";

/** Imports one story, with what stands beside it, and gives what was written of it. */
async function story(item: Omit<Item, "id">, { head = "", beside = [] as readonly Item[], version = "1.2", media = {} } = {}) {
	const root = emptyFolder();
	const file = path.join(root, "export.xml");
	writeFileSync(file, wxrWith([{ id: 1, ...item }, ...beside], head, version));
	for (const [name, text] of Object.entries(media as Readonly<Record<string, string>>)) {
		mkdirSync(path.dirname(path.join(root, "media", name)), { recursive: true });
		writeFileSync(path.join(root, "media", name), text);
	}
	const folder = existsSync(path.join(root, "media")) ? path.join(root, "media") : undefined;
	const report = await importInto(root, wordpress, [file], { media: folder });
	const name = Object.keys(treeOf(path.join(root, "content"))).find((found) => /story-1\.(md|html)$/.test(found)) ?? "";
	const text = readFileSync(path.join(root, "content", name), "utf8");
	const { fields, bodyAt } = splitFrontMatter(text);
	return { name, report, fields: fields as Record<string, unknown>, body: text.slice(bodyAt).trim() };
}

const term = (domain: string, name: string, nicename = name.toLowerCase()) =>
	`<category domain="${domain}" nicename="${nicename}"><![CDATA[${name}]]></category>`;

const attachment = (address: string): Item => ({
	id: 90,
	type: "attachment",
	status: "inherit",
	more: `<wp:attachment_url>${address}</wp:attachment_url>`,
});

describe("exports as real sites make them", () => {
	it("letters of windows-1252 that somebody took for controls are letters", async () => {
		const { fields, body } = await story({ title: "\u0093Quay\u0094", body: "It\u0092s a \u0096 dash \u0080 5" });
		expect(fields.headline).toBe("“Quay”");
		expect(body).toBe("It’s a – dash € 5");
	});

	it("faces are letters, and gaps are none", async () => {
		const { body } = await story({
			body: `One <img class="wp-smiley" src="https://s.w.org/images/core/emoji/2/svg/1f642.svg" alt="🙂" /><img src='https://x.example/icon_smile.gif' alt=':-)' class='wp-smiley' />

&nbsp;

<p>&nbsp;</p><p style="text-align: left;"><br /></p>
Two`,
		});
		expect(body).toBe("One 🙂:-)\n\nTwo");
	});

	it.each([
		["[youtube https://www.youtube.com/watch?v=abcdef]", "https://www.youtube.com/watch?v=abcdef"],
		["[youtube=http://www.youtube.com/watch?v=abcdef&w=640]", "https://www.youtube.com/watch?v=abcdef"],
		["[vimeo 123456]", "https://vimeo.com/123456"],
		['[soundcloud url="https://api.soundcloud.com/tracks/1" params="x"]', "https://api.soundcloud.com/tracks/1"],
		["[tweet https://twitter.com/a/status/1]", "https://twitter.com/a/status/1"],
		['[embed width="1"]https://vimeo.com/1[/embed]', "https://vimeo.com/1"],
	])("%s is an embed", async (shortcode, address) => {
		const { body, report } = await story({ body: `Before.\n\n${shortcode}\n\nAfter.` });
		const figure = embedHtml({ platform: "", address }).replaceAll(/<(p|figcaption|\/figure)>/g, "\n<$1>");
		expect(body).toBe(`<p>Before.</p>\n\n${figure}\n\n<p>After.</p>`);
		expect(report.fieldsNotCarried).toEqual({});
	});

	it("a player plays sound and film, and what else it names is a link", async () => {
		expect((await story({ body: '[audio src="https://a.example/a.mp3?x=1"]' })).body).toContain("<audio");
		const { body } = await story({ body: '[audio src="https://a.example/a.js"]' });
		expect(body).toBe("[https://a.example/a.js](https://a.example/a.js)");
	});

	it("[[youtube https://…]] is text, and what is not known is told with its place", async () => {
		const { body, report } = await story({ body: '[[youtube https://a.example/]] and [bogus poll="12"]' });
		expect(body).toContain("youtube https://a.example/");
		expect(body).not.toContain("](https://a.example/)");
		expect(report.unknownCode).toMatchObject([{ name: "bogus", times: 1, typed: '[bogus poll="12"]' }]);
		expect(report.unknownCode[0]?.places[0]).toMatch(/export\.xml:\d+$/);
	});

	it("files of WordPress.com, and those that its service makes smaller, are the site's own", async () => {
		const photo = attachment("https://gazette.files.wordpress.com/2015/06/b.jpg");
		const { body } = await story(
			{
				body: `<img src="https://gazette.files.wordpress.com/2015/06/b.jpg?w=640&amp;h=480" alt="B"> <img src="https://i0.wp.com/www.gazette.example/wp-content/uploads/2015/06/a.jpg?resize=300%2C200&amp;ssl=1" alt="A">`,
			},
			{ beside: [photo], media: { "2015/06/a.jpg": "A", "2015/06/b.jpg": "B" } },
		);
		expect(body).toBe("![B](../uploads/2015/06/b.jpg) ![A](../uploads/2015/06/a.jpg)");
	});

	it("files of a network of before WordPress 3.5 are the site's own, also where the export has no record of them", async () => {
		const address = "http://www.gazette.example/files/2008/07/";
		const media = { "2008/07/a.jpg": "A" };
		const { body, report } = await story({ body: `<img src="${address}a.jpg" alt="A"> <img src="${address}b.jpg" alt="B">` }, { media });
		expect(body).toBe(`![A](../uploads/2008/07/a.jpg) ![B](${address}b.jpg)`);
		expect(report.missingMedia.map(({ name }) => name)).toEqual(["2008/07/b.jpg"]);
		expect(report.addresses.dead).toEqual([]);
	});

	it("a link to a picture's own page leads to the picture", async () => {
		const photo = {
			...attachment("https://gazette.example/wp-content/uploads/2015/06/a.jpg"),
			link: "https://gazette.example/2015/06/story-1/a/",
		};
		const pages = [
			"http://www.gazette.example/?attachment_id=90",
			"/2015/06/story-1/a/",
			"/2015/06/story-1/attachment/a",
			"/?attachment_id=90&preview=true",
		];
		const links = pages.map((to) => `<a href="${to}">a</a>`).join(" ");
		const { body, report } = await story({ body: links }, { beside: [photo], media: { "2015/06/a.jpg": "A" } });
		expect(body).toBe(pages.map(() => "[a](../uploads/2015/06/a.jpg)").join(" "));
		expect(report.addresses.dead).toEqual([]);
	});

	it("the further pages of a text that was cut into several lead to the whole story", async () => {
		const body = 'One\n\n<!--nextpage-->\n\nTwo\n\n<!--nextpage-->\n\n<a href="https://gazette.example/2015/06/story-1/2/">Three</a>';
		const { fields, report, body: written } = await story({ body });
		expect(fields.redirect_from).toEqual(["/2015/06/story-1/2/", "/2015/06/story-1/3/"]);
		expect([report.addresses.redirected, report.addresses.dead]).toEqual([2, []]);
		expect(written).toContain("[Three](/2015/06/story-1/)");
		expect((await story({ body, link: "https://gazette.example/story-1.html" })).fields.redirect_from).toBeUndefined();
		expect((await story({ body, status: "draft" })).fields.redirect_from).toBeUndefined();
	});

	it("a link leads to the story that WordPress shows there, though the address is none of its own", async () => {
		const beside: Item[] = [
			{ id: 7, slug: "flood", link: "https://gazette.example/2015/06/17/flood.html" },
			{ id: 8, type: "page", slug: "about", link: "https://gazette.example/about/" },
			{ id: 9, slug: "plans", status: "draft", link: "https://gazette.example/?p=9" },
			{ id: 10, slug: "notes", link: "https://gazette.example/2015/05/notes/" },
			{ id: 11, slug: "notes", link: "https://gazette.example/2015/07/notes/" },
		];
		const found = ["/2015/06/flood/#b", "https://gazette.example/blog/flood#b", "/?p=7/#b", "http://www.gazette.example/?p=7&x=y#b"];
		const dead = ["/2014/plans/", "/2014/notes/", "/tag/flood/", "/2015/06/flood/feed/", "/?s=flood"];
		const links = [...found, "/?page_id=7#b", "/?p=8", ...dead].map((to) => `<a href="${to}">a</a>`).join(" ");
		const { body, report } = await story({ body: links }, { beside });
		expect(body.startsWith(`${"[a](/2015/06/17/flood.html#b) ".repeat(5)}[a](/about/) [a](https://gazette.example/2014/plans/)`)).toBe(
			true,
		);
		expect(report.addresses.dead.map(({ name }) => name.replace("https://gazette.example", "")).sort()).toEqual(dead.sort());
	});

	it("a button of a builder is a link without breaks, and an Audio Player plays its files with their titles", async () => {
		const button = '<p>One.</p>\n\t<a href="https://a.example/">\n\t\tLearn more\n\t</a>\n\tTwo, <a href="https://b.example/">b</a> three.';
		expect((await story({ body: button })).body).toBe("One.\n\n[Learn more](https://a.example/)\n\nTwo, [b](https://b.example/) three.");
		const audio =
			"Hear [audio:http://a.example/1.mp3, http://a.example/2.mp3|titles=First,Second|loop=yes] or [audio http://a.example/3.mp3|width=180] [[audio:http://x.example/a.mp3]]";
		const { body } = await story({ body: audio });
		const players = [...body.matchAll(/<audio controls src="([^"]*)"><\/audio>\s*(?:<figcaption>(.*?)<\/figcaption>)?/g)];
		expect(players.map(([, src, words]) => [src, words])).toEqual([
			["http://a.example/1.mp3", "First"],
			["http://a.example/2.mp3", "Second"],
			["http://a.example/3.mp3", undefined],
		]);
		expect(body).not.toContain("loop");
		const many = `[audio:${"http://a.example/1.mp3,".repeat(5_000)}`;
		expect((await story({ body: many })).body).toContain("\\[audio:http");
	});

	it("a link whose author forgot http:// leads to the other site", async () => {
		const { body, report } = await story({
			body: '<a href="www.harbour.example/x">a</a> <a href="harbour.org">b</a> <a href="harbour.html">c</a>',
		});
		expect(body).toContain("[a](http://www.harbour.example/x) [b](http://harbour.org) [c](https://gazette.example/");
		expect(report.addresses.dead).toHaveLength(1);
	});

	it("what plugins know of a story is carried, and not counted as lost", async () => {
		const head = `<wp:category><wp:term_id>12</wp:term_id><wp:category_nicename>beta</wp:category_nicename><wp:cat_name><![CDATA[Beta]]></wp:cat_name></wp:category>`;
		const more = [term("category", "Alpha"), term("category", "Beta"), term("series", "Walls"), term("language", "Cymraeg", "cy")].join("");
		for (const [primary, description] of [
			["_yoast_wpseo_primary_category", "_yoast_wpseo_metadesc"],
			["rank_math_primary_category", "rank_math_description"],
			["rank_math_primary_category", "_aioseop_description"],
		] as const) {
			const { fields, report } = await story({ more, meta: { [primary]: "12", [description]: "In short" } }, { head });
			expect(fields).toMatchObject({ section: "Beta", tags: ["Alpha"], series: "Walls", language: "cy", description: "In short" });
			expect(report.fieldsNotCarried).toEqual({});
		}
	});

	it("a story to come is carried under embargo, and not counted as lost", async () => {
		const { fields, report } = await story({ status: "future", dates: ["2035-01-01 10:00:00", "2035-01-01 09:00:00"] });
		expect(fields).toMatchObject({ published: "2035-01-01T10:00:00+01:00", embargo: "2035-01-01T10:00:00+01:00" });
		expect(report.fieldsNotCarried).toEqual({});
	});

	it("dates before 1970 and at its first moment stay as they are", async () => {
		expect((await story({ dates: ["1923-04-05 00:00:00", "1923-04-05 00:00:00"] })).fields.published).toBe("1923-04-05T00:00:00+00:00");
		expect((await story({ dates: ["1970-01-01 00:00:00", "1970-01-01 00:00:00"] })).fields.published).toBe("1970-01-01T00:00:00+00:00");
		expect((await story({ dates: ["-0001-11-30 00:00:00", "-0001-11-30 00:00:00"] })).fields.published).toBeUndefined();
	});

	it("terms of version 1.0, written twice or without a domain, are read once", async () => {
		const twice = `<category><![CDATA[Harbour]]></category><category domain="category" nicename="harbour"><![CDATA[Harbour]]></category>
<category domain="tag"><![CDATA[walls]]></category><category domain="tag" nicename="walls"><![CDATA[walls]]></category>`;
		expect((await story({ more: twice }, { version: "1.0" })).fields).toMatchObject({ section: "Harbour", tags: ["walls"] });
		const bare = "<category><![CDATA[Harbour]]></category><category><![CDATA[Council]]></category>";
		expect((await story({ more: bare }, { version: "1.0" })).fields).toMatchObject({ section: "Harbour", tags: ["Council"] });
	});

	it("tells what a story shows that the export does not hold, and finds it with blanks around its number", async () => {
		const { report } = await story({ body: 'One. [gallery ids="90,901"]', meta: { _thumbnail_id: " 900 " } });
		expect(report.problems).toEqual([
			expect.objectContaining({
				rule: "media-unknown",
				severity: "warning",
				message: expect.stringContaining("(gallery: 90, 901; main picture: 900)"),
				remedy: expect.stringContaining("Export all contents"),
			}),
		]);
		const photo = attachment("https://gazette.example/wp-content/uploads/a.jpg");
		const whole = await story({ body: "One.", meta: { _thumbnail_id: " 90 " } }, { beside: [photo] });
		expect(whole.report.problems).toEqual([]);
		expect(whole.fields.image).toEqual({ src: "https://gazette.example/wp-content/uploads/a.jpg" });
		expect((await story({ body: "One.", meta: { _thumbnail_id: "0" } })).report.problems).toEqual([]);
	});

	it("a field that says that a story is not public makes a draft, and one that says something else none", async () => {
		const { fields, report } = await story({ meta: { _visibility: "members" } });
		expect(fields.status).toBe("draft");
		expect(report.problems).toEqual([
			expect.objectContaining({ rule: "status-odd", message: expect.stringContaining('"_visibility" says "members"') }),
		]);
		expect(
			(await story({ meta: { state: "CA", _visibility: "visible", hidden: "", private: "0", published: "2020-01-01" } })).fields.status,
		).toBeUndefined();
	});

	it("notes by hand keep the places that they lead to", async () => {
		const { body } = await story({
			body: 'Claim<a href="#_ftn1" name="_ftnref1">[1]</a>.\n\n<a href="#_ftnref1" name="_ftn1">[1]</a> Source.',
		});
		expect(body).toBe('<p>Claim<a href="#_ftn1" id="_ftnref1">[1]</a>.</p>\n\n<p><a href="#_ftnref1" id="_ftn1">[1]</a> Source.</p>');
	});

	it("programs are text as they were typed, also between paragraphs and where they hold marks of blocks", async () => {
		const { body } = await story({
			body: 'One.\n\n[sourcecode lang="html"]\n<!-- wp:x -->\n\n<b>[gallery]</b>\nhttps://a.example/\n[/sourcecode]\n\nTwo.',
		});
		expect(body).toBe("One.\n\n```\n<!-- wp:x -->\n\n<b>[gallery]</b>\nhttps://a.example/\n```\n\nTwo.");
	});

	it("galleries of both kinds of block, embeds and columns keep all their words", async () => {
		const { body } = await story({
			body: `<!-- wp:gallery {"ids":[90]} --><figure class="wp-block-gallery"><ul class="blocks-gallery-grid"><li><figure><img src="https://x.example/a.jpg" alt="A"/><figcaption>First</figcaption></figure></li></ul></figure><!-- /wp:gallery -->
<!-- wp:gallery --><figure class="wp-block-gallery has-nested-images"><!-- wp:image {"id":90} --><figure class="wp-block-image"><img src="https://x.example/b.jpg" alt="B"/><figcaption>Second</figcaption></figure><!-- /wp:image --><figcaption>Whole</figcaption></figure><!-- /wp:gallery -->
<!-- wp:embed {"url":"https://vimeo.com/1"} --><figure class="wp-block-embed"><div class="wp-block-embed__wrapper">
https://vimeo.com/1
</div><figcaption>Film</figcaption></figure><!-- /wp:embed -->
<!-- wp:columns --><div class="wp-block-columns"><!-- wp:column --><div class="wp-block-column"><!-- wp:paragraph --><p>Left</p><!-- /wp:paragraph --></div><!-- /wp:column --></div><!-- /wp:columns -->`,
		});
		for (const words of ["First", "Second", "Whole", "Film", "<p>Left</p>", '<a href="https://vimeo.com/1">'])
			expect(body).toContain(words);
		expect(body.match(/<img /g)).toHaveLength(2);
		expect(body).not.toContain("wp:");
	});
});
