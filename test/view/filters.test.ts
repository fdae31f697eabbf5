import path from "node:path";
import { describe, expect, it } from "vitest";
import type { Site } from "../../src/site/site.ts";
import { makeFilters } from "../../src/view/filters.ts";

const templates = path.resolve(import.meta.dirname, "../../templates");

const lettersIn = (language: string) => {
	const { letter } = makeFilters({ url: "https://example.org/", base: "/", language, timeZone: "UTC" } as Site, "/nowhere", [templates]);
	return letter as unknown as (name: string, before: string) => string;
};

describe("letter", () => {
	it("has no accents, and is that of the name before where the language takes both for one", () => {
		const letter = lettersIn("en");
		expect(letter("Émile", "D")).toBe("E");
		expect(letter("Øyvind", "O")).toBe("O");
		expect(letter("œuvre", "O")).toBe("Œ");
		expect(lettersIn("da")("Øyvind", "O")).toBe("Ø");
	});

	it("of a number is 0–9, and that of a script without letters says so", () => {
		const letter = lettersIn("en");
		expect(letter("1957", "")).toBe("0–9");
		expect(letter("東京", "Z")).toBe("Others");
		expect(letter("Москва", "Z")).toBe("М");
	});
});
