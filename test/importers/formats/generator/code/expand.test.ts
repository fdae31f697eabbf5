import { describe, expect, it } from "vitest";
import type { Format } from "../../../../../src/article/article.ts";
import type { CodeContext, KnownCode } from "../../../../../src/importers/formats/generator/code/call.ts";
import { expandCode } from "../../../../../src/importers/formats/generator/code/expand.ts";
import { liquid } from "../../../../../src/importers/formats/generator/code/liquid.ts";
import { slowness } from "../../../../linear.ts";
import { FRAGMENTS } from "../../../hostile.ts";

const code = new Map<string, KnownCode>([
	[
		"up",
		{
			content: "expanded",
			becomes: ({ content, values }) => ((content ?? values[0]) === undefined ? undefined : `<${content ?? values[0]}>`),
		},
	],
	["typed", { content: "typed", becomes: ({ content }) => (content === undefined ? undefined : `[${content}]`) }],
	["home", { address: "home", becomes: () => "https://a.example" }],
	["page", { address: "whole", becomes: () => "https://a.example/b/" }],
]);

const context = (format: Format, body: string): CodeContext => ({
	path: "a.md",
	format,
	body,
	values: {},
	address: "/a/",
	home: "/",
	addressOf: () => undefined,
	titleOf: () => undefined,
	notCarried: () => undefined,
});

const expand = (text: string, format: Format = "markdown", rawEverywhere = true) =>
	expandCode(text, liquid({ rawEverywhere }), { code }, context(format, text));

describe("expandCode", () => {
	it("expands code within code, and keeps what is not known with its contents", () => {
		expect(expand("{% up %}a {% up b %}{% endup %}").text).toBe("{% up %}a <>");
		expect(expand("{% up %}a {% up %}b{% endup %}{% endup %}").text).toBe("<a <b>>");
		expect(expand("{% box x=1 %}{% up y %}{% endbox %}\n{{ other }}")).toEqual({
			text: "{% box x=1 %}<y>{% endbox %}\n{{ other }}",
			unknown: [
				{ name: "box", line: 1, typed: "{% box x=1 %}" },
				{ name: "other", line: 2, typed: "{{ other }}" },
			],
		});
	});

	it("does not touch code in fences and between backticks", () => {
		const text = "`{% up x %}` and\n\n```\n{% up x %}\n```\n";
		expect(expand(text)).toEqual({ text, unknown: [] });
	});

	it("keeps typed contents and raw text as they are, without the marks around them", () => {
		expect(expand("{% typed %}{% up x %}{% endtyped %}").text).toBe("[{% up x %}]");
		expect(expand("{% raw %}{% up x %}{% endraw %} {% up y %}").text).toBe("{% up x %} <y>");
		expect(expand("```\n{% raw %}{{ a }}{% endraw %}\n```").text).toBe("```\n{{ a }}\n```");
		expect(expand("```\n{% raw %}{{ a }}{% endraw %}\n```", "markdown", false).text).toBe("```\n{% raw %}{{ a }}{% endraw %}\n```");
	});

	it("means the home page once", () => {
		expect(expand("{{ home }}{{ home }}{{ page }} {{ home }}/x").text).toBe("https://a.example/b/ https://a.example/x");
	});

	it("stops at a depth, and loses nothing there", () => {
		const text = "{% up %}".repeat(1_000) + "x" + "{% endup %}".repeat(1_000);
		const { text: expanded } = expand(text);
		expect(expanded).toContain("x");
		expect(expanded.match(/\{% up %\}/g)?.length).toBe(970);
		expect(expanded.match(/\{% endup %\}/g)?.length).toBe(970);
	});

	it.each(
		[
			...FRAGMENTS,
			"{% up %}",
			"{% endup %}",
			"{% up",
			"{{ a }}",
			"{{",
			"{% raw %}",
			"{% typed %}",
			"{% x %}{% endx %}",
			"{% highlight %}\n",
		].filter((fragment) => /[{%`]/.test(fragment)),
	)("takes linear time: %j", async (fragment) => {
		expect(await slowness((text) => expand(text), fragment, 1 << 18)).toBeUndefined();
	});
});
