import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { Article } from "../../src/article/article.ts";
import { CHECKS, runChecks } from "../../src/checks/checks.ts";
import { findingsOf } from "../../src/checks/groups.ts";
import { factsOfText } from "../../src/checks/texts/facts.ts";
import { check } from "../../src/pipeline/check/check.ts";
import type { Problem, Rule } from "../../src/problem.ts";
import { sha256Of } from "../../src/system/hash.ts";
import { story } from "../archive/articles.ts";
import { checkedOf } from "../checks/checked.ts";
import { makeArchive } from "../pipeline/archives.ts";

const corpora = path.resolve(import.meta.dirname, "../../../shared/corpora");

/** What a check finds by one rule in real input. */
async function foundIn(name: string, rule: Rule): Promise<{ readonly content: string; readonly findings: readonly Problem[] }> {
	const content = path.join(corpora, name);
	const { groups } = await check({ config: path.join(makeArchive({}), ".eleventy.ts"), content, only: [rule], at: Date.UTC(2026, 0) });
	return { content, findings: findingsOf(groups) };
}

function textsBelow(folder: string): string[] {
	return readdirSync(folder, { recursive: true, encoding: "utf8" })
		.filter((name) => /\.(md|txt)$/.test(name))
		.map((name) => readFileSync(path.join(folder, name), "utf8"));
}

describe.skipIf(!existsSync(corpora))("real input", () => {
	it("every two tags that differ by case, blank or plural are told of together", { timeout: 120_000 }, async () => {
		const { content, findings } = await foundIn("opensuse-news", "term-spellings");
		const lists = textsBelow(content).flatMap((text) => [...text.matchAll(/^(?:tags|categories):\n((?:- .*\n)+)/gm)]);
		const tags = new Set(
			lists.flatMap(([, list = ""]) =>
				list
					.split("\n")
					.map((line) => line.slice(2).replace(/^'|'$/g, ""))
					.filter(Boolean),
			),
		);
		const keyOf = (tag: string) =>
			tag
				.toLowerCase()
				.replace(/[\s_-]+/g, "")
				.replace(/(ch|sh|ss|x)es$|s$/, "$1");
		const pairs = [...tags].flatMap((one, index) =>
			[...tags].slice(index + 1).flatMap((other) => (keyOf(one) === keyOf(other) ? [[one, other]] : [])),
		);
		const isTold = ([one, other]: readonly string[]) =>
			findings.some(({ message }) => message.includes(`“${one}”`) && message.includes(`“${other}”`));
		expect(pairs.length).toBeGreaterThan(10);
		expect(pairs.filter((pair) => !isTold(pair))).toEqual([]);
	});

	it("every text that occurs twice is told of", { timeout: 120_000 }, async () => {
		const { content, findings } = await foundIn("bbc", "story-twice");
		const hashes = textsBelow(content).map((text) => sha256Of(text));
		expect(findings.length).toBeGreaterThanOrEqual(hashes.length - new Set(hashes).size);
		expect(hashes.length - new Set(hashes).size).toBeGreaterThan(50);
	});
});

/** What makes many stories that are alike in some way. */
const SHAPES: Readonly<Record<string, (index: number) => Partial<Article>>> = {
	"numbered tags and authors": (index) => ({ tags: [`tag ${index}`, `x${index % 1000}`], authors: [{ name: `A${index} Smith` }] }),
	"one name in many spellings": (index) => ({
		tags: [spelt("abcdefghijklmnopqr", index)],
		authors: [{ name: `Anna ${spelt("bcdefghijklmnopqrs", index)}` }],
	}),
	"many initials": (index) => ({ authors: [{ name: `A. ${index}. Smith` }, { name: "Anna Smith" }] }),
	"one headline": () => ({ headline: "Letters" }),
	"keys near a field": (index) => ({ extra: { [`headlin${index}`]: 1, headlin: 2 } }),
	"the beginning of markup": () => ({ headline: "[".repeat(500) + "*".repeat(500) + "<".repeat(500) + "&".repeat(500) }),
};

/** A word with the letters in capitals whose places are set in a number. */
function spelt(word: string, bits: number): string {
	return [...word].map((letter, place) => ((bits >> place) & 1 ? letter.toUpperCase() : letter)).join("");
}

/** The seconds of the fastest of three runs. */
function timeOf(run: () => void): number {
	return Math.min(
		...Array.from({ length: 3 }, () => {
			const start = performance.now();
			run();
			return (performance.now() - start) / 1000;
		}),
	);
}

describe("four times as many stories take far less than sixteen times as long to check:", () => {
	const body = "The council voted last night to rebuild the harbour wall before the winter storms come. ".repeat(4);

	it.each(Object.entries(SHAPES))("%s", { timeout: 300_000 }, (_, fieldsOf) => {
		const [few, many] = [3_000, 12_000].map((count) => {
			const articles = Array.from({ length: count }, (_, index) =>
				story(String(index), `${1990 + (index % 30)}-0${1 + (index % 9)}`, fieldsOf(index)),
			);
			const texts = new Map(articles.map(({ file }, index) => [file, factsOfText(body, `${body} ${index % 50}`)]));
			const checked = checkedOf(articles, { texts });
			return Object.keys(CHECKS).map((rule) => timeOf(() => runChecks(checked, (other) => other === rule)));
		});
		// What grows with the square takes sixteen times as long; the rest is that of the machine.
		const slow = Object.keys(CHECKS).filter((_, index) => (many?.[index] ?? 0) > 10 * (few?.[index] ?? 0) + 0.1);
		expect(slow).toEqual([]);
	});
});
