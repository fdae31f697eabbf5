import path from "node:path";
import { describe, expect, it } from "vitest";
import { readAbout } from "../../src/importers/about.ts";
import { importerFor, importerNamed } from "../../src/importers/formats/formats.ts";
import { folderOf, sourceOf } from "./passes.ts";

const WXR = `<?xml version="1.0"?>
<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Tide &amp;amp; Time</title><link>https://tide.example</link><description>Just another WordPress site</description><language>en-GB</language>
<wp:wxr_version>1.2</wp:wxr_version><wp:base_site_url>https://tide.example</wp:base_site_url><wp:base_blog_url>https://tide.example</wp:base_blog_url>
<item><title>Later</title><wp:post_id>1</wp:post_id><wp:post_type>post</wp:post_type><wp:status>publish</wp:status></item>
</channel></rss>`;

const RSS = `<rss version="2.0"><channel><title>Tide</title><link>https://tide.example/</link><description>Of the tide</description><language>en-gb</language>
<item><title>Later</title><link>https://tide.example/later</link></item></channel></rss>`;

const RDF = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel><title>Tide</title><link>https://tide.example/</link><description>Of the tide</description></channel>
<item><title>Later</title><link>https://tide.example/later</link></item></rdf:RDF>`;

const JSON_FEED = JSON.stringify({
	version: "https://jsonfeed.org/version/1.1",
	title: "Tide",
	home_page_url: "https://tide.example/",
	description: "Of the tide",
	language: "en",
	items: [{ id: "1", title: "Later", content_text: "Words." }],
});

const GHOST = JSON.stringify({
	db: [
		{
			data: {
				posts: [{ id: "1", title: "Later", html: "<p>Words.</p>", status: "published" }],
				settings: [
					{ key: "title", value: "Tide" },
					{ key: "constructor", value: "x" },
					{ key: "locale", value: "en" },
					{ key: "timezone", value: "Europe/London" },
				],
			},
		},
	],
});

const POST = "---\ntitle: Later\n---\nWords.\n";

/** A source in each format, and what it says of its site. */
const CASES: Readonly<Record<string, readonly [files: Readonly<Record<string, string>>, about: object, source?: string]>> = {
	"an export of WordPress": [{ "a.xml": WXR }, { title: "Tide & Time", language: "en-GB", url: "https://tide.example" }, "a.xml"],
	RSS: [{ "a.xml": RSS }, { title: "Tide", description: "Of the tide", language: "en-gb", url: "https://tide.example/" }, "a.xml"],
	"RSS 1.0": [{ "a.xml": RDF }, { title: "Tide", description: "Of the tide", url: "https://tide.example/" }, "a.xml"],
	"a JSON Feed": [
		{ "a.json": JSON_FEED },
		{ title: "Tide", description: "Of the tide", language: "en", url: "https://tide.example/" },
		"a.json",
	],
	"an export of Ghost": [{ "a.json": GHOST }, { title: "Tide", language: "en", zone: "Europe/London" }, "a.json"],
	Jekyll: [
		{
			"_config.yml": "title: Tide\ntagline: Of the tide\nlang: en_GB\ntimezone: Europe/London\nurl: https://tide.example\n",
			"_posts/2024-03-04-a.md": POST,
		},
		{ title: "Tide", description: "Of the tide", language: "en_GB", zone: "Europe/London", url: "https://tide.example/" },
	],
	Hugo: [
		{
			"hugo.toml":
				'title = "Tide"\nbaseURL = "https://tide.example/"\nlanguageCode = "en-gb"\ntimeZone = "Europe/London"\n[params]\ndescription = "Of the tide"\n',
			"content/posts/a.md": POST,
		},
		{ title: "Tide", description: "Of the tide", language: "en-GB", zone: "Europe/London", url: "https://tide.example/" },
	],
	Zola: [
		{
			"config.toml": 'base_url = "https://tide.example"\ntitle = "Tide"\ndescription = "Of the tide"\ndefault_language = "fr"\n',
			"content/a.md": POST,
		},
		{ title: "Tide", description: "Of the tide", language: "fr", url: "https://tide.example/" },
	],
	Pelican: [
		{
			"pelicanconf.py": "SITENAME = 'Tide'\nSITEURL = 'https://tide.example'\nTIMEZONE = 'Europe/Paris'\nDEFAULT_LANG = 'fr'\n",
			"content/a.md": "Title: Later\n\nWords.",
		},
		{ title: "Tide", language: "fr", zone: "Europe/Paris", url: "https://tide.example/" },
	],
	Nikola: [
		{
			"conf.py":
				"BLOG_TITLE = 'Tide'\nSITE_URL = 'https://tide.example/'\nBLOG_DESCRIPTION = 'Of the tide'\nTIMEZONE = 'Europe/Paris'\nPOSTS = (('posts/*.md', 'posts', 'post.tmpl'),)\n",
			"posts/a.md": POST,
		},
		{ title: "Tide", description: "Of the tide", zone: "Europe/Paris", url: "https://tide.example/" },
	],
	Hexo: [
		{
			"_config.yml": "title: Tide\nsubtitle: Of the tide\nlanguage: [fr, en]\nurl: https://tide.example\n",
			"scaffolds/post.md": "",
			"source/_posts/a.md": POST,
		},
		{ title: "Tide", description: "Of the tide", language: "fr", url: "https://tide.example/" },
	],
	Eleventy: [
		{
			"eleventy.config.js": "export default () => {};",
			"_data/site.json": '{"title":"Tide","url":"https://tide.example","lang":"fr"}',
			"posts/a.md": POST,
		},
		{ title: "Tide", language: "fr", url: "https://tide.example/" },
	],
};

