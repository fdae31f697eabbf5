import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { temporary } from "../pipeline/archives.ts";
import { hiddenHits, indexTexts, shardsOf, stubPage, type Text } from "../pipeline/search/words.ts";

const corpus = path.resolve(import.meta.dirname, "../../../shared/corpora/opensuse-news");

/** The stories of a real news site, roughly as text. */
function stories(): Text[] {
	return readdirSync(corpus, { recursive: true, encoding: "utf8" })
		.filter((name) => name.endsWith(".md"))
		.sort()
		.map((name) => {
			const text = readFileSync(path.join(corpus, name), "utf8");
			return { headline: path.basename(name, ".md").replaceAll("-", " "), body: text.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ") };
		});
}

beforeEach(() => stubPage("en"));
afterEach(() => vi.unstubAllGlobals());

it.skipIf(!existsSync(corpus))("the word directory hides no hit of 10,000 words", async () => {
	const shards = shardsOf(stories(), 24);
	const index = await indexTexts(temporary(), shards);
	const { asked, hidden, narrowed } = await hiddenHits(index, shards, 10_000);
	expect(hidden).toEqual([]);
	expect(asked).toBeGreaterThan(10_000);
	expect(narrowed).toBeGreaterThan(asked / 2);
	console.log(`${asked} words asked, ${narrowed} of them in less than half of the shards`);
});
