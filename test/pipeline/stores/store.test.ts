import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkName } from "../../../src/pipeline/stores/store.ts";
import { CannotRun } from "../../../src/problem.ts";

/** Pieces that names of objects, and names that lead elsewhere, are made of. */
const PIECES = [
	"..",
	".",
	"/",
	"\\",
	"\0",
	"\n",
	"%2e",
	"C:",
	"~",
	"objects",
	"parts",
	"packs",
	"kits",
	"plan",
	".json",
	"ab",
	"AB",
	"0".repeat(62),
];

describe("checkName", () => {
	it("takes our names", () => {
		const hex = `ab${"0".repeat(62)}`;
		for (const name of ["plan.json", `objects/ab/${hex}`, `parts/${hex}.json`, "packs/7.json", "kits/0f.json"]) {
			expect(() => checkName(name), name).not.toThrow();
		}
	});

	it("takes no name that leads out of the store", () => {
		const name = fc.oneof(
			fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }).map((pieces) => pieces.join("")),
			fc.string(),
		);
		fc.assert(
			fc.property(name, (name) => {
				try {
					checkName(name);
				} catch (error) {
					return error instanceof CannotRun;
				}
				return [path.posix, path.win32].every(({ join, sep }) => join("store", name) === ["store", ...name.split("/")].join(sep));
			}),
			{ numRuns: 2_000 },
		);
	});

	it("says which name it refuses, and keeps it on one line", () => {
		expect(() => checkName("../\n\u001b[31m")).toThrow('"../\\n\\u001b[31m" cannot be the name of an object in a store');
	});
});
