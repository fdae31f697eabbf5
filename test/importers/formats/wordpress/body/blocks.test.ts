import { describe, expect, it } from "vitest";
import { unblock } from "../../../../../src/importers/formats/wordpress/body/blocks.ts";
import { itemBody } from "../../../../../src/importers/formats/wordpress/body/body.ts";
import { exportFacts } from "../../../../../src/importers/formats/wordpress/facts.ts";

const none = () => undefined;

function body(text: string, meta: Readonly<Record<string, string>> = {}) {
	const options = { id: "1", home: "https://gazette.example", meta: new Map(Object.entries(meta)), facts: exportFacts(new Map()) };
	return itemBody(text, options)
		.html.replace(/\s*\n\s*/g, "")
		.trim();
}

describe("blocks", () => {
	it("that stand for others show them with the words that the story has", () => {
		const reusable = `<!-- wp:heading {"metadata":{"name":"Head","bindings":{"__default":{"source":"core/pattern-overrides"}}}} -->\n<h2 class="x">Old</h2>\n<!-- /wp:heading --><!-- wp:paragraph --><p>Stays.</p><!-- /wp:paragraph -->`;
		const text = '<!-- wp:block {"ref":7,"content":{"Head":{"content":"New <em>words</em>"}}} /-->';
		expect(unblock(text, { reusable: (id) => (id === "7" ? reusable : undefined) }).html.replace(/\n/g, "")).toBe(
			'<h2 class="x">New <em>words</em></h2><p>Stays.</p>',
		);
	});

	it("of ACF keep the sentences in their fields", () => {
		const text = '<!-- wp:acf/quote {"name":"acf/quote","data":{"quote":"The tide turned.","_quote":"field_1","color":"blue"}} /-->';
		expect(unblock(text, { reusable: none })).toEqual({ html: "<p>The tide turned.</p>", empty: ["block acf/quote"] });
	});

	it("that show something of another site are embeds with their caption", () => {
		const block = `<!-- wp:embed {"url":"https://www.youtube.com/watch?v=abcdefghijk","type":"video","providerNameSlug":"youtube"} -->
<figure class="wp-block-embed is-type-video is-provider-youtube"><div class="wp-block-embed__wrapper">
https://www.youtube.com/watch?v=abcdefghijk
</div><figcaption class="wp-element-caption">The <em>waves</em></figcaption></figure>
<!-- /wp:embed -->`;
		expect(body(block)).toBe(
			'<figure class="embed"><p><a href="https://www.youtube.com/watch?v=abcdefghijk">youtube.com/watch?v=abcdefghijk</a></p><figcaption>The <em>waves</em><br>YouTube</figcaption></figure>',
		);
		expect(body('<!-- wp:core-embed/twitter {"url":"https://twitter.com/a/status/1"} /-->')).toContain('<figure class="embed">');
	});

	it("of a file are one link, and galleries no lists", () => {
		const file = `<!-- wp:file {"id":7,"href":"/a.pdf"} --><div class="wp-block-file"><object class="wp-block-file__embed" data="/a.pdf" type="application/pdf" aria-label="A"></object><a id="x" href="/a.pdf">The report</a><a href="/a.pdf" class="wp-block-file__button" download>Download</a></div><!-- /wp:file -->`;
		expect(body(file)).toBe('<div class="wp-block-file"><a id="x" href="/a.pdf">The report</a></div>');
		const gallery = `<!-- wp:gallery --><figure class="wp-block-gallery"><ul class="blocks-gallery-grid"><li class="blocks-gallery-item"><figure><img src="/a.jpg"/></figure></li></ul></figure><!-- /wp:gallery -->`;
		expect(body(gallery)).toBe('<figure class="wp-block-gallery"><figure><img src="/a.jpg"/></figure></figure>');
	});

	it("are not needed: a story whose text a builder keeps has that", () => {
		const data = JSON.stringify([{ settings: { editor: "<p>Kept apart.</p>" } }]);
		expect(body("", { _elementor_data: data })).toBe("<p>Kept apart.</p>");
		expect(body("Own words.", { _elementor_data: data })).toBe("<p>Own words.</p>");
	});
});
