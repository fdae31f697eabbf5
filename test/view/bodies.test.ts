import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { Article } from "../../src/article/article.ts";
import type { Rewrite } from "../../src/article/body.ts";
import { readStory } from "../../src/article/read.ts";
import { sha256Of } from "../../src/system/hash.ts";
import { bodyRenderer, storyReader } from "../../src/view/bodies.ts";
import { loadWords } from "../../src/view/words.ts";

const words = loadWords([path.resolve(import.meta.dirname, "../../templates")], "en");
const folder = mkdtempSync(path.join(tmpdir(), "backfile-bodies-"));
afterAll(() => rmSync(folder, { recursive: true }));

const asWritten: Rewrite = (address) => address;
const whole: Rewrite = (address) => new URL(address, "https://example.org/").href;
const noAttributes = () => ({ attributes: {} });

function storyOf(body: string): Article {
	const bytes = Buffer.from(`---\nheadline: A\n---\n${body}`);
	writeFileSync(path.join(folder, "a.md"), bytes);
	const { article } = readStory({ file: "a.md", bytes, sha256: sha256Of(bytes), otherSources: [] }, "UTC");
	if (!article) throw new Error("The story cannot be read.");
	return article;
}

describe("bodyRenderer", () => {
	it("gives a feed the page's body where the addresses are the same, without reading the file again", () => {
		const render = bodyRenderer(storyReader(folder), words);
		const article = storyOf("See [this](https://elsewhere.example/a).");
		const page = render(article, asWritten, noAttributes);
		rmSync(path.join(folder, "a.md"));
		expect(render(article, whole)).toBe(page);
		expect(page).toContain('href="https://elsewhere.example/a"');
	});

	it("renders it anew where an address is another, is none, or where it has a picture", () => {
		const render = bodyRenderer(storyReader(folder), words);
		const linked = storyOf("See [this](/b.html).");
		expect(render(linked, asWritten, noAttributes)).toContain('href="/b.html"');
		expect(render(linked, whole)).toContain('href="https://example.org/b.html"');
		expect(render(linked, () => undefined)).not.toContain("href");
		const pictured = storyOf("![x](https://elsewhere.example/x.png)");
		expect(render(pictured, asWritten, () => ({ attributes: { loading: "lazy" } }))).toContain("lazy");
		expect(render(pictured, asWritten)).not.toContain("lazy");
	});

	it("never gives a page what was rendered for a feed, nor another story's body", () => {
		const render = bodyRenderer(storyReader(folder), words);
		const pictured = storyOf("![x](https://elsewhere.example/x.png)");
		render(pictured, asWritten);
		expect(render(pictured, asWritten, () => ({ attributes: { loading: "lazy" } }))).toContain("lazy");
		const first = storyOf("One.");
		render(first, asWritten, noAttributes);
		expect(render(storyOf("Two."), asWritten, noAttributes)).toContain("Two.");
	});
});
