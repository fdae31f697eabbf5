import path from "node:path";
import { describe, expect, it } from "vitest";
import { newSite } from "../../src/cli/newsite.ts";
import { wordpress } from "../../src/importers/formats/wordpress/wordpress.ts";
import { defineArchive } from "../../src/settings.ts";
import { importInto } from "../importers/contract.ts";
import { wxrWith } from "../importers/formats/wordpress/export.ts";
import { buildArchive, makeArchive } from "../pipeline/archives.ts";

/** Paths of pages of an old site, at which the new one has a page or a file of its own. */
const OWN = [
	"/data/",
	"/on-this-day/",
	"/sitemaps/",
	"/robots.txt",
	"/atom.xml",
	"/feed.json",
	"/feeds/all.opml",
	"/search",
	"/404.html",
	"/assets/style.css",
	"/media/about/",
	"/calendar/",
	"/2014/03/",
	"/tags/harbour-and-sea/",
];

describe("the new site, as importers see it", () => {
	it.each([true, false])("keeps for itself what it publishes: a build after an import has no error (--keep-urls: %s)", async (keepUrls) => {
		const pages = OWN.map((at, index) => ({ id: index + 1, type: "page", slug: `page-${index}`, link: `https://gazette.example${at}` }));
		const tagged =
			'<category domain="category" nicename="x"><![CDATA[News]]></category><category domain="post_tag" nicename="y"><![CDATA[Harbour & sea]]></category>';
		const story = { id: 90, more: tagged, dates: ["2014-03-04 12:00:00", "2014-03-04 12:00:00"] as const };
		const root = makeArchive(
			{
				"export.xml": wxrWith([...pages, story, { id: 91, type: "page", slug: "old", link: "https://gazette.example/old/" }]),
			},
			{ onThisDay: true, search: true },
		);
		const content = path.join(root, "content");
		const site = await newSite(defineArchive({ title: "Test", url: "https://example.org/" }), content);
		const report = await importInto(root, wordpress, [path.join(root, "export.xml")], { site, keepUrls });
		expect(report.written).toBe(OWN.length + 2);
		expect(report.addresses).toMatchObject(keepUrls ? { kept: 2, redirected: 0 } : { kept: 0, redirected: 2 });
		const built = await buildArchive(root);
		expect(built.problems.filter(({ severity }) => severity === "error")).toEqual([]);
		expect(built.articles).toBe(1);
	});
});
