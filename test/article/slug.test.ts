import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distinctSlug, shortHash, slugOf } from "../../src/article/slug.ts";

describe("slugOf", () => {
	it.each([
		["Bridge Reopens", "bridge-reopens"],
		["bridge-reopens", "bridge-reopens"],
		["  Bridge -- reopens! ", "bridge-reopens"],
		["Zürich Übergang", "zuerich-uebergang"],
		["Česká republika", "ceska-republika"],
		["Москва", "moskva"],
		["Ελλάδα", "ellada"],
		["C++", "c"],
		["C#", "c"],
		["R&D", "r-and-d"],
		["東京 オリンピック", "東京-オリンピック"],
		["ABC東京", "abc東京"],
		["ＡＢＣ東京", "abc東京"],
		["ﬁsh market", "fish-market"],
		["camelCaseWord", "camelcaseword"],
		["../../etc/passwd", "etc-passwd"],
		["a.b\\c/d", "a-b-c-d"],
		["1957", "1957"],
	])("%j is %j", (value, slug) => {
		expect(slugOf(value)).toBe(slug);
	});

	it.each(["con", "NUL", "Aux", "com1", "LPT9"])("never is the device %s", (name) => {
		expect(slugOf(name)).toBe(`${name.toLowerCase()}-${shortHash(name)}`);
	});

	it.each(["", "!!!", "…", "🎉", ".", ".."])("names %j, which has no letter, by its hash", (value) => {
		expect(slugOf(value)).toBe(shortHash(value));
	});

	it("cuts between words, or inside one that is too long", () => {
		expect(slugOf(`${"word ".repeat(30)}end`)).toBe(Array(16).fill("word").join("-"));
		expect(slugOf("x".repeat(200))).toBe("x".repeat(80));
		expect(slugOf(`short ${"x".repeat(200)}`)).toBe(`short-${"x".repeat(74)}`);
	});

	const anyText = fc.oneof(fc.string({ unit: "binary", maxLength: 200 }), fc.string({ unit: "grapheme", maxLength: 200 }), fc.lorem());

	it("is a safe name of its own for any text", () => {
		fc.assert(
			fc.property(anyText, (value) => {
				const slug = slugOf(value);
				expect(slug).not.toBe("");
				expect(slug.length).toBeLessThanOrEqual(80);
				expect(slug).not.toMatch(/[/\\.\s\p{Cc}%?#]/u);
				expect(slug).toBe(slug.toLowerCase());
				expect(slug).toBe(slug.normalize("NFC"));
				expect(slug.isWellFormed()).toBe(true);
			}),
			{ numRuns: 1_000 },
		);
	});

	it.each(["ᲑᲐᲗᲣᲛᲘ", "ϴ", "ΑΒΓ"])("does not depend on the case of %s", (value) => {
		expect(slugOf(value)).toBe(slugOf(value.toLowerCase()));
	});

	it("composes what lower case has taken apart", () => {
		const slug = slugOf("\u0130\u05b0東京");
		expect(slug).toBe(slug.normalize("NFC"));
	});

	it("leaves a slug as it is", () => {
		fc.assert(
			fc.property(anyText, (value) => {
				expect(slugOf(slugOf(value))).toBe(slugOf(value));
			}),
			{ numRuns: 1_000 },
		);
	});
});

describe("distinctSlug", () => {
	it("puts a hash of the id behind the slug, within 80 characters", () => {
		expect(distinctSlug("bridge", "a/b")).toBe(`bridge-${shortHash("a/b")}`);
		expect(distinctSlug("bridge", "a/b")).not.toBe(distinctSlug("bridge", "a/c"));
		const long = distinctSlug("x".repeat(80), "id");
		expect(long).toBe(`${"x".repeat(71)}-${shortHash("id")}`);
	});

	it("is a slug that slugOf leaves as it is", () => {
		fc.assert(
			fc.property(fc.string({ unit: "grapheme", maxLength: 120 }), fc.string(), (value, id) => {
				const slug = distinctSlug(slugOf(value), id);
				expect(slug.length).toBeLessThanOrEqual(80);
				expect(slugOf(slug)).toBe(slug);
			}),
		);
	});
});

describe("shortHash", () => {
	it("is the beginning of a SHA-256", () => {
		expect(shortHash("abc")).toBe("ba7816bf");
	});
});
