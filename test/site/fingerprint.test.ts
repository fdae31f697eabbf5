import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeFingerprint, marked } from "../../src/site/fingerprint.ts";
import { article } from "./articles.ts";

const fingerprint = makeFingerprint("context");

/** Names as a program gives them to fields. */
const key = fc.constantFrom("a", "b", "aa", "headline", "url", "a1");

/** Texts that hold what a fingerprint puts between others. */
const text = fc.oneof(
	fc.string(),
	fc.array(fc.constantFrom("1", ":", ";", "=", "[", "]", "{", "}", "a", "#", "@", "\n"), { maxLength: 6 }).map((parts) => parts.join("")),
);

const { data } = fc.letrec<{ data: unknown; list: unknown[]; fields: object }>((tie) => ({
	data: fc.oneof(
		{ maxDepth: 3, withCrossShrink: true },
		text,
		fc.oneof(fc.integer(), fc.boolean(), fc.constantFrom(null, undefined, 0.5)),
		tie("list"),
		tie("fields"),
	),
	list: fc.array(tie("data"), { maxLength: 3 }),
	fields: fc
		.uniqueArray(fc.tuple(key, tie("data")), { maxLength: 3, selector: ([name]) => name })
		.map((entries) => Object.fromEntries(entries)),
}));

/** The same data as a text that nothing else has; fields that are undefined are left out, as in JSON. In a list JSON takes undefined for null. */
function written(value: unknown): string {
	return JSON.stringify(value, (_, inner: unknown) =>
		Array.isArray(inner) ? inner.map((item) => (item === undefined ? { undefined: true } : item)) : inner,
	);
}

describe("makeFingerprint", () => {
	it("tells any two data apart, and gives equal ones the same", () => {
		fc.assert(
			fc.property(data, data, (a, b) => {
				expect(fingerprint({ a }) === fingerprint({ a: b })).toBe(written({ a }) === written({ a: b }));
				expect(fingerprint({ a })).toBe(fingerprint(structuredClone({ a })));
			}),
			{ numRuns: 1_000 },
		);
	});

	it("tells data apart that differ in one place", () => {
		fc.assert(
			fc.property(fc.array(data, { minLength: 1, maxLength: 4 }), fc.nat(), data, (list, at, other) => {
				const changed = list.with(at % list.length, other);
				expect(fingerprint(list) === fingerprint(changed)).toBe(written(list) === written(changed));
			}),
			{ numRuns: 1_000 },
		);
	});

	it.each([
		[
			["ab", "c"],
			["a", "bc"],
		],
		[["1", "2"], ["12"]],
		[[["a"], "b"], [["a", "b"]]],
		[
			[1, 23],
			[12, 3],
		],
		[[1], ["1"]],
		[["null"], [null]],
		[[null], []],
		[{ a: "b=1:c" }, { a: "b", b: "c" }],
		[{ a: { b: 1 } }, { a: {}, b: 1 }],
		[[{}], [[]]],
		[["2:ab"], ["ab"]],
	])("tells %j from %j", (a, b) => expect(fingerprint(a)).not.toBe(fingerprint(b)));

	it("takes a field that is undefined for one that is not there", () => {
		expect(fingerprint({ a: 1, b: undefined })).toBe(fingerprint({ a: 1 }));
		expect(fingerprint({ a: { b: undefined } })).toBe(fingerprint({ a: {} }));
		expect(fingerprint({ a: null })).not.toBe(fingerprint({}));
	});

	it("is another one in another context", () => {
		expect(makeFingerprint("other")({ a: 1 })).not.toBe(fingerprint({ a: 1 }));
		const [one, other] = ["context{a=1;", "context"].map((context) => makeFingerprint(context)) as [typeof fingerprint, typeof fingerprint];
		expect(one({})).not.toBe(other({ a: 1 }));
	});

	it("is another one for another article, whatever else of it is the same", () => {
		const one = { ...article("a", "1957"), hash: "1" };
		expect(fingerprint({ one })).toBe(fingerprint({ one: { ...one } }));
		expect(fingerprint({ one })).not.toBe(fingerprint({ one: { ...one, hash: "2" } }));
		expect(fingerprint({ one })).not.toBe(fingerprint({ one: { ...one, file: "b.md" } }));
	});

	it("lets a mark stand for an object that many hold", () => {
		const [one, same, other] = [marked({ name: "one" }, "1"), marked({ name: "same" }, "1"), marked({ name: "one" }, "2")];
		expect(fingerprint({ a: one })).not.toBe(fingerprint({ a: other }));
		expect(fingerprint([one, "2"])).not.toBe(fingerprint([other, "1"]));
		expect(fingerprint({ a: one })).toBe(fingerprint({ a: same }));
		expect(structuredClone(one)).toEqual({ name: "one" });
		expect(Object.getOwnPropertySymbols(structuredClone(one))).toEqual([]);
	});
});
