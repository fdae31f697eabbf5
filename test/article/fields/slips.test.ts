import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { slipBetween, slipKeys } from "../../../src/article/fields/slips.ts";

describe("slipBetween", () => {
	it.each([
		["meeting", "meeing", { kind: "more", at: 3 }],
		["meeing", "meeting", { kind: "more", at: 3 }],
		["Korea", "Korean", { kind: "more", at: 5 }],
		["harbour", "harbuor", { kind: "swapped", at: 4 }],
		["harbour", "harpour", { kind: "other", at: 3 }],
		["harbour", "harbour", undefined],
		["harbour", "harpoon", undefined],
		["harbour", "hrbuor", undefined],
		["", "a", { kind: "more", at: 0 }],
	])("of %s and %s is %o", (one, other, slip) => {
		expect(slipBetween(one, other)).toEqual(slip);
	});
});

describe("slipKeys", () => {
	it("has one in common for every two words between which there is a slip", () => {
		const letters = fc.array(fc.constantFrom<string>("a", "b", "c", "d"), { minLength: 1, maxLength: 8 });
		fc.assert(
			fc.property(
				letters,
				fc.nat(),
				fc.constantFrom("more", "other", "swapped"),
				fc.constantFrom<string>("x", "y"),
				(word, place, kind, letter) => {
					const at = place % word.length;
					const changed = [...word];
					if (kind === "more") changed.splice(at, 0, letter);
					else if (kind === "other") changed[at] = letter;
					else [changed[at], changed[at + 1]] = [changed[at + 1] ?? letter, changed[at] ?? letter];
					const [one, other] = [word.join(""), changed.join("")];
					if (slipBetween(one, other)) expect(slipKeys(one).some((key) => slipKeys(other).includes(key))).toBe(true);
				},
			),
		);
	});
});
