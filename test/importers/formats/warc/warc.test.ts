import { readFileSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { CrawlOptions } from "../../../../src/importers/contract/crawl.ts";
import { warc } from "../../../../src/importers/formats/warc/warc.ts";
import { openSource } from "../../../../src/importers/reading/sources.ts";
import { addsUp } from "../../../../src/importers/report/report.ts";
import { describeImporter, emptyFolder, importInto, treeOf } from "../../contract.ts";
import { DOT, INFO, type MadeRecord, SITE, storiesOf, storyPage, warcOf } from "./crawl.ts";
import { fileOf, waczOf } from "./files.ts";

const PICTURE = `<p><img src="/img/wall.gif" alt="The wall"></p>`;

const crawl: readonly MadeRecord[] = [
	INFO,
	...storiesOf(6),
	{ url: `${SITE}/2014/03/picture.html`, body: storyPage(40, PICTURE) },
	{ url: `${SITE}/img/wall.gif`, headers: { "Content-Type": "image/gif" }, body: DOT },
	{ url: `${SITE}/old/story-1.html`, status: "301 Moved", headers: { Location: "/2014/03/story-1.html" } },
];

describeImporter(warc, [fileOf("gazette.warc", warcOf(crawl.map((made) => ({ ...made, version: "1.0" }))))]);
describeImporter(warc, [fileOf("gazette.warc.gz", warcOf(crawl, true)), fileOf("more.warc.gz", warcOf(storiesOf(9).slice(7), true))]);
describeImporter(warc, [
	waczOf("gazette.wacz", { "a.warc.gz": warcOf(crawl.slice(0, 4), true), "b.warc.gz": warcOf(crawl.slice(4), true) }),
]);

/** Imports a crawl. */
async function imported(records: readonly (MadeRecord | Buffer)[], wanted?: CrawlOptions, isPacked = true) {
	return importedFile(fileOf("a.warc.gz", warcOf(records, isPacked)), wanted);
}

async function importedFile(file: string, wanted?: CrawlOptions) {
	const root = emptyFolder();
	const report = await importInto(root, warc, [file], { crawl: wanted });
	expect(addsUp(report)).toBe(true);
	const tree = treeOf(path.join(root, "content"));
	const stories = Object.fromEntries(Object.entries(tree).filter(([name]) => /\.(md|html)$/.test(name)));
	return {
		report,
		tree,
		text: Object.values(stories).join("\n"),
		stories: Object.keys(stories).length,
		skipped: report.skipped.map(({ record, why }) => `${record.replace(/^.*?(?=https?:)/, "").replace(SITE, "")}: ${why}`),
		told: report.problems.map(({ rule, message }) => `${rule}: ${message}`),
	};
}

const story = (number: number, name: string, date: string): MadeRecord => ({ url: `${SITE}/${name}`, date, body: storyPage(number) });

describe("a crawl", () => {
	it("gives the newest good capture of each page", async () => {
		const { text, stories, told } = await imported([
			story(1, "a.html", "2012-01-01T00:00:00Z"),
			story(3, "a.html", "2014-01-01T00:00:00Z"),
			story(2, "a.html", "2013-01-01T00:00:00Z"),
			{ url: `${SITE}/a.html`, date: "2015-01-01T00:00:00Z", status: "404 Not Found", body: "<p>gone" },
			{ url: `${SITE}/a.html`, date: "2016-01-01T00:00:00Z", status: "503 Busy", body: "<p>busy" },
			story(4, "b.html", "2014-01-01T00:00:00Z"),
		]);
		expect(stories).toBe(2);
		expect(text).toContain("Story number 3");
		expect(text).not.toContain("Story number 2");
		expect(told.join()).toContain("captures of addresses that have a newer one: 4; pages that the server answered 503 for later: 1");
	});

	it("takes captures of the days that are asked for", async () => {
		const records = [2011, 2012, 2013, 2014].map((year) => story(year - 2010, "a.html", `${year}-06-15T00:00:00Z`));
		for (const [from, to, number] of [
			[undefined, "2012", 2],
			["2012", "201306", 3],
			[undefined, "20130614", 2],
			["20130616", undefined, 4],
		] as const)
			expect((await imported(records, { from, to })).text).toContain(`Story number ${number} `);
		expect((await imported(records, { from: "2015" })).stories).toBe(0);
	});

	it("lets old addresses lead to stories", async () => {
		const moved = (from: string, to: string, status = "301 Moved", date?: string): MadeRecord => ({
			url: `${SITE}${from}`,
			date,
			status,
			headers: { Location: to },
		});
		const { tree, text, stories } = await imported([
			...storiesOf(3),
			moved("/short", "/middle", "302 Found"),
			moved("/middle", `${SITE}/2014/03/story-1.html`, "307 Temporary Redirect"),
			moved("/round", "/about-round"),
			moved("/about-round", "/round"),
			// It was there once, and has moved since.
			story(0, "once.html", "2010-01-01T00:00:00Z"),
			moved("/once.html", "/2014/03/story-0.html", "301 Moved", "2015-01-01T00:00:00Z"),
			// It was there once, and now the server shows its front page instead.
			story(7, "kept.html", "2010-01-01T00:00:00Z"),
			moved("/kept.html", "/", "302 Found", "2015-01-01T00:00:00Z"),
		]);
		expect(stories).toBe(4);
		expect(text).toContain("Story number 7 ");
		const one = Object.values(tree).find((held) => held.includes("Story number 1 "));
		expect(one).toMatch(/redirect_from:[^]*\/short/);
		expect(one).toContain("/middle");
		expect(text).toContain("/once.html");
	});

	it("names pages that the server did not have", async () => {
		const { skipped, report } = await imported([
			...storiesOf(2),
			{ url: `${SITE}/gone`, status: "410 Gone" },
			{ url: `${SITE}/lost.html`, status: "404 Not Found", body: storyPage(5) },
			{ url: `${SITE}/lost.gif`, status: "404 Not Found" },
		]);
		expect(skipped).toEqual(["/gone: the server answered 410", "/lost.html: the server answered 404"]);
		expect(report.records).toBe(4);
	});

	it("finds the text of a page that was the same as before", async () => {
		const [first, second] = storiesOf(2) as [MadeRecord, MadeRecord];
		const digest = /WARC-Payload-Digest: (\S+)/.exec(warcOf([second]).toString("latin1"))?.[1] ?? "";
		const revisit = (made: MadeRecord, head: Record<string, string>): MadeRecord => ({
			...made,
			type: "revisit",
			date: "2015-01-01T00:00:00Z",
			body: "",
			head,
		});
		const { stories, skipped, text } = await imported([
			revisit(first, { "WARC-Refers-To-Target-URI": first.url, "WARC-Refers-To-Date": "2014-03-15T09:30:00Z" }),
			revisit({ url: `${SITE}/again.html` }, { "WARC-Payload-Digest": digest }),
			first,
			{ ...second, url: "http://elsewhere.example/copy.html" },
			revisit({ url: `${SITE}/never.html` }, { "WARC-Payload-Digest": "sha1:NOTHING" }),
		]);
		expect(stories).toBe(2);
		expect(text).toContain("Story number 1 ");
		expect(skipped).toEqual(["/never.html: its text is not in the crawl, only a note that it was the same as before"]);
	});

	it("reads what other programs than browsers saved", async () => {
		const [made] = storiesOf(1) as [MadeRecord];
		const { text } = await imported([{ ...made, type: "resource" }]);
		expect(text).toContain("Story number 0 ");
	});

	it.each<readonly [string, (text: string) => Pick<MadeRecord, "headers" | "body">]>([
		["gzip", (text) => ({ headers: { "Content-Encoding": "gzip" }, body: gzipSync(text) })],
		[
			"x-gzip in chunks",
			(text) => ({ headers: { "Content-Encoding": "x-gzip", "Transfer-Encoding": "chunked" }, body: chunked(gzipSync(text)) }),
		],
		["deflate", (text) => ({ headers: { "Content-Encoding": "deflate" }, body: deflateSync(text) })],
		["deflate without its head", (text) => ({ headers: { "Content-Encoding": "deflate" }, body: deflateRawSync(text) })],
		["Brotli", (text) => ({ headers: { "Content-Encoding": "br" }, body: brotliCompressSync(text) })],
		["chunks", (text) => ({ headers: { "Transfer-Encoding": "chunked" }, body: chunked(Buffer.from(text)) })],
		[
			"nothing, whatever its head says",
			(text) => ({ headers: { "Content-Encoding": "gzip", "Transfer-Encoding": "chunked" }, body: text }),
		],
	])("reads pages that were sent in %s", async (_, sent) => {
		const [made] = storiesOf(1) as [MadeRecord];
		const { text, told } = await imported([{ ...made, ...sent(storyPage(0)) }]);
		expect(text).toContain("Story number 0 ");
		expect(told).toEqual([]);
	});

	it("reads the encoding that the server said", async () => {
		const body = Buffer.from(
			storyPage(0, "<p>Łódź na dworcu.</p>").replace(/Ł/g, "\u00a3").replace(/ó/g, "\u00f3").replace(/ź/g, "\u00bc"),
			"latin1",
		);
		const { text } = await imported([{ url: `${SITE}/a.html`, headers: { "Content-Type": "text/html; charset=iso-8859-2" }, body }]);
		expect(Buffer.from(text, "latin1").toString()).toContain("Łódź na dworcu");
	});
});

function chunked(bytes: Buffer): Buffer {
	const chunks: Buffer[] = [];
	for (let at = 0; at < bytes.length; at += 100) {
		const chunk = bytes.subarray(at, at + 100);
		chunks.push(Buffer.from(`${chunk.length.toString(16)};x=y\r\n`), chunk, Buffer.from("\r\n"));
	}
	return Buffer.concat([...chunks, Buffer.from("0\r\n\r\n")]);
}

describe("what is left out of a crawl", () => {
	it("are pages of other hosts, which are counted; --host names another", async () => {
		const other = storiesOf(2).map((made) => ({ ...made, url: made.url.replace("www.gazette", "herald") }));
		const both = [...storiesOf(3), ...other, { url: "http://ads.example/frame", body: "<p>Buy" }];
		const { stories, told } = await imported(both);
		expect(stories).toBe(3);
		expect(told).toContain("crawl-hosts: 3 pages of other hosts were left out: herald.example 2, ads.example 1.");
		const herald = await imported(both, { host: "www.herald.example" });
		expect(herald.stories).toBe(2);
		await expect(imported(both, { host: "courier.example" })).rejects.toThrow("--host courier.example");
	});

	it("are pages of other paths than --path", async () => {
		const { stories, told } = await imported([...storiesOf(3), story(9, "sport/a.html", "2014-01-01T00:00:00Z")], { path: "sport/" });
		expect(stories).toBe(1);
		expect(told.join()).toContain("addresses outside of --path: 3");
	});

	it("are other forms of a page, and visits", async () => {
		const page = (url: string): MadeRecord => ({ url: `${SITE}${url}`, body: storyPage(0, `<p>${url}</p>`) });
		const { stories, skipped, tree } = await imported([
			page("/a"),
			page("/a?print=1"),
			page("/a/amp/"),
			page("/a/comment-page-2/"),
			page("/a?PHPSESSID=0123456789abcdef0123456789abcdef"),
			page("/a;jsessionid=0123456789ABCDEF"),
			page("/a?utm_source=mail"),
			page("/b?print=1"),
		]);
		expect(stories).toBe(2);
		expect(skipped).toHaveLength(3);
		expect(JSON.stringify(tree)).not.toMatch(/sessid|jsessionid/i);
	});

	it("are copies, byte by byte", async () => {
		const { stories, skipped, text } = await imported([
			story(1, "a.html", "2014-01-01T00:00:00Z"),
			story(1, "longer/a.html", "2014-01-02T00:00:00Z"),
			...storiesOf(1),
		]);
		expect(stories).toBe(2);
		expect(skipped).toEqual(["/longer/a.html: another page of the crawl is the same, byte by byte"]);
		expect(text).toContain("/longer/a.html");
	});

	it("are calendars without an end, and circles", async () => {
		const months = Array.from({ length: 300 }, (_, number) => `/calendar/${2000 + Math.floor(number / 12)}/${(number % 12) + 1}`);
		const trap = [...months, "/news/news/news/news/news/a.html"].map((url) => ({ url: SITE + url, body: `<p>${url}</p>` }));
		const { stories, report } = await imported([...storiesOf(3), ...trap]);
		expect(stories).toBe(3);
		expect(report.skipped.filter(({ why }) => why === "it is a page of a calendar")).toHaveLength(300);
		expect(report.skipped.filter(({ why }) => why.includes("circle"))).toHaveLength(1);
	});
});

describe("files of a crawl", () => {
	it("are brought over where a story uses them, from all hosts, under names of their kind", async () => {
		const picture = (url: string, type: string, body: string | Buffer = DOT): MadeRecord => ({
			url,
			headers: { "Content-Type": type },
			body,
		});
		const shown = ["/img/wall.gif", "/image.php?id=7", "http://cdn.example/p/1", "/small.gif?w=300", "/never-crawled.gif"];
		const { tree, report } = await imported([
			{ url: `${SITE}/a.html`, body: storyPage(1, shown.map((src) => `<p><img src="${src}" alt="x"></p>`).join("")) },
			picture(`${SITE}/img/wall.gif`, "image/gif"),
			picture(`${SITE}/image.php?id=7`, "image/png"),
			picture("http://cdn.example/p/1", "image/jpeg"),
			picture(`${SITE}/small.gif`, "image/gif"),
			picture(`${SITE}/nobody-shows.gif`, "image/gif"),
		]);
		const files = Object.keys(tree).filter((name) => name.startsWith("uploads/"));
		expect(files).toEqual([
			"uploads/cdn.example/p/1.jpg",
			expect.stringMatching(/^uploads\/image-\w+\.png$/),
			"uploads/img/wall.gif",
			"uploads/small.gif",
		]);
		expect(tree["uploads/img/wall.gif"]).toBe(DOT.toString("latin1"));
		expect(report.missingMedia.map(({ name }) => name)).toEqual(["never-crawled.gif"]);
	});

	it("are refused where they could run, or are of a kind that is not published", async () => {
		const { tree, told } = await imported([
			{ url: `${SITE}/a.html`, body: storyPage(1, '<p><img src="/a.svg"><img src="/b"><a href="/c.exe">c</a></p>') },
			{
				url: `${SITE}/a.svg`,
				headers: { "Content-Type": "image/svg+xml" },
				body: "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
			},
			{
				url: `${SITE}/b`,
				headers: { "Content-Type": "image/svg+xml" },
				body: "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
			},
			{ url: `${SITE}/c.exe`, headers: { "Content-Type": "application/x-msdownload" }, body: "MZ" },
		]);
		expect(Object.keys(tree).filter((name) => name.startsWith("uploads/"))).toEqual([]);
		expect(told.filter((line) => line.startsWith("media-refused"))).toHaveLength(3);
	});

	it("never leave their folder", async () => {
		const names = [
			"/..%2f..%2fout.gif",
			"/%2e%2e/out.gif",
			"/a%00b.gif",
			"/.htaccess.gif",
			"/x%5c..%5cout.gif",
			`/${"long".repeat(90)}.gif`,
		];
		const { tree } = await imported([
			{ url: `${SITE}/a.html`, body: storyPage(1, names.map((src) => `<img src="${src}" alt="x">`).join("")) },
			...names.map((name) => ({ url: SITE + name, headers: { "Content-Type": "image/gif" }, body: DOT })),
		]);
		for (const name of Object.keys(tree)) expect(name).toMatch(/^(2014|undated|uploads)\//);
		expect(Object.keys(tree).filter((name) => name.startsWith("uploads/")).length).toBeGreaterThan(2);
	});
});

describe("a damaged crawl", () => {
	it("gives what is whole, and says where it is cut off", async () => {
		const bytes = warcOf(storiesOf(5), true);
		const { stories, report } = await importedFile(fileOf("a.warc.gz", bytes.subarray(0, -50)));
		expect(stories).toBe(4);
		expect(report.problems.filter(({ severity }) => severity === "error").map(({ message }) => message)).toEqual([
			expect.stringMatching(/^The record at byte \d+ \(http.*story-4.html\) is cut off/),
		]);
	});

	it("leaves out a page that its server packed into a bomb", async () => {
		const bomb = { url: `${SITE}/bomb.html`, headers: { "Content-Encoding": "gzip" }, body: gzipSync(Buffer.alloc(100_000_000, "a")) };
		const { stories, report, skipped } = await imported([...storiesOf(2), bomb]);
		expect(stories).toBe(2);
		expect(skipped).toEqual(["/bomb.html: its text cannot be unpacked"]);
		expect(report.problems).toMatchObject([{ rule: "source-refused", severity: "error", file: expect.stringContaining("/bomb.html") }]);
	});

	it.each([
		["an empty file", Buffer.alloc(0), "There is no record in the file."],
		["anything else", Buffer.from("anything else\n".repeat(99)), "damaged"],
		["an ARC file", Buffer.from("filedesc://a.arc 0.0.0.0 20140315093000 text/plain 76\n1 0 A\n"), "The file is an ARC file"],
		["Zstandard", Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, 0]), "packed with Zstandard"],
		["a ZIP without a list", Buffer.from("PK\x03\x04 and so on"), "no list of the files"],
	])("is told, not thrown: %s", async (_, bytes, message) => {
		const { report, stories } = await importedFile(fileOf("a.warc", bytes));
		expect(stories).toBe(0);
		expect(report.problems.map((problem) => problem.message).join()).toContain(message);
		expect(report.problems.some(({ severity }) => severity === "error")).toBe(true);
	});

	it("may be packed by its WACZ once more, or be damaged in it", async () => {
		const packed = { "a.warc.gz": warcOf(storiesOf(3), true) };
		expect((await importedFile(waczOf("a.wacz", packed, "deflate"))).stories).toBe(3);
		const file = waczOf("b.wacz", packed);
		const bytes = readFileSync(file);
		bytes.fill(0xee, 300, 400);
		const { stories, report } = await importedFile(fileOf("b.wacz", bytes));
		expect(stories).toBe(2);
		expect(report.problems.map(({ rule }) => rule)).toEqual(["source-syntax"]);
	});
});

describe("recognising crawls", () => {
	it("goes by the beginning of a file, or by the names in a folder", () => {
		const recognises = (file: string) => warc.recognises(openSource(file));
		expect(recognises(fileOf("crawl.bin", warcOf(crawl)))).toBe(true);
		expect(recognises(fileOf("crawl.gz", warcOf(crawl, true)))).toBe(true);
		expect(recognises(path.dirname(fileOf("a.warc.gz", warcOf(crawl, true))))).toBe(true);
		expect(recognises(fileOf("page.html", Buffer.from("<html><p>WARC/1.0")))).toBe(false);
		expect(recognises(fileOf("a.gz", gzipSync("something else")))).toBe(false);
		expect(recognises(path.dirname(fileOf("a.txt", Buffer.from("x"))))).toBe(false);
	});
});
