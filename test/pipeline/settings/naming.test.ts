import { describe, expect, it } from "vitest";
import { NO_FILE } from "../../../src/pipeline/settings/files.ts";
import { nameSettings } from "../../../src/pipeline/settings/naming.ts";
import type { Problem } from "../../../src/problem.ts";

const problems = [".eleventy.ts", "2024/a.md"].map((file): Problem => {
	return { file, rule: "settings-several", severity: "info", message: "M", remedy: "R" };
});

describe("nameSettings", () => {
	it("gives problems of settings the name that their file has", () => {
		const named = nameSettings(problems, "/site/eleventy.config.js");
		expect(named.map(({ file }) => file)).toEqual(["eleventy.config.js", "2024/a.md"]);
	});

	it.each(["/site/.eleventy.ts", NO_FILE])("leaves them as they are for %j", (file) => {
		expect(nameSettings(problems, file)).toBe(problems);
	});
});
