import { hash } from "node:crypto";
import { gzipSync } from "node:zlib";

/** What a server answered, or what a crawler wrote down. */
export interface MadeRecord {
	readonly url: string;
	/** `2014-03-15T09:30:00Z` */
	readonly date?: string;
	readonly type?: "response" | "resource" | "revisit" | "request" | "metadata" | "warcinfo";
	readonly status?: string;
	/** Of the answer. */
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: string | Buffer;
	/** Further lines of the record's own head. */
	readonly head?: Readonly<Record<string, string>>;
	/** The length that the record says it has, where that is wrong. */
	readonly length?: number;
	readonly version?: "1.0" | "1.1";
}

/** A record of a WARC file. */
export function recordOf(made: MadeRecord): Buffer {
	const {
		url,
		date = "2014-03-15T09:30:00Z",
		type = "response",
		status = "200 OK",
		headers = {},
		body = "",
		head = {},
		version = "1.1",
	} = made;
	const http = [
		`HTTP/1.1 ${status}`,
		...Object.entries({ "Content-Type": "text/html; charset=utf-8", ...headers }).map((pair) => pair.join(": ")),
	];
	const block = Buffer.concat([
		Buffer.from(type === "resource" || type === "metadata" || type === "warcinfo" ? "" : `${http.join("\r\n")}\r\n\r\n`),
		Buffer.from(body),
	]);
	const fields = {
		"WARC-Type": type,
		"WARC-Target-URI": url,
		"WARC-Date": date,
		"WARC-Record-ID": `<urn:uuid:${hash("md5", `${url} ${date} ${type}`)}>`,
		"Content-Type": type === "resource" ? "text/html" : "application/http; msgtype=response",
		...(type === "response" && { "WARC-Payload-Digest": `sha1:${hash("sha1", Buffer.from(body))}` }),
		...head,
		"Content-Length": String(made.length ?? block.length),
	};
	const lines = [`WARC/${version}`, ...Object.entries(fields).map((pair) => pair.join(": "))];
	return Buffer.concat([Buffer.from(`${lines.join("\r\n")}\r\n\r\n`), block, Buffer.from("\r\n\r\n")]);
}

export const INFO: MadeRecord = { url: "http://crawler.example/", type: "warcinfo", body: "software: a test\r\n" };

/** The bytes of a WARC file. */
export function warcOf(records: readonly (MadeRecord | Buffer)[], isPacked = false): Buffer {
	const bytes = records.map((record) => (Buffer.isBuffer(record) ? record : recordOf(record)));
	return Buffer.concat(isPacked ? bytes.map((record) => gzipSync(record)) : bytes);
}

const WORDS = "the harbour board met on Tuesday to hear what the storm had cost and who would pay for the wall that fell".split(" ");

/** Words that no other number gives. */
export function wordsOf(number: number, count = 60): string {
	return Array.from({ length: count }, (_, at) => WORDS[(number * 7 + at * (1 + (number % 5))) % WORDS.length]).join(" ");
}

/** A story as a site of today shows it. */
export function storyPage(number: number, more = ""): string {
	const headline = `Story number ${number} of the harbour`;
	return `<!doctype html><html lang="en"><head><title>${headline} - The Gazette</title>
<meta property="og:type" content="article"><meta property="article:published_time" content="2014-03-${String((number % 28) + 1).padStart(2, "0")}T10:00:00Z">
<meta name="author" content="Writer ${number % 9}"></head>
<body class="single-post"><header><a href="/">The Gazette</a></header><main><article><h1>${headline}</h1>
<div class="entry-content"><p>${number}: ${wordsOf(number)}.</p><p>${wordsOf(number + 1)}.</p>${more}</div></article></main></body></html>`;
}

export const SITE = "http://www.gazette.example";

/** The captures of some stories. */
export function storiesOf(count: number, date = "2014-03-15T09:30:00Z"): MadeRecord[] {
	return Array.from({ length: count }, (_, number) => ({ url: `${SITE}/2014/03/story-${number}.html`, date, body: storyPage(number) }));
}

/** A picture of one dot. */
export const DOT = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64");
