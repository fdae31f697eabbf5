import { describe, expect, it } from "vitest";
import { listInObject } from "../../../../src/importers/formats/table/wrapper.ts";

describe("listInObject", () => {
	it.each<[string, string[]]>([
		['{"posts": [{"title": "A"}', ["posts"]],
		['{"status": "ok", "tags": [{"id": 1}], "n": [1, [2]], "response": {"meta": {"docs": 2}, "docs": [\n{', ["response", "docs"]],
		['{"a": "[{\\"posts\\": [{", "Articles": [ {}', ["Articles"]],
	])("finds the list of %j", (head, keys) => {
		expect(listInObject(head)).toEqual(keys);
	});

	it.each([
		'{"posts": 1}',
		'{"posts": ["a"]}',
		'{"db": [{"data": {"posts": [{',
		'{"a": {}} {"posts": [{',
		'{"posts": "[{',
		"{",
		'{"tags": [{}]}',
	])("finds none in %j", (head) => {
		expect(listInObject(head)).toBeUndefined();
	});
});
