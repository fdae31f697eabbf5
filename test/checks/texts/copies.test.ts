import { describe, expect, it } from "vitest";
import { originalsOf } from "../../../src/checks/texts/copies.ts";
import { signatureOf } from "../../../src/checks/texts/signature.ts";

const sentence = (seed: number) =>
	Array.from(
		{ length: 100 },
		(_, index) => `w${String.fromCharCode(97 + ((index * seed) % 23))}${String.fromCharCode(97 + ((index * index + seed) % 26))}`,
	);

const textOf = (words: readonly string[]) => {
	const { signature = "", words: count, figures } = signatureOf(words.join(" "));
	return { signature, words: count, figures };
};

describe("signatureOf", () => {
	it("passes over tags, addresses and case", () => {
		const words = sentence(3);
		const marked = `# ${words.slice(0, 50).join(" ")} <a href="https://example.org/x">[${words.slice(50).join(" ")}](/some/where)</a>`;
		expect(signatureOf(marked.toUpperCase())).toEqual(signatureOf(words.join(" ")));
	});

	it("has none for a few words, and none depends on what is no tag", () => {
		expect(signatureOf("Only a few words.").signature).toBeUndefined();
		expect(signatureOf(`${sentence(3).join(" ")} < `).words).toBe(100);
		expect(signatureOf("日".repeat(60)).words).toBe(60);
	});
});

describe("originalsOf", () => {
	it("finds for each text the first that is nearly the same", () => {
		const first = sentence(3);
		const near = first.with(50, "other");
		const texts = [sentence(5), first, sentence(7), near, first].map(textOf);
		expect([...originalsOf(texts)]).toEqual([-1, -1, -1, 1, 1]);
	});

	it("does not pair texts that share half of their words", () => {
		const half = [...sentence(3).slice(0, 50), ...sentence(11).slice(50)];
		expect([...originalsOf([sentence(3), half].map(textOf))]).toEqual([-1, -1]);
	});

	it("gives an empty list for none", () => {
		expect(originalsOf([])).toHaveLength(0);
	});
});
