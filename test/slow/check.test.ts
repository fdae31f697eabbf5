import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { Article } from "../../src/article/article.ts";
import { CHECKS, runChecks } from "../../src/checks/checks.ts";
import type { Checked } from "../../src/checks/finding.ts";
import { findingsOf } from "../../src/checks/groups.ts";
import { factsOfText } from "../../src/checks/texts/facts.ts";
import { check } from "../../src/pipeline/check/check.ts";
import type { Problem, Rule } from "../../src/problem.ts";
import { sha256Of } from "../../src/system/hash.ts";
import { story } from "../archive/articles.ts";
import { checkedOf } from "../checks/checked.ts";
import { slownessOf } from "../linear.ts";
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
	it("every two tags that differ by case, blank or plural are told of together", async () => {
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

	it("every text that occurs twice is told of", async () => {
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

/** Makes what checks look at once for each count: every check is given the same. */
function memoized(make: (count: number) => Checked): (count: number) => Checked {
	const made = new Map<number, Checked>();
	return (count) => {
		const checked = made.get(count) ?? make(count);
		made.set(count, checked);
		return checked;
	};
}

describe("checks take linear time:", () => {
	const body = "The council voted last night to rebuild the harbour wall before the winter storms come. ".repeat(4);

	it.each(Object.entries(SHAPES))("%s", async (_, fieldsOf) => {
		const make = memoized((count) => {
			const articles = Array.from({ length: count }, (_, index) =>
				story(String(index), `${1990 + (index % 30)}-0${1 + (index % 9)}`, fieldsOf(index)),
			);
			const texts = new Map(articles.map(({ file }, index) => [file, factsOfText(body, `${body} ${index % 50}`)]));
			return checkedOf(articles, { texts });
		});
		const slow: string[] = [];
		for (const rule of Object.keys(CHECKS)) {
			const found = await slownessOf((checked) => runChecks(checked, (other) => other === rule), make, 12_000);
			if (found !== undefined) slow.push(`${rule}: ${found}`);
		}
		expect(slow).toEqual([]);
	});
});
