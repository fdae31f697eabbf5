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
			body: { format: "text", text: "Plain words only,\nover two lines.\n\nhttps://saltmarsh.example/media/two.mp3" },
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
		expect(given.skipped).toEqual(["urn:uuid:3: comments are not carried"]);
		expect(JSON.stringify(given)).not.toContain("@example.org");
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
		const odd = await readText(text.replace("<guid>empty</guid>", "<guid>empty</guod>"));
		expect(odd.stories).toHaveLength(3);
		expect(odd.problems.map(told).at(-1)).toBe("error source-syntax 32 24");
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
		const undeclared = await readText("<rss><channel><item><title>A</title></item><item><title>&x;</title></item></channel></rss>");
		expect(undeclared.stories.map(({ name }) => name)).toEqual(["A"]);
		expect(undeclared.problems.at(-1)?.rule).toBe("source-syntax");
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
		expect((await readText(text(' encoding="ebcdic-x"'))).problems.map(({ rule }) => rule)).toEqual(["source-refused"]);
	});

	it("keep hostile names as names", async () => {
		const { stories } = await readText(
			'<rss xmlns:__proto__="urn:x"><channel><item __proto__="1"><title>__proto__</title><guid>constructor</guid><category>__proto__</category><__proto__:constructor>x</__proto__:constructor></item></channel></rss>',
		);
		expect(stories[0]).toMatchObject({ key: "constructor", fields: { headline: "__proto__", tags: ["__proto__"] } });
	});
});
