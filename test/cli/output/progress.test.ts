import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { countedProgress, countedText, importProgress, shownTime } from "../../../src/cli/output/progress.ts";
import type { ImportProgress } from "../../../src/importers/options.ts";

/** A stream that keeps what is written to it. */
function recorder(isTTY: boolean) {
	const written: string[] = [];
	return { isTTY, written, write: (text: unknown) => written.push(String(text)) > 0 };
}

const CLEAR = "\r\u001b[K";

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

describe("countedProgress", () => {
	it("shows nothing for half a minute where there is no terminal, and then a line every half a minute", () => {
		const stream = recorder(false);
		const progress = countedProgress(stream, Date.now);
		for (let done = 0; done <= 700; done++) {
			progress.show({ step: "rendering", done, of: 1_000 });
			vi.advanceTimersByTime(100);
		}
		progress.end();
		expect(stream.written).toEqual([
			"rendering 299 of 1,000 pages, 10 a second, 71 s left\n",
			"rendering 599 of 1,000 pages, 10 a second, 41 s left\n",
		]);
	});

	it("writes one line of a terminal anew, five times a second at the most, and clears it in the end", () => {
		const stream = recorder(true);
		const progress = countedProgress(stream, Date.now);
		for (let done = 0; done < 1_000; done += 100) {
			progress.show({ step: "rendering", done, of: 2_000 });
			vi.advanceTimersByTime(50);
		}
		progress.show({ step: "publishing", done: 0, of: 1 });
		progress.end();
		expect(stream.written).toEqual([
			`${CLEAR}rendering 0 of 2,000 pages`,
			`${CLEAR}rendering 400 of 2,000 pages`,
			`${CLEAR}rendering 800 of 2,000 pages`,
			`${CLEAR}publishing …`,
			CLEAR,
		]);
	});

	it("shows the same line again after its end", () => {
		const stream = recorder(true);
		const progress = countedProgress(stream, Date.now);
		for (let times = 0; times < 2; times++) {
			progress.show({ step: "publishing", done: 0, of: 1 });
			progress.end();
		}
		expect(stream.written).toEqual([`${CLEAR}publishing …`, CLEAR, `${CLEAR}publishing …`, CLEAR]);
	});

	it("goes on telling the time of a step that counts nothing", () => {
		const stream = recorder(true);
		const progress = countedProgress(stream, Date.now);
		progress.show({ step: "publishing", done: 0, of: 1 });
		vi.advanceTimersByTime(3_000);
		expect(stream.written.at(-1)).toBe(`${CLEAR}publishing, for 3 s so far`);
		progress.end();
		vi.advanceTimersByTime(9_000);
		expect(stream.written.at(-1)).toBe(CLEAR);
	});

	it("says at once what the user should know", () => {
		const stream = recorder(false);
		const progress = countedProgress(stream, Date.now);
		progress.show({ step: "parts", done: 0, of: 9, message: "A worker is gone." });
		progress.end();
		expect(stream.written).toEqual(["A worker is gone.\n"]);
	});

	it("keeps to the columns of a terminal, since a line that is wrapped cannot be cleared", () => {
		const stream = { ...recorder(true), columns: 12 };
		const progress = countedProgress(stream, Date.now);
		progress.show({ step: "rendering", done: 0, of: 2_000 });
		progress.end();
		expect(stream.written[0]).toBe(`${CLEAR}rendering 0`);
	});

	it("clears nothing if nothing was shown", () => {
		const stream = recorder(true);
		countedProgress(stream).end();
		expect(stream.written).toEqual([]);
	});
});

describe("countedText", () => {
	it.each([
		[1, "rendering 50 of 100 pages"],
		[10, "rendering 50 of 100 pages, 4.0 a second, 13 s left"],
		[1_000, "rendering 50 of 100 pages, 0.0 a second, 21 min left"],
	])("after %d seconds is: %s", (seconds, text) => {
		expect(countedText({ what: "rendering", unit: "page", done: 50, of: 100, from: 10 }, seconds)).toBe(text);
	});
});

describe("shownTime", () => {
	it.each([
		[0.2, "1 s"],
		[89, "89 s"],
		[120, "2 min"],
		[9_000, "2.5 h"],
	])("of %d seconds is %s", (seconds, text) => {
		expect(shownTime(seconds)).toBe(text);
	});
});

describe("importProgress", () => {
	const at = (bytes: number, pass: ImportProgress["pass"] = "survey"): ImportProgress => ({ pass, bytes, of: 100e6, stories: bytes / 1e5 });

	it("shows a line every half a minute where there is no terminal", () => {
		const stream = recorder(false);
		const progress = importProgress(false, stream, Date.now);
		for (let bytes = 0; bytes < 50e6; bytes += 1e6) {
			progress.show(at(bytes));
			vi.advanceTimersByTime(1_000);
		}
		progress.end();
		expect(stream.written).toEqual([expect.stringMatching(/^looking through: \d+ stories, 29 of 100 MB, 9.7 a second, 74 s left\n$/)]);
	});

	it("shows nothing beside a report in JSON where there is no terminal", () => {
		const stream = recorder(false);
		const progress = importProgress(true, stream, Date.now);
		progress.show(at(0));
		vi.advanceTimersByTime(100_000);
		progress.end();
		expect(stream.written).toEqual([]);
	});

	it("draws a bar on a terminal", () => {
		const stream = recorder(true);
		const progress = importProgress(true, stream, Date.now);
		progress.show(at(50e6));
		progress.end();
		expect(stream.written).toEqual([expect.stringContaining(`${CLEAR}[##########----------] looking through`), CLEAR]);
	});
});
