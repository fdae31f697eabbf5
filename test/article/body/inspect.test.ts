import { describe, expect, it } from "vitest";
import { inspectBody } from "../../../src/article/body/inspect.ts";

const inspect = (body: string, format: "markdown" | "html" | "mdx" | "text" = "markdown") =>
	inspectBody({ file: "a.md", body, format, linesBefore: 10 });

describe("inspectBody", () => {
	it("tells what is taken out, with its line and how much it was", () => {
		const { problems } = inspect("Words.\n\n<script src='https://ads.example/a.js'></script>\n\n<b>x</b> <script>y()</script>\n");
		expect(problems).toEqual([
			{
				file: "a.md",
				line: 13,
				rule: "markup-removed",
				severity: "warning",
				message: "2 scripts of 68 characters were taken out. The first (https://ads.example/a.js) stands here.",
				remedy: "If it showed something, write a link to that; else delete it.",
			},
		]);
	});

	it("tells it of HTML", () => {
		const { problems } = inspect("<p>a</p>\n<svg>\n<g/></svg>\n<style>x</style>", "html");
		expect(problems.map(({ line, message }) => [line, message])).toEqual([
			[14, "A style sheet of 16 characters was taken out."],
			[12, "A drawing in SVG of 16 characters was taken out; its words stay."],
		]);
	});

	it.each(["Words.", "A <b>word</b> and <name>.", "A `<script>` in code.", "[a]: http://x.example\n\n[a]"])(
		"has nothing to tell of %j",
		(body) => {
			expect(inspect(body).problems).toEqual([]);
		},
	);

	it("finds pictures that are loaded late, on their lines", () => {
		const html = "<script>\n\n</script>\n<img data-src='a.jpg' alt='x'>";
		expect(inspect(html, "html").pictures).toMatchObject([{ src: "a.jpg", line: 14 }]);
	});

	it("has nothing to tell of plain text", () => {
		expect(inspect("<script>x</script> ![a](b)", "text")).toEqual({ pictures: [], problems: [] });
	});
});
