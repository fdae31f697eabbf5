import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Article } from "../../../src/article/article.ts";
import { citationOf } from "../../../src/view/citation/citation.ts";
import { type CitationStyle, cite } from "../../../src/view/citation/styles.ts";
import { article } from "../../site/articles.ts";

const STYLES = ["apa", "chicago", "mla"] as const;

interface Told {
	readonly by?: readonly string[];
	readonly headline?: string;
	readonly paper?: string;
	readonly date?: string;
	readonly url?: string;
	readonly fields?: Partial<Article>;
}

function citing(
	style: CitationStyle,
	{ by = [], headline = "Bridge opens", paper = "Daily Mercury", date, url = "https://example.org/a.html", fields = {} }: Told,
): string {
	const story = article("a", date, { headline, authors: by.map((name) => ({ name })), ...fields });
	return cite(citationOf(story, url, { title: paper, language: "en", publisher: "" }), style, "en");
}

describe("APA 7", () => {
	it("cites as the APA Style website does: Carey (2019), online", () => {
		const url = "https://www.nytimes.com/2019/03/22/health/memory-forgetting-psychology.html";
		expect(
			citing("apa", {
				by: ["Benedict Carey"],
				headline: "Can we get better at forgetting?",
				paper: "The New York Times",
				date: "2019-03-22",
				url,
			}),
		).toBe(`Carey, B. (2019, March 22). Can we get better at forgetting? <i>The New York Times</i>. ${url}`);
	});

	it("cites as the APA Style website does: Harlan (2013), in print", () => {
		const headline = "North Korea vows to restart shuttered nuclear reactor that can make bomb-grade plutonium";
		const told = {
			by: ["Chico Harlan"],
			headline,
			paper: "The Washington Post",
			date: "2013-04-02",
			url: "",
			fields: { print: { page: "A1, A4" } },
		};
		// The printed article has no address, and its entry ends with a stop.
		expect(`${citing("apa", told)}.`).toBe(`Harlan, C. (2013, April 2). ${headline}. <i>The Washington Post</i>, A1, A4.`);
	});

	it("cites as the APA Style website does: Stobbe (2020), without pages", () => {
		const headline = "Cancer death rate in U.S. sees largest one-year drop ever";
		expect(`${citing("apa", { by: ["Mike Stobbe"], headline, paper: "Chicago Tribune", date: "2020-01-08", url: "" })}.`).toBe(
			`Stobbe, M. (2020, January 8). ${headline}. <i>Chicago Tribune</i>.`,
		);
	});

	it.each<[readonly string[], string]>([
		[["Mary-Jane O'Neill"], "O'Neill, M.-J."],
		[["J.K. Rowling"], "Rowling, J. K."],
		[["JK Rowling"], "Rowling, J. K."],
		[["JO DOE"], "DOE, J."],
		[["Martin Luther King Jr"], "King, M. L., Jr."],
		[["Jan van der Berg"], "van der Berg, J."],
		[["Reuters"], "Reuters."],
		[["Jane Doe", "John Smith"], "Doe, J., &amp; Smith, J."],
		[["Jane Doe", "John Smith", "Reuters"], "Doe, J., Smith, J., &amp; Reuters."],
	])("names %j", (by, names) => {
		expect(citing("apa", { by, date: "1957" })).toBe(`${names} (1957). Bridge opens. <i>Daily Mercury</i>. https://example.org/a.html`);
	});

	it("names twenty authors, and of twenty-one the first nineteen and the last", () => {
		const by = Array.from({ length: 21 }, (_, at) => `Jane ${String.fromCharCode(65 + at)}son`);
		expect(citing("apa", { by: by.slice(1) })).toContain("Tson, J., &amp; Uson, J. (n.d.)");
		expect(citing("apa", { by })).toContain("Rson, J., Sson, J., . . . Uson, J. (n.d.)");
	});

	it("puts the headline first where no author is named", () => {
		expect(citing("apa", { date: "1957-03-04" })).toMatch(/^Bridge opens\. \(1957, March 4\)\. <i>/);
		expect(citing("apa", { headline: "Who paid?", date: "1957" })).toMatch(/^Who paid\? \(1957\)\. <i>/);
	});

	it("keeps a headline's own quotation marks, with the stop within them", () => {
		expect(citing("apa", { by: ["Jane Doe"], headline: "Mayor says “no”" })).toContain("(n.d.). Mayor says “no.” <i>");
		expect(citing("apa", { by: ["Jane Doe"], headline: 'Mayor says "no"' })).toContain("(n.d.). Mayor says &quot;no.&quot; <i>");
		expect(citing("apa", { by: ["Jane Doe"], headline: "Mayor says 'no'" })).toContain("(n.d.). Mayor says 'no.' <i>");
		expect(citing("apa", { by: ["Jane Doe"], headline: "Prize for miners'" })).toContain("(n.d.). Prize for miners'. <i>");
	});
});

