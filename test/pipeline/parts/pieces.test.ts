import { describe, expect, it } from "vitest";
import type { Article } from "../../../src/article/article.ts";
import { bytesOfPiece, objectOf, type PagesPiece, pieceOf, storiesIn } from "../../../src/pipeline/parts/pieces.ts";

const article = (file: string) => ({ file, hash: "h", bodyAt: 0 }) as Article;

describe("storiesIn", () => {
	it("finds the stories anywhere in data, each once", () => {
		const [a, b] = [article("a.md"), article("b.md")];
		const data = { article: a, lists: [[{ story: b }, { story: a }], "text", undefined, null, 3], other: { file: "c.md" } };
		expect(storiesIn(data).sort()).toEqual(["a.md", "b.md"]);
	});

	it("finds the files of their comments, too", () => {
		const commented = { ...article("a.md"), readFrom: "jane.md", comments: { file: "comments/jane.yml", sha256: "x", count: 1 } };
		expect(storiesIn([commented])).toEqual(["jane.md", "comments/jane.yml"]);
	});

	it("takes data that contain themselves, and lists of a hundred thousand", () => {
		const data: { self?: object; list: object[] } = { list: Array.from({ length: 100_000 }, (_, index) => ({ index })) };
		data.self = data;
		expect(storiesIn(data)).toEqual([]);
	});
});

describe("a piece in a store", () => {
	it("is given back as it was, with its stories; what outputs share stays one", () => {
		const shared = article("a.md");
		const outputs = ["a", "b"].map(
			(name) => ({ sort: "rendered", kind: "story", url: `/${name}`, path: name, data: { article: shared } }) as const,
		);
		const piece: PagesPiece = { sort: "pages", outputs, fingerprints: ["1", "2"] };
		const stories = [{ file: "a.md", bytes: new Uint8Array([1, 2, 3]) }];
		const back = pieceOf<PagesPiece>(objectOf(bytesOfPiece(piece), stories));
		expect(back).toMatchObject({ ...piece, stories: [{ file: "a.md" }] });
		expect([...(back.stories[0]?.bytes ?? [])]).toEqual([1, 2, 3]);
		const [first, second] = back.outputs.map(({ data }) => (data as { readonly article: Article }).article);
		expect(first).toBe(second);
	});
});
