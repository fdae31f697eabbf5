import { describe, expect, it } from "vitest";
import { readJsonObject } from "../../../src/article/frontmatter/json.ts";

describe("a name that stands twice in one object", () => {
	it.each([
		['{"draft": true,\n"draft": false}', "draft", 2],
		['{"a": "}", "extra": {"draft": true, "dr\\u0061ft": false}}', "draft", 1],
		['{"list": [{"a": 1}, {"b": 1, "b": 2}]}', "b", 1],
	])("%s is a fault: the parser would keep the last value only", (json, name, line) => {
		const { fields, fault } = readJsonObject(`${json}\nText.\n`, 0);
		expect(fields).toEqual({});
		expect(fault).toMatchObject({ rule: "json-syntax", line, message: `The name "${name}" stands twice in the front matter.` });
	});

	it.each(['{"a": "b", "c": "a", "d": {"a": 1}, "list": [{"a": 1}, {"a": 2}]}', '{"a": "\\"b\\": ", "b": 1}'])("%s has none", (json) => {
		const { fields, fault } = readJsonObject(json, 0);
		expect([fields, fault]).toEqual([JSON.parse(json), undefined]);
	});
});
