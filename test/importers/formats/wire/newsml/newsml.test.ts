import path from "node:path";
import { describe, expect, it } from "vitest";
import { newsml } from "../../../../../src/importers/formats/wire/newsml/newsml.ts";
import { describeImporter } from "../../../contract.ts";
import { folderOf, readTwice, sourceOf } from "../../../passes.ts";

const message = path.join(import.meta.dirname, "message.xml");

describeImporter(newsml, [message]);

const item = (meta: string, rest = "") =>
	`<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="g" version="1"><itemMeta><versionCreated>2024-03-15T10:00:00Z</versionCreated>${meta}</itemMeta><contentMeta><headline>X</headline></contentMeta>${rest}</newsItem>`;

async function read(text: string) {
	return readTwice(newsml, [path.join(folderOf({ "a.xml": text }), "a.xml")]);
}

describe("NewsML-G2", () => {
	it("gives the stories of a message, in the language of each", async () => {
		const { stories, skipped, notCarried } = await readTwice(newsml, [message]);
		expect(stories[0]).toMatchObject({
			key: "urn:story:1",
			fields: {
				headline: "Ferry returns",
				published: "2024-03-15T08:00:00+00:00",
				updated: "2024-03-15T10:00:00+00:00",
				authors: ["Ann Example"],
				section: "Harbour desk",
				tags: ["shipping"],
				dateline: "Saltmarsh",
				language: "en-GB",
				standfirst: "After ten years",
				image: { src: "large.jpg" },
				source: { name: "saltmarsh.example" },
				rights: "© 2024 Saltmarsh Press. Not for Lee Island",
			},
		});
		expect(stories[0]?.body.text.trim()).toBe("<p>The <em>ferry</em> is back.<br>At last.</p>");
		expect(stories[1]).toMatchObject({
			fields: { headline: "Budget", authors: ["Tom Ferris"], embargo: "2024-03-18T00:00:00+00:00" },
			body: { format: "text", text: "First line\ngoes on.\n\nSecond paragraph." },
		});
		expect(skipped).toEqual([
			"urn:pack:1: it is a package of other items, and no story",
			"urn:picture:1: it is of the class picture, and no story",
		]);
		expect(notCarried.toSorted()).toEqual(["notes to editors", "urgency"]);
	});

	it.each([
		['<pubStatus qcode="stat:withheld"/>', { status: "draft" }],
		['<pubStatus qcode="stat:canceled"/>', { status: "withdrawn" }],
		['<pubStatus uri="http://cv.iptc.org/newscodes/pubstatusg2/canceled"/>', { status: "withdrawn" }],
		["<embargoed/>", { status: "draft" }],
		["<edNote>STRICTLY EMBARGOED until Friday</edNote>", { status: "draft" }],
	])("keeps back what is not to be published: %s", async (meta, fields) => {
		expect((await read(item(meta))).stories[0]?.fields).toMatchObject(fields);
	});

	it("takes what an NITF document in it says where the item says nothing", async () => {
		const nitf =
			"<contentSet><inlineXML contenttype='application/nitf+xml'><nitf xmlns='http://iptc.org/std/NITF/2006-10-18/'><body><body.head><hedline><hl1>Other</hl1></hedline><byline>By Ann Example</byline><abstract><p>In short.</p></abstract></body.head><body.content><p>Words.</p></body.content></body></nitf></inlineXML></contentSet>";
		const { stories } = await read(item("", nitf));
		expect(stories[0]?.fields).toMatchObject({ headline: "X", authors: ["Ann Example"], standfirst: "In short." });
		expect(stories[0]?.body.text.trim()).toBe("<p>Words.</p>");
	});

	it("is recognised by its first element and namespace", () => {
		const folder = folderOf({ "a.xml": "<newsItem/>" });
		expect(newsml.recognises(sourceOf(path.join(folder, "a.xml")))).toBe(false);
		expect(newsml.recognises(sourceOf(message))).toBe(true);
	});
});
