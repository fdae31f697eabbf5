import path from "node:path";
import { fromHtml } from "hast-util-from-html";
import { visit } from "unist-util-visit";
import { beforeEach, describe, expect, it } from "vitest";
import { buildArchive, makeArchive, story, type Tree, treeOf } from "./pipeline/archives.ts";

/** The metadata that a parser finds in a page. */
interface Head {
	readonly metas: readonly { readonly name: string; readonly content: string }[];
	readonly scripts: readonly { readonly type: string; readonly text: string }[];
	readonly canonical: string[];
	readonly times: readonly string[];
}

function headOf(html: string): Head {
	const metas: { name: string; content: string }[] = [];
	/** Those that hold something. */
	const scripts: { type: string; text: string }[] = [];
	const canonical: string[] = [];
	const times: string[] = [];
	visit(fromHtml(html), "element", ({ tagName, properties, children }) => {
		const name = properties.name ?? (properties.property as string | undefined);
		if (tagName === "meta" && name && properties.content) metas.push({ name: String(name), content: String(properties.content) });
		if (tagName === "link" && String(properties.rel) === "canonical") canonical.push(String(properties.href));
		if (tagName === "time" && properties.dateTime) times.push(String(properties.dateTime));
		if (tagName === "script" && !properties.src)
			scripts.push({ type: String(properties.type), text: children.map((child) => (child.type === "text" ? child.value : "")).join("") });
	});
	return { metas, scripts, canonical, times };
}

/** Prefixes that Zotero reads as RDF even if a page declares none. */
const PREFIXES = new Set(
	"bib bibo dc dcterms prism foaf vcard link z eprint eprints og article book music video so codemeta rdf".split(" "),
);

/**
 * Reads a page as Zotero's translator “Embedded Metadata” does, together with that for RDF, as of its repository in 2026:
 *
 * - The name of a tag is a prefix, up to the first of `.:_`, and a property, whose first letter counts as small. A middle part that is itself a prefix wins.
 *   A tag with a known prefix is RDF; `citation_…` is Highwire. Of several tags with one name the first counts.
 * - Type: first that of Highwire (the title of a journal, book, conference or report); then `og:type`, unless it is `article`;
 *   then `dc:type`, if it names a type of Zotero; then a guess: a `citation_title` alone means an article of a journal.
 * - Title, date, language: Highwire before RDF. Date in RDF: `article:published_time`, then `dc:date`; without any, the first <time> of the page.
 * - Publication: `prism:publicationName`, then `dc:source`, then `og:site_name`.
 * - Pages: `citation_firstpage` and `citation_lastpage`; if one is missing, the parts of `dc:identifier.pageNumber` between hyphens.
 * - Every plain `dc:identifier` is searched for a DOI and an ISSN; whatever looks like one counts as one.
 */
function zoteroItem(html: string) {
	const { metas, times } = headOf(html);
	const rdf = new Map<string, string[]>();
	for (const { name, content } of metas) {
		const parts = name.split(/[.:_]/).map((part) => part.toLowerCase());
		const [first = "", second = ""] = parts;
		const inner = parts.length > 2 && PREFIXES.has(second);
		const prefix = inner ? second : first;
		const property = name.slice((inner ? first.length + 1 : 0) + prefix.length + 1);
		const key = `${prefix}:${property.charAt(0).toLowerCase()}${property.slice(1)}`;
		if (PREFIXES.has(prefix)) rdf.set(key, [...(rdf.get(key) ?? []), content]);
	}
	const all = (...keys: string[]) => keys.map((key) => rdf.get(key)).find((values) => values !== undefined) ?? [];
	const one = (...keys: string[]): string | undefined => all(...keys)[0];
	const highwireAll = (name: string) => metas.filter((meta) => meta.name.endsWith(name)).map(({ content }) => content);
	const highwire = (name: string): string | undefined => highwireAll(name)[0];
	const has = (...names: string[]) => names.some((name) => highwire(name) !== undefined);

	function itemType(): string {
		if (has("citation_journal_title")) return "journalArticle";
		if (has("citation_book_title", "citation_inbook_title")) return "bookSection";
		if (has("citation_conference", "citation_conference_title")) return "conferencePaper";
		if (has("citation_technical_report_institution")) return "report";
		if (one("z:itemType", "z:type")) return String(one("z:itemType", "z:type"));
		if (one("og:type") === "website") return "webpage";
		const type = one("dc:type", "dcterms:type");
		if (type && ["newspaperArticle", "magazineArticle", "journalArticle", "webpage", "book"].includes(type)) return type;
		if (type?.toLowerCase().replace(/\s/g, "") === "newsitem") return "newspaperArticle";
		return has("citation_title", "citation_series_title") ? "journalArticle" : "webpage";
	}

	function pages(): string | undefined {
		const pieces = one("bib:pages", "bibo:pages", "dc:identifier.pageNumber")?.split(/\s*-\s*/) ?? [];
		const first = highwire("citation_firstpage") ?? pieces[0];
		const last = highwire("citation_lastpage") ?? pieces[1];
		return first && last ? `${first}-${last}` : first;
	}

	const identifiers = all("dc:identifier", "dcterms:identifier").join(" ");
	const creators = highwireAll("citation_author");
	return {
		itemType: itemType(),
		title: highwire("citation_title") ?? one("dc:title", "dcterms:title", "og:title"),
		creators: (creators.length > 0 ? creators : all("dc:creator")).flatMap((name) => name.split(/\s*;\s*/)),
		date:
			highwire("citation_date") ??
			highwire("citation_publication_date") ??
			one("prism:publicationDate", "og:published_time", "article:published_time", "dc:date.issued", "dc:date", "dcterms:date") ??
			times[0],
		publicationTitle: one("prism:publicationName", "dc:source", "og:site_name"),
		section: one("article:section"),
		edition: one("prism:edition", "bibo:edition"),
		pages: pages(),
		language: highwire("citation_language") ?? one("dc:language"),
		url: one("og:url"),
		abstractNote: one("og:description"),
		rights: one("prism:copyright", "dc:rights"),
		doi: /10(?:\.\d{4,})?\/\S*[^\s.,]/.exec(identifiers)?.[0],
		issn: /\b\d{7}[\dX]\b/.exec(identifiers.replaceAll("-", ""))?.[0] ?? one("prism:issn"),
	};
}

