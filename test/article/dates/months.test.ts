import { describe, expect, it } from "vitest";
import { monthOf } from "../../../src/article/dates/months.ts";

describe("monthOf", () => {
	it.each([
		["March", 3],
		["Sept.", 9],
		["août", 8],
		["Jänner", 1],
		["сентября", 9],
		["listopada", 11],
		["smarch", undefined],
		["ابريل", 4],
		["constructor", undefined],
	])("of %j is %j", (name, month) => {
		expect(monthOf(name)).toBe(month);
	});

	it.each(["en", "fr", "de", "es", "it", "pt", "nl", "sv", "da", "pl", "ru", "uk", "tr", "fi", "cs", "el", "ro", "hu", "id", "ar"])(
		"knows the months of %s",
		(language) => {
			const names = Array.from({ length: 12 }, (_, month) => {
				const parts = new Intl.DateTimeFormat(language, { month: "long", day: "numeric", timeZone: "UTC" }).formatToParts(
					new Date(Date.UTC(2020, month, 1)),
				);
				return parts.find(({ type }) => type === "month")?.value ?? "";
			});
			expect(names.map(monthOf)).toEqual(names.map((_, month) => month + 1));
		},
	);
});
