import { describe, expect, it } from "vitest";
import { linksIn } from "../../../src/article/body/links.ts";
import { withPlainAddresses } from "../../../src/article/body/templateaddress.ts";
import { templateCodeProblems } from "../../../src/article/body/templatecode.ts";
import { renderBody } from "../../../src/article/body.ts";
import { slowness } from "../../linear.ts";

describe("template code in the address of a link or a picture", () => {
	it.each([
		["[a]({% link en/news/_posts/2013-05-14-a.md %})", "[a](/en/news/_posts/2013-05-14-a.md)"],
		["[a]({%link /a.md%}#x)", "[a](/a.md#x)"],
		["[a]({% post_url 2015-01-01-plan %})", "[a](/2015-01-01-plan)"],
		["[a]({{ site.baseurl }}{% post_url 2015-01-01-plan %})", "[a](/2015-01-01-plan)"],
		['[a]({{< ref "b.md" >}}) [b]({{% relref path="../c.md#x" %}})', "[a](b.md) [b](../c.md#x)"],
		["[a]({{ \"/2016/02/a/\" | url }}) [b]({{ '/b' | relative_url }})", "[a](/2016/02/a/) [b](/b)"],
		[
			"[a]({{ site.baseurl }}/a/) [home]({{site.baseurl}}) ![p]({{ '/p (1).png' | prepend: site.baseurl }})",
			"[a](/a/) [home](/) ![p](/p%20%281%29.png)",
		],
		['<a href="{{< ref "2015-03-02-a.md" >}}">A</a> <img src={{site.url}}/p.png>', '<a href="2015-03-02-a.md">A</a> <img src=/p.png>'],
		["See [a][].\n\n[a]: {{ '/a/' | url }} \"A\"", 'See [a][].\n\n[a]: /a/ "A"'],
	])("is read where it can mean one thing only: %s", (text, plain) => {
		expect(withPlainAddresses(text, "markdown")).toBe(plain);
		expect(templateCodeProblems(text, 0, "markdown", "a.md")).toEqual([]);
	});

	it.each([
		"{{ site.baseurl }}/a and {% link a.md %} in a sentence",
		"[a]({{ page.url }}) [b]({{ release.url }}/x) [c]({% if x %})",
		"`[a]({% link a.md %})`",
		"```\n[a]({% link a.md %})\n```",
		'{% highlight html %}\n<a href="{{ site.baseurl }}/x">\n{% endhighlight %}',
	])("stays as it is elsewhere: %j", (text) => {
		expect(withPlainAddresses(text, "markdown")).toBe(text);
	});

	it("is read in every format, for pages as for links", () => {
		const html = '<p>One</p>\n<a href="{{ "/b/" | url }}">B</a>';
		for (const format of ["html", "markdown"] as const) {
			expect(renderBody(html, format, (address) => address)).toContain('<a href="/b/">B</a>');
			expect(linksIn(html, 0, format, []).map(({ href, line }) => [href, line])).toEqual([["/b/", 2]]);
		}
		expect(withPlainAddresses("[a]({% link a.md %})", "text")).toBe("[a]({% link a.md %})");
	});

	it.each(["[a]({{ site.url }}", "({{ site.url }}", 'href="{{ "a" | url }}', "{% link a"])("takes linear time: %j", async (piece) => {
		expect(await slowness((text) => withPlainAddresses(text, "markdown"), piece, 10_000 * piece.length)).toBeUndefined();
	});
});
