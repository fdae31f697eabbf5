import { describe, expect, it } from "vitest";
import { linksIn } from "../../../src/article/body/links.ts";
import { parseMarkdown, renderMarkdown } from "../../../src/article/body/markdown.ts";
import { isTemplateCode, templateCodeProblems } from "../../../src/article/body/templatecode.ts";
import { slowness } from "../../linear.ts";

const told = (text: string, format: "markdown" | "html" | "text" = "markdown") =>
	templateCodeProblems(text, 0, format, "x.md").map(({ line, severity, message }) => `${severity} ${line} ${message}`);

describe("template code in a text", () => {
	it("is counted, and told once a file with what it seems to have been", () => {
		const text = `Words

See {% post_link 2015-03-02-other %} and {{< ref "c.md" >}}.
{{% figure src="x.png" %}} {{< youtube abc >}} {{ site.baseurl }} {%- include x.html -%} {{ "/a.png" | url }}
{{< callout >}}Words{{< /callout >}} {% if x %}{% endif %}
`;
		expect(told(text)).toEqual([
			'info 3 11 pieces of template code are shown as text: links to other pages (2, such as {% post_link 2015-03-02-other %}), shortcodes “callout” (2, such as {{< callout >}}), conditions and loops (2, such as {% if x %}), pictures (1, such as {{% figure src="x.png" %}}), others.',
		]);
		expect(told(`Line\n<a href="{{ page.other }}">Other story</a>`, "html")).toEqual([
			"info 2 One piece of template code is shown as text: values of the site or page (1, such as {{ page.other }}).",
		]);
	});

	it.each(["Words {a} {{ and {% so on", "`{{ site.url }}` and\n```\n{% raw %}\n```\n", "~~~\n{% raw %}\n", "{% \n %}"])(
		"is not %j",
		(text) => {
			expect(told(text)).toEqual([]);
		},
	);

	it.each(["{{", "{% ", "{{<", "{% x", "```\n", "`{{ ", "~~~\n{{", "{{ x }}\n[a]: b\n"])("is found in linear time: %j", async (piece) => {
		expect(await slowness((text) => told(text), piece, 200_000)).toBeUndefined();
	});

	it("keeps Markdown linear", async () => {
		expect(await slowness(parseMarkdown, "{{ x }}\n", 160_000)).toBeUndefined();
	});
});

describe("an address", () => {
	it.each([
		["{{ site.url }}/x", true],
		["%7B%25%20link%20x.md%20%25%7D", true],
		["/x/{y}", false],
	])("%s holds template code: %s", (address, holds) => {
		expect(isTemplateCode(address)).toBe(holds);
	});
});

describe("a link definition behind template code", () => {
	it.each([
		"{% include references.md %}\n[plan]: https://x.example/plan",
		"{{ content }}\n{{< x >}}\n[plan]: https://x.example/plan",
		"Words\n{% include references.md %}\n[plan]: https://x.example/plan",
		"> {% include references.md %}\n> [plan]: https://x.example/plan",
	])("still defines: %j", (end) => {
		const html = renderMarkdown(`See [the plan][plan].\n\n${end}\n`, (address) => address);
		expect(html).toContain('<a href="https://x.example/plan">the plan</a>');
		expect(html).not.toContain("[plan]:");
		expect(html).toMatch(/\{\{|\{%/);
	});

	it("changes nothing where none follows", () => {
		const text = "Words\n{% include x %}\nmore words\n\n{% a %}\n\n[b]: /c\n";
		expect(renderMarkdown(text, (address) => address)).toBe("<p>Words\n{% include x %}\nmore words</p>\n<p>{% a %}</p>\n");
	});

	it("keeps the lines of what follows", () => {
		expect(linksIn("Words\n{% x %}\n[a]: b.md\n\n[a] and [c](c.md)", 0, "markdown", []).map(({ href, line }) => `${line} ${href}`)).toEqual(
			["5 b.md", "5 c.md"],
		);
	});
});
