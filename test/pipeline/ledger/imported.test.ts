import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { type ImportedAddresses, importedAddresses } from "../../../src/pipeline/ledger/imported.ts";
import { LEFT_OUT } from "../../../src/pipeline/ledger/reading/reasons.ts";
import { makeTally } from "../../../src/pipeline/ledger/reading/tally.ts";
import { slowness } from "../../linear.ts";

const folder = mkdtempSync(path.join(tmpdir(), "backfile-imported-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SITE = { url: "https://example.org/", formerHosts: ["old.example"] };
const BELOW = { ...SITE, url: "https://example.org/archive/" };

async function imported(content: string | Uint8Array, name = "file", site = SITE): Promise<ImportedAddresses> {
	const file = path.join(folder, name);
	writeFileSync(file, content);
	return importedAddresses(file, site);
}

/** A line of Combined Log Format. */
function logged(target: string, status = 200, method = "GET"): string {
	return `203.0.113.77 - jane [10/Oct/2000:13:55:36 -0700] "${method} ${target} HTTP/1.1" ${status} 2326 "https://referrer.example/r" "Secret/4.08"`;
}

function caddy(uri: string, host = "example.org", status = 200): string {
	return JSON.stringify({
		msg: "handled request",
		request: { remote_ip: "203.0.113.77", method: "GET", host, uri, headers: { Cookie: ["x"] } },
		status,
	});
}

function sitemap(...addresses: string[]): string {
	const urls = addresses.map((address) => `<url><loc>${address}</loc><lastmod>2010-01-01</lastmod></url>`);
	return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join("\n")}</urlset>`;
}

describe("a log", () => {
	it("counts what readers asked for, and keeps nothing else", async () => {
		const found = await imported(
			[
				logged("/2010/a/"),
				logged("/2010/a/?utm_source=x", 304),
				logged("/2010/a/", 200, "HEAD"),
				logged("//2010//b", 301),
				logged("/c", 206),
				logged("/d", 308),
			].join("\n"),
		);
		expect(found.form).toBe("log");
		expect([...found.asked]).toEqual([
			["/2010/a/", 3],
			["/2010/b", 1],
			["/c", 1],
			["/d", 1],
		]);
		expect(found.leftOut.size).toBe(0);
		const shown = JSON.stringify([...found.asked, ...found.leftOut]);
		for (const secret of ["203.0.113", "jane", "referrer", "Secret", "utm"]) expect(shown).not.toContain(secret);
	});

	it("leaves out what was no page for readers, with the reason", async () => {
		const found = await imported(
			[
				logged("/gone", 404),
				logged("/broken", 500),
				logged("/moved", 303),
				logged("/", 200, "POST"),
				logged("/s.css?v=1"),
				logged("/app.js"),
				logged("/f.woff2"),
				logged("/apple-touch-icon-120x120.png"),
				logged("/wp-login.php"),
				logged("/wp-admin/edit.php"),
				logged("/.env"),
				logged("/robots.txt"),
				logged("/a/../../etc/passwd"),
				logged("/%2e%2e/x"),
				logged("/bad%zz"),
				logged("/latin%E4"),
				logged("/line%0abreak"),
				logged("/back\\\\slash"),
				logged("http://proxy.example/x"),
				logged(`/${"x".repeat(2_001)}`),
				logged("/?p=9&preview=true"),
				'203.0.113.77 - - [10/Oct/2000:13:55:36 -0700] "\\x16\\x03\\x01" 400 0',
				'203.0.113.77 - - [10/Oct/2000:13:55:36 -0700] "GET /cut',
				"nothing of the kind",
				"x".repeat(100_000),
				logged("/kept"),
			].join("\r\n"),
		);
		expect([...found.asked]).toEqual([["/kept", 1]]);
		expect(Object.fromEntries(found.leftOut)).toEqual({
			[LEFT_OUT.status]: 4,
			[LEFT_OUT.method]: 1,
			[LEFT_OUT.loaded]: 4,
			[LEFT_OUT.programs]: 4,
			[LEFT_OUT.dots]: 2,
			[LEFT_OUT.encoding]: 2,
			[LEFT_OUT.characters]: 2,
			[LEFT_OUT.otherSite]: 1,
			[LEFT_OUT.longAddress]: 1,
			[LEFT_OUT.preview]: 1,
			[LEFT_OUT.broken]: 2,
			[LEFT_OUT.tooLong]: 1,
		});
		expect([...found.leftOut.keys()]).toEqual([...found.leftOut.keys()].sort());
	});

	it("may be Caddy's, or name the host", async () => {
		const lines = [caddy("/a"), caddy("/a?x=1", "www.example.org:443"), caddy("/b", "old.example"), caddy("/c", "localhost:2015")];
		const found = await imported([...lines, caddy("/d", "other.example"), caddy("/e", "example.org", 404), '{"msg":"started"}'].join("\n"));
		expect([...found.asked]).toEqual([
			["/a", 2],
			["/b", 1],
			["/c", 1],
		]);
		expect(found.leftOut.get(LEFT_OUT.otherSite)).toBe(1);
		expect(found.leftOut.get(LEFT_OUT.broken)).toBe(1);
		const hosts = await imported([`example.org:80 ${logged("/a")}`, `other.example:80 ${logged("/b")}`].join("\n"));
		expect([...hosts.asked]).toEqual([["/a", 1]]);
	});

	it("may begin with lines that tell of no request", async () => {
		const start = Array.from({ length: 30 }, () => '{"level":"info","msg":"serving initial configuration"}');
		const found = await imported([...start, caddy("/a"), '{"request":"GET /b HTTP/1.1","status":"200"}'].join("\n"));
		expect([...found.asked.keys()]).toEqual(["/a", "/b"]);
		expect(found.leftOut.get(LEFT_OUT.broken)).toBe(30);
		await expect(imported(JSON.stringify({ name: "package" }, null, 2))).rejects.toMatchObject({ name: "CannotRun" });
	});

	it("keeps the number of a page, of all that a query says", async () => {
		const targets = ["/?p=17&utm_source=x", "/?page_id=7", "/?attachment_id=8#x", "/index.php?id=9", "/story.asp?lang=de&StoryID=5"];
		const found = await imported(
			[...targets, "/?s=jane", "/?p=17x", "/about?id=5", "/a.php?sid=44"].map((each) => logged(each)).join("\n"),
		);
		expect([...found.asked.keys()]).toEqual(
			["/", "/?attachment_id=8", "/?p=17", "/?page_id=7", "/a.php", "/about", "/index.php?id=9", "/story.asp?StoryID=5"].sort(),
		);
		expect(found.asked.get("/")).toBe(2);
	});

	it("gives letters that are no ASCII one form", async () => {
		const targets = ["/%C3%BCber", "/\\xC3\\xBCber", "/u%CC%88ber", "/über"];
		const found = await imported(targets.map((each) => logged(each)).join("\n"));
		expect([...found.asked]).toEqual([["/%C3%BCber", 4]]);
	});

	it("of random addresses gives back their counts", async () => {
		const segment = fc
			.string({ unit: "grapheme", minLength: 1, maxLength: 12 })
			.filter((text) => !/^\.|[\p{C}\\/\ufffd]/u.test(text.normalize("NFC")));
		const address = fc.array(segment, { minLength: 1, maxLength: 4 }).map((parts) => `/s/${parts.join("/")}`);
		const line = fc.constantFrom(
			(url: string) => logged(url),
			(url: string) => `${logged(`${url}?q=1`)}\r`,
			(url: string) => caddy(url),
		);
		const entries = fc.array(fc.record({ address, times: fc.integer({ min: 1, max: 5 }), line, noise: fc.boolean() }), { minLength: 1 });
		await fc.assert(
			fc.asyncProperty(entries, fc.boolean(), async (entries, isPacked) => {
				const expected = new Map<string, number>();
				const lines: string[] = [];
				for (const { address, times, line, noise } of entries) {
					const url = encodeURI(address.normalize("NFC")).replace(/[?#]/g, encodeURIComponent);
					if (/\.(css|m?js|map|ico)$/i.test(url)) continue;
					expected.set(url, (expected.get(url) ?? 0) + times);
					lines.push(...Array.from({ length: times }, () => line(address.split("/").map(encodeURIComponent).join("/"))));
					if (noise) lines.push(logged(url, 404));
				}
				lines.push(logged("/last"));
				expected.set("/last", 1);
				const text = lines.join("\n");
				const { asked } = await imported(isPacked ? gzipSync(text) : text);
				expect(Object.fromEntries(asked)).toEqual(Object.fromEntries(expected));
				expect([...asked.keys()]).toEqual([...expected.keys()].sort());
			}),
			{ numRuns: 50 },
		);
	});
});

describe("a sitemap", () => {
	it("names addresses, and those of pictures are none", async () => {
		const picture =
			"https://example.org/p</loc><image:image><image:loc>https://example.org/p.jpg</image:loc></image:image><priority>1</priority><loc>";
		const found = await imported(sitemap("https://example.org/b", " http://www.example.org/a/?p=3#x ", "https://other.example/c", picture));
		expect(found.form).toBe("sitemap");
		expect([...found.asked]).toEqual([
			["/a/", 0],
			["/b", 0],
			["/p", 0],
		]);
		expect(found.leftOut.get(LEFT_OUT.otherSite)).toBe(1);
	});

	it("is read in any encoding and packed", async () => {
		for (const bytes of [
			gzipSync(sitemap("https://example.org/a")),
			Buffer.from(`\ufeff${sitemap("https://example.org/a").replace("UTF-8", "UTF-16")}`, "utf16le"),
			Buffer.from(`\ufeff${sitemap("https://example.org/a")}`),
			Buffer.from(sitemap("https://example.org/a").replaceAll(/<(\/?)(url|loc)/g, "<$1s:$2")),
		])
			expect([...(await imported(bytes)).asked.keys()]).toEqual(["/a"]);
	});

	it("with faults gives what can be read", async () => {
		const cdata = "<![CDATA[https://example.org/?x=1&p=6]]>";
		const text = sitemap("https://example.org/?x=1&page_id=5&y&nbsp;", cdata, "https://example.org/b&amp;c&#x64;", "https://example.org/e");
		const found = await imported(text);
		expect([...found.asked.keys()]).toEqual(["/?p=6", "/?page_id=5", "/b&cd", "/e"]);
		expect(found.leftOut.size).toBe(0);
		const wrong = await imported(text.replace("</lastmod>", "</lastmot>"));
		expect(wrong.asked.size).toBeGreaterThan(0);
		expect(wrong.leftOut.get(LEFT_OUT.xml)).toBeGreaterThan(0);
		const cut = await imported(text.slice(0, -30));
		expect(cut.asked.size).toBe(4);
		expect(cut.leftOut.get(LEFT_OUT.xml)).toBeGreaterThan(0);
	});

	it("that is an index says what to give instead", async () => {
		const index =
			"<sitemapindex><sitemap><loc>https://example.org/s1.xml</loc></sitemap><sitemap><loc>https://example.org/s2.xml</loc></sitemap></sitemapindex>";
		await expect(imported(index)).rejects.toMatchObject({
			name: "CannotRun",
			message: expect.stringContaining("index of sitemaps"),
			remedy: expect.stringContaining("https://example.org/s1.xml, https://example.org/s2.xml"),
		});
	});

	it("is no page of HTML, no feed, and declares nothing", async () => {
		const bomb = '<!DOCTYPE urlset [<!ENTITY a "https://example.org/a">]><urlset><url><loc>&a;</loc></url></urlset>';
		for (const text of ["<!doctype html><p>x", "<rss><channel/></rss>", bomb, "<", `${"<a>".repeat(1_000)}`])
			await expect(imported(text)).rejects.toMatchObject({ name: "CannotRun", message: expect.stringContaining("is no sitemap") });
	});
});

describe("a list", () => {
	it("holds an address or a path a line", async () => {
		const list =
			"\ufeff# old addresses\n\n/a.html\r\nhttps://www.example.org/b?x=1\nold.example/c\nhttps://else.example/d\n/news/0,1234,56.html\nno address\n/my story\n";
		const found = await imported(list);
		expect(found.form).toBe("list");
		expect([...found.asked.keys()]).toEqual(["/a.html", "/b", "/c", "/my%20story", "/news/0,1234,56.html"]);
		expect([...found.leftOut]).toEqual(
			[
				[LEFT_OUT.otherSite, 1],
				[LEFT_OUT.noAddress, 1],
			].sort(),
		);
	});

	it("may be a table, of which the first column counts", async () => {
		const header = 'Top pages,Clicks\n"https://example.org/a,b",12\nhttps://example.org/c,3\n';
		expect([...(await imported(header, "pages.txt")).asked.keys()]).toEqual(["/a,b", "/c"]);
		expect([...(await imported("/a;Title, with comma\n/b;x", "pages.csv")).asked.keys()]).toEqual(["/a", "/b"]);
		expect([...(await imported("/a\tTitle\n/b\tx", "pages.txt")).asked.keys()]).toEqual(["/a", "/b"]);
	});

	it("is read in UTF-16, in windows-1252, with old line ends", async () => {
		for (const bytes of [
			Buffer.from("\ufeff/größe\n/b", "utf16le"),
			Buffer.from("/größe\n/b", "latin1"),
			Buffer.from("/größe\r/b\r"),
			gzipSync("/größe\n/b"),
		])
			expect([...(await imported(bytes)).asked.keys()]).toEqual(["/b", "/gr%C3%B6%C3%9Fe"]);
	});

	it("is one below the base of the site", async () => {
		const list = "/archive/a\n/archive\nhttps://example.org/archive/archive/b\nhttps://example.org/elsewhere\nhttps://old.example/c\n/d";
		const found = await imported(list, "list", BELOW);
		expect([...found.asked.keys()]).toEqual(["/", "/a", "/archive/b", "/c", "/d"]);
		expect(found.leftOut.get(LEFT_OUT.otherSite)).toBe(1);
	});
});

describe("the bound on different addresses", () => {
	it("leaves out what is beyond it, and goes on counting the others", () => {
		const tally = makeTally(2);
		for (const address of ["/a", "/b", "/c", "/a", "/d"]) tally.add({ address }, 1);
		expect([...tally.asked]).toEqual([
			["/a", 2],
			["/b", 1],
		]);
		expect([...tally.leftOut]).toEqual([[LEFT_OUT.tooMany, 2]]);
	});
});

describe("hostile files", () => {
	it.each([
		["one long line", "№x"],
		["brackets", '] "\n'],
		["quotation marks", '"'],
		["dots", logged("/№/.").replace(" HTTP/1.1", "…/. HTTP/1.1")],
		["ampersands", "<urlset><url><loc>…&"],
		["signs", "<urlset>…<"],
		["JSON", '{"request":[…['],
	])("of %s take linear time", async (_, fragment) => {
		const read = (text: string) => imported(text).catch(() => undefined);
		expect(await slowness(read, fragment, 800_000)).toBeUndefined();
	});
});

describe("a file that cannot be used", () => {
	it("is refused with what is wanted", async () => {
		await expect(importedAddresses(path.join(folder, "none"), SITE)).rejects.toMatchObject({
			name: "CannotRun",
			message: expect.stringContaining("is not there"),
		});
		await expect(importedAddresses(folder, SITE)).rejects.toMatchObject({
			name: "CannotRun",
			message: expect.stringContaining("is a folder"),
		});
		for (const content of ["", "\n \n", gzipSync(""), "some words\nand more", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3])])
			await expect(imported(content)).rejects.toMatchObject({ name: "CannotRun", remedy: expect.stringContaining("access log") });
	});

	it("gives what stands before the place where it is cut off, wherever that is", async () => {
		const lines = Array.from({ length: 2_000 }, (_, index) => logged(`/story-${(index * 7_919) % 2_000}`));
		const packed = gzipSync(lines.join("\n"));
		let last = 0;
		for (const part of [0.3, 0.7, 0.99]) {
			const cut = packed.subarray(0, Math.floor(packed.length * part));
			const found = await imported(cut);
			expect(found.leftOut.get(LEFT_OUT.cutOff)).toBe(1);
			expect(found.asked.size).toBeGreaterThan(2_000 * (part - 0.1));
			expect(await imported(cut)).toEqual(found);
			expect(found.asked.size).toBeGreaterThan(last);
			last = found.asked.size;
		}
	});
});
