import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { carefulClean } from "../../../../src/importers/story/clean.ts";
import { quickClean } from "../../../../src/importers/story/quick/clean.ts";
import { RUNS, story } from "./stories.ts";

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
