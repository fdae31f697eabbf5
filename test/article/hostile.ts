import { hash } from "node:crypto";
import { noTermNotes, readTermNotes } from "../../src/archive/termnotes.ts";
import { renderBody } from "../../src/article/body.ts";
import { decode } from "../../src/article/encoding.ts";
import { bodyOf, readStory } from "../../src/article/read.ts";
import { slugOf } from "../../src/article/slug.ts";
import { oneLine, plainLine, textOfHtml } from "../../src/article/text.ts";
import { findIn } from "../../src/checks/places.ts";
import { fieldNear } from "../../src/checks/stories/keys.ts";
import { factsOfText } from "../../src/checks/texts/facts.ts";
import { accentKey, singularOf } from "../../src/checks/words/names.ts";
import { readSidecar } from "../../src/pipeline/content/sidecars.ts";
import { readTable } from "../../src/pipeline/content/tables/tables.ts";
import { loadSearchText, textWithWholeWords } from "../../src/pipeline/search/text.ts";
import { FRAGMENTS as OF_IMPORTS } from "../importers/hostile.ts";

/**
 * What people who wish a build to hang would repeat: the beginnings of things that have no end, things that may be read in many ways, and
 * small things that cost much. Where `…` stands in one, what stands before it is repeated, then what stands behind it as often.
 */
export const FRAGMENTS: readonly string[] = [
	...OF_IMPORTS,
	..."<a href=x.md>|<a href='x.md'>x</a>|<a name=x>|<p id=x>|<img>|<img alt=x>|<img src=x.png>|<img src='x|<img srcset='a 1w, |<table>|<table><tr><td>|<td>|<tr>|<li>|<dd>".split(
		"|",
	),
	..."<object>|<object data=x>|<svg>|<math>|<svg><g>|<select>|<option>|<option>x|<textarea>|<template>|<noscript>|<iframe src=x>|<iframe>|<marquee>|<button>|<form>|<nobr>".split(
		"|",
	),
	..."<x-y z=1>|<x:y>|<o:p>|<p onclick=x>|<p a=1 |<p a |<p a='1'b|<p/|<p=|<a b='{{|<!x>|<?x?>|<![if x]>|<![endif]-->|<plaintext>|<xmp>|<frameset>|<body>|<html>|<head>".split(
		"|",
	),
	..."<b>…</b>|<i><p>…</i>|<div>…</div>|<a>…</a>|<b><table>…</b>|<ruby><rt>…</rt></ruby>|<dl><dt>…</dl>|<h1>…</h1>|<font color=a><p>…</font>|<s><div>".split(
		"|",
	),
	..."^[…]|![…](b)|[…](b)|[…]|(…)|{…}|**a *b …*c**|*…*|_a …a_|~~a …a~~|> a\n> > b\n…|[^1]: x\n…[^1]|`a …``|\\(…\\)".split("|"),
	..."[^1]|[^1]: x\n\n|[^a]: x\n|[a]: b\n|[a]: b 'c\n|[a]: <b\n|[a]: b\n'c|^[x|^[x]|[x][|![x](y \"|[x](<|[x](y (|![](|[](|!|![".split("|"),
	"\n    ",
	"  \n",
	"\\\n",
	"- a\n  - b\n",
	"1. a\n\n   b\n",
	"> a\nb\n",
	"a\n: b\n\n",
	"a\n\n: b\n",
	": a\n",
	"| a | b |\n",
	"|-|-|\n",
	"a | b\n-|-\n",
	"a|",
	"```\n",
	"~~~\n",
	"``` a\nx\n",
	"::: note\n",
	":::: note\n",
	":::\n",
	"!!! note\n",
	'!!! note "a"\n    x\n',
	"> [!NOTE]\n> x\n\n",
	"# a\n",
	"# a {#b}\n",
	"# a\n{: #b}\n",
	"\n{: #b}\n",
	"- [a]: b\n",
	"a|b\n-|-\n1|2|3\n",
	"{% highlight c %}\n",
	"> {% highlight c %}\nx\n> {% endhighlight %}\n",
	"[a]({{ site.url }})",
	"[a]({% link x %}) ",
	"a\n===\n",
	"a\n---\n",
	"===\n",
	"---\n",
	"***\n",
	"{: #a}\n",
	"a {: .b}\n",
	"{:toc}\n",
	"* toc\n{:toc}\n\n",
	"- x\n{: .a}\n",
	"[x](y){: .a} ",
	"- [ ] a\n",
	":a:",
	":+1: ",
	":tada:",
	"$a_",
	"$$",
	"$a$ ",
	"\\\\(",
	"\\\\(a\\\\) ",
	"{{",
	"{{ a }}",
	"{% a %}",
	"{% a %}\n",
	"{{< a >}}\n",
	"{% a %}\n[a]: b\n",
	"www.a.de ",
	"http://a.de/ ",
	"//a.de ",
	"a@b.de ",
	"mailto:",
	"http://a.de/(",
	"http://a.de/*a*",
	"漢**字",
	"**漢**字",
	"漢",
	"ä",
	"\u0301",
	"\u200b",
	"\ufeff",
	"\u0000",
	"\u0007a",
	"\u0085",
	"\ufffd",
	"&copy",
	"&#x80;",
	"&#128;",
	"&lt;b&gt;",
	"import a from 'b'\n",
	"export const a = {\n",
	"<A b={{c: 1}}>",
	"<A>\n",
	"{/*",
	"{a.b}",
	"By A B\n",
	"LONDON, ",
	"LONDON, May 3 - x\n",
	"A A ",
	"a-\nb",
	"a\u00ad\n",
	"-\n",
	"a: b\n",
	"a: b: c\n",
	"- a\n- {b: 1}\n",
	"  - {a: 1}\n",
	"{a: ",
	"[a, ",
	"- - ",
	"? a\n",
	"&a *a ",
	"a: &b\n",
	"!!str ",
	"# x\n\n",
	"\n\n#x",
	"|\n",
	"a: |\n",
	'a: "b\n',
	"a: 'b\n",
	"'",
	"''",
	'\\"',
	"tags: a\n",
	"\ta: b\n",
	"a = 1\n",
	"[a]\n",
	"[[a]]\n",
	"a.b.",
	"a = [",
	"a = {b=",
	'a = """',
	'{"a":',
	'{"a": 1, ',
	"[[",
	".. a: b\n",
	"Title: a\n",
	"a b: ",
	'"a", ',
	'"a""',
	'a,"b\n',
	"a;b\n",
	"a.md,x\n",
	"a,b,c\n",
	",\n",
	"\r\n",
	"2020-01-01",
	"1957/",
	"May ",
	"%E4",
	"%7B%7B",
	"../",
	"#a",
	"?a=",
	"\u{1f600}",
];

