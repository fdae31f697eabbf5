import path from "node:path";
import { describe, expect, it } from "vitest";
import { faultOfFailure, faultsOfProblems } from "../../../src/pipeline/preview/faults.ts";
import { CannotRun, type Problem } from "../../../src/problem.ts";
import { slownessOf } from "../../linear.ts";
import { temporary, write } from "../archives.ts";

const editor = "ide://{file}:{line}:{column}";

function archive() {
	const root = temporary();
	write(root, {
		".eleventy.ts": "one\ntwo\nthree\n",
		"templates/layouts/story.njk": "{# a #}\n{% if %}\n",
		"content/a b.md": "---\nheadline: A\npublished: 2021-02-31\n---\n\tText\n",
		"content/long.md": `${"x".repeat(1_000)}\n`,
	});
	return { root, content: path.join(root, "content"), editor };
}

const problem = (more: Partial<Problem>): Problem => ({
	file: "a b.md",
	rule: "date-impossible",
	severity: "error",
	message: "No such day.",
	remedy: "Mend it.",
	...more,
});

describe("faultsOfProblems", () => {
	it("shows errors alone, each with the lines around it and a link that opens them", () => {
		const places = archive();
		const faults = faultsOfProblems([problem({ line: 3, column: 12 }), problem({ severity: "warning" })], places);
		expect(faults).toEqual([
			{
				key: expect.any(String),
				place: "content/a b.md:3:12",
				message: "No such day.",
				remedy: "Mend it.",
				page: "docs/fields.md#dates",
				rule: "date-impossible",
				frame: [
					{ number: 1, text: "---", isFaulty: false },
					{ number: 2, text: "headline: A", isFaulty: false },
					{ number: 3, text: "published: 2021-02-31", isFaulty: true },
					{ number: 4, text: "---", isFaulty: false },
					{ number: 5, text: "\tText", isFaulty: false },
				],
				column: 12,
				href: `ide://${encodeURI(path.join(places.content, "a b.md"))}:3:12`,
			},
		]);
	});

	it("knows the same fault on another line", () => {
		const [one, other, third] = faultsOfProblems([problem({ line: 3 }), problem({ line: 4 }), problem({ message: "x" })], archive());
		expect(one?.key).toBe(other?.key);
		expect(one?.key).not.toBe(third?.key);
	});

	it("shows a fault without lines where there are none, and cuts what is long", () => {
		const places = archive();
		expect(faultsOfProblems([problem({ line: 99 })], places)[0]?.frame).toEqual([]);
		const [gone] = faultsOfProblems([problem({ file: "gone.md", line: 1 })], places);
		expect(gone).toMatchObject({ place: "content/gone.md:1", frame: [], href: undefined });
		expect(faultsOfProblems([problem({ file: "long.md", line: 1 })], places)[0]?.frame[0]?.text).toHaveLength(300);
	});

	it("finds settings beside the content folder", () => {
		expect(faultsOfProblems([problem({ file: ".eleventy.ts", line: 2 })], archive())[0]).toMatchObject({ place: ".eleventy.ts:2" });
	});
});

describe("faultOfFailure", () => {
	it.each([
		["a setting", "The settings are not right: .eleventy.ts:2: language: must be one.", ".eleventy.ts:2", 2],
		["a compiler", "ROOT/.eleventy.ts failed: ParseError: Unexpected token \n ROOT/.eleventy.ts:3:12.", ".eleventy.ts:3:12", 3],
		[
			"a template",
			"/404.html could not be rendered: (ROOT/templates/layouts/story.njk) [Line 2, Column 7] unexpected token: %}.",
			"templates/layouts/story.njk:2:7",
			2,
		],
		[
			"a template, in our own words",
			"/404.html could not be rendered: templates/layouts/story.njk:2:7: the tag {% block … %} is not closed.",
			"templates/layouts/story.njk:2:7",
			2,
		],
		["a template without a line", "/404.html: (ROOT/templates/layouts/story.njk) Error: no x", "templates/layouts/story.njk", undefined],
	])("finds the place in the message of %s", (_, text, place, line) => {
		const places = archive();
		const fault = faultOfFailure(new CannotRun(text.replaceAll("ROOT", places.root), "Mend it."), places);
		expect(fault).toMatchObject({ place, remedy: "Mend it." });
		expect(fault.frame.find(({ isFaulty }) => isFaulty)?.number).toBe(line);
	});

	it("looks through a long message in linear time", async () => {
		const places = archive();
		const look = (text: string) => expect(faultOfFailure(new Error(text), places).place).toBe(".eleventy.ts:2");
		expect(await slownessOf(look, (length) => `${"x".repeat(length)} .eleventy.ts:2`, 200_000)).toBeUndefined();
	});

	it("shows no file of elsewhere, and says of what nobody expected that it is a fault of ours", () => {
		const elsewhere = temporary();
		write(elsewhere, { "secret.json": "{}" });
		const fault = faultOfFailure(new Error(`${elsewhere}/secret.json:1:1 is not right`), archive());
		expect(fault).toMatchObject({ frame: [], remedy: "This is a fault of Backfile; the terminal shows more." });
		expect(fault.place).toBeUndefined();
	});
});
