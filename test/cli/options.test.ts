import { InvalidArgumentError } from "commander";
import { describe, expect, it } from "vitest";
import { parseJobs, parsePort } from "../../src/cli/options.ts";

describe("numberFrom", () => {
	it("reads whole numbers within their bounds", () => {
		expect([parsePort("0"), parsePort("08080"), parsePort("65535"), parseJobs("1")]).toEqual([0, 8080, 65_535, 1]);
	});

	it.each(["", " ", "1e3", "0x10", "1.5", "-1", "65536", "eighty"])("refuses %j as a port", (value) => {
		expect(() => parsePort(value)).toThrow(InvalidArgumentError);
	});
});
