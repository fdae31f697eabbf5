import path from "node:path";
import { describe, expect, it } from "vitest";
import type { ArchiveSettings } from "../../../src/settings.ts";
import { buildArchive, makeArchive, story, treeOf } from "../../pipeline/archives.ts";

/** Every setting that adds pages, or something to a page. */
const EVERYTHING: Partial<ArchiveSettings> = {
	language: "en-GB",
	timeZone: "Europe/London",
	description: "A small paper.",
	publisher: "The Press",
	contact: "desk@example.org",
	formerHosts: ["old.example.org"],
	sections: ["News", "Sport"],
	startHere: ["none", "second"],
	onThisDay: true,
	feeds: ["rss", "atom", "json"],
	termFeeds: ["rss", "atom", "json"],
	termFeedText: "full",
	ninjs: true,
	search: true,
	icons: true,
	cards: "stories",
	citations: ["bib", "ris", "csl"],
	host: "nginx",
};

const [first, second, third] = [
	story("First", { published: "2024-03-01", section: "News", authors: "Ann Lee", tags: ["Harbour"] }),
	story("Second", { published: "1957-03~", series: "Walls", section: "Sport", corrections: [{ date: "2024-04-01", text: "It was red." }] }),
	story("Third", { id: "third", status: "withdrawn", reason: "A mistake." }),
];

describe("small archives with every setting on", () => {
	it.each<readonly [number, string, Readonly<Record<string, string>>]>([
		[0, "none", {}],
		[1, "a story of long ago", { "content/second.md": second }],
		[1, "a story without a date", { "content/first.md": story("Undated") }],
		[2, "two stories", { "content/first.md": first, "content/second.md": second }],
		[3, "three stories, one of them withdrawn", { "content/first.md": first, "content/second.md": second, "content/third.md": third }],
	])("are built: %i (%s)", async (_, _of, files) => {
		const root = makeArchive(files, EVERYTHING);
		const { published, problems } = await buildArchive(root, { at: Date.UTC(2026, 6, 1) });
		expect(published).toBe(true);
		expect(problems.filter(({ severity }) => severity === "error").map(({ rule }) => rule)).toEqual(
			Object.keys(files).length === 0 ? ["no-stories"] : [],
		);
		const tree = treeOf(path.join(root, "dist"));
		for (const file of ["index.html", "feed.xml", "search.html", "calendar/index.html", "on-this-day/index.html"]) {
			expect(Object.keys(tree)).toContain(file);
		}
		expect(Object.entries(tree).filter(([file, text]) => file.endsWith(".html") && !text.includes("</html>"))).toEqual([]);
	});
});
