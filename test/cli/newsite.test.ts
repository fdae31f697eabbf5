import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { newSite } from "../../src/cli/newsite.ts";
import { wordpress } from "../../src/importers/formats/wordpress/wordpress.ts";
import { type ArchiveSettings, defineArchive } from "../../src/settings.ts";
import { importInto } from "../importers/contract.ts";
import { wxrWith } from "../importers/formats/wordpress/export.ts";
import { buildArchive, makeArchive } from "../pipeline/archives.ts";

const content = mkdtempSync(path.join(os.tmpdir(), "backfile-content-"));

afterAll(() => rmSync(content, { recursive: true }));

const site = (settings: Partial<ArchiveSettings> = {}) =>
	newSite(defineArchive({ title: "T", url: "https://example.org/", timeZone: "Europe/London", ...settings }), content);

describe("newSite", () => {
	it("lets each address be claimed once", () => {
		const { claim } = site();
		expect(["/a/", "/a/", "/b?c", "/../d"].map(claim)).toEqual([undefined, "is taken", expect.any(String), expect.any(String)]);
	});

	it("knows the addresses of stories and pages, in the form that the settings ask for", () => {
		const story = { kind: "story", id: "1", slug: "strike", published: "1957-03-04", section: "News" } as const;
		expect(site().addressOf(story)).toBe("/1957/03/04/strike.html");
		expect(site({ permalink: "/{section}/{year}/{slug}/" }).addressOf(story)).toBe("/news/1957/strike/");
		expect(site({ urls: "folders" }).addressOf({ kind: "page", id: "2", slug: "about" })).toBe("/about/");
	});

	it("knows the listings of terms, as terms.yml spells them, and only those of the settings", () => {
		writeFileSync(path.join(content, "terms.yml"), "tags: {NATO: {also: otan}, secret: {hide: true}}\n");
		expect([...site().termAddresses("tags", ["otan", "Sport", "secret"])]).toEqual([
			["otan", "/tags/nato/"],
			["Sport", "/tags/sport/"],
		]);
		for (const kind of ["sections", "authors", "series"] as const) {
			expect([...site().termAddresses(kind, ["A B"])]).toEqual([["A B", `/${kind}/a-b/`]]);
		}
		expect(site({ listings: ["sections"] }).termAddresses("tags", ["Sport"]).size).toBe(0);
	});

	it("knows the pages of the calendar under which a date stands", () => {
		expect(site().calendarOf("1957-03-04")).toEqual(["/1957/", "/1957/03/", "/1957/03/04/"]);
		expect(site({ calendar: "month" }).calendarOf("1957-03-04")).toEqual(["/1957/", "/1957/03/"]);
		expect(site().calendarOf("1957")).toEqual(["/1957/"]);
		expect(site().calendarOf(undefined)).toEqual([]);
	});

	it("knows the feeds of the site and of listings", () => {
		expect(["/", "/tags/sport/", "/1957/"].map(site().feedOf)).toEqual(["/feed.xml", "/tags/sport/feed.xml", undefined]);
		expect(site({ feeds: [] }).feedOf("/")).toBeUndefined();
	});
});

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

describe("newSite, of an archive that is imported into", () => {
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
		const site = newSite(defineArchive({ title: "Test", url: "https://example.org/" }), content);
		const report = await importInto(root, wordpress, [path.join(root, "export.xml")], { site, keepUrls });
		expect(report.written).toBe(OWN.length + 2);
		expect(report.addresses).toMatchObject(keepUrls ? { kept: 2, redirected: 0 } : { kept: 0, redirected: 2 });
		const built = await buildArchive(root);
		expect(built.problems.filter(({ severity }) => severity === "error")).toEqual([]);
		expect(built.articles).toBe(1);
	});
});
