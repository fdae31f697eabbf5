import { expect, it } from "vitest";
import { withoutPasswords } from "../../../src/pipeline/doctor/diagnosis.ts";

it.each([
	["redis://user:secret@host:6379/0", "redis://…@host:6379/0"],
	["redis://:secr@et@host and https://a@b.example/", "redis://…@host and https://…@b.example/"],
	["https://social.example/@desk", "https://social.example/@desk"],
	["desk@example.org", "desk@example.org"],
])("tells of %j: %j", (text, told) => {
	expect(withoutPasswords(text)).toBe(told);
});
