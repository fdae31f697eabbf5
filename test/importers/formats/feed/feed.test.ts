import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { feed } from "../../../../src/importers/formats/feed/feed.ts";
import { describeImporter } from "../../contract.ts";
import { folderOf, readTwice, sourceOf, told } from "../../passes.ts";

const at = (name: string) => path.join(import.meta.dirname, name);

async function readText(text: string | Uint8Array, name = "feed.xml") {
	return readTwice(feed, [path.join(folderOf({ [name]: text }), name)]);
}

for (const name of ["rss.xml", "atom.xml", "feed.json"]) describeImporter(feed, [at(name)]);

describe("feeds", () => {
	it("are recognised by their head, and a WordPress export is none", () => {
		for (const name of ["rss.xml", "atom.xml", "feed.json"]) expect(feed.recognises(sourceOf(at(name))), name).toBe(true);
		const folder = folderOf({ "w.xml": '<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/">', "s.xml": "<urlset/>" });
		expect(feed.recognises(sourceOf(path.join(folder, "w.xml")))).toBe(false);
		expect(feed.recognises(sourceOf(path.join(folder, "s.xml")))).toBe(false);
		expect(feed.recognises(sourceOf(folder))).toBe(false);
	});

	it("of RSS give every item with its full text", async () => {
		const { stories, problems, skipped } = await readTwice(feed, [at("rss.xml")]);
		expect(stories[0]).toMatchObject({
			key: "tag:saltmarsh.example,2024:1",
			name: "Fish & chips again",
			place: { file: "rss.xml", line: 7 },
			fields: {
				headline: "Fish & chips again",
				published: "2024-03-12T10:00:00+00:00",
				authors: ["Edith Marlowe", "Tom O'Neil"],
				tags: ["Food", "Harbour & quay"],
				language: "en-GB",
				description: "The price of fish has gone up & up.",
				image: "https://saltmarsh.example/media/fish.jpg",
			},
			body: { format: "html", text: "<p>Fish is <b>dear</b>.</p><p>Very.</p>" },
			addresses: ["https://saltmarsh.example/2024/fish"],
			site: { url: "https://saltmarsh.example/", media: ["https://saltmarsh.example/"] },
		});
		expect(stories[0]?.notCarried).toEqual(["comments", "mood", "e-mail addresses"]);
		expect(stories[1]).toMatchObject({
			fields: { headline: "Plain words only, over two lines." },
			body: {
				format: "html",
				text: '<p>Plain words only,\nover two lines.</p>\n\n<audio controls src="https://saltmarsh.example/media/two.mp3"></audio>',
			},
			addresses: ["https://saltmarsh.example/2024/two"],
		});
		expect(stories[1]?.fields).not.toHaveProperty("authors");
		expect(stories.map(({ key }) => key).slice(1)).toEqual(["https://saltmarsh.example/2024/two", "https://saltmarsh.example/2024/two"]);
		expect(problems.map(told)).toEqual(["warning headline-missing 23", "warning date-missing 23"]);
		expect(stories[2]?.addresses).toEqual(["https://saltmarsh.example/2024/two"]);
		expect(skipped).toEqual(["empty: it has neither a title nor a text"]);
	});

	it("of Atom give text of every type, whatever the prefix", async () => {
		const given = await readTwice(feed, [at("atom.xml")]);
		expect(given.stories[0]).toMatchObject({
			key: "urn:uuid:1",
			fields: {
				headline: "Café <fermé>",
				published: "2024-03-12T09:00:00+00:00",
				updated: "2024-03-13T09:00:00+00:00",
				authors: [{ name: "Anne", url: "https://marais.example/anne" }, "Bruno"],
				tags: ["Café"],
				description: "Un mot à part.",
			},
			body: { format: "html", text: '<p title="a &quot;b&quot;">Le café &lt;ferme&gt;<br>bientôt.</p>' },
			addresses: ["https://marais.example/cafe", "https://marais.example/cafe.pdf"],
		});
		expect(given.stories[1]).toMatchObject({
			fields: { headline: "1 < 2 & 3 > 2", published: "2024-03-14T10:00:00+00:00", status: "draft", authors: ["La rédaction"] },
			body: { format: "text", text: "Plain <b> text" },
		});
		expect(given.skipped).toEqual(["urn:uuid:3: it is a comment: it stands with its story, where the blog showed it"]);
		// Of comments the core takes them out.
		expect(JSON.stringify({ ...given, stories: given.stories.map((story) => ({ ...story, comments: [] })) })).not.toContain("@example.org");
	});

	it("of JSON Feed give every item, and what stands behind the items too", async () => {
		const given = await readTwice(feed, [at("feed.json")]);
		expect(given.stories[0]).toMatchObject({
			key: "one",
			fields: {
				headline: "One <b> & two",
				published: "2024-03-12T10:00:00+00:00",
				updated: "2024-03-12T11:00:00+00:00",
				authors: [{ name: "Edith Marlowe", url: "https://saltmarsh.example/edith" }],
				tags: ["a", "7"],
				description: "Of its own",
				language: "en",
			},
			addresses: ["https://saltmarsh.example/one"],
		});
		expect(given.stories[0]?.notCarried).toEqual(["external_url", "_own", "e-mail addresses"]);
		expect(given.stories[1]).toMatchObject({
			key: "2",
			fields: { headline: "No title <here>", authors: ["The desk"] },
			body: { format: "text" },
		});
		expect(given.problems.map(told)).toEqual(["warning headline-missing 19", "warning date-missing 19"]);
		expect(given.skipped).toHaveLength(2);
	});

	it("are read as far as they are whole, with line and column of the fault", async () => {
		const text = readFileSync(at("rss.xml"), "utf8");
		const cut = await readText(text.slice(0, text.indexOf("Plain words")));
		expect(cut.stories).toHaveLength(1);
		expect(cut.problems.map(told)).toEqual(["error source-syntax 25 15"]);
		const json = readFileSync(at("feed.json"), "utf8");
		const broken = await readText(json.replace('"id": "three"', '"id": three'), "feed.json");
		expect(broken.stories).toHaveLength(2);
		expect(broken.problems.map(told).at(-1)).toBe("error source-syntax 20 12");
	});

	it("that declare a document type are refused unread", async () => {
		const bomb =
			'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><rss><channel><item><title>&b;</title></item></channel></rss>';
		const external =
			'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&x;</title></item></channel></rss>';
		for (const text of [bomb, external]) {
			const { stories, problems } = await readText(text);
			expect(stories).toEqual([]);
			expect(problems.map(({ rule, line, column }) => [rule, line, typeof column])).toEqual([["source-refused", 1, "number"]]);
		}
	});

	it("that are none, too deep or empty are told", async () => {
		expect((await readText("<urlset><item/></urlset>")).problems.map(told)).toEqual(["error source-refused 1 8"]);
		const deep = await readText(`<rss><channel><item><title>x</title><description>${"<b>".repeat(20_000)}`);
		expect(deep.problems.map(({ rule }) => rule)).toEqual(["source-syntax"]);
		expect((await readText("")).problems.map(({ rule }) => rule)).toEqual(["source-syntax"]);
		expect((await readText('{"items": []}', "feed.json")).problems.map(({ rule }) => rule)).toEqual(["source-refused"]);
	});

	it("are read in the encoding that they declare, or have", async () => {
		const text = (encoding: string) => `<?xml version="1.0"${encoding}?><rss><channel><item><title>“Café”</title></item></channel></rss>`;
		const bytes = (value: string) => Buffer.from(value.replace("“", "\u0093").replace("”", "\u0094"), "latin1");
		for (const given of [
			bytes(text(' encoding="windows-1252"')),
			bytes(text("")),
			Buffer.from(`\ufeff${text("")}`, "utf16le"),
			Buffer.from(text("")),
		])
			expect((await readText(given)).stories.map(({ name }) => name)).toEqual(["“Café”"]);
		expect((await readText(text(' encoding="ebcdic-x"'))).stories.map(({ name }) => name)).toEqual(["“Café”"]);
	});

	it.each([
		["a name of a character that only HTML has", "<item><title>The Clown&rsquo;s joke&nbsp;</title></item>", "The Clown’s joke"],
		["a bare &", "<item><title>Salt & vinegar &more &#x; &</title></item>", "Salt & vinegar &more &#x; &"],
		["a bare <", "<item><title>1 < 2 <3 and a <- b</title></item>", "1 < 2 <3 and a <- b"],
		["numbers of windows-1252", "<item><title>&#147;Caf&#xe9;&#x94; &#8211;</title></item>", "“Café” –"],
		["an element without an end", "<item><title>Open<b>bold</title><link>https://a.example/1</link></item>", "Openbold"],
		["an end without a beginning", "<item><title>Shut</p></title></guid></item>", "Shut"],
		["an entry without an end", "<item><title>First</title><guid>f</guid><item><title>Second</title><guid>s</guid></item>", "First"],
		["HTML that is not escaped", "<item><title>Raw</title><description><p>One<br>two<hr></p></description></item>", "Raw"],
		["attributes as HTML has them", '<item><title>Bare</title><enclosure url=https://a.example/a.pdf async a="1" a="2"/></item>', "Bare"],
		["a comment without an end", "<item><title>Said <!-- that</title></item>", "Said <!-- that"],
	])("with %s are read on behind it, and told once", async (_, item, headline) => {
		const after = "<item><title>After</title><guid>z</guid></item>";
		const { stories, problems } = await readText(
			`<?xml version="1.0"?>\n<rss><channel><title>T</title>\n${item}\n${after}</channel></rss>`,
		);
		expect([stories[0]?.name, stories.at(-1)?.name]).toEqual([headline, "After"]);
		const faults = problems.filter(({ rule }) => rule === "source-syntax");
		expect(faults.every(({ severity, line }) => severity === "warning" && line === 3)).toBe(true);
		expect(faults).toHaveLength(headline.startsWith("“") ? 0 : 1);
	});

	it("give the text of HTML that is not escaped with its markup", async () => {
		const { stories } = await readText(
			'<rss><channel><item><title>Raw</title><description><p>One <a href="/x?a=1&b=2">two</a><br>three</p></description></item></channel></rss>',
		);
		expect(stories[0]?.body).toEqual({ format: "html", text: '<p>One <a href="/x?a=1&amp;b=2">two</a><br>three</p>' });
	});

	it.each(["\n\n", " ", "\ufeff\n", "Warning: cannot modify header\n", "\u0000\u0000"])(
		"may have %j before their beginning",
		async (before) => {
			const feedText = '<?xml version="1.0" encoding="utf-8"?><rss><channel>\n<item><title>é</title></item></channel></rss>';
			const { stories } = await readText(before + feedText);
			expect(stories.map(({ name }) => name)).toEqual(["é"]);
			expect(stories[0]?.place.line).toBe(2 + (before.match(/\n/g)?.length ?? 0));
		},
	);

	it("may declare the document type of RSS 0.91, which is not obeyed", async () => {
		const published = '"-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd"';
		const lists = '[\n<!ENTITY % HTMLlat1 PUBLIC "-//W3C//ENTITIES Latin 1 for XHTML//EN" "xhtml-lat1.ent">\n%HTMLlat1;\n]';
		for (const inner of [`PUBLIC ${published}`, `PUBLIC ${published} ${lists}`, lists, ""]) {
			const { stories, problems } = await readText(
				`<?xml version="1.0"?>\n<!DOCTYPE rss ${inner}>\n<rss version="0.91"><channel><item><title>Caf&eacute;</title><pubDate>9 Jan 2001</pubDate></item></channel></rss>`,
			);
			expect(stories.map(({ name }) => name)).toEqual(["Café"]);
			expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
		}
	});

	it.each<readonly [written: string, date: string | undefined, rule?: string]>([
		["Thu, 09 Jan 20 10:00 GMT", "2020-01-09T10:00:00+00:00"],
		["9 Jan 2020 10:00:00 EST", "2020-01-09T15:00:00+00:00"],
		["Thursday, 09-Jan-2020 10:00:00 +0100 (CET)", "2020-01-09T09:00:00+00:00"],
		["Thu Jan 9 10:00:00 EST 2020", "2020-01-09T15:00:00+00:00"],
		["2020-01-09T10:00:00.123-0500", "2020-01-09T15:00:00.123+00:00"],
		["Do., 09 Jan 2020 10:00:00 +0100", "2020-01-09T09:00:00+00:00"],
		["Fri, 09 Jan 2020 10:00:00 GMT", "2020-01-09T10:00:00+00:00", "date-odd"],
		["Thu, 09 Jan 2020 10:00:00 XYZ", "2020-01-09", "date-odd"],
		["2020-01-09T99:00:00Z", "2020-01-09", "date-odd"],
		["Thu, 31 Feb 2020 10:00:00 GMT", undefined, "date-missing"],
		["yesterday", undefined, "date-missing"],
	])("have dates as programs write them: %s", async (written, date, rule) => {
		const { stories, problems } = await readText(
			`<rss><channel><item><title>A</title><pubDate>${written}</pubDate></item></channel></rss>`,
		);
		expect(stories[0]?.fields.published).toBe(date);
		expect(problems.map((problem) => problem.rule)).toEqual(rule === undefined ? [] : [rule]);
	});

	it("carry sound, and caption and credit of the picture (Media RSS)", async () => {
		const media = (inner: string) =>
			`<rss xmlns:media="http://search.yahoo.com/mrss/"><channel><link>https://a.example/</link><item><title>A</title><description>Words.</description>${inner}</item></channel></rss>`;
		const own = await readText(
			media(
				'<media:content url="https://a.example/140.jpg" width="140" medium="image"/><media:content url="https://a.example/700.jpg" width="700" medium="image"><media:description type="html">Cap &lt;b&gt;words&lt;/b&gt;</media:description><media:credit>Ann &amp;amp; Bob</media:credit></media:content><media:content url="/e.mp3" type="audio/mpeg"/>',
			),
		);
		expect(own.stories[0]?.fields.image).toEqual({ src: "https://a.example/700.jpg", caption: "Cap words", credit: "Ann & Bob" });
		expect(own.stories[0]?.body.text).toBe('<p>Words.</p>\n\n<audio controls src="https://a.example/e.mp3"></audio>');
		const grouped = await readText(
			media(
				'<media:group><media:content url="/a.jpg" type="image/jpeg"/><media:credit>Ann</media:credit></media:group><media:content url="/b.jpg" type="image/jpeg"/>',
			),
		);
		expect(grouped.stories[0]?.fields.image).toBe("https://a.example/b.jpg");
		expect(grouped.notCarried).toEqual(["further pictures"]);
	});

	it("make drafts of what says that it is not public", async () => {
		const fields = [
			"<status>private</status>",
			"<visibility>members</visibility>",
			"<draft>True</draft>",
			"<published>2020-01-01</published>",
			"<state>CA</state>",
		];
		const items = fields.map((field, index) => `<item><title>${index}</title>${field}</item>`).join("");
		const { stories } = await readText(`<rss><channel>${items}</channel></rss>`);
		expect(stories.map((story) => story.fields.status)).toEqual(["draft", "draft", "draft", undefined, undefined]);
		const json = {
			version: "https://jsonfeed.org/version/1.1",
			items: [
				{ id: "1", title: "A", _draft: true },
				{ id: "2", title: "B", access: "public" },
			],
		};
		const given = await readText(JSON.stringify(json), "feed.json");
		expect(given.stories.map((story) => story.fields.status)).toEqual(["draft", undefined]);
	});

	it("may have relative addresses, and no ids", async () => {
		const { stories } = await readText(
			"<rss><channel><link>https://a.example/</link><item><title>A &amp;amp; B</title><link>/2020/r01.html</link><description>Words</description><author>ann@a.example (Ann Example)</author></item></channel></rss>",
		);
		expect(stories[0]).toMatchObject({
			key: "https://a.example/2020/r01.html",
			addresses: ["https://a.example/2020/r01.html"],
			fields: { headline: "A & B", authors: ["Ann Example"] },
		});
	});

	it("have addresses that are meant from xml:base", async () => {
		const { stories } = await readText(
			`<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://a.example/blog/"><entry xml:base="2020/"><title>A</title><id>1</id><link href="one.html"/><content type="html" xml:base="pics/">&lt;img src="x.jpg"&gt; &lt;a href='#top'&gt;up&lt;/a&gt; &lt;a href="mailto:a@b.example"&gt;m&lt;/a&gt;</content></entry></feed>`,
		);
		expect(stories[0]?.addresses).toEqual(["https://a.example/blog/2020/one.html"]);
		expect(stories[0]?.body.text).toBe(
			`<img src="https://a.example/blog/2020/pics/x.jpg"> <a href='#top'>up</a> <a href="mailto:a@b.example">m</a>`,
		);
	});

	it("keep hostile names as names", async () => {
		const { stories } = await readText(
			'<rss xmlns:__proto__="urn:x"><channel><item __proto__="1"><title>__proto__</title><guid>constructor</guid><category>__proto__</category><__proto__:constructor>x</__proto__:constructor></item></channel></rss>',
		);
		expect(stories[0]).toMatchObject({ key: "constructor", fields: { headline: "__proto__", tags: ["__proto__"] } });
	});
});
