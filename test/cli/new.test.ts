import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { makeArchive } from "../pipeline/archives.ts";
import { backfile } from "./run.ts";

describe("backfile new", () => {
	it("writes an article that the next build publishes, and never over another", async () => {
		const root = makeArchive({}, { timeZone: "Pacific/Kiritimati" });
		const words = ["new", 'A "quoted" headline: 1984', "--section", "News", "--tags", "a, 007"];
		const names = [await backfile(root, ...words), await backfile(root, ...words)].map(({ out }) => out.trim());
		expect(names[0]).toMatch(/^content\/\d{4}\/\d{4}-\d\d-\d\d-a-quoted-headline-1984\.md$/);
		expect(names[1]).toBe(names[0]?.replace(".md", "-2.md"));
		const text = readFileSync(path.join(root, names[0] ?? ""), "utf8");
		expect(text).toMatch(/^---\nheadline: .*\nid: .*\npublished: .*\+14:00.*\nsection: News\ntags:\n {2}- a\n {2}- .?007.?\n---\n/);
		const { out } = await backfile(root, "build", "--json");
		expect(JSON.parse(out)).toMatchObject({ files: 2, articles: 2, problems: [] });
		expect(readdirSync(path.join(root, "dist/tags"))).toEqual(["007", "a", "index.html"]);
	});
});
