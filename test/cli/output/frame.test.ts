import { describe, expect, it } from "vitest";
import { frameOf } from "../../../src/cli/output/frame.ts";

describe("frameOf", () => {
	it("shows the line and marks the place", () => {
		expect(frameOf({ line: 2, column: 3, message: "Odd." }, ["a", "b\tcd"])).toEqual(["2 | b cd", "  |   ^"]);
		expect(
			frameOf(
				{ line: 12, message: "Odd." },
				Array.from({ length: 12 }, () => "x"),
			),
		).toEqual(["12 | x"]);
	});

	it("cuts a long line around the place", () => {
		const [shown = "", mark = ""] = frameOf({ line: 1, column: 501, message: "Odd." }, [`${"a".repeat(500)}X${"b".repeat(500)}`]);
		expect(shown.length).toBeLessThan(110);
		expect(shown[mark.indexOf("^")]).toBe("X");
	});

	it("shows nothing that the message says already, and nothing where there is no such line", () => {
		expect(frameOf({ line: 1, message: "The headline “A wall” is odd." }, ['title: "A wall"'])).toEqual([]);
		expect(frameOf({ line: 9, message: "Odd." }, ["a"])).toEqual([]);
	});
});
