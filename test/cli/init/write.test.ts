import { describe, expect, it } from "vitest";
import { refuseTaken } from "../../../src/cli/init/write.ts";
import { temporary, write } from "../../pipeline/archives.ts";

describe("refuseTaken", () => {
	it.each([".eleventy.ts", "eleventy.config.js", "eleventy.config.mjs"])("refuses a folder that has %s", (name) => {
		const root = temporary();
		write(root, { [name]: "" });
		expect(() => refuseTaken(root, "here")).toThrow(`here/${name} is there already, and nothing was written.`);
	});

	it("takes a folder that has none, and one that is not there", () => {
		expect(() => refuseTaken(temporary(), "here")).not.toThrow();
		expect(() => refuseTaken("/none/such", "here")).not.toThrow();
	});
});