function story(file: string, text: string) {
	const bytes = Buffer.from(text);
	const read = readStory({ file, bytes, sha256: hash("sha256", bytes), otherSources: [] }, "Europe/London", ["a.example"]);
	const fault = read.problems.find(({ rule }) => rule === "file-fault");
	if (fault) throw new Error(fault.message);
	return read;
}

/** Reads a story, and renders it for its page, for feeds and for search, if it is one. */
function whole(file: string, text: string): void {
	const { article } = story(file, text);
	if (!article) return;
	const html = renderBody(bodyOf(article, Buffer.from(text)), article.format, (address) => address);
	textWithWholeWords(html);
}

const search = await loadSearchText(new URL("../../templates/assets/search-text.js", import.meta.url).pathname);

/** What reads content, by name. */
export const READERS: Readonly<Record<string, (text: string) => unknown>> = {
	"stories in Markdown": (text) => whole("a.md", `---\nheadline: X\n---\nWords.\n\n${text}`),
	"Markdown in one paragraph": (text) => whole("a.md", `---\nheadline: X\n---\nWords. ${text.replaceAll("\n", " ")}`),
	"stories in MDX": (text) => whole("a.mdx", `---\nheadline: X\n---\nWords.\n\n${text}`),
	"stories in HTML": (text) => whole("a.html", `---\nheadline: X\n---\n<p>Words.</p>\n${text}`),
	"HTML behind a list": (text) => whole("a.html", `---\nheadline: X\n---\n<ul><li>Words.${text}`),
	"wire copy": (text) => whole("a.txt", `Headline\nBy A. Writer\n\n${text}`),
	"texts without front matter": (text) => [story("a.md", text), story("a.html", text), story("a.txt", text)],
	"front matter in YAML": (text) => story("a.md", `---\nheadline: X\n${text}\n---\nWords.\n`),
	"values in YAML": (text) => story("a.md", `---\nheadline: X\ntags:\n${text}\n---\nWords.\n`),
	"texts in YAML": (text) => story("a.md", `---\nheadline: ${JSON.stringify(text)}\n---\nWords.\n`),
	"front matter in TOML": (text) => story("a.md", `+++\ntitle = "X"\n${text}\n+++\nWords.\n`),
	"front matter in JSON": (text) => story("a.md", `{"title": "X", ${text}\n}\nWords.\n`),
	"header lines": (text) => story("a.md", `Title: X\n${text}\n\nWords.\n`),
	"front matter that is not closed": (text) => story("a.md", `---\nheadline: X\n${text}`),
	sidecars: (text) => readSidecar(text, "a.yml"),
	"the terms": (text) => readTermNotes(`tags:\n  a: {hide: true}\n${text}`, "terms.yml").notes === noTermNotes,
	"rows of tables": (text) => readTable(`file,headline,tags\na.md,X,y\n${text}`, "articles.csv"),
	"cells of tables": (text) => readTable(`file,headline,tags\na.md,"${text}",y\nb.md,X,y`, "articles.csv"),
	"heads of tables": (text) => readTable(text, "articles.csv"),
	encodings: (text) => [decode(Buffer.from(text, "latin1")), decode(Buffer.from(text, "utf16le")), decode(Buffer.from(text), "declares")],
	lines: (text) => [oneLine(text), plainLine(text), plainLine(`<b>${text}</b>`), textOfHtml(text), slugOf(text.slice(0, 100_000))],
	"texts that are checked": (text) => factsOfText(text, text),
	"the places of findings": (text) => [findIn(text, { field: "tags", text: "x" }), findIn(text, { text: "no such words" })],
	"names that are checked": (text) => [accentKey(text), singularOf(text, "en"), fieldNear(text.slice(0, 1_000))],
	"texts of search": (text) => [search.indexed(text, "en"), search.indexed(text, "ja"), textWithWholeWords(text)],
};
