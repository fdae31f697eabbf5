import { describe, expect, it } from "vitest";
import { renderedText } from "../../../src/importers/reading/rendered.ts";

describe("renderedText", () => {
	it("is the HTML of a text", () => expect(renderedText("*Words*", "markdown")).toBe("<p><em>Words</em></p>\n"));

	it.each([
		["deep elements", `Words\n\n${"<div>".repeat(3_000)}end`],
		["deep quotations", `Words\n\n${"> ".repeat(105)}end`],
		["many footnotes", `Words ${"^[x] ".repeat(6_000)} end`],
	])("keeps the words of one that is beyond a bound: %s", (_, text) => {
		expect(renderedText(text, "markdown")).toMatch(/Words[^]*end/);
	});
});
