import { hash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { BOUNDS, type BoundName, beyond } from "../../../src/article/bounds/bounds.ts";
import { type ReadStory, readStory } from "../../../src/article/read.ts";

function read(file: string, body: string, fields = ""): ReadStory {
	const bytes = Buffer.from(`---\nheadline: X\n${fields}---\n${body}\n`);
	return readStory({ file, bytes, sha256: hash("sha256", bytes), otherSources: [] }, "UTC");
}

const list = (count: number) => Array.from({ length: count }, (_, index) => `t${index}`);

/** What is beyond each bound, and what is just within it or looks like it. */
const CASES: readonly (readonly [BoundName, file: string, beyond: string, within: string])[] = [
	["depth", "a.html", "<div>".repeat(600), "<div>".repeat(450)],
	["depth", "a.md", `x\n\n${"<div>".repeat(600)}`, `x\n\n${"<div>".repeat(300)}`],
	["depth", "a.html", `${"<b title=1>".repeat(600)}x`, "<b></b>".repeat(5_000)],
	["elements", "a.html", `<p>${list(300).map((id) => `<b title=${id}>`)}${"<p>x".repeat(4_000)}`, `<b title=1>${"<p>x".repeat(4_000)}`],
	["elements", "a.html", "<br>".repeat(BOUNDS.elements.most + 1), "<br>".repeat(10_000)],
	["growth", "a.html", `<p><b title="${"x".repeat(20_000)}">${"<p>x".repeat(1_000)}`, `<p><b title="x">${"<p>x".repeat(1_000)}`],
	["growth", "a.md", `[x]: /${"y".repeat(20_000)}\n\n${"[x] ".repeat(1_000)}`, `[x]: /y\n\n${"[x] ".repeat(1_000)}`],
	["marks", "a.md", "*x* ".repeat(260_000), "*x* ".repeat(50_000)],
	["signs", "a.txt", "<".repeat(1_000_010), "<".repeat(100_000)],
	["signs", "a.html", "&amp; ".repeat(1_000_010), "&amp; ".repeat(10_000)],
	["markdownDepth", "a.md", `${"> ".repeat(95)}inmost`, `${"> ".repeat(60)}inmost`],
	["markdownDepth", "a.md", `${"- ".repeat(60)}inmost`, `${"- ".repeat(30)}inmost`],
	["footnotes", "a.md", "x ^[y] ".repeat(5_001), "x ^[y] ".repeat(500)],
	["pictures", "a.html", '<img src="a.png" alt="">'.repeat(5_001), '<img src="a.png" alt="">'.repeat(100)],
	[
		"links",
		"a.html",
		list(20_001)
			.map((id) => `<a href="${id}.md">x</a>`)
			.join(""),
		'<a href="b.md">x</a>'.repeat(20_001),
	],
];

describe("a story's file", () => {
	it.each(CASES)("is left out where it is beyond the bound of %s (%s)", (bound, file, body, within) => {
		const { article, problems } = read(file, body);
		expect(article).toBeUndefined();
		expect(problems).toMatchObject([{ file, rule: "beyond-bound", severity: "error", remedy: BOUNDS[bound].remedy }]);
		expect(problems[0]?.message).toContain(beyond(bound));
		expect(read(file, within).article).toBeDefined();
	});

	it.each([
		["members", `tags: [${list(1_001)}]\n`],
		["members", `redirect_from: [${list(1_001)}]\n`],
		["members", `tags:\n${"  - {a: 1}\n".repeat(5_000)}`],
		["terms", `tags: ${list(1_001).join(", ")}\n`],
		["terms", `tags: [${list(600)}]\nauthors: [${list(600)}]\n`],
	] as const)("is left out where its fields are beyond the bound of %s", (bound, fields) => {
		expect(read("a.md", "Words.", fields).problems).toMatchObject([{ rule: "beyond-bound", remedy: BOUNDS[bound].remedy }]);
	});

	it.each([
		["a.md", (text: string) => `---\nheadline: X\nnote: ${text}\n---\nWords.`],
		["a.md", (text: string) => `+++\ntitle = "X"\nnote = "${text}"\n+++\nWords.`],
		["a.md", (text: string) => `{"title": "X", "note": "${text}"}\nWords.`],
	])("is left out where its front matter is beyond its bound: %s", (file, write) => {
		const readText = (text: string) => readStory({ file, bytes: Buffer.from(text), sha256: "", otherSources: [] }, "UTC");
		expect(readText(write("x ".repeat(500_001))).problems).toMatchObject([{ rule: "beyond-bound", remedy: BOUNDS.fieldCharacters.remedy }]);
		expect(readText(write("x ".repeat(1_000))).article).toBeDefined();
	});

	it("keeps the lines of front matter with long gaps", () => {
		const { article, problems } = read("a.md", "Words.", `${"\n".repeat(20_000)}updated: never\n`);
		expect(article?.headline).toBe("X");
		expect(problems).toMatchObject([{ rule: "date-impossible", line: 20_003 }]);
	});

	it("names its pictures all the same, so that they are not published on its account", () => {
		const { unread } = read("a.html", `<img src="secret.png">${"<div>".repeat(600)}`);
		expect(unread?.pictures?.map(({ src }) => src)).toContain("secret.png");
	});
});