describe("Chicago 17", () => {
	it("cites as the citation quick guide does: Manjoo (2017)", () => {
		const url = "https://www.nytimes.com/2017/03/08/technology/snap-makes-a-bet-on-the-cultural-supremacy-of-the-camera.html";
		const headline = "Snap Makes a Bet on the Cultural Supremacy of the Camera";
		expect(citing("chicago", { by: ["Farhad Manjoo"], headline, paper: "The New York Times", date: "2017-03-08", url })).toBe(
			`Manjoo, Farhad. “${headline}.” <i>New York Times</i>, March 8, 2017. ${url}.`,
		);
	});

	it("cites as the citation quick guide does: Pai (2017)", () => {
		const url = "http://www.vox.com/culture/2017/4/11/15209084/peeps-easter";
		expect(
			citing("chicago", { by: ["Tanya Pai"], headline: "The Squishy, Sugary History of Peeps", paper: "Vox", date: "2017-04-11", url }),
		).toBe(`Pai, Tanya. “The Squishy, Sugary History of Peeps.” <i>Vox</i>, April 11, 2017. ${url}.`);
	});

	it("puts the paper in the author's place where no author is named, as the manual's own example does (17th ed., 14.199)", () => {
		expect(
			citing("chicago", { headline: "In Texas, Ad Heats Up Race for Governor", paper: "The New York Times", date: "2002-07-30", url: "" }),
		).toBe("<i>New York Times</i>. “In Texas, Ad Heats Up Race for Governor.” July 30, 2002.");
		expect(citing("chicago", { url: "" })).toBe("<i>Daily Mercury</i>. “Bridge opens.” N.d.");
		expect(citing("chicago", { date: "1957~", url: "" })).toBe("<i>Daily Mercury</i>. “Bridge opens.” Ca. 1957.");
	});

	it.each<[readonly string[], string]>([
		[["Jane Doe"], "Doe, Jane."],
		[["Jane A. Doe", "John Smith Jr"], "Doe, Jane A., and John Smith Jr."],
		[["Jane Doe", "John Smith", "Jan van der Berg"], "Doe, Jane, John Smith, and Jan van der Berg."],
		[["Reuters"], "Reuters."],
		[["Reuters", "Jane Doe"], "Reuters and Jane Doe."],
		[["Martin Luther King Jr."], "King, Martin Luther, Jr."],
	])("names %j", (by, names) => {
		expect(citing("chicago", { by, date: "1957", url: "" })).toBe(`${names} “Bridge opens.” <i>Daily Mercury</i>, 1957.`);
	});

	it("names ten authors, and of eleven the first seven", () => {
		const by = Array.from({ length: 11 }, (_, at) => `Jane ${String.fromCharCode(65 + at)}son`);
		expect(citing("chicago", { by: by.slice(1) })).toContain("Jane Json, and Jane Kson. “");
		expect(citing("chicago", { by })).toContain("Jane Fson, Jane Gson, et al. “");
	});

	it("gives the edition, and no page", () => {
		const told = { by: ["Jane Doe"], date: "2008-09-06", url: "" };
		expect(citing("chicago", { ...told, fields: { print: { edition: "New York edition", page: "A1" } } })).toMatch(
			/<\/i>, September 6, 2008, New York edition\.$/,
		);
		expect(citing("chicago", { ...told, fields: { print: { edition: "Late" } } })).toMatch(/2008, Late edition\.$/);
	});
});

