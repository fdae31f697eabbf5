import { describe, expect, it } from "vitest";
import { truthOf } from "../../../src/article/fields/truths.ts";

describe("truthOf", () => {
	it.each([true, "true", "True", "TRUE", "yes", "Yes", "on", "y", 1, "1", " true ", [true], ["Yes"], "WAHR", "VRAI", "ja", "Sí", "ИСТИНА"])(
		"reads %j as true",
		(value) => {
			expect(truthOf(value)).toBe(true);
		},
	);

	it.each([false, "false", "False", "no", "NO", "off", "n", 0, "0", ["false"], "FALSCH", "FAUX", "FALSO", "nein", "non", "ЛОЖЬ"])(
		"reads %j as false",
		(value) => {
			expect(truthOf(value)).toBe(false);
		},
	);

	it.each(["", "perhaps", "2", 2, null, undefined, {}, [], [true, true], "1957-03-04"])("reads %j as neither", (value) => {
		expect(truthOf(value)).toBeUndefined();
	});
});
