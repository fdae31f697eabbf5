import { expect, it } from "vitest";
import { builtText } from "../../../../../src/importers/formats/wordpress/body/built.ts";

it("the words of Elementor come in order", () => {
	const data = [
		{
			elType: "section",
			settings: { layout: "full_width", background_color: "red" },
			elements: [
				{ elType: "widget", widgetType: "heading", settings: { title: "The pier", header_size: "h2" }, elements: [] },
				{ elType: "widget", widgetType: "text-editor", settings: { editor: "<p>It is open.</p>" }, elements: [] },
				{ elType: "widget", widgetType: "image", settings: { image: { url: "https://gazette.example/a.jpg", id: 7 } }, elements: [] },
				{ elType: "widget", widgetType: "video", settings: { youtube_url: "https://youtu.be/abcdefghijk" }, elements: [] },
				{ elType: "widget", widgetType: "tabs", settings: { tabs: [{ tab_title: "Hours", tab_content: "<p>Daily</p>" }] }, elements: [] },
			],
		},
	];
	expect(builtText(new Map([["_elementor_data", JSON.stringify(data)]]))).toBe(
		'<h3>The pier</h3>\n\n<p>It is open.</p>\n\n<figure><img src="https://gazette.example/a.jpg" alt=""></figure>\n\nhttps://youtu.be/abcdefghijk\n\n<h3>Hours</h3>\n\n<p>Daily</p>',
	);
});

it("the words of Bricks come from PHP's form, and damaged ones are none", () => {
	const bricks =
		'a:1:{i:0;a:3:{s:2:"id";s:1:"x";s:4:"name";s:4:"text";s:8:"settings";a:1:{s:4:"text";s:15:"<p>Caf\u00e9 s.</p>";}}}'.replace(
			"s:15:",
			`s:${Buffer.byteLength("<p>Caf\u00e9 s.</p>")}:`,
		);
	expect(builtText(new Map([["_bricks_page_content_2", bricks]]))).toBe("<p>Café s.</p>");
	expect(builtText(new Map([["_bricks_page_content_2", bricks.slice(0, 60)]]))).toBeUndefined();
	expect(builtText(new Map())).toBeUndefined();
});
