import { expect, it } from "vitest";
import { parseCertain } from "../../../src/article/dates/certain.ts";

it.each([
	["1957", "1957"],
	["1957-03", "1957-03"],
	["4 March 1957", "1957-03-04"],
	["12/25/1957", "1957-12-25"],
	["3/4/1957", undefined],
	["1957-02-30", undefined],
	["4 March 1957, 10:00", undefined],
	["1957~", undefined],
])("of %s %s is certain", (text, edtf) => {
	expect(parseCertain(text)?.edtf).toBe(edtf);
});
