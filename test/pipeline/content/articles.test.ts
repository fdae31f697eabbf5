import { describe, expect, it } from "vitest";
import { articlesOf } from "../../../src/pipeline/content/articles.ts";
import type { Problem } from "../../../src/problem.ts";
import { story } from "../../archive/articles.ts";

const problem = (file: string, line = 1): Problem => ({ file, line, rule: "alt-missing", severity: "info", message: "M.", remedy: "R." });

describe("articlesOf", () => {
	it("lists once what two stories share, and what one says twice", () => {
		const stories = [
			{ article: story("a"), problems: [problem("a.md"), problem("a.md"), problem("a.md", 2), problem("articles.csv")] },
			{ article: story("b"), problems: [problem("articles.csv"), problem("b.md")] },
			{ problems: [problem("c.md"), problem("articles.csv")] },
		];
		const { articles, problems } = articlesOf(stories);
		expect(articles.map(({ file }) => file)).toEqual(["a.md", "b.md"]);
		expect(problems).toEqual([problem("a.md"), problem("a.md", 2), problem("articles.csv"), problem("b.md"), problem("c.md")]);
	});
});
