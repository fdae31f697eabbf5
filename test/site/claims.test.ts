import { describe, expect, it } from "vitest";
import { makeClaims } from "../../src/site/claims.ts";

describe("claims", () => {
	it.each([
		["a.html", "a.html"],
		["a.html", "A.html"],
		["caf\u00e9.html", "cafe\u0301.html"],
		["a.html", "a.html/b.html"],
		["a/b/c.html", "a/b"],
	])("who has %s is in the way of %s", (first, second) => {
		const claims = makeClaims();
		expect(claims.claim({ path: first, url: "" }, "one")).toBeUndefined();
		expect(claims.claim({ path: second, url: "" }, "two")).toBe("one");
	});

	it("files of one folder are not in each other's way", () => {
		const claims = makeClaims();
		expect(claims.claim({ path: "a/b.html", url: "" }, "one")).toBeUndefined();
		expect(claims.claim({ path: "a/c.html", url: "" }, "two")).toBeUndefined();
		expect(claims.claim({ path: "a.html", url: "" }, "three")).toBeUndefined();
	});
});
