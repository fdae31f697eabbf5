import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { temporary, treeOf } from "../../archives.ts";
import { zipEntries } from "../entries.ts";
import { packArchive } from "../pack.ts";
import { builtArchive } from "../site.ts";
import { readWacz } from "./readwacz.ts";

async function waczOf(root: string, day?: string) {
	const file = path.join(temporary(), "a.wacz");
	await packArchive(root, { targets: { wacz: file }, day });
	return readWacz(file);
}

describe("a web archive", () => {
	it("has every file of the site with right digests, as a host would answer", async () => {
		const root = await builtArchive({ description: "News." });
		const { faults, list, records, pages, extraPages } = await waczOf(root);
		expect(faults).toEqual([]);
		expect(list).toMatchObject({
			profile: "data-package",
			wacz_version: "1.1.1",
			title: "Test",
			created: "2024-05-01T00:00:00Z",
			mainPageUrl: "https://example.org/",
		});
		const byUrl = new Map(records.map((record) => [record.url, record]));
		expect(byUrl.size).toBe(records.length);
		const files = Object.keys(treeOf(path.join(root, "dist"))).filter((name) => name !== "404.html");
		const addressOf = (name: string) => `https://example.org/${encodeURI(name.replace(/(^|\/)index\.html$/, "$1"))}`;
		expect(files.filter((name) => !byUrl.has(addressOf(name)))).toEqual([]);
		for (const name of files) expect(byUrl.get(addressOf(name))?.body, name).toEqual(readFileSync(path.join(root, "dist", name)));
		expect(byUrl.get("https://example.org/")?.type).toBe("text/html; charset=utf-8");
		expect(byUrl.get("https://example.org/feed.xml")?.type).toBe("application/rss+xml; charset=utf-8");
		expect(byUrl.get("https://example.org/media/2024/wall%20100%25.png")?.type).toBe("image/png");
		expect(byUrl.get("https://example.org/media/2024/empty.pdf")?.body.length).toBe(0);
		// An old address was `/old/wall`; both names of its file lead to the page that leads on.
		expect(byUrl.get("https://example.org/old/wall")?.body.toString()).toContain("refresh");
		expect(pages.map(({ title }) => title)).toEqual(expect.arrayContaining(["Test", "The wall", "小さな新聞"]));
		expect([...pages, ...extraPages].filter(({ url }) => !byUrl.has(url))).toEqual([]);
		expect(extraPages.map(({ url }) => url)).toContain("https://example.org/2024/");
		expect([...pages, ...extraPages].some(({ url }) => url.includes("/old/"))).toBe(false);
	});

	it("has the addresses that the pages have, where hosts leave out .html, and below a path", async () => {
		const { faults, records, lines } = await waczOf(
			await builtArchive({ urls: "clean", url: "https://www.example.org/Paper/" }),
			"1999-12-31",
		);
		expect(faults).toEqual([]);
		const urls = records.map(({ url }) => url);
		expect(urls).toEqual(
			expect.arrayContaining([
				"https://www.example.org/Paper/",
				"https://www.example.org/Paper/2024/03/15/wall",
				"https://www.example.org/Paper/2024/",
			]),
		);
		expect(urls).not.toContain("https://www.example.org/Paper/2024/03/15/wall.html");
		expect(new Set(records.map(({ date }) => date))).toEqual(new Set(["1999-12-31T00:00:00Z"]));
		// As programs look them up: without www, and in small letters.
		expect(lines.filter((line) => !line.startsWith("org,example)/paper/"))).toEqual([]);
	});

	it.each(["nginx", "netlify", "apache", "github-pages", "s3", "caddy"] as const)("has no file by which %s is set up", async (host) => {
		const root = await builtArchive({ host });
		const { faults, records } = await waczOf(root);
		expect(faults).toEqual([]);
		expect(records.map(({ url }) => url).filter((url) => /\/(\.|_)|CNAME/.test(url))).toEqual([]);
		const zip = path.join(temporary(), "a.zip");
		await packArchive(root, { targets: { zip } });
		expect([...zipEntries(zip).keys()].filter((name) => /\/(\.|_)|CNAME/.test(name))).toEqual([]);
	});

	it("has the addresses of a pattern", async () => {
		const { faults, records } = await waczOf(await builtArchive({ permalink: "/{year}/{slug}.php" }));
		expect(faults).toEqual([]);
		expect(records.map(({ url }) => url)).toContain("https://example.org/2024/wall.php");
	});
});
