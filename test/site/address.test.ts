import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { address, pageAddress, readSitePath, storyAddress } from "../../src/site/address.ts";
import { article, settings } from "./articles.ts";

describe("pageAddress", () => {
	it.each([
		["html", "/a/b.html", "a/b.html"],
		["clean", "/a/b", "a/b.html"],
		["folders", "/a/b/", "a/b/index.html"],
	] as const)("in the form %s", (urls, url, path) => {
		expect(pageAddress("/a/b", { urls })).toEqual({ url, path });
	});
});

describe("address", () => {
	it.each([
		["/", "/", "index.html"],
		["/a/", "/a/", "a/index.html"],
		["/a.html", "/a.html", "a.html"],
		["/a", "/a", "a.html"],
		["/a.php", "/a.php", "a.php/index.html"],
		["/v1.0/notes", "/v1.0/notes", "v1.0/notes.html"],
		["/日本/ä b.html", "/%E6%97%A5%E6%9C%AC/%C3%A4%20b.html", "日本/ä b.html"],
		["/50%/x", "/50%25/x", "50%/x.html"],
	])("%s", (site, url, path) => {
		expect(address(site)).toEqual({ url, path });
	});
});

describe("storyAddress", () => {
	const at = (date: string | undefined, own = {}, fields = {}) => storyAddress(article("x", date, fields), "slug", settings(own)).url;

	it.each([
		["2024-03-05T10:00Z", "/2024/03/05/slug.html"],
		["2024-03-05", "/2024/03/05/slug.html"],
		["1957-03~", "/1957/03/slug.html"],
		["1957?", "/1957/slug.html"],
		["195X", "/1950s/slug.html"],
		["1957/1959", "/1950s/slug.html"],
		["1949/1952", "/undated/slug.html"],
		["19XX", "/undated/slug.html"],
		[undefined, "/undated/slug.html"],
	])("%s stands as far as its date is known", (date, url) => {
		expect(at(date)).toBe(url);
	});

	it.each([
		["/{year}/{month}/{slug}/", "2024-03-05", "News", "/2024/03/slug/"],
		["/{year}/{month}/{slug}/", "1957", "News", "/1957/slug/"],
		["/{year}/{month}/{slug}/", undefined, "News", "/undated/slug/"],
		["/{section}/{slug}", "2024-03-05", "Très News", "/tres-news/slug"],
		["/{section}/{slug}", "2024-03-05", undefined, "/slug"],
		["/p/{id}/{slug}.html", "2024-03-05", undefined, "/p/x/slug.html"],
		["/{year}-{month}-{day}-{slug}.html", "2024-03-05", undefined, "/2024-03-05-slug.html"],
	])("the pattern %s for %s in %s gives %s", (permalink, date, section, url) => {
		expect(at(date, { permalink }, { section })).toBe(url);
	});
});

describe("readSitePath", () => {
	it.each([
		["/old/page.html", "/old/page.html"],
		["/caf%C3%A9/", "/café/"],
		["/cafe\u0301/", "/café/"],
		["https://example.org/x/old", "/old"],
		["/x/old", "/old"],
		["/", "/"],
	])("%s is %s", (written, path) => {
		expect(readSitePath(written, settings({ url: "https://example.org/x/" }))).toEqual({ path });
	});

	it.each([
		"old",
		"../x",
		"/../x",
		"/a/../../x",
		"/%2e%2e/x",
		"//evil.example/x",
		"https://evil.example/",
		"/?p=1",
		"/a#b",
		"/a//b",
		"/con.html",
		"/a./b",
		"/a\\b",
		"/%00",
		"/a%zz",
		"/.backfile.json",
		"/.BACKFILE.json",
		"/.Backfile-Staging/added/y",
		"/.htaccess",
		"/a/.htaccess/b",
		"/%2ehtaccess",
		"/CNAME",
		"/a/_redirects",
		"/web.config",
		"/.well-known/security.txt",
		"/COM¹.txt",
		`/${"x".repeat(300)}`,
		"javascript:alert(1)",
	])("%s cannot be one", (written) => {
		expect(readSitePath(written, settings())).toHaveProperty("fault");
	});

	it("never gives a path that leads outside", () => {
		const piece = fc.constantFrom("/", ".", "..", "%2e", "%2f", "\\", "a", "é", ":", " ", "%", "%25");
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
				const read = readSitePath(`/${pieces.join("")}`, settings());
				if ("path" in read) {
					expect(new URL(address(read.path).url, "https://example.org").pathname).toBe(address(read.path).url);
					expect(address(read.path).path.split("/")).not.toContain("..");
				}
			}),
		);
	});
});