const HOSTILE: Readonly<Record<string, string>> = {
	script: "</script><script>alert(1)</script>",
	comment: "<!-- <script> --!> ]]>",
	quotes: `"double" 'single' \`grave\` \\ back`,
	entity: "&amp;amp; is &amp;lt; than &amp;quot;",
	separators: "one\u2028two\u2029three",
	surrogates: "half \ud800 and \udc00 of a pair",
	marks: "\u202eright to left\u202c \u200f عنوان",
	long: "word ".repeat(1000).trim(),
	braces: "{{ site.title }} {% raw %}",
};

describe("Zotero", () => {
	let tree: Tree = {};
	beforeEach(async () => {
		if (Object.keys(tree).length > 0) return;
		const root = makeArchive(
			{
				"content/full.md": story("The wall", {
					published: "1957-10-04T08:30",
					updated: "1957-10-06",
					authors: ["Ann Lee", { name: "Bob Ray", role: "Photographs" }],
					section: "News",
					language: "fr",
					description: "In short.",
					print: { date: "1957-10-04", edition: "Late", page: "6-7" },
					rights: "© The Courier",
				}),
				"content/bare.md": story("Nothing but a headline"),
				"content/1957-10-10-19571010.md": story("Numbers in the address", { print: { page: "1, 6-7" } }),
				"content/wire.md": story("From the wire", { published: "1957", source: "The Wire" }),
				...Object.fromEntries(["1957-03", "1957-03~", "1957?", "195X", "1957/1959", "1957-03-XX", "1957-21"].map(dated)),
				...Object.fromEntries(Object.entries(HOSTILE).map(([name, headline]) => [`content/h/${name}.md`, hostile(headline)])),
			},
			{ title: "The Courier", language: "en-GB", timeZone: "Europe/London" },
		);
		const { problems } = await buildArchive(root);
		expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
		tree = treeOf(path.join(root, "dist"));
	});

	function dated(date: string, index: number): [string, string] {
		return [`content/d/date-${index}.md`, story(`Dated ${date}`, { published: date, updated: "2001-02-03" })];
	}

	function hostile(headline: string): string {
		return story(headline, {
			published: "1957-03-04",
			authors: [headline.slice(0, 80)],
			tags: [headline.slice(0, 80)],
			description: headline,
		});
	}

	/** The page of a story, by the end of its address. */
	function page(name: string): string {
		const found = Object.keys(tree).filter((file) => file.endsWith(`/${name}.html`));
		expect(found).toHaveLength(1);
		return tree[found[0] ?? ""] ?? "";
	}

	it("takes a story for a newspaper's article, with all that is known of it", () => {
		expect(zoteroItem(page("full"))).toEqual({
			itemType: "newspaperArticle",
			title: "The wall",
			creators: ["Ann Lee", "Bob Ray"],
			date: "1957/10/04",
			publicationTitle: "The Courier",
			section: "News",
			edition: "Late",
			pages: "6-7",
			language: "fr",
			url: "https://example.org/1957/10/04/full.html",
			abstractNote: "In short.",
			rights: "© The Courier",
			doi: undefined,
			issn: undefined,
		});
	});

	it("takes every story for one, and finds no identifier in an address", () => {
		const stories = Object.entries(tree).filter(([, html]) => html.includes("citation_title"));
		expect(stories.length).toBe(4 + 7 + Object.keys(HOSTILE).length);
		for (const [file, html] of stories) {
			expect(zoteroItem(html), file).toMatchObject({ itemType: "newspaperArticle", publicationTitle: expect.anything() });
			expect(zoteroItem(html), file).toMatchObject({ doi: undefined, issn: undefined });
		}
		expect(zoteroItem(page("19571010"))).toMatchObject({ date: "1957/10/10", pages: "1, 6–7" });
	});

	it("names the paper that published it first", () => {
		expect(zoteroItem(page("wire"))).toMatchObject({ publicationTitle: "The Wire", date: "1957" });
	});

	it("gets a date as far as it is known, and never that of an update", () => {
		const dates = [0, 1, 2, 3, 4, 5, 6].map((index) => zoteroItem(page(`date-${index}`)).date);
		expect(dates).toEqual(["1957/03", "1957-03~", "1957?", "195X", "1957/1959", "1957/03", "1957-21"]);
		expect(zoteroItem(page("bare")).date).toBeUndefined();
	});

	it("takes other pages for web pages", () => {
		for (const file of ["index.html", "calendar/index.html", "1957/index.html", "tags/index.html", "undated/index.html"])
			expect(zoteroItem(tree[file] ?? ""), file).toMatchObject({ itemType: "webpage", publicationTitle: "The Courier" });
	});

	it.each(Object.keys(HOSTILE))("reads a headline with %s back as it was written", (name) => {
		const html = page(name);
		// Reading a file drops the characters that no text may hold, and decodes references once.
		const expected = (HOSTILE[name] ?? "")
			.replace(/ [\ud800-\udfff]/g, "")
			.replace(/[\u2028\u2029]/g, " ")
			.replaceAll("&amp;", "&");
		const { scripts, canonical } = headOf(html);
		expect(zoteroItem(html)).toMatchObject({ title: expected, abstractNote: expected });
		expect(canonical).toEqual([`https://example.org/1957/03/04/${name}.html`]);
		expect(scripts.map(({ type }) => type)).toEqual(["application/ld+json"]);
		const graph = JSON.parse(scripts[0]?.text ?? "")["@graph"];
		expect(graph[0]).toMatchObject({ "@type": "NewsArticle", headline: expected, description: expected });
		expect(graph[1].itemListElement.map((each: { name: string }) => each.name)).toEqual([
			"The Courier",
			expect.stringContaining("4 March 1957"),
			expected,
		]);
	});
});

