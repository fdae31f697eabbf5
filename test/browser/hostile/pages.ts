/* Exports that hold payloads in every part of their format. */

/** A WordPress export with payloads in bodies of both editors, in escaped text, and in every field, caption and attribute. */
export function wxrOf(payloads: readonly string[]): string {
	const authors = payloads.map(
		(payload, index) =>
			`<wp:author><wp:author_login>u${index}</wp:author_login><wp:author_display_name>${cdata(payload)}</wp:author_display_name></wp:author>`,
	);
	const items = payloads.flatMap((payload, index) => [
		item(index * 10, `Body ${index}`, `<p>Before.</p>\n\n${payload}\n\n<p>After.</p>`),
		item(
			index * 10 + 3,
			payload,
			`Words.

[caption id="a" caption="${payload.replaceAll('"', "&quot;")}"]<img src="/wp-content/uploads/a.jpg" alt="${escaped(payload)}" title="${escaped(payload)}">${payload}[/caption]

[gallery ids="${index * 10 + 4}"] [audio src="${payload}"] [video mp4="${payload.replaceAll('"', "'")}.mp4" poster='${payload.replaceAll("'", '"')}'] [embed]${payload}[/embed]`,
			`<dc:creator>u${index}</dc:creator>
<excerpt:encoded>${cdata(payload)}</excerpt:encoded>
<category domain="category" nicename="c${index}">${cdata(payload)}</category>
<category domain="post_tag" nicename="t${index}">${cdata(`tag ${payload}`)}</category>
<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>${index * 10 + 4}</wp:meta_value></wp:postmeta>
<wp:postmeta><wp:meta_key>_yoast_wpseo_metadesc</wp:meta_key><wp:meta_value>${cdata(payload)}</wp:meta_value></wp:postmeta>
<wp:postmeta><wp:meta_key>footnotes</wp:meta_key><wp:meta_value>${cdata(JSON.stringify([{ id: payload, content: payload }]))}</wp:meta_value></wp:postmeta>
<wp:postmeta><wp:meta_key>_wp_old_slug</wp:meta_key><wp:meta_value>${cdata(payload)}</wp:meta_value></wp:postmeta>`,
			payload,
		),
		`<item><title>${cdata(payload)}</title><wp:post_id>${index * 10 + 4}</wp:post_id><wp:post_type>attachment</wp:post_type><wp:status>inherit</wp:status>
<wp:attachment_url>${cdata(`https://old.example/wp-content/uploads/${payload}.jpg`)}</wp:attachment_url><excerpt:encoded>${cdata(payload)}</excerpt:encoded>
<wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key><wp:meta_value>${cdata(payload)}</wp:meta_value></wp:postmeta></item>`,
	]);
	const texts = inTens(payloads).map((group, index) =>
		item(
			index * 10 + 1,
			`Text ${index}`,
			group
				.map((payload) => `<!-- wp:html --><p>${escaped(payload)}</p><pre><code>${escaped(payload)}</code></pre><!-- /wp:html -->`)
				.join("\n"),
		),
	);
	return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Old</title><link>https://old.example</link><wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://old.example</wp:base_blog_url>
${authors.join("\n")}
${[...items, ...texts].join("\n")}
</channel></rss>`;
}

function inTens(payloads: readonly string[]): (readonly string[])[] {
	return payloads.flatMap((_, index) => (index % 10 === 0 ? [payloads.slice(index, index + 10)] : []));
}

function item(id: number, title: string, body: string, more = "", slug = `story-${id}`): string {
	return `<item><title>${cdata(title)}</title><link>${escaped(`https://old.example/2019/${slug}/`)}</link>
<content:encoded>${cdata(body)}</content:encoded><wp:post_id>${id}</wp:post_id><wp:post_date>2019-07-${String((id % 28) + 1).padStart(2, "0")} 10:00:00</wp:post_date>
<wp:post_date_gmt>2019-07-${String((id % 28) + 1).padStart(2, "0")} 10:00:00</wp:post_date_gmt><wp:post_name>${cdata(slug)}</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
${more}</item>`;
}

/** A Ghost export with payloads in HTML, Lexical, Mobiledoc and Markdown, and in every field. */
export function ghostOf(payloads: readonly string[]): string {
	const post = (id: string, title: string, more: object) => ({
		id,
		uuid: `uuid-${id}`,
		title,
		slug: id,
		status: "published",
		visibility: "public",
		published_at: "2020-01-31T10:00:00.000Z",
		...more,
	});
	const posts = [
		...inTens(payloads).flatMap((group, index) => [
			post(`h${index}`, `Html ${index}`, { html: group.map((payload) => `<div>${payload}</div>`).join("\n") }),
			...group.slice(0, 1).map((payload) => post(`m${index}`, `Mobiledoc ${index}`, { mobiledoc: JSON.stringify(mobiledocOf(payload)) })),
		]),
		...payloads.flatMap((payload, index) => [
			post(`d${index}`, `Markdown ${index}`, { markdown: payload }),
			post(`f${index}`, payload, {
				lexical: JSON.stringify({ root: { children: lexicalOf(payload) } }),
				slug: payload,
				custom_excerpt: payload,
				meta_description: payload,
				feature_image: payload,
				feature_image_alt: payload,
				feature_image_caption: payload,
				canonical_url: payload,
				locale: payload,
				codeinjection_head: payload,
				codeinjection_foot: payload,
			}),
		]),
	];
	const ids = payloads.map((_, index) => index);
	const data = {
		posts,
		users: ids.map((index) => ({ id: `u${index}`, name: payloads[index], website: payloads[index] })),
		tags: ids.map((index) => ({ id: `t${index}`, name: payloads[index], slug: payloads[index] })),
		posts_authors: ids.map((index) => ({ post_id: `f${index}`, author_id: `u${index}` })),
		posts_tags: ids.map((index) => ({ post_id: `f${index}`, tag_id: `t${index}` })),
	};
	return JSON.stringify({ db: [{ meta: { exported_on: 1, version: "5.0.0" }, data }] });
}

function lexicalOf(payload: string): object[] {
	return [
		{ type: "html", html: payload },
		{ type: "markdown", markdown: payload },
		{ type: "paragraph", children: [{ type: "text", text: payload }] },
		{ type: "paragraph", children: [{ type: "link", url: payload, children: [{ type: "text", text: payload }] }] },
		{ type: "image", src: payload, alt: payload, title: payload, href: payload, caption: payload },
		{ type: "embed", url: payload, html: payload, caption: payload },
		{ type: "bookmark", url: payload, metadata: { title: payload, description: payload, icon: payload, thumbnail: payload } },
		{ type: "callout", calloutEmoji: payload, calloutText: payload },
		{ type: "toggle", heading: payload, content: payload },
		{ type: "button", buttonUrl: payload, buttonText: payload },
		{ type: "video", src: payload, caption: payload },
		{ type: "codeblock", code: payload, language: payload, caption: payload },
		{ type: "product", productTitle: payload, productDescription: payload, productUrl: payload, productImageSrc: payload },
		{ type: payload, tag: payload, children: [{ type: "text", text: payload, format: 255 }] },
	];
}

function mobiledocOf(payload: string): object {
	return {
		version: "0.3.1",
		markups: [
			["a", ["href", payload]],
			[payload, []],
		],
		atoms: [[payload, payload, {}]],
		cards: [
			["html", { html: payload }],
			["card-markdown", { markdown: payload }],
			[payload, { html: payload }],
		],
		sections: [
			[1, "p", [[0, [0, 1], 2, payload]]],
			[1, payload, [[1, [], 0, 0]]],
			[2, payload],
			[3, payload, [[[0, [], 0, payload]]]],
			[10, 0],
			[10, 1],
			[10, 2],
		],
	};
}

/** An RSS feed with payloads in the whole text and in every field. */
export function rssOf(payloads: readonly string[]): string {
	const items = payloads.map(
		(payload, index) =>
			`<item><title>${cdata(`Feed ${index} ${payload}`)}</title><link>${escaped(`https://feed.example/f/${payload}`)}</link><guid isPermaLink="true">${escaped(payload)}</guid><pubDate>Tue, 12 Mar 2024 10:00:00 GMT</pubDate>
<dc:creator>${cdata(payload)}</dc:creator><category>${cdata(payload)}</category><description>${cdata(payload)}</description><content:encoded>${cdata(payload)}</content:encoded>
<enclosure url="${escaped(payload)}" type="audio/mpeg"/><media:content url="${escaped(payload)}" medium="image"/><source url="${escaped(payload)}">${cdata(payload)}</source></item>`,
	);
	return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Feed</title><link>https://feed.example/</link>${items.join("\n")}</channel></rss>`;
}

function cdata(text: string): string {
	// oxlint-disable-next-line no-control-regex -- XML may not hold them
	return `<![CDATA[${text.replace(/[\u0000-\u0008]/g, "").replaceAll("]]>", "]]]]><![CDATA[>")}]]>`;
}

function escaped(text: string): string {
	return (
		text
			// oxlint-disable-next-line no-control-regex -- XML may not hold them
			.replace(/[\u0000-\u0008]/g, "")
			.replaceAll("&", "&amp;")
			.replaceAll("<", "&lt;")
			.replaceAll(">", "&gt;")
			.replaceAll('"', "&quot;")
	);
}
