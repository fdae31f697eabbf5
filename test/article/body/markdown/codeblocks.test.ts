import { describe, expect, it } from "vitest";
import { templateCodeProblems } from "../../../../src/article/body/templatecode.ts";
import { renderBody } from "../../../../src/article/body.ts";
import { slowness } from "../../../linear.ts";

const render = (text: string) => renderBody(text, "markdown", (address) => address).trim();

describe("code between the tags of a generator", () => {
	it.each<[string, string, string]>([
		[
			"Jekyll",
			'{% highlight php linenos %}\n<form action="x"><input name="a"></form>\n\n*b*\n{% endhighlight %}\nAfter.',
			'<pre><code class="language-php">&#x3C;form action="x">&#x3C;input name="a">&#x3C;/form>\n\n*b*\n</code></pre>\n<p>After.</p>',
		],
		["Eleventy", '{%- highlight "js" -%}\na\n{%- endhighlight -%}', '<pre><code class="language-js">a\n</code></pre>'],
		[
			"Hexo",
			"Before.\n{% codeblock Compact it lang:ruby %}\na{% endcodeblock %}",
			'<p>Before.</p>\n<p>Compact it</p>\n<pre><code class="language-ruby">a\n</code></pre>',
		],
		["Hugo", '{{< highlight go "linenos=1" >}}\na := 1\n{{< /highlight >}}', '<pre><code class="language-go">a := 1\n</code></pre>'],
		[
			"a list",
			"- one\n  {% highlight c %}\n  a\n  {% endhighlight %}",
			'<ul>\n<li>one<pre><code class="language-c">a\n</code></pre>\n</li>\n</ul>',
		],
	])("is code: %s", (_, text, html) => {
		expect(render(text)).toBe(html);
		expect(templateCodeProblems(text, 0, "markdown", "a.md")).toEqual([]);
	});

	it.each([
		"{% highlight c %}\na",
		"{% highlight c %} a {% endhighlight %}",
		"{% highlight c %}\na\n{% endhighlight %} b",
		"{% code %}\na",
	])("stays text where it has no end of its own: %j", (text) => {
		expect(render(text)).toContain("{%");
		expect(templateCodeProblems(text, 0, "markdown", "a.md")).toMatchObject([{ rule: "template-code" }]);
	});

	it("takes linear time where thousands of beginnings have no end", async () => {
		expect(await slowness(render, "{% highlight c %}\n…{% codeblock %}\n", 136_000)).toBeUndefined();
	});
});
