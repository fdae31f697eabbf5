import { describe, expect, it } from "vitest";
import type { ImportProblem } from "../../../src/importers/importer.ts";
import { makeImportCounts } from "../../../src/importers/report/counts.ts";

const problem = (line: number, severity: ImportProblem["severity"]): ImportProblem => ({
	file: "a.csv",
	line,
	rule: "date-missing",
	severity,
	message: "It has no date.",
	remedy: "Write one.",
});

/** Threads finish stories while the source is read on, sooner or later. */
const ORDERS = [
	["read 1", "written 2", "read 3"],
	["written 2", "read 1", "read 3"],
	["read 1", "read 3", "written 2"],
];

describe("what an import counts", () => {
	it("is the same in whatever order threads finish", () => {
		const reports = ORDERS.map((order) => {
			const counts = makeImportCounts();
			for (const [what, line] of order.map((step) => step.split(" "))) {
				counts.problems([problem(Number(line), what === "read" ? "warning" : "error")]);
				if (what === "read") counts.leftOut(`record ${line}`, "no text");
				else counts.leftUnwritten(`record ${line}`, "deleted");
			}
			const { problems, skipped } = counts.end({ missing: [], listings: [] });
			return { lines: problems.map(({ line }) => line), skipped };
		});
		expect(reports[0]?.lines).toEqual([2, 1, 3]);
		expect(new Set(reports.map((report) => JSON.stringify(report))).size).toBe(1);
	});

	it("tells standing pages from stories, which alone have a year", () => {
		const counts = makeImportCounts();
		for (const kind of ["story", "page", "page"] as const) {
			counts.record();
			counts.imported({ kind, fields: { published: "2011-01-18" }, outcome: "written", kept: false, redirected: 0, recorded: 0 });
		}
		expect(counts.end({ missing: [], listings: [] })).toMatchObject({ records: 3, written: 3, pages: 2, perYear: { 2011: 1 } });
		expect(makeImportCounts().end({ missing: [], listings: [] })).not.toHaveProperty("pages");
	});
});
