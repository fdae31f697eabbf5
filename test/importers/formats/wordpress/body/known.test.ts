import { describe, expect, it } from "vitest";
import { makeShowEmbed } from "../../../../../src/importers/formats/wordpress/body/cached.ts";
import { expandShortcodes } from "../../../../../src/importers/formats/wordpress/body/shortcodes.ts";

function expanded(text: string, rules?: ReadonlyMap<string, string>) {
	const table = (id: string) => (id === "3" ? "<table></table>" : undefined);
	const sources = { embed: makeShowEmbed(new Map()), table, ...(rules && { rules }) };
	const { html, ...told } = expandShortcodes(text, { byId: () => undefined, own: [] }, sources);
	return { html: html.replace(/\n{2,}/g, "\n").trim(), ...told };
}

describe("a shortcode of a plugin", () => {
	it.each([
		'[contact-form to="a@b.example"][contact-field label="Name" type="name"/][/contact-form]',
		'[contact-form-7 id="12" title="Contact"]',
		'[gravityform id="1"]',
		'[adrotate banner="3"]',
		"[jetpack-related-posts]",
		'[google_maps id="1"]'.replace("google_maps", "wpgmza"),
		'[map address="Harbour"]',
		"[ultimatemember_account]",
		"[wppb-edit-profile]",
	])("that is no part of a story goes, and is told: %s", (text) => {
		const { html, taken, unknown } = expanded(`One ${text} two`);
		expect(html.replace(/\s+/g, " ")).toBe("One two");
		expect(taken).toHaveLength(1);
		expect(unknown).toEqual([]);
	});

	it.each(["See the [map] and [share] it.", "A [quote] without an end, [note] and [button].", "[more] or less [ad]?".replace(" [ad]", "")])(
		"is no more than a word in brackets without settings: %s",
		(text) => {
			expect(expanded(text).html).toBe(text);
		},
	);

	it("quotes words", () => {
		const words = expanded('[pullquote align="left" cite="Ann &amp; Bob"]The [b]tide[/b] <em>turned</em>.[/pullquote]').html;
		expect(words.replaceAll("\n", "")).toBe("<blockquote>The [b]tide[/b] <em>turned</em>.<p><cite>Ann &amp; Bob</cite></p></blockquote>");
		expect(expanded('[bctt tweet="The tide turned" username="x"]').html.replaceAll("\n", "")).toBe(
			"<blockquote>The tide turned</blockquote>",
		);
	});

	it("offers a file by its name", () => {
		const link = '<p><a href="https://gazette.example/uploads/the%20report.pdf">the report.pdf</a></p>';
		for (const text of [
			'[pdf-embedder url="https://gazette.example/uploads/the%20report.pdf" width="300"]',
			"[pdfviewer width=3]https://gazette.example/uploads/the%20report.pdf[/pdfviewer]",
			'[gview file="https://gazette.example/uploads/the%20report.pdf"]',
			'[embeddoc url="https://gazette.example/uploads/the%20report.pdf" viewer="google"]',
		])
			expect(expanded(text)).toEqual({ html: link, taken: [], unknown: [], missing: [] });
	});

	it("that is a button is its link", () => {
		expect(expanded('See [button link="https://x.example/?a=1&amp;b=2" color="red"]Read <b>on</b>[/button].').html).toBe(
			'See <a href="https://x.example/?a=1&amp;b=2">Read <b>on</b></a>.',
		);
		expect(expanded("[button]Words[/button]").html).toBe("Words");
	});

	it("shows the table of its plugin, or tells that there is none", () => {
		expect(expanded("[table id=3 /]")).toEqual({ html: "<table></table>", taken: [], unknown: [], missing: [] });
		expect(expanded("[table id=4 /]").missing).toEqual(["table: 4"]);
		expect(expanded('[nggallery id="2"]').missing).toEqual(["nggallery: 2"]);
	});

	it("is told where it stands by itself without settings, and no word in brackets is", () => {
		expect(expanded("One\n[past_applications]\n\n<p>[extended-live-archive]</p> two").unknown).toEqual([
			{ name: "past_applications", typed: "[past_applications]" },
			{ name: "extended-live-archive", typed: "[extended-live-archive]" },
		]);
		expect(expanded(" [clippings]\n").unknown).toMatchObject([{ name: "clippings" }]);
		for (const text of ["A [co-author] wrote.", "[sic]\n\nwords", "[co-author] wrote", "[EDIT]"])
			expect(expanded(text).unknown).toEqual([]);
	});

	it("that shows slides leads to them, with what follows its id left out", () => {
		expect(expanded("[slideshare id=30452637&amp;doc=a-140126100824-phpapp01]").html).toContain(
			"https://www.slideshare.net/slideshow/embed_code/30452637",
		);
	});

	it("unwraps tabs and boxes to their words", () => {
		const { html, taken } = expanded(
			'[tabs][tab title="First"]One[/tab][tab title="Second"]Two[/tab][/tabs] [tooltip text="x"]word[/tooltip]',
		);
		expect(html).toBe("<h3>First</h3>\nOne\n<h3>Second</h3>\nTwo\n word");
		expect(taken).toEqual(["shortcode tabs", "shortcode tab", "shortcode tooltip"]);
	});

	it("of a theme is unwrapped on a page that a builder made, and stays elsewhere", () => {
		const text = '[headings heading="The pier" text_size="3"] [advlist]Open [b]daily[/b][/advlist]';
		expect(expanded(`[vc_row]${text}[/vc_row]`).html).toBe("<h3>The pier</h3>\n \nOpen [b]daily[/b]");
		expect(expanded(text)).toMatchObject({ html: text, unknown: [{ name: "headings" }, { name: "advlist" }] });
	});
});

