import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Article } from "../../src/article/article.ts";
import { CHECKS, needsTexts, runChecks } from "../../src/checks/checks.ts";
import { factsOfText } from "../../src/checks/texts/facts.ts";
import type { Rule } from "../../src/problem.ts";
import { story } from "../archive/articles.ts";
import { checkedOf } from "./checked.ts";

const text = fc.oneof(
	fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }),
	fc.constantFrom("a-b", "A B", "a  b", "Ä", "**x**", "ABCDE FGHIJKL"),
);

const date = fc.constantFrom("1204", "1899-12-30", "1957-03", "2020-01-01", "2020-01-01T10:00:00Z", "2204-03-15", "195X", undefined);

const fields = fc.record({
	headline: text,
	tags: fc.array(text, { maxLength: 4 }),
	authors: fc.array(
		text.map((name) => ({ name })),
		{ maxLength: 3 },
	),
	section: fc.option(text, { nil: undefined }),
	extra: fc.dictionary(text, fc.string(), { maxKeys: 3 }),
	links: fc.option(
		fc.array(
			fc.webUrl().map((href) => ({ href, line: 1 })),
			{ maxLength: 2 },
		),
		{ nil: undefined },
	),
	checksOff: fc.option(fc.array(text, { maxLength: 2 }), { nil: undefined }),
});

const articles = fc
	.array(fc.tuple(date, fields), { maxLength: 12 })
	.map((all): Article[] => all.map(([when, own], index) => story(`s${index}`, when, own)));

describe("runChecks", () => {
	it("finds the same in any content, with the rule that the table says, a message and a remedy", () => {
		fc.assert(
			fc.property(articles, fc.array(fc.string({ unit: "binary", maxLength: 200 }), { maxLength: 12 }), (stories, texts) => {
				const facts = new Map(stories.map(({ file }, index) => [file, factsOfText(texts[index] ?? "", texts[index] ?? "")]));
				const checked = checkedOf(stories, { texts: facts });
				for (const rule of Object.keys(CHECKS) as Rule[]) {
					const found = runChecks(checked, (other) => other === rule);
					expect(found).toEqual(runChecks(checked, (other) => other === rule));
					for (const { rule: told, file, message, remedy } of found) {
						expect([told, stories.some((article) => article.file === file)]).toEqual([rule, true]);
						expect(message).toMatch(/\S[^]*\.$/);
						expect(remedy).toMatch(/\.$/);
					}
				}
			}),
			{ numRuns: 60 },
		);
	});

	it("runs nothing that is not asked for", () => {
		expect(runChecks(checkedOf([story("a", "1204")]), () => false)).toEqual([]);
		expect(needsTexts((rule) => rule === "mojibake")).toBe(true);
		expect(needsTexts((rule) => rule === "date-far")).toBe(false);
	});
});
