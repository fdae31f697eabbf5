import { describe, expect, it } from "vitest";
import type { Article } from "../../../src/article/article.ts";
import { StoriesChanged } from "../../../src/problem.ts";
import { sha256Of } from "../../../src/system/hash.ts";
import { commentReader, type ShownComment, textOfComments, threadsOf } from "../../../src/view/comments/comments.ts";

const site = { base: "/archive/", timeZone: "UTC", commentNames: "written" } as const;

function storyWith(text: string): { article: Article; read: (file: string) => Uint8Array | undefined } {
	const bytes = Buffer.from(text);
	const comments = { file: "comments/a.yml", sha256: sha256Of(bytes), count: 1 };
	return { article: { file: "a.md", comments } as Article, read: (file) => (file === comments.file ? bytes : undefined) };
}

describe("commentReader", () => {
	const text = "- { id: 1, name: Anna Schmidt, text: 'See [this](/x.html)' }\n- { id: a b, reply_to: 1, name: Bob, text: No }\n";

	it("shows comments as the page needs them", () => {
		const { article, read } = storyWith(text);
		expect(commentReader(read, site)(article)).toMatchObject([
			{ id: "comment-1", name: "Anna Schmidt", html: '<p>See <a rel="nofollow ugc" href="/archive/x.html">this</a></p>' },
			{ id: "bf-comment-2", name: "Bob", replyTo: { id: "comment-1", name: "Anna Schmidt" } },
		]);
	});

	it.each(["initials", "none"] as const)("shows no whole name where names are shown as %s", (commentNames) => {
		const { article, read } = storyWith(text);
		expect(JSON.stringify(commentReader(read, { ...site, commentNames })(article))).not.toMatch(/Anna|Schmidt|Bob/);
	});

	it("tells where the file is no longer what was read", () => {
		const { article } = storyWith(text);
		const noted: string[] = [];
		const onFault = (file: string) => void noted.push(file);
		expect(() => commentReader(() => Buffer.from("[]"), site, { onFault })(article)).toThrow(StoriesChanged);
		expect(() => commentReader(() => undefined, site)(article)).toThrow("comments/a.yml changed");
		expect(noted).toEqual(["a.md"]);
	});

	it("reads nothing for a story without comments", () => {
		const read = () => expect.unreachable();
		expect(commentReader(read, site)({ file: "a.md" } as Article)).toEqual([]);
	});
});

describe("threadsOf", () => {
	const comment = (id: string, to?: string): ShownComment => ({ id, html: id, ...(to !== undefined && { replyTo: { id: to } }) });
	const shape = (threads: ReturnType<typeof threadsOf>): unknown =>
		threads.map(({ id, replies }) => (replies.length > 0 ? [id, shape(replies)] : id));

	it("puts replies below what they reply to, in their order, three deep at most", () => {
		const flat = [
			comment("a"),
			comment("b"),
			comment("c", "a"),
			comment("d", "c"),
			comment("e", "d"),
			comment("f", "e"),
			comment("g", "c"),
			comment("h", "a"),
		];
		expect(shape(threadsOf(flat))).toEqual([["a", [["c", ["d", "e", "f", "g"]], "h"]], "b"]);
	});

	it("takes threads of any depth", () => {
		const flat = Array.from({ length: 20_000 }, (_, at) => comment(String(at), at === 0 ? undefined : String(at - 1)));
		expect(threadsOf(flat)[0]?.replies[0]?.replies).toHaveLength(19_998);
	});
});

it("textOfComments has the words of all", () => {
	expect(
		textOfComments([
			{ id: "1", name: "A. S.", html: "<p>One <b>two</b></p>" },
			{ id: "2", html: "<p>Three</p>" },
		]),
	).toBe("A. S.: One two\nThree");
});
