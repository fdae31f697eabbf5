import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decode } from "../../src/article/encoding.ts";

const bytes = (...values: number[]) => Uint8Array.from(values);

describe("decode", () => {
	it.each<[string, Uint8Array, string, string]>([
		["UTF-8", Buffer.from("Zürich"), "Zürich", "utf-8"],
		["UTF-8 behind a byte order mark", Buffer.from("\ufeffZürich"), "Zürich", "utf-8"],
		["UTF-16, little end first", Buffer.from("\ufeffZürich", "utf16le"), "Zürich", "utf-16le"],
		["UTF-16, big end first", Buffer.from("\ufeffZü", "utf16le").swap16(), "Zü", "utf-16be"],
		["windows-1252", bytes(0x5a, 0xfc, 0xa3), "Zü£", "windows-1252"],
		["windows-1252 where UTF-8 is cut off", bytes(0x61, 0xc3, 0xa9, 0xe9), "aÃ©é", "windows-1252"],
		["nothing", bytes(), "", "utf-8"],
	])("reads %s", (_, input, text, encoding) => {
		expect(decode(input)).toEqual({ text, encoding, dropped: 0 });
	});

	it("reads the quotation marks, dashes and euros of windows-1252", () => {
		const text = "€‚„…‘’“”•–—™";
		const input = bytes(0x80, 0x82, 0x84, 0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99);
		expect(decode(input)).toEqual({ text, encoding: "windows-1252", dropped: 0 });
	});

	it.each([
		["a\r\nb\rc\nd", "a\nb\nc\nd", 0],
		["one\ftwo", "one\n\ntwo", 0],
		["a\0b\u0007c\u001bd\u007fe", "abcde", 4],
		["a\u0085b\u009fc", "abc", 2],
		["a\ufffeb\uffffc", "abc", 2],
		["tab\tstays", "tab\tstays", 0],
		["\u200f\u00ad\u2028 stay", "\u200f\u00ad\u2028 stay", 0],
	])("tidies %j", (raw, text, dropped) => {
		expect(decode(Buffer.from(raw))).toEqual({ text, encoding: "utf-8", dropped });
	});

	it("reads any bytes, without carriage returns and controls", () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 200 }), (input) => {
				expect(decode(input).text).not.toMatch(/[\r\f\0\ufffe\uffff]|(?![\n\t])\p{Cc}/u);
			}),
		);
	});

	it("reads back every text without controls", () => {
		fc.assert(
			fc.property(fc.string({ unit: "grapheme" }), (text) => {
				fc.pre(!/(?![\n\t])\p{Cc}|^\ufeff/u.test(text));
				expect(decode(Buffer.from(text)).text).toBe(text);
			}),
		);
	});
});
