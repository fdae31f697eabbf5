import { describe, expect, it } from "vitest";
import { buildLines } from "../../src/cli/buildreport.ts";
import type { BuildReport } from "../../src/pipeline/build.ts";

const report: BuildReport = {
	files: 1,
	articles: 1,
	leftOut: 0,
	outputs: 9,
	early: [],
	problems: [],
	published: true,
	changes: { added: [], changed: [], removed: [] },
	at: 0,
	output: "dist",
};

describe("what a build says of the ledger", () => {
	it("is one line where it wrote it, and none where it did not", () => {
		const told = (of: BuildReport) => buildLines(of, 1).filter((line) => line.includes("urls.txt"));
		expect(told({ ...report, recorded: { added: 3, moved: 13 } })).toEqual([
			"urls.txt was written (3 addresses more, 13 of all lead elsewhere now): commit it.",
		]);
		expect(told(report)).toEqual([]);
	});
});
