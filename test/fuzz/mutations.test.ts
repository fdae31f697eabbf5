import { describe, expect, it } from "vitest";
import { randomOf } from "../bench/random.ts";
import { mutated } from "./mutations.ts";

const others = [Buffer.from("---\nheadline: Other\n---\nOther words.\n")];

function some(seed: number): string[] {
	const bytes = Buffer.from("---\nheadline: X\n---\nWords.\n\nMore words.\n");
	return Array.from({ length: 50 }, (_, step) =>
		mutated(bytes, { random: randomOf(seed, step), others, fragments: ["<b>", "<i>…</i>"] }).toString("latin1"),
	);
}

describe("mutated", () => {
	it("changes a text in many ways, in the same ways for the same seed", () => {
		expect(new Set(some(1)).size).toBeGreaterThan(40);
		expect(some(1)).toEqual(some(1));
		expect(some(1)).not.toEqual(some(2));
	});
});
