import { describe, expect, it } from "vitest";
import { bodyOf, readStory } from "../../src/article/read.ts";
import { slowness } from "../linear.ts";

function headOf(file: string, text: string) {
	const bytes = Buffer.from(text);
	const { article, problems } = readStory({ file, bytes, sha256: "", otherSources: [] }, "UTC");
	return article ? [article.headline, bodyOf(article, bytes)] : problems.map(({ rule }) => rule);
}

describe("the headline in a story's text", () => {
	it.each<[string, string, string]>([
		["Harbour wall to be rebuilt\n======\n\nThe council voted.", "Harbour wall to be rebuilt", "\nThe council voted."],
		["Harbour wall\n---\n\nText.", "Harbour wall", "\nText."],
		["#No space\n\nText.", "No space", "\nText."],
		["## Only a second heading\n\nText.", "Only a second heading", "\nText."],
		["# The *Great* `Wall` [here](x) {#wall}\nText.", "The Great Wall here", "Text."],
		["# List<Object> & co\nText.", "List<Object> & co", "Text."],
		["> * Original: [x](https://x.example)\n\n# Harbour wall\n\nText.", "Harbour wall", "> * Original: [x](https://x.example)\n\n\nText."],
		[
			"[#]: author: (Ann https://x.example)\n\nHow to port\n======\n\nText.",
			"How to port",
			"[#]: author: (Ann https://x.example)\n\n\nText.",
		],
		["<!-- # no -->\n\n![a](b.png)\n\n## Wall\n\nText.", "Wall", "<!-- # no -->\n\n![a](b.png)\n\n\nText."],
		["Words first.\n\n# Wall\n\nText.", "Wall", "Words first.\n\n\nText."],
		["```\n# code\n```\n\n# Wall\n\nText.", "Wall", "```\n# code\n```\n\n\nText."],
	])("of %j is %j", (text, headline, body) => {
		expect(headOf("a.md", text)).toEqual([headline, body]);
	});

	it.each(["Words.\n\n## Not of the whole", "Just words.", "- a list\n---\n\nText.", "```\n# code\n```\n"])("is missing in %j", (text) => {
		expect(headOf("a.md", text)).toEqual(["headline-missing"]);
	});

	it.each<[string, string, string]>([
		["<h2>Wall</h2><p>Text.</p>", "Wall", "<p>Text.</p>"],
		["<!-- <h1>no</h1> --><h1>Wall</h1><p>Text.</p>", "Wall", "<p>Text.</p>"],
		["<p>Before</p><h1>Wall</h1><p>Text.</p>", "Wall", "<p>Before</p><h1>Wall</h1><p>Text.</p>"],
	])("of HTML %j is %j", (text, headline, body) => {
		expect(headOf("a.html", text)).toEqual([headline, body]);
	});

	it.each(["<h1>", "<!--", "# \n", "[#]: x (", "a\n", "- a\n", "> ", "<title"])("takes linear time to look for in %j", async (piece) => {
		for (const file of ["a.html", "a.md"])
			expect(await slowness((text) => headOf(file, text), piece, 30_000 * piece.length)).toBeUndefined();
	});
});
