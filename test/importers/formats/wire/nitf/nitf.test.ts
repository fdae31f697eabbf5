import path from "node:path";
import { describe, expect, it } from "vitest";
import { nitf } from "../../../../../src/importers/formats/wire/nitf/nitf.ts";
import { describeImporter } from "../../../contract.ts";
import { folderOf, readTwice, sourceOf } from "../../../passes.ts";

const desk = path.join(import.meta.dirname, "desk");

describeImporter(nitf, [desk]);

/** A document with some head, some content and an id of its own. */
const document = (head: string, content: string, id = "x-1") =>
	`<nitf><head><docdata><doc-id id-string="${id}"/>${head}</docdata></head><body><body.head><hedline><hl1>X</hl1></hedline></body.head><body.content>${content}</body.content></body></nitf>`;

async function read(files: Readonly<Record<string, string>>) {
	return readTwice(nitf, [folderOf(files)]);
}

describe("NITF", () => {
	it("gives all that readers saw of a story", async () => {
		const { stories, notCarried } = await readTwice(nitf, [path.join(desk, "quay.xml")]);
		expect(stories[0]).toMatchObject({
			key: "quay-1",
			name: "Quay to be closed",
			fields: {
				headline: "Quay to be closed",
				published: "2005-06-20",
				authors: [
					{ name: "Ann Example", role: "Courier Staff" },
					{ name: "Tom Ferris", role: "Courier Staff" },
				],
				section: "Harbour",
				tags: ["Economy", "Shipping", "quay"],
				series: "The harbour",
				dateline: "SALTMARSH",
				standfirst: "The council voted to close it.",
				print: { date: "2005-06-20", edition: "Late", page: "A3" },
				source: { name: "The Saltmarsh Courier" },
				rights: "2005 Saltmarsh Press",
				corrections: [{ date: "2005-06-20", text: "It is two million, not three." }],
			},
			addresses: ["https://courier.example/2005/quay"],
		});
		const html = stories[0]?.body.text.replace(/\s+/g, " ") ?? "";
		expect(html.match(/The quay will be closed/g)).toHaveLength(1);
		expect(html).toContain("<h2>Ships wait outside</h2>");
		expect(html).toContain('It will cost £2m, says Mary Hale &amp; others. See <a href="https://example.org/">more</a>.');
		expect(html).toContain("<blockquote><p>“No more ships.”</p><p>Mary Hale</p></blockquote>");
		expect(html).toContain('<figure><img src="quay.jpg" alt="The quay"><figcaption>The quay at low tide — Jo Lens</figcaption></figure>');
		expect(html).toContain("<p>Contact the desk.</p>");
		expect(html).not.toMatch(/two million|paragraph 2/);
		expect(notCarried.toSorted()).toEqual(["meta slug", "notes to editors", "urgency"]);
	});

	it.each([
		["embargoed without an end", 'management-status="embargoed"', "", { status: "draft" }],
		[
			"embargoed until",
			'management-status="embargoed"',
			'<date.release norm="20050623T120000Z"/>',
			{ embargo: "2005-06-23T13:00:00+01:00" },
		],
		["to be released", "", '<date.release norm="20050623T120000Z"/>', { embargo: "2005-06-23T13:00:00+01:00" }],
		["withheld", 'management-status="withheld"', "", { status: "draft" }],
		["of a status that nobody knows", 'management-status="odd"', "", { status: "draft" }],
		["killed", 'management-status="killed"', "", { status: "withdrawn" }],
		["under embargo by a note", "", '<ed-msg info="EMBARGOED until noon"/>', { status: "draft" }],
	])("keeps back what is %s", async (_, status, head, fields) => {
		const { stories } = await read({ "a.xml": document(head, "<p>Words</p>").replace("<docdata>", `<docdata ${status}>`) });
		expect(stories[0]?.fields).toMatchObject(fields);
	});

	it("takes the newest of the versions of an item", async () => {
		const of = (version: string, words: string) => document(`<du-key key="k" version="${version}"/>`, `<p>${words}</p>`);
		const { stories, skipped } = await read({ "a.xml": of("10", "Tenth"), "b.xml": of("9", "Ninth") });
		expect(stories.map(({ body }) => body.text.trim())).toEqual(["<p>Tenth</p>"]);
		expect(skipped).toEqual(["X: a newer version of it is there"]);
	});

	it("reads on where a document is damaged, obeys no document type, and says what is no NITF", async () => {
		const { stories, problems, skipped } = await read({
			"a.xml": document('<date.issue norm="20050620"/>', "<p>Fish & chips &nbsp;today", "a-1"),
			"b.xml": `<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]>${document("", "<p>&x;</p>", "b-1")}`,
			"c.xml": "<html><body>No</body></html>",
			"d.xml": document("", `${"<block>".repeat(1_000)}deep`, "d-1"),
		});
		expect(stories.map(({ key }) => key)).toEqual(["a-1"]);
		expect(stories[0]?.body.text).toContain("Fish &amp; chips");
		expect(problems.map(({ file, rule, severity }) => [path.basename(file), rule, severity])).toEqual([
			["a.xml", "source-syntax", "warning"],
			["b.xml", "source-refused", "error"],
			["c.xml", "source-refused", "error"],
			["d.xml", "source-syntax", "error"],
			["d.xml", "source-syntax", "warning"],
		]);
		expect(skipped).toHaveLength(3);
	});

	it("is recognised by its first element", () => {
		const folder = folderOf({ "a.xml": "<rss/>", "b.xml": "<newsItem/>" });
		expect(nitf.recognises(sourceOf(path.join(folder, "a.xml")))).toBe(false);
		expect(nitf.recognises(sourceOf(folder))).toBe(false);
		expect(nitf.recognises(sourceOf(desk))).toBe(true);
	});
});
