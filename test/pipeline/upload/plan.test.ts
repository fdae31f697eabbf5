import { describe, expect, it } from "vitest";
import { journalOfPlan, planUpload, rankOfPath } from "../../../src/pipeline/upload/plan.ts";
import { sha256Of } from "../../../src/system/hash.ts";

/** A manifest of files with these texts. */
function manifestOf(files: Readonly<Record<string, string>>) {
	return new Map(Object.entries(files).map(([file, text]) => [file, { sha256: sha256Of(text), bytes: text.length }] as const));
}

describe("a plan", () => {
	it("has new files first, the front page behind them, then changes by rank, and removals the other way round", () => {
		const site = manifestOf({ "index.html": "1", "n.html": "n", "a.html": "A", "x/index.html": "X", "feed.xml": "F", "same.html": "s" });
		const known = manifestOf({
			"a.html": "a",
			"x/index.html": "x",
			"feed.xml": "f",
			"same.html": "s",
			"y/o.html": "o",
			"y/index.html": "y",
		});
		const plan = planUpload(site, known);
		expect(plan).toEqual({
			inTheWay: [],
			added: [["n.html"], ["index.html"]],
			changed: [["a.html"], ["x/index.html"], ["feed.xml"]],
			removed: [["y/index.html"], ["y/o.html"]],
			emptied: ["y"],
		});
		expect([...journalOfPlan(plan, site).keys()].sort()).toEqual(
			["a.html", "feed.xml", "index.html", "n.html", "x/index.html", "y/index.html", "y/o.html"].sort(),
		);
	});

	it("has what is in the way go first: a file for a folder, a folder for a file, another case or Unicode form", () => {
		const site = manifestOf({ "a/x.html": "x", b: "b", "case.html": "c", "é.html": "e" });
		const known = manifestOf({ a: "a", "b/x.html": "x", "Case.html": "c", "e\u0301.html": "e", "gone.html": "g" });
		const { inTheWay, removed, emptied } = planUpload(site, known);
		expect(inTheWay).toEqual(["Case.html", "a", "b/x.html", "e\u0301.html"]);
		expect([removed, emptied]).toEqual([[["gone.html"]], ["b"]]);
	});

	it("ranks by path", () => {
		expect(["2024/a.html", "style.css", "2024/index.html", "index.html", "feed.xml", "data/2024.csv"].map(rankOfPath)).toEqual([
			0, 0, 1, 1, 2, 2,
		]);
	});
});
