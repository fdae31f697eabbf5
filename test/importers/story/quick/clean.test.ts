import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderBody } from "../../../../src/article/body.ts";
import { carefulClean, cleanHtml } from "../../../../src/importers/story/clean.ts";
import { carefulMarkdown, markdownOf } from "../../../../src/importers/story/markdown.ts";
import { parseHtml } from "../../../../src/importers/story/parse.ts";
import { quickClean } from "../../../../src/importers/story/quick/clean.ts";
import { quickMarkdown } from "../../../../src/importers/story/quick/markdown.ts";
import { signature } from "../../../../src/importers/story/signature.ts";

const RUNS = Number(process.env.BACKFILE_RUNS ?? 2_000);

/** Words among which Markdown finds markup. */
const words = fc
	.array(
		fc.oneof(
			{
				arbitrary: fc.constantFrom("wall", "a", "harbour", "1957", "é", "日本", "😀", " ", " ", " ", "\n", "\u00a0", ", ", ". "),
				weight: 12,
			},
			fc.constantFrom(
				..."!\"#$%'()*+,-./:;=?@[]^_`{|}~\\\t".split(""),
				"&lt;",
				"&amp;",
				"&gt;",
				"&lt;b",
				"&amp;amp;",
				"1. ",
				"- ",
				"](",
				"a_b",
				"--",
				"[x]",
			),
		),
		{ maxLength: 8 },
	)
	.map((parts) => parts.join(""));

const address = fc.constantFrom(
	"/a",
	"https://a.example/x?a=1&amp;b=2",
	"https://a.example/(x)",
	"/ü",
	"/a b",
	"#x",
	"mailto:a@b.example",
	"/a_b_c*",
);

const { phrase } = fc.letrec<{ phrase: string; run: string }>((tie) => ({
	run: fc.array(tie("phrase"), { maxLength: 4 }).map((parts) => parts.join("")),
	phrase: fc.oneof(
		{ depthSize: "small", withCrossShrink: true },
		{ arbitrary: words, weight: 8 },
		fc.constantFrom("<br>\nnext", "one<br>two", '<img src="/a.jpg" alt="A wall">', '<img src="/a.jpg">'),
		fc.tuple(fc.constantFrom("em", "i", "strong", "b", "code", "span", "s"), tie("run")).map(([tag, run]) => `<${tag}>${run}</${tag}>`),
		fc.tuple(address, tie("run")).map(([to, run]) => `<a href="${to}">${run}</a>`),
		fc
			.tuple(address, words, words)
			.map(([to, alt, title]) => `<img src="${to}" alt="${alt.replaceAll('"', "")}" title="${title.replaceAll('"', "")}">`),
		fc.tuple(address, words, words).map(([to, title, run]) => `<a href="${to}" title="${title.replaceAll('"', "")}">${run}</a>`),
	),
}));

const run = fc.array(phrase, { maxLength: 3 }).map((parts) => parts.join(""));

const { block } = fc.letrec<{ block: string; item: string }>((tie) => ({
	item: fc.tuple(run, fc.option(tie("block"), { nil: "" })).map(([inside, below]) => `<li>${inside}${below}</li>\n`),
	block: fc.oneof(
		{ depthSize: "small", withCrossShrink: true },
		{ arbitrary: run.map((inside) => `<p>${inside}</p>`), weight: 4 },
		fc.tuple(fc.constantFrom("h1", "h2", "h3", "h4"), run).map(([tag, inside]) => `<${tag}>${inside}</${tag}>`),
		fc.constant("<hr>"),
		run,
		fc
			.tuple(fc.constantFrom("ul", "ol", 'ol start="3"', 'ol start="1"'), fc.array(tie("item"), { maxLength: 3 }))
			.map(([tag, items]) => `<${tag}>\n${items.join("")}</${tag.slice(0, 2)}>`),
		fc.array(tie("block"), { maxLength: 3 }).map((inside) => `<blockquote>${inside.join("\n")}</blockquote>`),
	),
}));

/** Stories as editors write them, and worse. */
const story = fc.array(block, { maxLength: 2 }).map((blocks) => blocks.join("\n\n"));

const rendered = (markdown: string) => renderBody(markdown, "markdown", (address) => address);

