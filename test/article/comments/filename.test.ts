import { describe, expect, it } from "vitest";
import { commentsFileOf, idOfCommentsFile, isCommentsFile } from "../../../src/article/comments/filename.ts";

describe("the file of a story's comments", () => {
	it.each([
		["2014/03/harbour", "comments/2014/03/harbour.yml"],
		["gazette.example-12", "comments/gazette.example-12.yml"],
		["urn:uuid:3", "comments/urn%3Auuid%3A3.yml"],
		["https://example.org/?p=12", "comments/https%3A%2F%2Fexample.org%2F%3Fp=12.yml"],
		["Straße", "comments/Stra%C3%9Fe.yml"],
		["a%2Fb", "comments/a%252Fb.yml"],
	])("of %s is %s", (id, file) => expect(commentsFileOf(id)).toBe(file));

	it.each([
		"../../etc/passwd",
		"a/../b",
		".hidden",
		"_drafts/x",
		"con",
		"aux.txt",
		"node_modules/x",
		"trailing. /x ",
		'a\\b:c*?"<>|',
		"/absolute",
		"a//b",
		"日本語の記事",
		"\u0000\u0001",
		"x".repeat(700),
		"é".repeat(300),
		"%",
		"%%/%",
		"a.yml",
		"e\u0301",
	])("of %j can be a file everywhere, and leads back to it", (id) => {
		const file = commentsFileOf(id);
		expect(isCommentsFile(file)).toBe(true);
		expect(idOfCommentsFile(file)).toBe(id.normalize("NFC"));
		for (const name of file.split("/")) {
			expect(name).toMatch(/^[A-Za-z\d%][A-Za-z\d._~,;=+!()'@ %-]*$/);
			expect(name.length).toBeLessThan(200);
			expect(name).not.toMatch(/^(con|aux|\.\.?)(\.|$)/i);
		}
	});
});
