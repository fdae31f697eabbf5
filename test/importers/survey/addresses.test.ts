import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addressKey, isListing, pathOf } from "../../../src/importers/survey/addresses.ts";

describe("the path of a listing", () => {
	it.each([
		["/tags/walls/", true],
		["/Tags/Walls", true],
		["/tags/walls/index.html", true],
		["/tags/walls/1957.html", true],
		["/tags/walls/feed.xml", true],
		["/tags/wall/", false],
		["/tags/walls/a/b/", false],
		["/authors/%C3%A9mile/", true],
	])("%s: %s", (path, expected) => {
		expect(isListing(path, new Set(["/tags/walls", "/authors/émile"]))).toBe(expected);
	});
});

describe("an address with two slashes", () => {
	it("is the one that servers read in it", () => {
		expect(pathOf("https://old.example//greek/%ce%b5///x/")).toBe("/greek/ε/x/");
		expect(addressKey("https://old.example//greek/x/")).toBe(addressKey("http://www.old.example/greek/x"));
	});
});

describe("an address in plain spelling", () => {
	const label = fc.constantFrom(
		"a",
		"www",
		"b-c",
		"x1",
		"1",
		"example",
		"com",
		"-",
		"--",
		"xn--a",
		"index",
		"Ü",
		"%41",
		"..",
		".",
		"index.php",
		"",
	);
	const address = fc
		.tuple(
			fc.constantFrom("http://", "https://", "HTTP://"),
			fc.array(label, { minLength: 1, maxLength: 3 }),
			fc.array(label, { maxLength: 3 }),
			fc.constantFrom("", "/"),
		)
		.map(([scheme, host, path, end]) => `${scheme}${host.join(".")}${path.map((part) => `/${part}`).join("")}${end}`);

	it("has the key and the path that it has by the standard", () => {
		fc.assert(
			fc.property(address, (given) => {
				// What says where a reader came from does not count, but is no plain spelling.
				expect(addressKey(given)).toBe(addressKey(`${given}?utm_source=x`));
				expect(pathOf(given)).toBe(pathOf(`${given}#x`));
			}),
			{ numRuns: 5_000 },
		);
	});
});
