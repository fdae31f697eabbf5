import { describe, expect, it } from "vitest";
import { secondFrontMatter } from "../../../src/article/notices/second.ts";

const FIRST = "---\ntitle: T\n---\n";

const valuesOf = (second: string) =>
	secondFrontMatter("a.md", FIRST + second, FIRST.length, "UTC").map(({ values, line }) => ({ ...values, line }));

describe("a second front matter", () => {
	it.each([
		["---\ndraft: true\nauthor: A\n---\nWords.\n", [{ draft: true, line: 4 }]],
		["\n---\nembargo_date: 2099-01-01\n---\nWords.\n", [{ embargo: "2099-01-01", line: 5 }]],
		['+++\nstatus = "private"\n+++\nWords.\n', [{ status: "private", line: 4 }]],
		["---\ndate: 2099-01-01\n---\nWords.\n", [{ embargo: "2099-01-01", line: 4 }]],
	])("%j counts where it says that the story is not public, or not yet", (second, values) => {
		expect(valuesOf(second)).toEqual(values);
	});

	it.each(["---\ndraft: false\n---\nWords.\n", "---\n\nA line\n---\n\nWords.\n", "---\n\nWords.\n", "Words.\n---\ndraft: true\n---\n"])(
		"%j says nothing of it",
		(second) => {
			expect(valuesOf(second)).toEqual([]);
		},
	);

	it("is none where there is no first one", () => {
		expect(secondFrontMatter("a.md", "---\ndraft: true\n---\n", 0, "UTC")).toEqual([]);
	});
});