describe("what a source says of its site", () => {
	it.each(Object.entries(CASES))("is read of %s", async (_, [files, about, file = "."]) => {
		const source = sourceOf(path.join(folderOf(files), file));
		expect(await readAbout(importerFor([source]), [source])).toEqual(about);
	});

	it("is read no further than needed", async () => {
		const rss = importerNamed("feed");
		let stories = 0;
		if (rss === undefined) throw new Error("no feed");
		const counting = {
			...rss,
			async *read(...args: Parameters<typeof rss.read>) {
				for await (const step of rss.read(...args)) {
					if (step.step === "story") stories++;
					yield step;
				}
			},
		};
		const item = "<item><title>Later</title><link>https://tide.example/later</link></item>";
		const source = sourceOf(path.join(folderOf({ "a.xml": RSS.replace("</channel>", `${item.repeat(50)}</channel>`) }), "a.xml"));
		await readAbout(counting, [source]);
		expect(stories).toBe(1);
	});

	it("is how its clock stood, where its dates have the offset of that and it names no zone", async () => {
		const item = (local: string, gmt: string) =>
			`<item><title>${local}</title><wp:post_id>${local.replace(/\D/g, "")}</wp:post_id><wp:post_type>post</wp:post_type><wp:status>publish</wp:status><wp:post_date>${local}</wp:post_date><wp:post_date_gmt>${gmt}</wp:post_date_gmt></item>`;
		const items = [
			item("2014-01-05 10:00:00", "2014-01-05 10:00:00"),
			item("2014-07-05 10:00:00", "2014-07-05 09:00:00"),
			item("2014-07-06 10:00:00", "2014-07-06 09:00:00"),
			item("2014-08-06 10:00:00", "0000-00-00 00:00:00"),
		];
		const wxr = WXR.replace("</channel>", `${items.join("")}</channel>`);
		const clockOf = async (text: string) => {
			const source = sourceOf(path.join(folderOf({ "a.xml": text }), "a.xml"));
			return (await readAbout(importerFor([source]), [source])).clock?.map(({ offset, dates }) => [offset, dates]);
		};
		expect(await clockOf(wxr)).toEqual([
			[0, 1],
			[60, 2],
		]);
		expect(await clockOf(WXR)).toBeUndefined();
	});

	it("is nothing where a format does not say it", async () => {
		const source = sourceOf(folderOf({ "a.txt": "A headline\n\nWords." }));
		expect(await readAbout(importerFor([source]), [source])).toEqual({});
	});
});
