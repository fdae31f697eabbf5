import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { divideEntries } from "../../../src/pipeline/search/directory.ts";
import { readAscending, writeAscending } from "../../../src/pipeline/search/entries.ts";
import { temporary } from "../archives.ts";
import { hiddenHits, indexTexts, shardsOf, stubPage, type Text } from "./words.ts";

const docs = path.resolve(import.meta.dirname, "../../../docs");

/** The paragraphs of our documentation, as stories. */
function paragraphs(): Text[] {
	return readdirSync(docs).flatMap((name) =>
		name.endsWith(".md")
			? readFileSync(path.join(docs, name), "utf8")
					.split(/\n\s*\n/)
					.map((body) => ({ headline: name, body: body.replace(/\s+/g, " ") }))
			: [],
	);
}

describe("the word directory", () => {
	beforeEach(() => stubPage("en"));
	afterEach(() => vi.unstubAllGlobals());

	it("hides no hit, and names few shards for a rare word", async () => {
		const shards = shardsOf(paragraphs(), 12);
		const index = await indexTexts(temporary(), shards);
		const { asked, hidden, narrowed } = await hiddenHits(index, shards, 400);
		expect(hidden).toEqual([]);
		expect(asked).toBeGreaterThan(300);
		expect(narrowed).toBeGreaterThan(asked / 2);
		expect(await index.holders("zzyzxqw")).toEqual(new Set());
	});

	it.each([
		[
			"en",
			"The dying harbours were running; a cry: flies!",
			["dying", "die", "DIES", "runnin", "harbour", "harb", "cry", "fly", '"were running"'],
		],
		["fr", "L’école de Besançon, à l’ŒUVRE, jusqu’aux chevaux", ["école", "ecol", "l'école", "œuvre", "cheval", "chevaux", "besancon"]],
		["de", "Die Straße der Häuser, Donaudampfschiffe", ["straße", "haus", "häuser", "donaudampf"]],
		["ar", "والمستقبل في الكتاب", ["المستقبل", "كتاب", "الكتاب"]],
		["ja", "市議会は港を見た。", ["市議会", "港", "市議", "見"]],
		["zh", "市议会 2021年", ["市议", "2021", "年"]],
		["cs", "Nejneobhospodařovávatelnější města", ["města", "mest", "nejneob"]],
	])("%s: names the shard of what Pagefind finds there", async (language, body, words) => {
		stubPage(language);
		const shards = {
			a: [{ headline: "Nothing", body: "42" }],
			b: [{ headline: "O’Brien", body, tag: "Sea wall" }],
			c: [{ headline: "No", body: "17" }],
		};
		const index = await indexTexts(temporary(), shards, language);
		let found = 0;
		for (const word of [...words, "o'brien", "brien", "O’Brien"]) {
			const text = index.asked(word);
			if ((await index.count("b", text)) === 0) continue;
			found++;
			expect([...((await index.holders(text)) ?? ["b"])], word).toContain("b");
		}
		expect(found).toBeGreaterThan(4);
		expect(await index.holders("", { tag: "Sea wall" })).toEqual(new Set(["b"]));
		expect(await index.holders(index.asked("brien"), { tag: "Other" })).toEqual(new Set());
	});

	it("is written in files of a power of two, which give back what was put in", () => {
		const numbers = fc.uniqueArray(fc.integer({ min: 0, max: 0xffffff }), { maxLength: 200 }).map((list) => Uint32Array.from(list).sort());
		fc.assert(fc.property(numbers, (list) => void expect([...readAscending(writeAscending(list))]).toEqual([...list])));
		const large = Array.from({ length: 3 }, (_, shard) => Uint32Array.from({ length: 20_000 }, (_, at) => at * 838 + shard));
		expect(divideEntries(large)).toHaveLength(4);
		expect(divideEntries([])).toHaveLength(1);
	});
});
