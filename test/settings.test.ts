import { describe, expect, it } from "vitest";
import { defineArchive } from "../src/settings.ts";

const paper = { title: "Paper", url: "https://example.org/" };

describe("the face of a paper", () => {
	it("is taken as CSS has it", () => {
		const face = { light: { accent: "oklch(40% 0.1 30 / 90%)" }, serif: '"Source Serif 4", Georgia, serif', measure: "36rem" };
		expect(defineArchive({ ...paper, face }).face).toEqual(face);
	});

	it.each([
		[{ light: { accent: "red; } body { display: none" } }, "face.light.accent"],
		[{ serif: "x</style>" }, "face.serif"],
		[{ measure: "@import" }, "face.measure"],
		[{ dark: { background: "#000" } }, "background"],
	])("refuses %o by name", (face, name) => {
		expect(() => defineArchive({ ...paper, face: face as object })).toThrow(name);
	});

	it("wants the size of a masthead", () => {
		expect(() => defineArchive({ ...paper, masthead: { src: "/m.svg" } as never })).toThrow("masthead.width");
	});
});
