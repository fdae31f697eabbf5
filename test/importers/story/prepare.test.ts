import { hash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { readStory } from "../../../src/article/read.ts";
import { prepareStory } from "../../../src/importers/story/prepare.ts";
import { slowness } from "../../linear.ts";

const list = (count: number) => Array.from({ length: count }, (_, index) => `t${index}`);

describe("a story that a build would refuse", () => {
	it.each([
		["deep elements", "html", `<p>Words</p>${"<div>".repeat(3_000)}end`, {}],
		["formatting that is never closed", "html", `<p>Words ${list(700).map((id) => `<b title=${id}>`)}${"<p>x".repeat(4_000)}end`, {}],
		["many elements", "html", `<p>Words</p>${"<p>x<br>".repeat(80_000)}end`, {}],
		["deep quotations", "markdown", `Words\n\n${"> ".repeat(105)}end`, {}],
		["many footnotes", "markdown", `Words ${"^[x] ".repeat(6_000)} end`, {}],
		["many tags and authors", "html", "<p>Words</p> end", { tags: list(990), authors: list(600) }],
		["many old addresses", "html", "<p>Words</p> end", { redirect_from: list(1_500).map((name) => `/${name}`) }],
	] as const)("is written so that it is read, and that is told: %s", (_, format, text, fields) => {
		const prepared = prepareStory({ fields: { headline: "X", ...fields }, format, text, addresses: new Map() });
		const bytes = Buffer.from(prepared.text);
		const { article, problems } = readStory(
			{ file: `a${prepared.extension}`, bytes, sha256: hash("sha256", bytes), otherSources: [] },
			"UTC",
		);
		expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
		expect(article?.headline).toBe("X");
		expect(prepared.text).toMatch(/Words[^]*end/);
		expect(prepared.removed.length).toBeGreaterThan(0);
	});

	it("is written as far as it is read, and what is cut off is told: eleven megabytes", () => {
		const text = `<p>${"Words and words. ".repeat(700_000)}</p>`;
		const prepared = prepareStory({ fields: { headline: "X" }, format: "html", text, addresses: new Map() });
		const bytes = Buffer.from(prepared.text);
		expect(bytes.length).toBeLessThan(10 * 1024 * 1024);
		const { article } = readStory({ file: `a${prepared.extension}`, bytes, sha256: hash("sha256", bytes), otherSources: [] }, "UTC");
		expect(article?.headline).toBe("X");
		expect(prepared.removed).toEqual([["characters of text beyond 10 megabytes", expect.any(Number)]]);
	});

	it.each(["<a href=x.md>", "<b></b>", "<i> </i>", "<A>\n", "<a href=x><b></b></a>"])(
		"takes linear time over what holds no words: %j",
		async (piece) => {
			const prepare = (text: string) =>
				expect(
					prepareStory({ fields: { headline: "X" }, format: "html", text: `<p>Words</p>${text}`, addresses: new Map() }).text,
				).toContain("Words");
			expect(await slowness(prepare, piece, 5_000 * piece.length)).toBeUndefined();
		},
	);
});
