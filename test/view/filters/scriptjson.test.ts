import { describe, expect, it } from "vitest";
import { jsonForScripts } from "../../../src/view/filters/scriptjson.ts";

describe("jsonForScripts", () => {
	const HOSTILE = '</script><script>alert(1)</script><!--<script> \u2028\u2029 \\u003c \\< "';

	it("writes no sign by which a text could end a script, and a reader of JSON reads the same text", () => {
		const text = jsonForScripts({ [HOSTILE]: [HOSTILE] }) ?? "";
		expect(text).not.toMatch(/[<\u2028\u2029]/);
		expect(JSON.parse(text)).toEqual({ [HOSTILE]: [HOSTILE] });
		expect(jsonForScripts("</script>")).toBe('"\\u003c/script>"');
	});

	it("leaves out the characters that XML forbids", () => {
		expect(jsonForScripts("a\u0000b")).toBe('"ab"');
	});

	it("gives nothing for what JSON has nothing for", () => {
		expect(jsonForScripts(undefined)).toBeUndefined();
		expect(jsonForScripts(null)).toBe("null");
	});
});
