import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { newSite } from "../../src/cli/newsite.ts";
import { type ArchiveSettings, defineArchive } from "../../src/settings.ts";

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
