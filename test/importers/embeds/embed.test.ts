import { describe, expect, it } from "vitest";
import { embedHtml } from "../../../src/importers/embeds/embed.ts";

describe("embedHtml", () => {
	it("shows what is known, and links to the rest", () => {
		expect(
			embedHtml({ platform: "Twitter", address: "https://twitter.com/a/status/1?x=1&y=2", html: "<p>Smoke!</p>", author: "A & B" }),
		).toBe(
			'<figure><blockquote cite="https://twitter.com/a/status/1?x=1&amp;y=2"><p>Smoke!</p></blockquote><figcaption><a href="https://twitter.com/a/status/1?x=1&amp;y=2">A &amp; B, Twitter</a></figcaption></figure>',
		);
		expect(embedHtml({ platform: "", address: "https://x.example/" })).toBe('<p><a href="https://x.example/">https://x.example/</a></p>');
	});
});
