import { describe, expect, it } from "vitest";
import { checkCopies, checkMojibake } from "../../../src/checks/stories/texts.ts";
import { factsOfText, type TextFacts } from "../../../src/checks/texts/facts.ts";
import { story } from "../../archive/articles.ts";
import { checkedOf } from "../checked.ts";

/** Words of a story, which differ with its number. */
function words(number: number, count = 80): string[] {
	return Array.from(
		{ length: count },
		(_, index) => `word${String.fromCharCode(97 + ((index * 7 + number * 13) % 26))}${"xyzuvw"[(index * number) % 6]}`,
	);
}

function checkedWith(texts: readonly string[]) {
	const articles = texts.map((_, index) => story(String.fromCharCode(97 + index), `2020-01-${String(index + 1).padStart(2, "0")}`));
	const facts = new Map(
		articles.map(({ file }, index): [string, TextFacts] => [file, factsOfText(texts[index] ?? "", texts[index] ?? "")]),
	);
	return checkedOf(articles, { texts: facts });
}

describe("checkCopies", () => {
	const text = words(1).join(" ");

	it("tells of a copy, whatever its markup, case and a few words of it", () => {
		const copy = `<p>${words(1).with(40, "another").join(" ").toUpperCase()}</p>`;
		expect(checkCopies(checkedWith([text, words(2).join(" "), copy])).map(({ file, message }) => [file, message])).toEqual([
			["c.md", "The text of “c” is nearly that of “a”: a.md."],
		]);
	});

	it("does not tell of short texts, of notices with other dates, and of forms", () => {
		expect(checkCopies(checkedWith(["Closed today.", "Closed today."]))).toEqual([]);
		expect(checkCopies(checkedWith([`${text} on 5 March`, `${text} on 12 March`]))).toEqual([]);
		expect(checkCopies(checkedWith([text, text, text]))).toHaveLength(2);
		expect(checkCopies(checkedWith([text, text, text, text]))).toEqual([]);
	});

	it("tells of a long text in which one figure was put right", () => {
		const long = Array.from({ length: 30 }, (_, index) => words(index, 20).join(" ")).join(" ");
		expect(checkCopies(checkedWith([`${long} 5`, `${long} 7`]))).toHaveLength(1);
	});
});

describe("checkMojibake", () => {
	it("tells of the first place, the number, and the word that was meant", () => {
		expect(checkMojibake(checkedWith(["Plain.", "First line.\nI donâ€™t, you cafÃ©."]))).toMatchObject([
			{ file: "b.md", line: 2, column: 6, message: "“donâ€™t” is “don’t”, read in a wrong encoding; there are 2 such signs in the file." },
		]);
	});

	it("tells of lost characters", () => {
		expect(checkMojibake(checkedWith(["A caf\ufffd."]))).toMatchObject([{ message: "A character is lost in “caf\ufffd.”." }]);
	});
});
