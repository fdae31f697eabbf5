import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { KIND_NAMES, KINDS, publishingRank } from "../../src/site/kinds.ts";
import { article, byPath, planOf } from "./articles.ts";

const templates = path.resolve(import.meta.dirname, "../../templates");

describe("the table of kinds", () => {
	it("names a template that is there for each kind, and leaves none unused", () => {
		const named = new Set<string>(KIND_NAMES.map((kind) => KINDS[kind].template));
		expect([...named].filter((name) => !existsSync(path.join(templates, name)))).toEqual([]);
		const folders = ["layouts", "layouts/issues", "feeds"];
		const there = folders.flatMap((folder) => readdirSync(path.join(templates, folder)).map((name) => `${folder}/${name}`));
		expect(there.filter((name) => !named.has(name))).toEqual(["layouts/base.njk", "layouts/issues"]);
	});

	it("publishes a story before its listings, those before the feed's history, and that before feeds", () => {
		const ranks = (["story", "term", "atom-archive", "rss"] as const).map(publishingRank);
		expect(ranks).toEqual([0, 1, 2, 3]);
		expect([publishingRank("copied"), publishingRank("own"), publishingRank(undefined)]).toEqual([0, 0, 0]);
	});

	it("says which outputs have a place in the sitemaps", () => {
		const stories = Array.from({ length: 30 }, (_, index) => article(`s${index}`, index < 15 ? undefined : "1957-03-04", { tags: ["t"] }));
		const plan = planOf(stories, { listingSize: 5, urls: "folders", citations: ["bib"] }, [article("pages/about")]);
		const outputs = [...byPath(plan).values()];
		const places = outputs.flatMap(({ kind, data }) => (kind === "sitemap" ? (data() as { places: { url: string }[] }).places : []));
		const listed = new Set(places.map(({ url }) => url));
		expect(listed.size).toBe(places.length);
		expect(listed.size).toBeGreaterThan(400);
		const furtherPages = (url: string) => url.includes("/part-");
		for (const { kind, url } of outputs) {
			expect([url, listed.has(url)]).toEqual([url, KINDS[kind].sitemap !== "none" && !furtherPages(url)]);
		}
	});
});
