import { describe, expect, it } from "vitest";
import { embedHtml } from "../../../../../src/article/body/embeds/figure.ts";
import { makeShowEmbed } from "../../../../../src/importers/formats/wordpress/body/cached.ts";
import type { Attachments } from "../../../../../src/importers/formats/wordpress/body/files.ts";
import { expandShortcodes } from "../../../../../src/importers/formats/wordpress/body/shortcodes.ts";

const photo = {
	url: "https://gazette.example/a.jpg",
	alt: "A",
	caption: 'Photo: <a href="https://x.example">Ann</a>\n &amp; <em>Bob</em>',
};
const sound = { url: "https://gazette.example/a.mp3", title: "Waves & wind" };

function expanded(text: string, own: Attachments["own"] = []) {
	const byId = (id: string) => ({ 7: photo, 8: sound })[id];
	const { html, ...told } = expandShortcodes(text, { byId, own }, { embed: makeShowEmbed(new Map()), table: () => undefined });
	return { html: html.replace(/\n{2,}/g, "\n").trim(), ...told };
}

const FIGURE =
	'<figure><img src="https://gazette.example/a.jpg" alt="A"><figcaption>Photo: <a href="https://x.example">Ann</a> &amp; <em>Bob</em></figcaption></figure>';

describe("shortcodes", () => {
	it.each(['[gallery ids="7"]', "[gallery ids=' 7 , ' columns=2]", '[gallery include="7"]', "[gallery ids=7 /]"])(
		"%s shows the picture, with its caption as HTML",
		(text) => {
			expect(expanded(text)).toEqual({ html: FIGURE, taken: [], unknown: [], missing: [] });
		},
	);

	it("tell which files are not in the export", () => {
		expect(expanded('One [gallery ids="7,901 ,902"] two [playlist ids="903"]')).toEqual({
			html: `One \n${FIGURE}\n two`,
			taken: [],
			unknown: [],
			missing: ["gallery: 901, 902", "playlist: 903"],
		});
		expect(expanded("[gallery]").missing).toEqual(["gallery: the files that were uploaded with the story"]);
		expect(expanded('[gallery id="12"]').missing).toEqual(["gallery: the files of the record 12"]);
		expect(expanded("[gallery]", [{ ...photo, id: "7" }])).toEqual({ html: FIGURE, taken: [], unknown: [], missing: [] });
		expect(expanded("[audio]").missing).toEqual(["audio: a file without an address"]);
	});

	it("of a list play its files", () => {
		expect(expanded('[playlist ids="8"]').html).toBe(
			'<figure><audio controls src="https://gazette.example/a.mp3"></audio><figcaption>Waves &amp; wind</figcaption></figure>',
		);
	});

	it("of captions keep the markup of the words, wherever these stand", () => {
		const picture = '<a href="/b"><img src="/a.jpg"></a>';
		const words = 'A man [left] & a <a href="https://x.example">dog</a>';
		expect(expanded(`[caption id="a" width="3"]${picture} ${words}[/caption] after`).html).toBe(
			`<figure>${picture}<figcaption>${words}</figcaption></figure>\n after`,
		);
		expect(expanded(`[wp_caption caption="Old words"]\n<p>${picture}</p>[/wp_caption]`).html).toContain(
			"<figcaption>Old words</figcaption>",
		);
		expect(expanded("[caption]only words[/caption]").html).toBe("only words");
	});

	it("of page builders go, and what they hold stays", () => {
		expect(expanded('[vc_row][vc_column width="1/1"][vc_column_text]\nReal <b>text</b>.\n[/vc_column_text][/vc_column][/vc_row]')).toEqual({
			html: "Real <b>text</b>.",
			taken: ["shortcode vc_row", "shortcode vc_column", "shortcode vc_column_text"],
			unknown: [],
			missing: [],
		});
		expect(
			expanded('[et_pb_section fb_built="1" title="x"][et_pb_blurb title="Head & more"]Words[/et_pb_blurb][/et_pb_section]').html,
		).toBe("<h3>Head &amp; more</h3>\nWords");
		expect(expanded('[vc_single_image image="7"][vc_single_image image="9"]')).toMatchObject({
			html: FIGURE,
			missing: ["vc_single_image: 9"],
		});
		expect(expanded('[vc_video link="https://vimeo.com/1"]').html).toBe(embedHtml({ platform: "Vimeo", address: "https://vimeo.com/1" }));
		const raw = Buffer.from(encodeURIComponent("<p>Raw é</p>")).toString("base64");
		expect(expanded(`[vc_raw_html]${raw}[/vc_raw_html]`).html).toBe("<p>Raw é</p>");
	});

	it("that lay out a page go only where they have an end", () => {
		expect(expanded("[one_half]Left[/one_half][one_half_last]Right[/one_half_last]").html).toBe("Left\nRight");
		expect(expanded("[dropcap]O[/dropcap]nce").html).toBe("Once");
		expect(expanded("He saw a [box] and a [row].")).toEqual({ html: "He saw a [box] and a [row].", taken: [], unknown: [], missing: [] });
	});

	it("that are not known stay and are told, and words in brackets are none", () => {
		expect(expanded('[bogus poll="12"] [odd]x[/odd] [sic] [1] [Editor’s note] [[gallery ids="7"]]')).toEqual({
			html: '[bogus poll="12"] [odd]x[/odd] [sic] [1] [Editor’s note] [gallery ids="7"]',
			taken: [],
			unknown: [
				{ name: "bogus", typed: '[bogus poll="12"]' },
				{ name: "odd", typed: "[odd]" },
			],
			missing: [],
		});
	});

	it.each([
		["[youtube https://youtu.be/abcdefghijk]", "https://www.youtube.com/watch?v=abcdefghijk", "YouTube"],
		['[youtube id="abcdefghijk"]', "https://www.youtube.com/watch?v=abcdefghijk", "YouTube"],
		[
			"[embedyt]https://www.youtube.com/watch?v=abcdefghijk&amp;width=4[/embedyt]",
			"https://www.youtube.com/watch?v=abcdefghijk",
			"YouTube",
		],
		["[gist id=12345]", "https://gist.github.com/12345", "GitHub Gist"],
		["[gist]https://gist.github.com/u/12345[/gist]", "https://gist.github.com/u/12345", "GitHub Gist"],
		["[vimeo 123456]", "https://vimeo.com/123456", "Vimeo"],
		["[tweet 123456]", "https://twitter.com/i/status/123456", "Twitter"],
		["[instagram url=https://instagram.com/p/AbC/ hidecaption=true]", "https://www.instagram.com/p/AbC/", "Instagram"],
		['[polldaddy poll="1234"]', "https://polldaddy.com/poll/1234", "Polldaddy"],
		["[scribd id=1234567 key=key-1 mode=scroll]", "https://www.scribd.com/document/1234567", "Scribd"],
		['[spotify id="spotify:track:abc123"]', "https://open.spotify.com/track/abc123", "Spotify"],
		[
			"[documentcloud url=https://www.documentcloud.org/documents/1234-a.html]",
			"https://www.documentcloud.org/documents/1234-a",
			"DocumentCloud",
		],
		['[iframe src="https://www.google.com/maps/embed?pb=1" width="100"]', "https://www.google.com/maps/embed?pb=1", "Google Maps"],
	])("%s is an embed", (text, address, platform) => {
		expect(expanded(text)).toEqual({ html: embedHtml({ platform, address }), taken: [], unknown: [], missing: [] });
	});
});
