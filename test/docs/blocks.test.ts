import { describe, expect, it } from "vitest";
import { partsOf } from "./blocks.ts";
import { grammarFaults } from "./grammar.ts";
import { readPages } from "./pages.ts";

const page = (text: string) => ({ name: "docs/page.md", text });

describe("the blocks of code of every page", () => {
	it.each(readPages())("are fenced, have a language, and can be read: $name", (each) => {
		expect(grammarFaults(each)).toEqual([]);
	});
});

describe("grammarFaults", () => {
	it.each([
		["is indented", "Words:\n\n    backfile build\n", "docs/page.md:3: fence this block"],
		["has no language", "```\nx\n```\n", "docs/page.md:1: name the language"],
		["has a language that nobody knows", "```cobol\nx\n```\n", "no language “cobol”"],
		["has a file elsewhere", "```yaml ../x.yml\na: 1\n```\n", "no path below"],
		["is not run for no reason", "<!-- not run -->\n```sh\nls\n```\n", "has a reason"],
		["stands far from its reason", "<!-- not run: it needs a bucket -->\n\nWords.\n\n```sh\nls\n```\n", "no block of code"],
		["is on a page with a folder that nobody knows", "<!-- folder: full -->\n", "one of empty, archive, built, clone, here"],
		["is no YAML", "```yaml\na: [\n```\n", "docs/page.md:1: this is not yaml"],
		["is no JSON", "```json\n{ a: 1 }\n```\n", "not json"],
		["is no TOML", "```toml\na = \n```\n", "not toml"],
		["is no XML", "```xml\n<a>\n```\n", "not xml"],
		["is no HTML", '```html\n<p class="a" class="b">\n```\n', "duplicate-attribute"],
		["is no template", "```njk\n{% if a %}\n```\n", "not njk"],
		["is no TypeScript", "```ts\nconst a: = 1;\n```\n", "not ts"],
		["is no JavaScript", "```js\nexport default {\n```\n", "not js"],
		["is no command", "```sh\nfor a in b\n```\n", "not sh"],
		["is no story", "```md\n---\nheadline: A\npublished: 2021-02-31\n---\n\nWords.\n```\n", "line 3"],
		["is not closed", "```nginx\nserver {\n```\n", "not closed"],
	])("tells of a block that %s", (_, text, fault) => {
		expect(grammarFaults(page(text))).toEqual([expect.stringContaining(fault)]);
	});
});

describe("partsOf", () => {
	const { blocks, codes, links, anchors, folder } = partsOf(
		page(
			[
				"<!-- folder: empty -->",
				"# Old & new: `urls.txt`",
				"",
				"See [the docs](docs/x.md#a)",
				"or `backfile build`.",
				"",
				"## Old & new: `urls.txt`",
				"",
				"```yaml content/terms.yml",
				"tags: {}",
				"```",
				"",
				"- In a list:",
				"",
				"  <!-- not run: it needs a bucket -->",
				"  ```sh",
				"  backfile build",
				"  ```",
				"",
				"  ```text",
				"  built",
				"  ```",
				"",
				"Words.",
				"",
				"```text",
				"free",
				"```",
			].join("\n"),
		),
	);

	it("finds blocks with their lines, files, reasons and what is printed", () => {
		expect(blocks.map(({ line, language, file, notRun, isOutput, text }) => [line, language, file, notRun, isOutput, text])).toEqual([
			[9, "yaml", "content/terms.yml", undefined, false, "tags: {}\n"],
			[16, "sh", undefined, "it needs a bucket", false, "backfile build\n"],
			[20, "text", undefined, undefined, true, "built\n"],
			[26, "text", undefined, undefined, false, "free\n"],
		]);
	});

	it("finds code, links, headings and the folder", () => {
		expect(codes.map(({ line, text }) => [line, text])).toEqual([
			[2, "urls.txt"],
			[5, "backfile build"],
			[7, "urls.txt"],
		]);
		expect(links.map(({ line, text }) => [line, text])).toEqual([[4, "docs/x.md#a"]]);
		expect([...anchors]).toEqual(["old--new-urlstxt", "old--new-urlstxt-1"]);
		expect(folder).toBe("empty");
	});
});
