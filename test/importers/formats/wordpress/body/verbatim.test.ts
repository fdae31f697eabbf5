import { describe, expect, it } from "vitest";
import { keepVerbatim } from "../../../../../src/importers/formats/wordpress/body/verbatim.ts";

/** What of a text is kept, in the order in which it stands. */
function kept(text: string): string[] {
	const { text: rest, restore } = keepVerbatim(text);
	expect(restore(rest).length).toBeGreaterThan(0);
	// oxlint-disable-next-line no-control-regex -- the marks
	return (rest.match(/\u0000\d+\u0000/g) ?? []).map(restore);
}

describe("what is kept as it is", () => {
	it.each([
		['[sourcecode language="php"]\n<?php echo "[gallery]"; ?>\n[/sourcecode]', "php", "&lt;?php echo &quot;[gallery]&quot;; ?&gt;"],
		['[code lang="js"]a < b && c[/code]', "js", "a &lt; b &amp;&amp; c"],
		["[python]\nx = 1\n\ny = 2\n[/python]", "python", "x = 1\n\ny = 2"],
		['[code lang="c++"]if (a &lt; b) x &amp;&amp; y[/code]', "c++", "if (a &lt; b) x &amp;&amp; y"],
		["[pascal]a := b;[/pascal]", "pascal", "a := b;"],
		["[code]a[/code]", "", "a"],
	])("is the program in %s", (text, language, code) => {
		expect(kept(`Before ${text} after`)).toEqual([`<pre><code${language && ` class="language-${language}"`}>${code}\n</code></pre>`]);
	});

	it("is the program in a pre that names its language, whatever its signs", () => {
		const code = '<?php if ($a) { ?>\n<input name="x">\n\n<?php } ?>';
		expect(kept(`<pre lang="php">${code}</pre>`)).toEqual([
			"<pre>&lt;?php if ($a) { ?&gt;\n&lt;input name=&quot;x&quot;&gt;\n\n&lt;?php } ?&gt;</pre>",
		]);
		expect(kept('<pre lang="php" escaped="true">&lt;b&gt;<i>x</i></pre>')).toEqual([
			'<pre lang="php" escaped="true">&lt;b&gt;<i>x</i></pre>',
		]);
		expect(kept("<PRE>a <b>b</b>\n\nc</PRE >")).toEqual(["<PRE>a <b>b</b>\n\nc</PRE >"]);
	});

	it("is nothing that has no end of its own", () => {
		for (const text of [
			"<script src='a.js' />\n\nwords <script>x()</script>",
			"<pre>a <pre>b</pre>",
			"[code]a",
			"<style> words",
			"[[code]]a[/code]",
		])
			expect(kept(text).filter((html) => /words|a </.test(html))).toEqual([]);
	});
});