describe("a footnote", () => {
	it.each([
		["[efn_note]", "[/efn_note]"],
		["[ref]", "[/ref]"],
		["[note]", "[/note]"],
		["((", "))"],
	])("in %s … %s stands below the text", (open, close) => {
		expect(
			expanded(`The pier${open}Built in 1901 by <em>Hale</em>.${close} and the wall${open}See p. 3 (ed. 2).${close} stand.`).html,
		).toBe(
			'The pier<sup><a href="#note-1" id="ref-1">1</a></sup> and the wall<sup><a href="#note-2" id="ref-2">2</a></sup> stand.\n' +
				'<ol><li id="note-1">Built in 1901 by <em>Hale</em>. <a href="#ref-1">↩</a></li><li id="note-2">See p. 3 (ed. 2). <a href="#ref-2">↩</a></li></ol>',
		);
	});

	it("is none where it is something else", () => {
		for (const text of ["f((x)) = 1", "He laughed ((aloud", "((A whole paragraph in brackets.))"]) expect(expanded(text).html).toBe(text);
		expect(expanded("One.\n\n[note]A box of words.[/note]").html).toBe("One.\nA box of words.");
	});
});

describe("a rule", () => {
	const rules = new Map([
		["infobox", "<aside><h3>{{ title }}</h3>{{ content }}</aside>"],
		["map", "<p>Map: {{ 1 }}</p>"],
		["gone", ""],
	]);

	it("says what a shortcode becomes", () => {
		expect(expanded('[infobox title="A & B"]Words [vimeo 123456][/infobox]', rules).html).toMatch(
			/^<aside><h3>A &amp; B<\/h3>Words \s*<figure class="embed">.*<\/figure>\s*<\/aside>$/s,
		);
		expect(expanded('[map "Old Harbour" zoom=3]', rules)).toEqual({ html: "<p>Map: Old Harbour</p>", taken: [], unknown: [], missing: [] });
		expect(expanded("One[gone] two.", rules).html).toBe("One two.");
	});
});
