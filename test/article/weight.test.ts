import { describe, expect, it } from "vitest";
import { weightOf } from "../../src/article/weight.ts";

describe("the weight of a text", () => {
	it.each([
		["The harbour wall", 16],
		["Ο δήμος, «ναι»…", 15],
		["市議会", 18],
		["第1章", 13],
		["한국 사람", 25],
		["ท่า", 18],
		["𠮷", 12],
	])("%s weighs %d", (text, weight) => {
		expect(weightOf(text, 0)).toBe(weight);
		expect(weightOf(`市${text}`, 1)).toBe(weight);
	});
});
