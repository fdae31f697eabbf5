import { describe, expect, it } from "vitest";
import { languageOffer, zoneOffer } from "../../src/settings/locale.ts";

describe("what is offered for a language", () => {
	it.each([
		["English", "en"],
		["german", "de"],
		["Deutsch", "de"],
		["pt_BR", "pt-BR"],
		["espanol", "es"],
	])("%s is %s", (written, tag) => {
		expect(languageOffer(written)).toBe(` Did you mean ${tag}?`);
	});

	it("is nothing where no name is like it", () => {
		expect(languageOffer("qqqqqqqqqq")).toBe("");
	});
});

describe("what is offered for a time zone", () => {
	it.each([
		["Europe/Londn", "Europe/London"],
		["europe/paris", "Europe/Paris"],
		["Berlin", "Europe/Berlin"],
	])("%s is %s", (written, zone) => {
		expect(zoneOffer(written)).toBe(` Did you mean ${zone}?`);
	});
});
