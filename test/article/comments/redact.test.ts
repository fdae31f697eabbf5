import { expect, it } from "vitest";
import { editsOfComments, withoutNames } from "../../../src/article/comments/redact.ts";
import { makeRedactor } from "../../../src/article/redaction/redactor.ts";

it("takes names out of names, texts and ids of comments", () => {
	const redactor = makeRedactor([{ name: "Jane Doe", replaceWith: "[name removed]", in: "all" }]);
	const comments = [{ text: "Nothing." }, { id: "jane-doe-1", name: "Jane Doe", text: "I am **Jane** Doe." }];
	const { edits, names } = editsOfComments(comments, redactor);
	expect(names).toEqual([0]);
	expect(edits.map(({ at }) => at)).toEqual([1]);
	const [first, second] = withoutNames(comments, edits);
	expect(first).toBe(comments[0]);
	expect(second).toMatchObject({ name: "[name removed]", isNameRedacted: true });
	expect(JSON.stringify(second)).not.toMatch(/jane|doe/i);
	expect(withoutNames(comments, undefined)).toBe(comments);
});