describe("other pages' JSON-LD", () => {
	it("names a page and the way to it as its title does, whatever is in a name", async () => {
		const root = makeArchive(
			{
				"content/a.md": story("A", { published: "1957-03-04", tags: ["R & D <b>"], print: { date: "1957-03-04", edition: "Late & last" } }),
				"content/pages/about.md": story("About <us> & you"),
				...Object.fromEntries(
					Array.from({ length: 30 }, (_, index) => [`content/${index}.md`, story(`No. ${index}`, { tags: ["S & T"] })]),
				),
			},
			{ listingSize: 5 },
		);
		await buildArchive(root);
		const built = treeOf(path.join(root, "dist"));
		const trail = (file: string) => {
			const [script] = headOf(built[file] ?? "").scripts;
			const [about, crumbs] = JSON.parse(script?.text ?? "{}")["@graph"];
			return [about["@type"], about.name, ...crumbs.itemListElement.map((each: { name: string }) => each.name)];
		};
		expect(trail("tags/r-and-d-b/index.html")).toEqual(["CollectionPage", "R & D <b>", "Test", "Tags", "R & D <b>"]);
		const issue = "Issue of March 4, 1957, Late & last";
		expect(trail("issues/1957-03-04-late-and-last/index.html")).toEqual(["CollectionPage", issue, "Test", "Print issues", issue]);
		expect(trail("1957/03/index.html")).toEqual(["CollectionPage", "March 1957", "Test", "Calendar", "1950s", "1957", "March 1957"]);
		const part = "S & T: No date, or several decades (2)";
		expect(trail("tags/s-and-t/undated-2.html")).toEqual(["CollectionPage", part, "Test", "Tags", "S & T", part]);
		const undated = "No date, or several decades (2)";
		expect(trail("undated/part-2.html")).toEqual(["CollectionPage", undated, "Test", "Calendar", undated]);
		expect(trail("about.html")).toEqual(["WebPage", "About <us> & you", "Test", "About <us> & you"]);
		expect(built["tags/r-and-d-b/index.html"]).toContain('<meta property="og:title" content="R &amp; D &lt;b&gt;">');
		for (const [file, html] of Object.entries(built))
			if (file.endsWith(".html") && file !== "404.html") expect(headOf(html).canonical, file).toHaveLength(1);
	});
});
