import { describe, expect, it } from "vitest";
import { directionFilters } from "../../src/view/directions.ts";

describe("turn", () => {
	const [onEnglish, onArabic] = ["en", "ar"].map((language) => directionFilters({ language }).turn) as [
		(text: string) => string,
		(text: string) => string,
	];

	it("gives the direction of a text that is written otherwise than the site", () => {
		expect(onEnglish("سفينة التدريب تزور الميناء")).toBe(' dir="rtl"');
		expect(onEnglish("מגדלור חדש")).toBe(' dir="rtl"');
		expect(onArabic("A new lamp")).toBe(' dir="ltr"');
	});

	it("gives nothing where it is written as the site is, or has no letters", () => {
		expect(onEnglish("A new lamp")).toBe("");
		expect(onEnglish("1957")).toBe("");
		expect(onArabic("1957")).toBe("");
		expect(onArabic("سفينة")).toBe("");
	});

	it("goes by most of the letters", () => {
		expect(onEnglish("COVID-19: إغلاق الميناء حتى إشعار آخر")).toBe(' dir="rtl"');
		expect(onEnglish("The training ship “نور” calls at the harbour")).toBe("");
	});
});

describe("tongue", () => {
	const { tongue } = directionFilters({ language: "en" });

	it("names the language that a story says it has, with its direction", () => {
		expect(tongue({ language: "ar", headline: "x" })).toBe(' lang="ar" dir="rtl"');
		expect(tongue({ language: 'x" onclick="', headline: "x" })).toBe(' lang="x&quot; onclick=&quot;" dir="ltr"');
	});

	it("goes by the headline where the story says none", () => {
		expect(tongue({ headline: "سفينة" })).toBe(' dir="rtl"');
		expect(tongue({ headline: "A new lamp" })).toBe("");
	});
});