describe("MLA 9", () => {
	it.each<[string, Told, string]>([
		[
			"Bray (2015), print, as guides to the MLA Handbook cite it",
			{
				by: ["Hiawatha Bray"],
				headline: "As Toys Get Smarter, Privacy Issues Emerge",
				paper: "The Boston Globe",
				date: "2015-12-10",
				url: "",
				fields: { print: { page: "C1" } },
			},
			"Bray, Hiawatha. “As Toys Get Smarter, Privacy Issues Emerge.” <i>The Boston Globe</i>, 10 Dec. 2015, p. C1.",
		],
		[
			"Sherry (2012), on pages that do not follow each other",
			{
				by: ["Allison Sherry"],
				headline: "Volunteers’ Personal Touch Turns High-Tech Data into Votes",
				paper: "The Denver Post",
				date: "2012-10-30",
				url: "",
				fields: { print: { page: "1A, 8A" } },
			},
			"Sherry, Allison. “Volunteers’ Personal Touch Turns High-Tech Data into Votes.” <i>The Denver Post</i>, 30 Oct. 2012, pp. 1A+.",
		],
	])("cites %s", (_, told, expected) => {
		expect(citing("mla", told)).toBe(expected);
	});

	it("gives the address last and without its scheme, after the page", () => {
		const fields = { print: { page: "3", edition: "Late edition" } };
		expect(citing("mla", { by: ["Jane Doe"], headline: "Bridge Opens", paper: "The Daily Mercury", date: "2024-03-15", fields })).toBe(
			"Doe, Jane. “Bridge Opens.” <i>The Daily Mercury</i>, Late ed., 15 Mar. 2024, p. 3, example.org/a.html.",
		);
	});

	it.each<[readonly string[], string]>([
		[["Jane Doe", "John Smith"], "Doe, Jane, and John Smith."],
		[["Jane Doe", "John Smith", "Ann Lee"], "Doe, Jane, et al."],
		[["Reuters", "Jane Doe", "Ann Lee"], "Reuters, et al."],
	])("names %j", (by, names) => {
		expect(citing("mla", { by, url: "" })).toBe(`${names} “Bridge opens.” <i>Daily Mercury</i>.`);
	});

	it("has the headline first where no author is named, and no date where none is known", () => {
		expect(citing("mla", {})).toBe("“Bridge opens.” <i>Daily Mercury</i>, example.org/a.html.");
	});

	it("names the site as a second container where another paper published it first", () => {
		expect(citing("mla", { by: ["Jane Doe"], date: "1957-05-03", fields: { source: { name: "Evening Star" } } })).toBe(
			"Doe, Jane. “Bridge opens.” <i>Evening Star</i>, 3 May 1957. <i>Daily Mercury</i>, example.org/a.html.",
		);
	});

	it.each([
		["3", "p. 3"],
		["A1", "p. A1"],
		["3-5", "pp. 3-5"],
		["A-3", "p. A-3"],
		["1, 4", "pp. 1+"],
		["1+", "pp. 1+"],
	])("gives the page %s", (page, pages) => {
		expect(citing("mla", { fields: { print: { page } }, url: "" })).toBe(`“Bridge opens.” <i>Daily Mercury</i>, ${pages}.`);
	});
});

