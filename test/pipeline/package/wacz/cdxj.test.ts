import { gunzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { indexFiles, indexLine } from "../../../../src/pipeline/package/wacz/cdxj.ts";
import { sha256Of } from "../../../../src/system/hash.ts";

function lineOf(url: string): string {
	return indexLine({ url, mime: "text/html", sha256: "ab", offset: 12, length: 34 }, "2024-03-15T06:07:08Z", "data.warc.gz");
}

it.each([
	["https://example.org/", "org,example)/"],
	["https://www.example.org/A/b?Q=1", "org,example)/a/b?q=1"],
	["http://www2.news.example.org:8080/%C3%84.html", "org,example,news:8080)/%c3%84.html"],
])("looks %s up as %s", (url, key) => {
	expect(lineOf(url)).toMatch(/\n$/);
	expect(lineOf(url).startsWith(`${key} 20240315060708 {`)).toBe(true);
});

it("says of a record what programs ask for", () => {
	expect(JSON.parse(lineOf("https://example.org/").replace(/^\S+ \S+ /, ""))).toEqual({
		url: "https://example.org/",
		mime: "text/html",
		status: "200",
		digest: "sha256:ab",
		length: "34",
		offset: "12",
		filename: "data.warc.gz",
	});
});

it("packs a long index in blocks, and says where each begins", () => {
	const lines = Array.from({ length: 20_001 }, (_, number) => lineOf(`https://example.org/${number}`));
	const [packed, leads] = indexFiles(lines);
	const sorted = [...lines].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
	expect(packed).toMatchObject({ name: "index.cdx.gz", isPacked: true });
	expect(gunzipSync(packed?.bytes ?? "").toString()).toBe(sorted.join(""));
	const [head, ...blocks] = (leads?.bytes.toString() ?? "").trimEnd().split("\n");
	expect(head).toBe('!meta 0 {"format":"cdxj-gzip-1.0","filename":"index.cdx.gz"}');
	const read = blocks.map((block) => {
		const [, key = "", place = "{}"] = /^(\S+ \d{14}) (\{.*\})$/.exec(block) ?? [];
		const { offset, length, digest } = JSON.parse(place) as { offset: number; length: number; digest: string };
		const bytes = packed?.bytes.subarray(offset, offset + length) ?? Buffer.alloc(0);
		expect(digest).toBe(`sha256:${sha256Of(bytes)}`);
		const text = gunzipSync(bytes).toString();
		expect(text.startsWith(`${key} {`)).toBe(true);
		return text;
	});
	expect(read.join("")).toBe(sorted.join(""));
	expect(blocks.length).toBe(7);
	expect(indexFiles([...lines].reverse())).toEqual(indexFiles(lines));
});
