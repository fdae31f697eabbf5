import { describe, expect, it } from "vitest";
import { readComments } from "../../../src/article/comments/read.ts";
import { writeComments } from "../../../src/article/comments/write.ts";

const read = (text: string) => readComments(text, "comments/a.yml", "Europe/London");

describe("readComments", () => {
	it("reads names, dates, texts and what they reply to, in any order", () => {
		const { comments, problems } = read(`
- reply_to: 2
  name: Bob
  text: No.
- id: 2
  name: Anna
  date: 2014-03-15 11:00
  text: |
    Yes.

    **Really.**
- text: 1957
  date: 1957-03~
`);
		expect(problems).toEqual([]);
		expect(comments).toMatchObject([
			{ name: "Bob", text: "No.", replyTo: 1 },
			{ id: "2", name: "Anna", text: "Yes.\n\n**Really.**", date: { edtf: "2014-03-15T11:00:00+00:00" } },
			{ text: "1957", date: { edtf: "1957-03~" } },
		]);
	});

	it("tells what is wrong with its line, and reads the rest", () => {
		const { comments, problems } = read(`- text: Good
  email: joe@example.org
- name: nobody
- foo
- name: joe@example.org
  date: 2014-02-31
  text: Odd
  id: 1
- id: 1
  text: Twice
  reply_to: 9
`);
		expect(comments.map(({ text, name, date }) => [text, name, date])).toEqual([
			["Good", undefined, undefined],
			["Odd", undefined, undefined],
			["Twice", undefined, undefined],
		]);
		expect(problems.map(({ rule, severity, line }) => [rule, severity, line])).toEqual([
			["comments-field", "warning", 2],
			["comments-broken", "error", 3],
			["comments-broken", "error", 4],
			["comments-field", "warning", 5],
			["comments-field", "warning", 6],
			["comments-field", "warning", 9],
			["comments-field", "warning", 11],
		]);
		expect(JSON.stringify(problems)).not.toContain("joe@");
	});

	it("breaks circles of replies", () => {
		const { comments, problems } = read(
			"- { id: a, reply_to: b, text: A }\n- { id: b, reply_to: c, text: B }\n- { id: c, reply_to: a, text: C }\n- { id: d, reply_to: d, text: D }\n",
		);
		expect(comments.map(({ replyTo }) => replyTo)).toEqual([1, 2, undefined, undefined]);
		expect(problems).toHaveLength(2);
	});

	it.each(["a: 1", "text", "- [", "- &a [*a]"])("%j gives a problem, and nothing else", (text) => {
		const { comments, problems } = read(text);
		expect(comments).toEqual([]);
		expect(problems.map(({ severity }) => severity)).toContain("error");
	});

	it.each(["", "[]", "# nothing yet"])("%j is an empty list", (text) => expect(read(text)).toEqual({ comments: [], problems: [] }));

	it("reads threads of any length", () => {
		const text = Array.from({ length: 5_000 }, (_, at) => `- { id: ${at}, reply_to: ${at + 1}, text: x }\n`).join("");
		const { comments, problems } = read(text);
		expect(comments.map(({ replyTo }) => replyTo)).toEqual([...Array.from({ length: 4_999 }, (_, at) => at + 1), undefined]);
		expect(problems).toHaveLength(1);
	});
});

describe("writeComments", () => {
	it("writes what reads back the same", () => {
		const written = [
			{ id: "12", name: "null", date: "2014-03-15T11:12:00+01:00", text: "- id: x\n  name: y\n" },
			{ id: "007", reply_to: "12", name: 'O\'Neill: "Jim" # no', text: "  indented\n\ttab\n\n\n> quoted: {a: [b]}\n" },
			{ text: "---\n...\n%YAML\n" },
		];
		const { comments, problems } = read(writeComments(written).text);
		expect(problems).toEqual([]);
		expect(comments.map(({ id, name, text, replyTo }) => [id, name, text, replyTo])).toEqual([
			["12", "null", "- id: x\n  name: y", undefined],
			["007", 'O\'Neill: "Jim" # no', "indented\n\ttab\n\n\n> quoted: {a: [b]}", 0],
			[undefined, undefined, "---\n...\n%YAML", undefined],
		]);
	});

	it("writes no more than is read", () => {
		const many = Array.from({ length: 20_001 }, () => ({ text: "x\n" }));
		const { text, beyond } = writeComments(many);
		expect(beyond).toBe(1);
		expect(read(text).comments).toHaveLength(20_000);
	});
});
