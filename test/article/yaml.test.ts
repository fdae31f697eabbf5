import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findInYaml, parseYaml, writeYaml } from "../../src/article/yaml.ts";

function valueOf(text: string): unknown {
	const read = parseYaml(text);
	if ("fault" in read) throw new Error(read.fault.message);
	return read.value;
}

describe("parseYaml", () => {
	it.each<[string, unknown]>([
		["1957-03-04", "1957-03-04"],
		["2024-01-01T10:00:00Z", "2024-01-01T10:00:00Z"],
		["0123", "0123"],
		["007", "007"],
		["1.10", "1.10"],
		["1e3", "1e3"],
		["1_000", "1_000"],
		["0x1F", "0x1F"],
		["12:30:45", "12:30:45"],
		["12345678901234567890", "12345678901234567890"],
		[".inf", ".inf"],
		["yes", "yes"],
		["no", "no"],
		["on", "on"],
		["True", "True"],
		["NULL", "NULL"],
		["1957", 1957],
		["-3", -3],
		["1.5", 1.5],
		["true", true],
		["false", false],
		["null", null],
		["~", null],
		["", null],
		['"1957"', "1957"],
		["!!str 1957", "1957"],
		["[a, 1]", ["a", 1]],
	])("reads the value %j as it would print", (text, value) => {
		expect(valueOf(`field: ${text}\n`)).toEqual({ field: value });
	});

	it.each(["", "# nothing but a comment\n", "---\n"])("finds nothing in %j", (text) => {
		expect(valueOf(text) ?? null).toBeNull();
	});

	it.each([
		["headline: A: B", 1, 12],
		["tags: [a, b", 2, 1],
		["a: 1\nb: 2\na: 3", 3, 1],
		["a:\n\t- x", 2, 1],
		["a: @b", 1, 4],
		["a: *nowhere", 1, 12],
		["a: !!js/function 'function () {}'", 1, 34],
		["a: !ruby/object x", 1, 18],
	])("says where %j is wrong", (text, line, column) => {
		expect(parseYaml(text)).toMatchObject({
			fault: {
				rule: "yaml-syntax",
				line,
				column,
				message: expect.stringMatching(/^This is not YAML: .+\.$/),
				remedy: expect.stringMatching(/\.$/),
			},
		});
	});

	it.each([
		['headline: "A broken one\npublished: 2024-05-02\n', 1, 11],
		['a: "b"\nc: "it\'s #1: [x\nd: e', 2, 4],
		['a: >-\n  "folded"\nb: {c: \'d\n', 3, 8],
		["a: &x 1 # \"\nb: 'it''s\n", 2, 4],
	])("says where the quotation mark of %j was opened", (text, line, column) => {
		const remedy = expect.stringContaining("second quotation mark");
		expect(parseYaml(text)).toMatchObject({ fault: { rule: "yaml-syntax", line, column, remedy } });
	});

	it.each([
		["a: 1\na: 2", "Keep one of the two lines."],
		["a:\n\tb: c", "Indent with spaces."],
		["a: b: c", 'Write each field as "name: value"'],
	])("says how to mend %j", (text, remedy) => {
		expect(parseYaml(text)).toMatchObject({ fault: { remedy: expect.stringContaining(remedy) } });
	});

	it("refuses aliases that swell without end", () => {
		const lines = Array.from(
			{ length: 30 },
			(_, level) => `a${level + 1}: &a${level + 1} [*a${level}, *a${level}, *a${level}, *a${level}]`,
		);
		expect(parseYaml(["a0: &a0 [x, x, x, x]", ...lines].join("\n"))).toMatchObject({ fault: { rule: "yaml-too-large" } });
	});

	it("refuses a value that holds itself", () => {
		expect(parseYaml("a: &a [*a]")).toMatchObject({ fault: { rule: "yaml-too-large" } });
	});

	it("takes an alias that does not swell", () => {
		expect(valueOf("a: &x [1, 2]\nb: *x")).toEqual({ a: [1, 2], b: [1, 2] });
	});

	it("keeps __proto__ a key like others", () => {
		const value = valueOf("__proto__: {polluted: true}\nconstructor: x") as Record<string, unknown>;
		expect(Object.keys(value).toSorted()).toEqual(["__proto__", "constructor"]);
		expect(value.polluted).toBeUndefined();
		expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
	});

	it("never throws", () => {
		const yamlish = fc
			.array(fc.constantFrom(..."ab: -[]{}&*!|>'\"%@`#\n\t,?~<\\0\u00a0"), { maxLength: 60 })
			.map((parts) => parts.join(""));
		fc.assert(
			fc.property(fc.oneof(fc.string({ unit: "binary" }), yamlish), (text) => {
				const read = parseYaml(text);
				expect("value" in read || read.fault.message.endsWith(".")).toBe(true);
			}),
			{ numRuns: 2_000 },
		);
	});

	it.each([
		["a deep nest", "[".repeat(20_000)],
		["a deep nest of blocks", Array.from({ length: 3_000 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n")],
		["a deep nest that is closed", `a: ${"[".repeat(20_000)}${"]".repeat(20_000)}`],
	])("does not throw for %s", (_, text) => {
		expect(() => parseYaml(text)).not.toThrow();
	});
});

describe("writeYaml", () => {
	const trap = [
		"yes",
		"no",
		"null",
		"~",
		"true",
		"1957",
		"0123",
		"1.10",
		"1957-03-04",
		"- a",
		"a: b",
		"#x",
		"",
		" x ",
		"'",
		'"',
		"a\nb",
		"---",
		"!!x",
	];
	const text = fc.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom(...trap));
	const other = fc.oneof(
		fc.integer(),
		fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0)),
		fc.boolean(),
		fc.constant(null),
	);
	const fieldsOf = (scalar: fc.Arbitrary<unknown>) =>
		fc.dictionary(fc.string({ minLength: 1 }), fc.oneof(scalar, fc.array(scalar, { maxLength: 4 }), fc.dictionary(fc.string(), scalar)));

	it("writes text that is read back as it was", () => {
		fc.assert(
			fc.property(fieldsOf(text), (value) => {
				expect(valueOf(writeYaml(value))).toEqual(value);
			}),
			{ numRuns: 500 },
		);
	});

	it("writes numbers, truth and null that are read back as they were", () => {
		fc.assert(
			fc.property(fieldsOf(fc.oneof(text, other)), (value) => {
				expect(valueOf(writeYaml(value))).toEqual(value);
			}),
			{ numRuns: 500 },
		);
	});

	it("writes no anchors, and a long value on one line", () => {
		const shared = ["a"];
		expect(writeYaml({ one: shared, two: shared, long: "word ".repeat(60).trim() })).toBe(
			`one:\n  - a\ntwo:\n  - a\nlong: ${"word ".repeat(60).trim()}\n`,
		);
	});
});

describe("findInYaml", () => {
	const yaml = "headline: x\nauthors:\n  - name: Ann\n    url: bad\n  - Bob\nprint: {date: soon, page: 3}\n";

	it.each<[PropertyKey[], number, number]>([
		[["headline"], 1, 1],
		[["authors"], 2, 1],
		[["authors", 0, "url"], 4, 5],
		[["authors", 1], 5, 5],
		[["print", "date"], 6, 9],
		[["authors", 7], 2, 1],
		[["authors", 0, "role"], 3, 5],
		[["print", "nothing"], 6, 1],
	])("finds %j", (path, line, column) => {
		expect(findInYaml(yaml, path)).toEqual({ line, column });
	});

	it.each<[string, PropertyKey[]]>([
		["headline: x", ["tags"]],
		["", ["headline"]],
		["[a", ["headline"]],
		["headline: x", []],
	])("finds nothing in %j of %j", (text, path) => {
		expect(findInYaml(text, path)).toBeUndefined();
	});

	it("finds a key that is a number", () => {
		expect(findInYaml("a: 1\n1957: x", ["1957"])).toEqual({ line: 2, column: 1 });
	});
});
