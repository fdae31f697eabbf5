import { afterEach, describe, expect, it, vi } from "vitest";
import { openVerbose, runLines } from "../../../src/cli/output/verbose.ts";
import type { BuildRun } from "../../../src/pipeline/report.ts";

const run: BuildRun = { config: "/a/.eleventy.ts", threads: 2, node: "24.1.0", seconds: { read: 0.25, render: 1.5 }, anew: 3 };

afterEach(() => vi.restoreAllMocks());

function toldBy(act: () => void): string {
	const write = vi.spyOn(process.stderr, "write").mockReturnValue(true);
	act();
	return write.mock.calls.map(([text]) => String(text)).join("");
}

describe("runLines", () => {
	it("names the settings, the threads, and how long each step took", () => {
		expect(runLines({ ...run, why: ["settings: title"] }, 1_234)).toEqual([
			"settings: /a/.eleventy.ts",
			"threads: 2 at most, with Node 24.1.0",
			"read: 0.25 s, 3 story files not as the build before knew them",
			"render: 1.50 s, 1,234 pages made anew",
			"why: everything was made anew, since these differ from the build before: settings: title",
		]);
	});

	it.each([
		[undefined, 5, "why: no earlier build is known here, so everything was made"],
		[[], 5, "why: only what shows a story that changed was made anew"],
		[[], 0, "render: 1.50 s, 0 pages made anew"],
	])("says why, where %j differs and %d pages were made", (why, pages, last) => {
		expect(runLines({ ...run, why }, pages).at(-1)).toBe(last);
	});
});

describe("openVerbose", () => {
	it("tells of each step that it saw", () => {
		const told = toldBy(() => {
			const verbose = openVerbose(true, ".eleventy.ts");
			verbose.see({ step: "reading", done: 0, of: 1 });
			verbose.see({ step: "checking", done: 1_000, of: 2_000 });
			verbose.tell();
		});
		expect(told).toMatch(
			/^settings: \.eleventy\.ts\nreading: 0\.\d\d s\nchecking: 0\.\d\d s, 2,000\nmemory: at most [\d,]+ MB in this process\n$/,
		);
	});

	it("says nothing unless it is asked to", () => {
		expect(toldBy(() => openVerbose(undefined).tell(run))).toBe("");
	});
});
