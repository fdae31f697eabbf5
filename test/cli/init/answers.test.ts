import { describe, expect, it } from "vitest";
import { answersOfFlags, defaultAnswers, readAnswer } from "../../../src/cli/init/answers.ts";

describe("the answers for a new archive", () => {
	it.each([
		["title", "  The Herald ", { value: "The Herald" }],
		["title", " ", { fault: "must not be empty." }],
		["url", "herald.example/archive", { value: "https://herald.example/archive/" }],
		["url", "http://herald.example", { value: "http://herald.example/" }],
		["url", "ftp://herald.example", { fault: 'must be a whole address such as "https://example.org/archive/".' }],
		["language", "pt-BR", { value: "pt-BR" }],
		["language", "english language", { fault: 'must be a BCP 47 tag such as "en" or "pt-BR".' }],
		["timeZone", "Europe/Lisbon", { value: "Europe/Lisbon" }],
		["timeZone", "Lisbon", { fault: 'must be a time zone such as "Europe/London". Did you mean Europe/Lisbon?' }],
	] as const)("are read as the settings read them: %s %s", (name, written, read) => {
		expect(readAnswer(name, written)).toEqual(read);
	});

	it("are refused by name where an option is wrong", () => {
		expect(() => answersOfFlags({ title: "A", timeZone: "Mars" })).toThrow(
			'--time-zone "Mars" is not right: it must be a time zone such as "Europe/London".',
		);
		expect(answersOfFlags({ url: "a.example" })).toEqual({ url: "https://a.example/" });
	});

	it("come from the folder and the machine where nobody gives them", () => {
		expect(defaultAnswers("/home/eva/harbour-news_2024", { LANG: "de_CH.UTF-8" })).toMatchObject({
			title: "Harbour news 2024",
			url: "https://example.org/",
			language: "de-CH",
		});
		expect(defaultAnswers("/", { LC_ALL: "", LANG: "C.UTF-8" })).toMatchObject({ title: "Archive", language: "en" });
		expect(defaultAnswers("/ürsprung", {})).toMatchObject({ title: "Ürsprung", language: "en" });
	});
});
