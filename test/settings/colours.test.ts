import { describe, expect, it } from "vitest";
import { defineArchive } from "../../src/settings.ts";

const archiveWith = (accent: string) => defineArchive({ title: "T", url: "https://example.org/", face: { light: { accent } } });

describe("a colour in the settings", () => {
	it.each([
		"#7d1f1d",
		"#FFF8",
		"#fff",
		"#12345678",
		"rebeccapurple",
		"DarkRed",
		"transparent",
		"CanvasText",
		"rgb(0 0 0 / 50%)",
		"var(--ink)",
	])("may be %s", (colour) => {
		expect(archiveWith(colour).face.light?.accent).toBe(colour);
	});

	it.each([
		["brwon", "Did you mean brown?"],
		["#7d1f1", "3, 4, 6 or 8 figures"],
		["#7d1g1d", "3, 4, 6 or 8 figures"],
	])("may not be %s, which no browser shows", (colour, told) => {
		expect(() => archiveWith(colour)).toThrow(told);
	});
});