describe("the quick way to Markdown", () => {
	it("writes what the careful way writes, or what reads the same", () => {
		let quick = 0;
		fc.assert(
			fc.property(story, (html) => {
				const { tree } = cleanHtml(html);
				const before = JSON.stringify(tree);
				const written = quickMarkdown(tree);
				expect(JSON.stringify(tree)).toBe(before);
				if (!written || rendered(written.markdown) !== written.html) return;
				quick++;
				expect(signature(parseHtml(written.html))).toBe(signature(tree));
				expect(carefulMarkdown(tree) ?? written.markdown).toBe(written.markdown);
			}),
			{ numRuns: RUNS },
		);
		// The test is worth something only where the quick way is taken often.
		expect(quick).toBeGreaterThan(RUNS / 10);
	});

	it("leads where it is not taken to the careful way", () => {
		fc.assert(
			fc.property(story, (html) => {
				const { tree } = cleanHtml(html);
				const markdown = markdownOf(tree);
				if (markdown !== undefined) expect(signature(parseHtml(rendered(markdown)))).toBe(signature(tree));
				else expect(carefulMarkdown(tree)).toBeUndefined();
			}),
			{ numRuns: RUNS },
		);
	});
});

const tag = fc.constantFrom(
	..."a b em strong i u s strike span code sub sup p div section h1 h2 h3 ul ol li blockquote pre figure figcaption hr br img table td font center script svg iframe".split(
		" ",
	),
);

const attribute = fc.tuple(
	fc.constantFrom(
		..."href src alt title class id style width height start rel target data-src data-id onclick lang name align cite".split(" "),
	),
	fc.oneof(
		fc.constantFrom(
			"/a",
			"https://a.example/?a=1&amp;b=2",
			"#x",
			"x",
			"12",
			"007",
			"100%",
			"",
			" /a ",
			"javascript:alert(1)",
			"color:red",
			"expression(1)",
			"bf-1",
		),
		fc.constantFrom(
			"&copy;",
			"&copy=1",
			"&notit;",
			"&#8217;",
			"&#128;",
			"&#x27;",
			"AT&T",
			"a & b",
			"//b.example/",
			"mailto:a@b.example",
			"a:b",
			"a>b",
		),
	),
	fc.constantFrom('"', '"', '"', '"', "'", ""),
);

const tagText = fc
	.tuple(tag, fc.array(attribute, { maxLength: 3 }), fc.constantFrom("", "", "", "/", " /", " "))
	.map(([name, attributes, end]) => ({
		name,
		text: `<${name}${attributes.map(([key, value, quote]) => ` ${key}=${quote}${quote === "" ? value.replace(/[\s"'=<>`]/g, "") || "x" : value}${quote}`).join("")}${end}>`,
	}));

const loose = fc.constantFrom(
	"words",
	"words",
	" ",
	"\n",
	"&amp;",
	"&nbsp;",
	"&lt;p&gt;",
	"&notit;",
	"&#8217;",
	"&#0;",
	"&#128;",
	"&#13;",
	"&#10;",
	"AT&T",
	"&copy",
	"<!-- x -->",
	"a < b",
	"<3",
	"\u00a0",
	"]]>",
	"</p>",
	"</b>",
	"<P>",
	"</br>",
	"\0",
	"\f",
);

/** HTML as a tree would be written, but of elements that may not stand so, and now and then broken. */
const { tangle } = fc.letrec<{ tangle: string }>((tie) => ({
	tangle: fc
		.array(
			fc.oneof(
				{ depthSize: "small", withCrossShrink: true },
				{ arbitrary: fc.constantFrom("words", "more words", "\n", " "), weight: 4 },
				{ arbitrary: loose, weight: 1 },
				{
					arbitrary: fc
						.tuple(tagText, tie("tangle"))
						.map(([{ name, text }, inside]) => (/^(br|hr|img)$/.test(name) ? text + inside : `${text}${inside}</${name}>`)),
					weight: 4,
				},
			),
			{ maxLength: 3 },
		)
		.map((parts) => parts.join("")),
}));

describe("the quick way to clean HTML", () => {
	it("gives what a browser's parser and the sanitiser give", () => {
		let quick = 0;
		fc.assert(
			fc.property(fc.oneof(tangle, story), (html) => {
				const found = quickClean(html);
				if (!found) return;
				quick++;
				const careful = carefulClean(html);
				// With the attributes in one order.
				expect(JSON.stringify(found.tree)).toBe(JSON.stringify(careful.tree));
				expect([...found.removed]).toEqual([...careful.removed]);
			}),
			{ numRuns: RUNS },
		);
		expect(quick).toBeGreaterThan(RUNS / 10);
	});
});
