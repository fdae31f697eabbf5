import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { readStory } from "../../../src/article/read.ts";

function read(file: string, text: string, sidecar?: string) {
	const bytes = new TextEncoder().encode(text);
	const otherSources = sidecar === undefined ? [] : [{ file: "a.yml", values: { image: { src: "x.jpg" } }, line: 1, yaml: sidecar }];
	const { article, problems } = readStory({ file, bytes, sha256: createHash("sha256").update(bytes).digest("hex"), otherSources }, "UTC");
	return {
		pictures: article?.pictures,
		alts: problems.filter(({ rule }) => rule !== "markup-removed").map(({ file: at, line, rule }) => `${at}:${line} ${rule}`),
	};
}

describe("the pictures of a story", () => {
	it("are found in Markdown with their lines, however they are written", () => {
		const body = [
			"---",
			"headline: H",
			"---",
			"Words ![A](a.jpg)",
			"and more ![](b%20b.jpg) ![ ](<c c.jpg>)",
			"",
			"<img",
			'src="d.jpg"> and <img src="e.jpg" alt="">',
			"",
			"![ref][one] <img src='f.jpg' alt>",
			"",
			"| a |",
			"|---|",
			"| x |",
			"| ![](g.jpg) |",
			"",
			"`![](code.jpg)` \\![](escaped.jpg) ![](https://elsewhere.org/h.jpg) ![](//elsewhere.org/i.jpg)",
			"",
			"    ![](indented.jpg)",
			"",
			"[one]: /media/ref.jpg",
			"",
			"> quoted",
			"> ![](q.jpg)",
		].join("\n");
		const { pictures, alts } = read("x/a.md", body);
		expect(pictures).toEqual([
			{ src: "a.jpg", line: 4 },
			{ src: "b%20b.jpg", line: 5 },
			{ src: "c%20c.jpg", line: 5 },
			{ src: "d.jpg", line: 7 },
			{ src: "e.jpg", line: 8 },
			{ src: "/media/ref.jpg", line: 10 },
			{ src: "f.jpg", line: 10 },
			{ src: "g.jpg", line: 15 },
			{ src: "q.jpg", line: 24 },
		]);
		expect(alts).toEqual([5, 5, 7, 15, 17, 17, 24].map((line) => `x/a.md:${line} alt-missing`));
	});

	it("are found in HTML, those alone that a reader sees", () => {
		const { pictures, alts } = read(
			"a.html",
			'<h1>H</h1>\n<p><img src="a.jpg">\n<script>"<img src=s.jpg>"</script><img alt="none"><img src="data:image/gif;base64,x">\n<noscript><img src="b b.jpg?w=3" alt=""></noscript>',
		);
		expect(pictures).toEqual([
			{ src: "a.jpg", line: 2 },
			{ src: "b b.jpg?w=3", line: 4 },
		]);
		expect(alts).toEqual(["a.html:2 alt-missing"]);
	});

	it("begin with the main one, at the line of its field, wherever that is", () => {
		expect(read("a.md", "---\ntitle: H\ntags: ['image: x']\nimage:\n  src: x.jpg\n---\n![](y.jpg)")).toEqual({
			pictures: [
				{ src: "x.jpg", line: 4 },
				{ src: "y.jpg", line: 7 },
			],
			alts: ["a.md:4 alt-missing", "a.md:7 alt-missing"],
		});
		expect(read("a.md", '---\n{ "title": "H",\n "image": "x.jpg" }\n---\n').pictures).toEqual([{ src: "x.jpg", line: 3 }]);
		expect(read("a.md", "---\ntitle: H\n---\n", "rights: R\nimage: {src: x.jpg}")).toEqual({
			pictures: [{ src: "x.jpg", file: "a.yml", line: 2 }],
			alts: ["a.yml:2 alt-missing"],
		});
		expect(read("a.md", "---\ntitle: H\nimage: { src: x.jpg, alt: '' }\n---\n").alts).toEqual([]);
		expect(read("a.txt", "H\n\n![](x.jpg)").pictures).toBeUndefined();
	});

	it("are none where elements stand within each other by the thousand", () => {
		expect(read("a.html", `<h1>H</h1>${"<b>".repeat(20_000)}<img src="x.jpg">`).pictures).toBeUndefined();
	});
});
