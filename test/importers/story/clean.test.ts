import { toHtml } from "hast-util-to-html";
import { describe, expect, it } from "vitest";
import { cleanHtml } from "../../../src/importers/story/clean.ts";

function cleaned(html: string) {
	const { tree, removed } = cleanHtml(html);
	return { html: toHtml(tree).trim(), removed: Object.fromEntries(removed) };
}

describe("what swallows nothing", () => {
	it.each([
		["One <script>, <style> and <title> of a page.", "One <script>, <style> and <title> of a page."],
		["A List<Object>, a Map<String, Vec<u8>> and <name>.", "A List<Object>, a Map<String, Vec<u8>> and <name>."],
		['Before <?php echo "x > y"; ?> after.', 'Before <?php echo "x > y"; ?> after.'],
		["First <!-- not closed", "First <!-- not closed"],
		["<p>One</p><script src='https://x.example/w.js' /><p>two</p>", "One two"],
		["<p>One</p><select><option>two</select> three", "One two three"],
		["<textarea>one</textarea> <template>two</template> <noscript>three</noscript>", "one two three"],
		["<p>One</p><iframe src='/a' /> two", "One /a two"],
		["<button type='button'>Read more</button>", "Read more"],
		["<canvas>one</canvas><dialog>two</dialog>", "one two"],
	])("%s keeps its words", (html, words) => {
		const plain = cleaned(html)
			.html.replace(/<[^>]*>/g, " ")
			.replace(/&#x3C;/g, "<")
			.replace(/&#x26;/g, "&");
		expect(plain.replace(/\s+/g, " ").trim()).toBe(words);
	});

	it("is told of with how much it was", () => {
		expect(cleaned('<p>One</p><script>alert("x")</script><style>a{}</style><svg><path/></svg>')).toEqual({
			html: "<p>One</p>",
			removed: { "<script>": 1, "characters in <script>": 27, "<style>": 1, "characters in <style>": 18, "<svg>": 1 },
		});
	});

	it("leaves a link to what a script would show", () => {
		expect(cleaned('<p>One</p><script src="https://gist.github.com/u/123.js"></script>').html).toContain(
			'<a href="https://gist.github.com/u/123">',
		);
	});

	it("keeps pictures that a script would load, and those that are written into the page", () => {
		expect(cleaned('<p><img src="/blank.gif" data-src="https://x.example/a.jpg" alt="A"></p>').html).toBe(
			'<p><img src="https://x.example/a.jpg" alt="A"></p>',
		);
		expect(cleaned('<img srcset="https://x.example/a.jpg 2x" alt="A">').html).toContain('src="https://x.example/a.jpg"');
		expect(cleaned('<img alt="A" src="data:image/png;base64,AAAA">').html).toContain('src="data:image/png;base64,AAAA"');
		const drawing = cleaned('<p>x <img alt="A" src="data:image/svg+xml,%3Csvg%3E"></p>');
		expect(drawing).toEqual({ html: "<p>x A</p>", removed: { "data:": 1 } });
		expect(cleaned('<video src="data:video/mp4;base64,AA"></video>').html).not.toContain("data:");
	});
});
