import { expect, it } from "vitest";
import { fillPattern, homeOf, wallClock, zoneOf } from "../../../../src/importers/formats/generator/patterns.ts";

it("fills patterns by the longest name that is known", () => {
	const values: Readonly<Record<string, string>> = { year: "2024", title: "wall", month: "03" };
	expect(fillPattern("/:year_:month/:title_page/:nobody", (name) => values[name])).toBe("/2024_03/wall_page/:nobody");
});

it("takes time zones by their old names, too, and nothing else", () => {
	expect(["Europe/London", "US/Eastern", "Asia/Calcutta", "UTC"].map(zoneOf)).toEqual([
		"Europe/London",
		"US/Eastern",
		"Asia/Calcutta",
		"UTC",
	]);
	expect(["", "London", 3, undefined].map(zoneOf)).toEqual([undefined, undefined, undefined, undefined]);
});

it("reads dates as the clock of a zone shows them, in English", () => {
	const clock = wallClock("2024-03-15T23:30:00Z", "Asia/Tokyo");
	expect(clock?.toFormat("yyyy-MM-dd MMM")).toBe("2024-03-16 Mar");
	expect(clock?.locale).toBe("en");
	expect(wallClock("2024-03-15", "Asia/Tokyo")?.toFormat("dd")).toBe("15");
	expect(wallClock("2024-03", "UTC")).toBeUndefined();
});

it("knows no home on the machine of an author", () => {
	expect(homeOf("gazette.example", "blog")).toBe("https://gazette.example/blog/");
	expect(["http://localhost:4000", "http://127.0.0.1", "", 3].map((url) => homeOf(url))).toEqual([
		undefined,
		undefined,
		undefined,
		undefined,
	]);
});
