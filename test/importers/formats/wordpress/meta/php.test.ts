import { describe, expect, it } from "vitest";
import { readSerialized } from "../../../../../src/importers/formats/wordpress/meta/php.ts";
import { slownessOf } from "../../../../linear.ts";

describe("what PHP serialized", () => {
	it.each([
		['a:2:{i:0;s:1:"3";i:1;s:2:"ü";}', ["3", "ü"]],
		['a:2:{s:3:"url";s:9:"/a";"b}/é";s:2:"ok";b:1;}', { url: '/a";"b}/é', ok: true }],
		['O:8:"stdClass":2:{s:1:"a";N;s:4:"\0*\0b";d:1.5;}', { a: null, b: 1.5 }],
		["a:1:{i:3;a:1:{i:0;i:-7;}}", { 3: [-7] }],
		['a:1:{s:1:"x";s:4:"😀";}', { x: "😀" }],
		["a:0:{}", []],
	])("%s", (text, value) => {
		expect(readSerialized(text)).toEqual(value);
	});

	it.each([
		"words",
		's:2:"ok";',
		'a:2:{i:0;s:1:"a";}',
		'a:1:{i:0;s:9:"a";}',
		'a:1:{i:0;s:1:"a";}}',
		'a:1:{i:0;i:1;};s:1:"a";}',
		'a:1:{i:0;C:3:"Foo":2:{ab}}',
		`${"a:1:{i:0;".repeat(40)}N;${"}".repeat(40)}`,
		`a:9999999:{${"i:0;i:0;".repeat(20_000)}}`,
	])("%s is not read", (text) => {
		expect(readSerialized(text)).toBeUndefined();
	});

	it.each(["a:1:{i:0;", 's:9:"', "a:9:{", 'O:9:"'])("takes linear time over %s", async (part) => {
		const read = (text: string) => expect(readSerialized(text)).toBeUndefined();
		expect(await slownessOf(read, (count) => `a:3:{${part.repeat(count)}}`, 200_000)).toBeUndefined();
	});

	it("makes no member that is the prototype", () => {
		const value = readSerialized('a:1:{s:9:"__proto__";a:1:{s:1:"x";i:1;}}') as Record<string, unknown>;
		expect(Object.hasOwn(value, "__proto__")).toBe(true);
		expect(value.x).toBeUndefined();
	});
});
