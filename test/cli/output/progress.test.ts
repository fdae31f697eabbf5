import { describe, expect, it } from "vitest";
import { buildProgress, importProgress } from "../../../src/cli/output/progress.ts";
import type { ImportProgress } from "../../../src/importers/run.ts";

/** A stream that keeps what is written to it. */
function recorder(isTTY: boolean) {
	const written: string[] = [];
	return { isTTY, written, write: (text: unknown) => written.push(String(text)) > 0 };
}

describe("buildProgress", () => {
	it("shows a line for each step where there is no terminal", () => {
		const stream = recorder(false);
		const progress = buildProgress(stream);
		for (const done of [0, 1, 2]) progress.show({ step: "rendering", done, of: 2 });
		progress.show({ step: "publishing", done: 0, of: 0 });
		progress.end();
		expect(stream.written).toEqual(["rendering …\n", "publishing …\n"]);
	});

	it("overwrites one line of a terminal, and clears it in the end", () => {
		const stream = recorder(true);
		const progress = buildProgress(stream);
		progress.show({ step: "rendering", done: 1_000, of: 2_000 });
		progress.end();
		expect(stream.written).toEqual(["\r\u001b[Krendering 1,000 of 2,000 …", "\r\u001b[K"]);
	});

	it("clears nothing if nothing was shown", () => {
		const stream = recorder(true);
		buildProgress(stream).end();
		expect(stream.written).toEqual([]);
	});
});

describe("importProgress", () => {
	const at = (bytes: number, pass: ImportProgress["pass"] = "survey", of = 100e6): ImportProgress => ({ pass, bytes, of, stories: 1_234 });

	it("shows a line for each tenth of each pass where there is no terminal", () => {
		const stream = recorder(false);
		const progress = importProgress(false, stream);
		for (const bytes of [0, 1e6, 2e6, 10e6, 11e6]) progress.show(at(bytes));
		progress.show(at(0, "stories"));
		progress.end();
		expect(stream.written).toEqual([
			"looking through: 1,234 stories, 0 of 100 MB\n",
			expect.stringMatching(/^looking through: 1,234 stories, 10 of 100 MB, \d+ s left\n$/),
			"writing: 1,234 stories, 0 of 100 MB\n",
		]);
	});

	it.each([
		["of a short source", false, 1e6],
		["beside a report in JSON", true, 100e6],
	])("shows nothing %s where there is no terminal", (_, json, of) => {
		const stream = recorder(false);
		importProgress(json, stream).show(at(0, "survey", of));
		expect(stream.written).toEqual([]);
	});

	it("draws a bar on a terminal", () => {
		const stream = recorder(true);
		const progress = importProgress(true, stream);
		progress.show(at(50e6));
		progress.end();
		expect(stream.written).toEqual([expect.stringContaining("\r\u001b[K[##########----------] looking through"), "\r\u001b[K"]);
	});
});
