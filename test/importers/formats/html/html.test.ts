import path from "node:path";
import { describe, expect, it } from "vitest";
import { html } from "../../../../src/importers/formats/html/html.ts";
import { describeImporter } from "../../contract.ts";
import { folderOf, readTwice, sourceOf, told } from "../../passes.ts";
import { pageOf, readPage, readPages, TEXT } from "./pages.ts";

const mirror = path.join(import.meta.dirname, "fixtures", "mirror");

describeImporter(html, [mirror]);

describe("pages of HTML", () => {
	it("are recognised by their names and their head", () => {
		expect(html.recognises(sourceOf(mirror))).toBe(true);
		expect(html.recognises(sourceOf(path.join(mirror, "saved", "Budget.html")))).toBe(true);
		expect(html.recognises(sourceOf(folderOf({ "a.md": "# a", "b.xml": "<rss/>" })))).toBe(false);
		expect(html.recognises(sourceOf(path.join(folderOf({ "a.html": "<rss><channel/></rss>" }), "a.html")))).toBe(false);
	});

	it("of a mirror are stories, standing pages, or skipped with a reason", async () => {
		const { stories, skipped } = await readTwice(html, [mirror]);
		expect(stories.map(({ key, kind }) => [kind, key])).toEqual([
			["story", "https://www.gazette.example/2015/05/budget/"],
			["story", "http://www.gazette.example/2014/03/fire-at-mill/"],
			["page", "http://www.gazette.example/about/"],
			["story", "http://www.gazette.example/?p=40"],
			["story", "http://www.gazette.example/old/mayor.htm"],
			["story", "http://www.gazette.example/old/untitled.html"],
		]);
		expect(skipped).toEqual([
			"mirror/saved/Budget_files/ad.html: it is a part of a saved page",
			"mirror/www.gazette.example/2014/03/fire-at-mill/amp/index.html, the same page as mirror/www.gazette.example/2014/03/fire-at-mill/index.html: another file is the same page",
			"mirror/www.gazette.example/2014/03/fire-at-mill/feed/index.html: it is not a page of HTML",
			"mirror/www.gazette.example/index.html: it lists other pages",
			"mirror/www.gazette.example/index.html?p=12, the same page as mirror/www.gazette.example/2014/03/fire-at-mill/index.html: another file is the same page",
			"mirror/www.gazette.example/moved.html: it only leads to another page",
			"mirror/www.gazette.example/tag/fire/index.html: it lists other pages",
		]);
		expect(stories[1]).toMatchObject({
			fields: {
				headline: "Fire at the mill",
				published: "2014-03-15T10:00:00+00:00",
				updated: "2014-03-16T09:00:00+00:00",
				authors: ["Jane Doe"],
				section: "News",
				tags: ["Fire", "Mills"],
				language: "en-GB",
			},
			addresses: [
				"http://www.gazette.example/2014/03/fire-at-mill/",
				"http://www.gazette.example/2014/03/fire-at-mill/amp/",
				"http://www.gazette.example/?p=12",
				"http://www.gazette.example/moved.html",
			],
			site: { url: "http://www.gazette.example/" },
		});
		const body = stories[1]?.body.text ?? "";
		expect(body).toContain('href="http://www.gazette.example/?p=40"');
		expect(body).toContain('src="http://www.gazette.example/wp-content/uploads/mill-300x200.jpg"');
		expect(body).not.toMatch(/Share this|Recent posts|Troll|Posted on/);
		// The picture stands in the text, and its description is the cut-off beginning of it.
		expect(Object.keys(stories[1]?.fields ?? {}).filter((name) => ["image", "standfirst", "description"].includes(name))).toEqual([]);
	});

	it("that somebody wrote by hand are read in their own encoding, with the date and the name that they show", async () => {
		const { stories } = await readTwice(html, [mirror]);
		const mayor = stories.find(({ key }) => key.endsWith("mayor.htm"));
		expect(mayor?.fields).toMatchObject({ headline: "Mayor resigns", published: "1999-03-03", authors: ["Tom O'Neil"] });
		expect(mayor?.body.text).toContain("café affair – “enough”");
	});

	it("give what JSON-LD says, in all its forms, and what is no JSON is passed over", async () => {
		const ld = {
			"@graph": [
				{ "@type": "Person", "@id": "#a", name: "Edith Marlowe", url: "https://else.example/e" },
				{
					"@type": ["NewsArticle"],
					headline: "Wall &amp; quay",
					datePublished: "2014-03-15",
					dateModified: "2014-03-17T08:00:00+01:00",
					author: [{ "@id": "#a" }, "By Tom O'Neil", { "@type": "Organization", name: "The Gazette" }],
					publisher: { name: "The Gazette" },
					articleSection: ["Harbour", "Council"],
					keywords: "wall, quay",
					inLanguage: "en-gb",
					image: [{ url: "https://p.example/wall.jpg" }],
					description: "Of its own.",
				},
			],
		};
		const script = (text: string) => `<script type="application/ld+json">${text}</script>`;
		const { fields, problems } = await readPage(pageOf(script("{oh") + script(JSON.stringify(ld)), `<h1>Wall & quay</h1>${TEXT}`));
		expect(fields).toEqual({
			headline: "Wall & quay",
			published: "2014-03-15",
			updated: "2014-03-17T07:00:00+00:00",
			authors: [{ name: "Edith Marlowe", url: "https://else.example/e" }, "Tom O'Neil"],
			section: "Harbour",
			tags: ["Council", "wall", "quay"],
			language: "en-GB",
			description: "Of its own.",
			image: "https://p.example/wall.jpg",
		});
		expect(problems.map(told)).toEqual(["info field-odd"]);
	});

	it("have honest dates: partial ones from the address, none where there is none", async () => {
		const dated = async (name: string, head = "") => (await readPage(pageOf(head, `<h1>A</h1>${TEXT}`), name)).fields?.published;
		expect(await dated("2014/03/15/a.html")).toBe("2014-03-15");
		expect(await dated("2014/mar/a.html")).toBe("2014-03");
		expect(await dated("2014/03/15-years-on.html")).toBe("2014-03");
		expect(await dated("2014/a.html")).toBe("2014");
		expect(await dated("1984-review.html")).toBeUndefined();
		expect(await dated("a.html", '<meta name="dc.date" content="1957">')).toBe("1957");
		expect(await dated("a.html", '<meta name="date" content="2014-07-01T10:00:00">')).toBe("2014-07-01T10:00:00+01:00");
		const odd = await readPage(pageOf('<meta name="date" content="03/04/1957">', `<h1>A</h1>${TEXT}`));
		expect(odd.fields).not.toHaveProperty("published");
		expect(odd.problems.map(told)).toEqual(["warning date-missing"]);
		expect(odd.problems[0]?.message).toContain("03/04/1957");
	});

	it("lose the site's name at either end of a title, and only that", async () => {
		const titled = (title: string) => pageOf(`<title>${title}</title>`, TEXT.replace("Monday", title));
		const { stories } = await readPages({
			"a.html": titled("Wall - or quay? | The Gazette"),
			"b.html": titled("The Gazette: Mayor resigns"),
			"c.html": titled("Fire | The Gazette"),
			"d.html": titled("War - and peace"),
		});
		expect(stories.map(({ name }) => name)).toEqual(["Wall - or quay?", "Mayor resigns", "Fire", "War - and peace"]);
	});

	it("have a standfirst where readers see it, a description where only machines do", async () => {
		const head = '<meta name="description" content="Who pays is open.">';
		expect(
			(await readPage(pageOf(head, `<h1>A</h1><div class="intro">Who pays is open.</div><div class="entry-content">${TEXT}</div>`))).fields,
		).toMatchObject({
			standfirst: "Who pays is open.",
		});
		expect((await readPage(pageOf(head, `<h1>A</h1><div class="entry-content">${TEXT}</div>`))).fields).toMatchObject({
			description: "Who pays is open.",
		});
	});

	it("are looked through with the user's selectors", async () => {
		const odd = pageOf(
			"",
			`<div class=x>A wall</div><div class=by>By Edith Marlowe</div><div class=d>on March 3, 2014</div><div class=t>Two words.</div>${TEXT}`,
		);
		const map = { headline: ".x", authors: ".by", published: ".d", body: ".t" };
		const { story } = await readPage(odd.replace("Two words.", "Twenty-five letters are enough for a story."), "a.html", map);
		expect(story).toMatchObject({
			fields: { headline: "A wall", authors: ["Edith Marlowe"], published: "2014-03-03" },
			body: { text: "Twenty-five letters are enough for a story." },
		});
		await expect(readPage(odd, "a.html", { body: "p[" })).rejects.toThrow("not a CSS selector");
		await expect(readPage(odd, "a.html", { colour: "p" })).rejects.toThrow("cannot be found by a selector");
	});

	it("with one canonical address and different titles are stories of their own", async () => {
		const head = (title: string) => `<title>${title}</title><link rel="canonical" href="https://g.example/one">`;
		const { stories, skipped } = await readPages({
			"g.example/a.html": pageOf(head("Wall"), `<h1>Wall</h1>${TEXT}`),
			"g.example/b.html": pageOf(head("Fire"), `<h1>Fire</h1>${TEXT.replace("Monday", "Friday")}`),
		});
		expect(stories.map(({ key }) => key)).toEqual(["https://g.example/one", "https://g.example/b.html"]);
		expect(skipped).toEqual([]);
	});

	it("that hold a picture and no word are stories", async () => {
		const head = '<meta property="og:type" content="article"><meta property="article:published_time" content="2014-03-15">';
		const { story } = await readPage(
			pageOf(head, '<article><h1>A</h1><p class="byline">By A B</p><div class="entry-content"><img src="a.png"></div></article>'),
		);
		expect(story?.body.text).toBe('<img src="/a.png">');
	});

	it("behind a paywall, empty or not found are skipped", async () => {
		const free = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"A","isAccessibleForFree":"False"}</script>';
		const { skipped } = await readPages({
			"a.html": pageOf(free, TEXT),
			"b.html": pageOf("<title>B</title>", "<p>Hm.</p>"),
			"c.html": pageOf("<title>404 Not Found</title>", TEXT),
		});
		expect(skipped.map((line) => line.replace(/^.*: /, ""))).toEqual([
			"its text is behind a paywall",
			"it has no text",
			"it says that a page was not found",
		]);
	});

	it("that are damaged or hostile are told, and stop nothing", async () => {
		const { stories, skipped, problems } = await readPages({
			"a-cut.html": pageOf("<title>Cut</title>", `<h1>Cut</h1>\n<time datetime="2014-03-15">x</time>${TEXT}\n<p>and then <a hr`).replace(
				/<\/body.*$/,
				"",
			),
			"b-nul.html": pageOf("<title>Nul\0</title>", `<h1>Nul</h1><time datetime="2014-03-15">x</time>${TEXT}`),
			"c-deep.html": "<div>".repeat(50_000),
			"d-entities.html": `<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${pageOf("<base href='javascript:alert(1)'><title>Ent</title>", `<h1>Ent</h1><time datetime="2014-03-15">x</time>${TEXT}<a href="x.html">&b;</a>`)}`,
			"e-utf8.html": pageOf("<meta charset=iso-8859-1><title>Café</title>", `<h1>Café</h1><time datetime="2014-03-15">x</time>${TEXT}`),
			"f-large.html": pageOf("", "<p>word</p>".repeat(200_000)),
			"g-many.html": pageOf("", `<p>${"<".repeat(100_000)}</p>`),
		});
		expect(stories.map(({ name }) => name)).toEqual(["Cut", "Nul", "Ent", "Café"]);
		expect(stories[2]?.body.text).toContain('href="/x.html"');
		expect(problems.map((problem) => `${problem.file.replace(/^.*\//, "")} ${told(problem)}`)).toEqual([
			"a-cut.html error source-syntax 3",
			"b-nul.html warning characters",
			"c-deep.html error source-refused",
			"e-utf8.html info characters",
			"f-large.html error source-refused",
			"g-many.html error source-refused",
			expect.stringMatching(/ warning value-shared$/),
		]);
		expect(skipped.map((line) => line.replace(/^.*: /, ""))).toEqual([
			"it has too many elements, or too deep ones",
			"it is too large",
			"it has too many elements, or too deep ones",
		]);
	});
});
