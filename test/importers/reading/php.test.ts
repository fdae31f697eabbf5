import { expect, it } from "vitest";
import { phpValue } from "../../../src/importers/reading/php.ts";

it.each<[string, unknown]>([
	['a:2:{i:0;s:5:"wörd"', undefined],
	['a:2:{i:0;s:5:"wörd";i:1;i:3;}', ["wörd", 3]],
	['O:8:"stdClass":2:{s:1:"a";b:1;s:1:"b";N;}', { a: true, b: null }],
	['a:1:{s:9:"__proto__";s:1:"x";}', Object.fromEntries([["__proto__", "x"]])],
	["d:1.5;", 1.5],
	["", undefined],
	["a:99999999:{", undefined],
	[`${"a:1:{i:0;".repeat(5_000)}`, undefined],
])("reads %j", (text, value) => {
	expect(phpValue(text)).toEqual(value);
});
