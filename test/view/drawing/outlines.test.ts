import { describe, expect, it } from "vitest";
import { outlines } from "../../../src/view/drawing/outlines.ts";

const room = { width: 400, lines: 2, sizes: [60, 40, 20] };

const shape = (text: string, own: Partial<typeof room> = {}) => {
	const set = outlines(text, { ...room, ...own });
	return set && [set.size, set.lines.length];
};

describe("a text in a picture", () => {
	it("has the largest size in which it fits", () => {
		expect(shape("Flood")).toEqual([60, 1]);
		expect(shape("The Night of the Flood")).toEqual([60, 2]);
		expect(shape("The Night of the Flood and of all that came after it")).toEqual([20, 2]);
	});

	it("stays within its room, and is cut off where nothing else helps", () => {
		const long = outlines("word ".repeat(5_000), room);
		expect([long?.size, long?.lines.length]).toEqual([20, 2]);
		const wide = outlines("W".repeat(300), room);
		for (const { width } of [...(long?.lines ?? []), ...(wide?.lines ?? [])]) expect(width).toBeLessThanOrEqual(400);
	});

	it.each(["Ærøskøbing", "Łódź, Győr, İstanbul", "Ελληνικά", "Москва, Київ", "Việt Nam", "“A – B” … 1957"])("may be %s", (text) => {
		expect(shape(text)).toBeDefined();
	});

	it.each(["", "  ", "الميناء", "東京", "ירושלים", "Port of 東京"])("is none where the typeface lacks its letters: %j", (text) => {
		expect(outlines(text, room)).toBeUndefined();
	});

	it("goes without emoji", () => {
		expect(outlines("We won 🎉👨‍👩‍👧🇬🇷", room)).toEqual(outlines("We won", room));
	});

	it("is data of a path that every program reads alike: whole commands with blanks between all numbers", () => {
		const paths = outlines("A century of news, 1957", room)?.lines.map(({ path }) => path) ?? [];
		expect(paths.length).toBeGreaterThan(0);
		for (const path of paths)
			expect(path).toMatch(/^(M-?[\d.]+ -?[\d.]+|L-?[\d.]+ -?[\d.]+|Q(-?[\d.]+ ){3}-?[\d.]+|C(-?[\d.]+ ){5}-?[\d.]+|Z)+$/);
	});
});
