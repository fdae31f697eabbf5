import { createHash } from "node:crypto";
import { toHtml } from "hast-util-to-html";
import { describe, expect, it } from "vitest";
import { makeShowEmbed } from "../../../../../src/importers/formats/wordpress/body/cached.ts";
import { cleanHtml } from "../../../../../src/importers/story/clean.ts";

const TWEET =
	'<blockquote class="twitter-tweet" data-width="550"><p lang="en" dir="ltr">The pier is open.</p>&mdash; Ann (@ann) <a href="https://twitter.com/ann/status/12?ref_src=x">March 2, 2014</a></blockquote><script async src="https://platform.twitter.com/widgets.js" charset="utf-8"></script>';

const FIGURE =
	'<figure class="embed"><blockquote><p lang="en" dir="ltr">The pier is open.</p></blockquote><figcaption>Ann (@ann) <a href="https://twitter.com/ann/status/12?ref_src=x">March 2, 2014</a>, Twitter</figcaption></figure>';

const shown = (html: string) => toHtml(cleanHtml(html).tree).trim();

function hash(address: string, width: number, height: number): string {
	return createHash("md5").update(`${address}a:2:{s:5:"width";i:${width};s:6:"height";i:${height};}`).digest("hex");
}

describe("makeShowEmbed", () => {
	const meta = new Map([
		[`_oembed_${"0".repeat(32)}`, TWEET],
		[`_oembed_time_${"0".repeat(32)}`, "1400000000"],
		[`_oembed_${"1".repeat(32)}`, "{{unknown}}"],
	]);

	it("finds the answer by what stands in it", () => {
		const embed = makeShowEmbed(meta);
		expect(shown(embed("https://mobile.twitter.com/ann/status/12"))).toBe(FIGURE);
		expect(shown(embed("https://twitter.com/ann/status/12", "What <em>she</em> said"))).toBe(
			FIGURE.replace("<figcaption>", "<figcaption>What <em>she</em> said<br>"),
		);
	});

	it("finds the answer by its hash, and keeps the title of a film", () => {
		const address = "https://films.example/waves";
		const frame = '<iframe title="Waves &amp; wind" src="https://player.films.example/9"></iframe>';
		const embed = makeShowEmbed(new Map([[`_oembed_${hash(address, 640, 960)}`, frame]]));
		expect(shown(embed(address))).toBe(
			'<figure class="embed"><p><a href="https://films.example/waves">Waves &#x26; wind</a></p><figcaption>films.example</figcaption></figure>',
		);
	});

	it("finds an answer that stands in a record of its own", () => {
		const address = "https://twitter.com/ann/status/12";
		const kept = hash(address, 1_100, 1_000);
		expect(shown(makeShowEmbed(new Map(), (wanted) => (wanted === kept ? TWEET : undefined))(address))).toBe(FIGURE);
	});

	it("has a link where there is no answer", () => {
		const embed = makeShowEmbed(meta);
		expect(shown(embed("https://twitter.com/ann/status/13"))).toBe(
			'<figure class="embed"><p><a href="https://twitter.com/ann/status/13">twitter.com/ann/status/13</a></p><figcaption>Twitter</figcaption></figure>',
		);
		expect(shown(embed("https://unknown.example/a?b=1&amp;c=2"))).toBe(
			'<p><a href="https://unknown.example/a?b=1&#x26;c=2">https://unknown.example/a?b=1&#x26;c=2</a></p>',
		);
	});

	it("does not look for ever", () => {
		let asked = 0;
		const embed = makeShowEmbed(meta, () => void asked++);
		for (let index = 0; index < 5; index++) embed(`https://unknown.example/${index}`);
		const before = asked;
		expect(before).toBeGreaterThan(1_000);
		for (let index = 5; index < 5_000; index++) embed(`https://unknown.example/${index}`);
		expect(asked).toBe(before);
	});
});
