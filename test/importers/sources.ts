import { rmSync } from "node:fs";
import path from "node:path";
import { importerNamed } from "../../src/importers/formats/formats.ts";
import { readPython } from "../../src/importers/formats/generator/python/literals.ts";
import { readRst } from "../../src/importers/formats/generator/rst/rst.ts";
import { prepareStory } from "../../src/importers/story/prepare.ts";
import { folderOf, sourceOf } from "./passes.ts";

/** Reads a file of a format as an import does, and prepares its stories. */
function reading(format: string, name: string, write: (text: string) => string): (text: string) => Promise<void> {
	return async (text) => {
		const folder = folderOf({ [name]: write(text) });
		try {
			const importer = importerNamed(format);
			if (!importer) throw new Error(`There is no importer ${format}.`);
			for await (const step of importer.read([sourceOf(path.join(folder, name))], { zone: "UTC", map: new Map() })) {
				if (step.step === "story") prepareStory({ fields: step.fields, ...step.body, addresses: new Map() });
			}
		} finally {
			rmSync(folder, { recursive: true, force: true });
		}
	};
}

const item = (inner: string) =>
	`<rss><channel><link>https://a.example</link><item><title>X</title><link>https://a.example/x</link>${inner}</item></channel></rss>`;
const wxr = (inner: string) =>
	`<rss xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><link>https://a.example</link><wp:wxr_version>1.2</wp:wxr_version><item><title>X</title><link>https://a.example/x</link><wp:post_id>1</wp:post_id><wp:post_type>post</wp:post_type><wp:status>publish</wp:status>${inner}</item></channel></rss>`;
const nitf = (content: string) =>
	`<nitf><body><body.head><hedline><hl1>X</hl1></hedline></body.head><body.content>${content}</body.content></body></nitf>`;
const ghost = (html: string) =>
	JSON.stringify({ db: [{ meta: {}, data: { posts: [{ id: "1", title: "X", slug: "x", html, status: "published", type: "post" }] } }] });

/** What reads whole files of foreign archives, by name. */
export const SOURCE_READERS: Readonly<Record<string, (text: string) => Promise<void>>> = {
	"CSV: rows": reading("csv", "a.csv", (text) => `title,body\nX,y\n${text}`),
	"CSV: a cell": reading("csv", "a.csv", (text) => `title,body\nX,"${text}"\nY,z\n`),
	"CSV: a head": reading("csv", "a.csv", (text) => text),
	"JSON Lines: rows": reading("jsonl", "a.jsonl", (text) => `{"title": "X", "body": "y"}\n${text}`),
	"JSON Lines: a value": reading("jsonl", "a.jsonl", (text) => `${JSON.stringify({ title: "X", body: text })}\n`),
	"text: a story": reading("text", "a.txt", (text) => `Headline\n\n${text}`),
	"text: Markdown": reading("text", "a.md", (text) => `---\ntitle: X\n---\n${text}`),
	"pages: a body": reading(
		"html",
		"a.html",
		(text) => `<html><head><title>X</title></head><body><article><h1>X</h1><p>Words and words.</p>${text}`,
	),
	"pages: a head": reading("html", "a.html", (text) => `<html><head><title>X</title>${text}`),
	"feeds: an item": reading("feed", "a.xml", (text) => item(`<description>${text}</description>`)),
	"feeds: HTML": reading("feed", "a.xml", (text) => item(`<description><![CDATA[${text}]]></description>`)),
	"feeds: elements": reading("feed", "a.xml", (text) => item(text)),
	"WordPress: a text": reading("wordpress", "a.xml", (text) => wxr(`<content:encoded><![CDATA[${text}]]></content:encoded>`)),
	"WordPress: elements": reading("wordpress", "a.xml", (text) => wxr(text)),
	"NITF: a text": reading("nitf", "a.xml", (text) => nitf(text)),
	"ninjs: a text": reading("ninjs", "a.json", (text) =>
		JSON.stringify({ uri: "x", headline: "X", body_text: text, versioncreated: "2024" }),
	),
	"ninjs: HTML": reading("ninjs", "a.json", (text) =>
		JSON.stringify({ uri: "x", headline: "X", body_xhtml: text, versioncreated: "2024" }),
	),
	"ninjs: NITF": reading("ninjs", "a.json", (text) =>
		JSON.stringify({ uri: "x", bodies: [{ role: "nitf", value: nitf(text) }], pubStatus: "usable" }),
	),
	"reStructuredText: a text": async (text) => {
		const { html } = readRst(text, { hasHead: true });
		prepareStory({ fields: { headline: "X" }, format: "html", text: html, addresses: new Map() });
	},
	"Pelican: settings": async (text) => {
		readPython(text);
	},
	"Ghost: a text": reading("ghost", "a.json", ghost),
};
