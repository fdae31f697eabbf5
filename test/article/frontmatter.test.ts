import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decode } from "../../src/article/encoding.ts";
import { splitFrontMatter } from "../../src/article/frontmatter.ts";

describe("splitFrontMatter", () => {
	it.each([
		["---\nheadline: A\n---\nBody\n", "Body\n"],
		["---\nheadline: A\n---\n\nBody\n", "\nBody\n"],
		["---\nheadline: A\n---", ""],
		["---\nheadline: A\n---\n", ""],
		["---\t\nheadline: A\n---\t\nBody", "Body"],
		["---   \nheadline: A\n--- \nBody", "Body"],
		["\u200b---\nheadline: A\n---\nBody", "Body"],
		["\u200e\n\u2060---\nheadline: A\n---\nBody", "Body"],
		["----\nheadline: A\n----\nBody", "Body"],
		["-----\nheadline: A\n---\nBody", "Body"],
		["<!-- markdownlint-disable -->\n---\nheadline: A\n---\nBody", "Body"],
		["<!--\nLicence: CC0\n-->\n\n---\nheadline: A\n---\nBody", "Body"],
		['<!-- by hand -->\n+++\nheadline = "A"\n+++\nBody', "Body"],
		["\n\n \n---\nheadline: A\n---\nBody", "Body"],
		["--- yaml\nheadline: A\n---\nBody", "Body"],
		["---yml\nheadline: A\n---\nBody", "Body"],
		["---\nheadline:\u00a0A\n---\nBody", "Body"],
		["---\n\u00a0headline: A\n---\nBody", "Body"],
		["---\nheadline: A\n---\nBody\n\n---\n\nMore", "Body\n\n---\n\nMore"],
	])("cuts %j", (text, body) => {
		const split = splitFrontMatter(text);
		expect(split.fault).toBeUndefined();
		expect(split.fields).toEqual({ headline: "A" });
		expect(text.slice(split.bodyAt).replace(/^[ \t]+\n/, "")).toBe(body);
	});

	it.each([
		"",
		"Body",
		"# Heading\n\n---\nheadline: A\n---\n",
		"-----\nWarning: storm\n-----\n",
		"-----\nheadline: A\n\nBody\n-----\n",
		"<!-- A rule. -->\n---\nNote: this\n---\nBody",
		"<!-- A rule. -->\n---\n\nBody\n\n---\n",
		"<!-- open\n---\nheadline: A\n---\n",
		"----\nBody",
		"---",
		"text ---\nheadline: A\n---\n",
		"++ +\nBody",
	])("finds none in %j", (text) => {
		expect(splitFrontMatter(text)).toEqual({ fields: {}, yaml: "", line: 1, bodyAt: 0 });
	});

	it.each(["---\n---\nBody", "---\n\n---\nBody", "---\n# a comment\n---\nBody", "---\n~\n---\nBody"])("takes %j for empty", (text) => {
		const split = splitFrontMatter(text);
		expect({ fields: split.fields, fault: split.fault }).toEqual({ fields: {}, fault: undefined });
		expect(text.slice(split.bodyAt)).toBe("Body");
	});

	it.each([
		["---js\n{headline: process.exit(1)}\n---\n", "front-matter-language", 1],
		["---javascript\nx\n---\n", "front-matter-language", 1],
		["---coffee\nx\n---\n", "front-matter-language", 1],
		['\n---json\n{"headline": "A",}\n---\n', "json-syntax", 2],
		['{"headline": "A"', "json-syntax", 1],
		['{"headline": "A"} and more\n', "json-syntax", 1],
		["+++\nheadline = A\n+++\n", "toml-syntax", 2],
		['+++\nheadline = "A"\n', "front-matter-open", 1],
		["---\nheadline: A\n\nBody", "front-matter-open", 1],
		["\n\n---\nheadline: A\n----\nBody", "front-matter-open", 3],
		["---\njust words\n---\n", "front-matter-shape", 2],
		["---\n- a\n- b\n---\n", "front-matter-shape", 2],
		['---\nheadline: A: B: [\nx: "y\n---\n', "yaml-syntax", 2],
		['\n---\na: 1\nb: "x\n---\n', "yaml-syntax", 4],
		["---\na: &a [*a]\n---\n", "yaml-too-large", 2],
	])("refuses %j: %s, line %i", (text, rule, line) => {
		expect(splitFrontMatter(text)).toMatchObject({
			fields: {},
			fault: { rule, line, message: expect.stringMatching(/\.$/), remedy: expect.stringMatching(/\.$/) },
		});
	});

	it("says the same of a malformed file the second time", () => {
		const text = "---\nheadline: [A\n---\n";
		expect(splitFrontMatter(text)).toEqual(splitFrontMatter(text));
		expect(splitFrontMatter(text).fault?.rule).toBe("yaml-syntax");
	});

	it("runs nothing", () => {
		for (const language of ["js", "javascript", "json", "coffee", "cson", "toml", "lisp"]) {
			splitFrontMatter(`---${language}\n{ set x(v) {}, y: globalThis.ranFrontMatter = true }\n---\n`);
		}
		expect("ranFrontMatter" in globalThis).toBe(false);
	});

	it("keeps the place of the YAML for messages", () => {
		expect(splitFrontMatter("\n\n---\nheadline: A\n---\n")).toMatchObject({ line: 3, yaml: "\nheadline: A" });
	});

	const line = fc.string({ unit: "grapheme", maxLength: 30 });
	const body = fc.array(fc.oneof(line, fc.constantFrom("---", "+++", "--- x", "", "# Head", "{{ x }}")), { maxLength: 8 });

	it("leaves the body as it is, whatever stands in it", () => {
		fc.assert(
			fc.property(body, fc.constantFrom("\n", "\r\n"), fc.boolean(), fc.constantFrom("", "\n", " \n\t\n"), (lines, end, mark, before) => {
				const written = lines.join("\n");
				const source = `${before}---\nheadline: "A"\ntags: [x]\n---\n${written}`.replaceAll("\n", end);
				const { text } = decode(Buffer.from((mark ? "\ufeff" : "") + source));
				const split = splitFrontMatter(text);
				expect(split.fault).toBeUndefined();
				expect(split.fields).toEqual({ headline: "A", tags: ["x"] });
				expect(text.slice(split.bodyAt)).toBe(decode(Buffer.from(`.${written.replaceAll("\n", end)}`)).text.slice(1));
			}),
			{ numRuns: 500 },
		);
	});

	it("never throws", () => {
		const piece = fc.constantFrom(
			"---",
			"+++",
			"\n",
			"\r",
			" ",
			"\t",
			"a: b",
			": ",
			"&a",
			"*a",
			"[",
			"{",
			"js",
			"json",
			"\u00a0",
			"'",
			'"',
			"#",
			"|",
			">",
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
				const text = pieces.join("");
				const split = splitFrontMatter(text);
				expect(split.bodyAt).toBeGreaterThanOrEqual(0);
				expect(split.bodyAt).toBeLessThanOrEqual(text.length);
			}),
			{ numRuns: 2_000 },
		);
	});
});
