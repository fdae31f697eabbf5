import { expect, it } from "vitest";
import { copyNames, isInCopy } from "../../../../src/pipeline/package/copy/names.ts";

it("gives files the names that Windows takes, and no two the same", () => {
	const names = copyNames(["a/b.html", "media/a:b.png", "media/a?b.png", "media/con.png", "media/dot./x.png", "新/聞.html"]);
	expect(names.get("a/b.html")).toBe("a/b.html");
	expect(names.get("新/聞.html")).toBe("新/聞.html");
	expect(names.get("media/a:b.png")).toMatch(/^media\/a_b-[0-9a-f]{8}\.png$/);
	expect(names.get("media/con.png")).toMatch(/^media\/_con-[0-9a-f]{8}\.png$/);
	expect(names.get("media/dot./x.png")).toMatch(/^media\/dot_\/x-[0-9a-f]{8}\.png$/);
	expect(new Set(names.values()).size).toBe(names.size);
});

it("keeps names as short as every system wants them", () => {
	const long = `${"é".repeat(124)}:.png`;
	const [name = ""] = copyNames([`media/${long}`]).values();
	expect(name).toMatch(/^media\/é+-[0-9a-f]{8}\.png$/);
	expect(Buffer.byteLength(name.slice("media/".length))).toBeLessThanOrEqual(255);
});

it("leaves out what only a server needs", () => {
	expect(
		["index.html", "search.html", "search/1957.html", "feed.xml", "data/1957.csv", "media/search.js"].filter((name) => !isInCopy(name)),
	).toEqual([]);
	expect(
		["search/all/pagefind.js", "assets/search.js", "assets/search/list.js", "robots.txt", "_redirects", ".htaccess", "404.html"].filter(
			isInCopy,
		),
	).toEqual([]);
});
