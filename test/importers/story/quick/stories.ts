import fc from "fast-check";

/** How often properties are tried. */
export const RUNS = Number(process.env.BACKFILE_RUNS ?? 2_000);

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
export const story = fc.array(block, { maxLength: 2 }).map((blocks) => blocks.join("\n\n"));
