import { describe, expect, it } from "vitest";
import { bytePattern, characterPattern, plainPath, plainUrl } from "../../../src/site/hosts/escape.ts";
import { HOSTILE } from "./sites.ts";

describe("addresses for files of settings", () => {
	it.each(HOSTILE)("hold nothing that any file of settings reads, and mean the same: %s", (path) => {
		expect(plainPath(path)).toMatch(/^[\w/.~%-]*$/);
		expect(decodeURIComponent(plainPath(path))).toBe(path);
		expect(plainUrl(encodeURI(path))).toMatch(/^[\w/.~%?&=+@-]*$/);
		expect(decodeURIComponent(plainUrl(encodeURI(path)))).toBe(path);
	});

	it.each(HOSTILE)("as expressions fit themselves and nothing else: %s", (path) => {
		expect(characterPattern(path)).toMatch(/^([\w/-]|\\x[\dA-F]{2}|[^\0-\x7f])*$/);
		expect(new RegExp(`^${characterPattern(path)}$`).test(path)).toBe(true);
		expect(bytePattern(path)).toMatch(/^([\w/-]|\\x[\dA-F]{2})*$/);
		expect(new RegExp(`^${bytePattern(path)}$`).test(Buffer.from(path).toString("latin1"))).toBe(true);
		expect(new RegExp(`^${bytePattern(path)}$`).test(`${Buffer.from(path).toString("latin1")}x`)).toBe(false);
	});
});
