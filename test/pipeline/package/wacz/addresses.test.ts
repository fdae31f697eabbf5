import { describe, expect, it } from "vitest";
import { addressesOf, contentType, mediaType } from "../../../../src/pipeline/package/wacz/addresses.ts";

const SITE = "https://example.org/paper/";

describe("the addresses of a file", () => {
	it.each([
		["index.html", `${SITE}`, [SITE]],
		["2024/index.html", `${SITE}2024/`, [`${SITE}2024/`]],
		["2024/a.php/index.html", `${SITE}2024/a.php`, [`${SITE}2024/a.php`]],
		["2024/wall.html", `${SITE}2024/wall`, [`${SITE}2024/wall`]],
		["2024/wall.html", `${SITE}2024/wall.html`, [`${SITE}2024/wall.html`]],
		// An address that is not the file's does not count, nor does one that is none.
		["2024/wall.html", "https://elsewhere.example/2024/wall", [`${SITE}2024/wall.html`, `${SITE}2024/wall`]],
		["2024/wall.html", "http://[", [`${SITE}2024/wall.html`, `${SITE}2024/wall`]],
		["old/index.html", undefined, [`${SITE}old/`, `${SITE}old`]],
		["media/a b#1?.png", undefined, [`${SITE}media/a%20b%231%3F.png`]],
		["media/100%.png", undefined, [`${SITE}media/100%25.png`]],
		["新/聞.html", `${SITE}%E6%96%B0/%E8%81%9E.html`, [`${SITE}%E6%96%B0/%E8%81%9E.html`]],
	])("%s, which says %s", (file, said, addresses) => {
		expect(addressesOf(file, SITE, said)).toEqual(addresses);
	});
});

it.each([
	["index.html", "text/html; charset=utf-8"],
	["tags/x/feed.xml", "application/rss+xml; charset=utf-8"],
	["feed.json", "application/feed+json; charset=utf-8"],
	["2024/wall.csl.json", "application/vnd.citationstyles.csl+json; charset=utf-8"],
	["data/2024.jsonl", "application/jsonl; charset=utf-8"],
	["assets/search.js", "text/javascript; charset=utf-8"],
	["search/all/index/en_1.pf_index", "application/octet-stream"],
	["media/a.webp", "image/webp"],
])("a host says of %s that it is %s", (file, type) => {
	expect(contentType(mediaType(file))).toBe(type);
});
