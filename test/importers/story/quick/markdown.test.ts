import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseHtml } from "../../../../src/article/body/html/parse.ts";
import { renderBody } from "../../../../src/article/body.ts";
import { cleanHtml } from "../../../../src/importers/story/clean.ts";
import { carefulMarkdown, markdownOf } from "../../../../src/importers/story/markdown.ts";
import { quickMarkdown } from "../../../../src/importers/story/quick/markdown.ts";
import { signature } from "../../../../src/importers/story/signature.ts";
import { RUNS, story } from "./stories.ts";

const rendered = (markdown: string) => renderBody(markdown, "markdown", (address) => address);

describe("the quick way to Markdown", () => {
	it("writes what the careful way writes, or what reads the same", () => {
		let quick = 0;
		fc.assert(
			fc.property(story, (html) => {
				const { tree } = cleanHtml(html);
				const before = JSON.stringify(tree);
				const written = quickMarkdown(tree);
				expect(JSON.stringify(tree)).toBe(before);
				if (!written || rendered(written.markdown) !== written.html) return;
				quick++;
				expect(signature(parseHtml(written.html))).toBe(signature(tree));
				expect(carefulMarkdown(tree) ?? written.markdown).toBe(written.markdown);
			}),
			{ numRuns: RUNS },
		);
		// The test is worth something only where the quick way is taken often.
		expect(quick).toBeGreaterThan(RUNS / 10);
	});

	it("is taken where a build adds names of headings, and links of bare addresses", () => {
		const { tree } = cleanHtml(
			'<h2>Head here</h2><p>See http://a.example/x_y now, <a href="http://b.example/">http://b.example/</a>, mail a@b.example</p>',
		);
		expect(markdownOf(tree)).toBe(
			"## Head here\n\nSee http://a.example/x_y now, [http://b.example/](http://b.example/), mail a@b.example\n",
		);
	});

	it("leads where it is not taken to the careful way", () => {
		fc.assert(
			fc.property(story, (html) => {
				const { tree } = cleanHtml(html);
				const markdown = markdownOf(tree);
				// A build gives headings names, which the source does not have.
				const built = rendered(markdown ?? "").replace(/<(h[2-6]) id="[^"]*">/g, "<$1>");
				if (markdown !== undefined) expect(signature(parseHtml(built))).toBe(signature(tree));
				else expect(carefulMarkdown(tree)).toBeUndefined();
			}),
			{ numRuns: RUNS },
		);
	});
});
