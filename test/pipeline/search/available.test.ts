import { describe, expect, it } from "vitest";
import { buildable } from "../../../src/pipeline/search/available.ts";
import { defineArchive } from "../../../src/settings.ts";

describe("buildable", () => {
	const settings = defineArchive({ title: "T", url: "https://example.org/" });

	it("leaves search out, and says so, where Pagefind has no program for the machine", () => {
		expect(buildable(settings, true)).toEqual({ settings, problems: [] });
		const other = buildable(settings, true, "linux-mips");
		expect(other.settings.search).toBe(false);
		expect(other.problems).toMatchObject([
			{ rule: "search-unavailable", severity: "warning", message: expect.stringContaining("linux-mips") },
		]);
		expect(buildable(settings, false, "linux-mips")).toEqual({ settings: { ...settings, search: false }, problems: [] });
		expect(buildable({ ...settings, search: false }, true, "linux-mips").problems).toEqual([]);
	});
});