describe("cite", () => {
	it.each<[string | undefined, string, string, string]>([
		[undefined, "n.d.", "n.d.", ""],
		["1957", "1957", "1957", "1957"],
		["1957-03", "1957, March", "March 1957", "Mar. 1957"],
		["1957-09-04", "1957, September 4", "September 4, 1957", "4 Sept. 1957"],
		["1957-05-04", "1957, May 4", "May 4, 1957", "4 May 1957"],
		["1957-03~", "ca. 1957, March", "ca. March 1957", "circa Mar. 1957"],
		["1957?", "ca. 1957", "ca. 1957", "circa 1957"],
		["195X", "1950s", "1950s", "1950s"],
		["1957-21", "1957, Spring", "Spring 1957", "spring 1957"],
		["1957/1959", "1957–1959", "1957–1959", "1957–1959"],
		["1957-03/1957-05", "1957, March–May", "March–May 1957", "Mar.–May 1957"],
		["1957-03-04/1957-03-05", "1957, March 4–5", "March 4–5, 1957", "4–5 Mar. 1957"],
		["1957-03-31/1957-04-01", "1957, March 31–April 1", "March 31–April 1, 1957", "31 Mar.–1 Apr. 1957"],
		["1957-12-31/1958-01-01", "1957, December 31–1958, January 1", "December 31, 1957–January 1, 1958", "31 Dec. 1957–1 Jan. 1958"],
		["1957-03/..", "from March 1957", "from March 1957", "from March 1957"],
	])("writes the date %s as each style does", (date, apa, chicago, mla) => {
		const told = { by: ["Jane Doe"], ...(date && { date }), url: "" };
		expect(citing("apa", told)).toBe(`Doe, J. (${apa}). Bridge opens. <i>Daily Mercury</i>`);
		expect(citing("chicago", told)).toBe(`Doe, Jane. “Bridge opens.” <i>Daily Mercury</i>, ${chicago.replace(/\.$/, "")}.`);
		expect(citing("mla", told)).toBe(`Doe, Jane. “Bridge opens.” <i>Daily Mercury</i>${mla && `, ${mla}`}.`);
	});

	it.each([
		["Who paid?", "“Who paid?”"],
		["Home at last!", "“Home at last!”"],
		["It ends.", "“It ends.”"],
		["And then…", "“And then…”"],
		["Mayor says “no”", "“Mayor says ‘no.’”"],
		['Mayor says "no"', "“Mayor says ‘no.’”"],
		['Mayor asks "Who paid?"', "“Mayor asks ‘Who paid?’”"],
		['"No," says mayor', "“‘No,’ says mayor.”"],
		['"No" and ("yes") in a "day"', "“‘No’ and (‘yes’) in a ‘day.’”"],
		["Das „Wunder“ von Bern", "“Das ‘Wunder’ von Bern.”"],
		["'No,' says mayor", "“'No,' says mayor.”"],
		['New 12" guns', "“New 12&quot; guns.”"],
		["Miners' strike", "“Miners' strike.”"],
		["Smith & Sons <b>sold</b>", "“Smith &amp; Sons &lt;b&gt;sold&lt;/b&gt;.”"],
	])("puts the headline %s within quotation marks", (headline, quoted) => {
		const told = { by: ["Jane Doe"], headline, url: "" };
		expect(citing("chicago", told)).toBe(`Doe, Jane. ${quoted} <i>Daily Mercury</i>, n.d.`);
		expect(citing("mla", told)).toBe(`Doe, Jane. ${quoted} <i>Daily Mercury</i>.`);
	});

	it("does not end twice after a paper that ends with a mark", () => {
		expect(citing("apa", { paper: "Yahoo!", date: "1957" })).toBe("Bridge opens. (1957). <i>Yahoo!</i> https://example.org/a.html");
	});

	it("marks a headline in another language than the page's, and one that runs the other way", () => {
		const story = article("a", "1957", { headline: "Pont <ouvert>", language: "fr" });
		const cited = citationOf(story, "https://example.org/", { title: "Mercury", language: "en", publisher: "" });
		expect(cite(cited, "mla", "en")).toContain('“<bdi lang="fr">Pont &lt;ouvert&gt;.</bdi>” <i>');
		expect(cite(cited, "mla", "fr")).toContain("“Pont &lt;ouvert&gt;.” <i>");
		expect(citing("mla", { headline: "شاهد" })).toContain("“<bdi>شاهد.</bdi>” <i>");
		expect(citing("mla", { headline: "a\u202eb" })).toContain("<bdi>a\u202eb.</bdi>");
	});

	it("has no tags but its own, whatever a story holds", () => {
		const nasty = fc.oneof(
			fc.string({ unit: "binary" }),
			fc.constantFrom(
				"</script>",
				"<img onerror=x>",
				'"><b>',
				"}",
				"\\",
				"a\r\nb",
				"\0",
				"\ud800",
				"\u202e\u200f",
				"x".repeat(5000),
				'"'.repeat(5000),
				"„".repeat(5000),
			),
		);
		fc.assert(
			fc.property(nasty, nasty, nasty, fc.constantFrom(...STYLES), (headline, name, url, style) => {
				const fields = { source: { name }, print: { page: name, edition: headline }, language: name };
				const html = citing(style, { by: [name, headline], headline, url, fields });
				expect(html.replace(/<\/?i>|<\/bdi>|<bdi(?: lang="[^"<>]*")?>/g, "")).not.toMatch(/[<>]|[\r\n\0]/);
				expect(html).toBe(html.toWellFormed());
			}),
			{ numRuns: 200 },
		);
	});
});
