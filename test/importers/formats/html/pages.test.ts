import { describe, expect, it } from "vitest";
import { type Capture, pageOfCapture } from "../../../../src/importers/formats/html/pages.ts";
import { readPages } from "../../../../src/importers/formats/html/read.ts";
import type { Facts, ReadOptions, Step } from "../../../../src/importers/importer.ts";
import { pageOf, TEXT } from "./pages.ts";

const HOST = "http://www.gazette.example";

/** A page of a crawl. */
function capture(path: string, text: string | Uint8Array, more: Partial<Capture> = {}): Capture {
	const bytes = Buffer.from(text);
	return { source: "crawl.warc.gz", address: HOST + path, size: bytes.length, end: 1, read: () => Promise.resolve(bytes), ...more };
}

/** Reads a crawl as an import does: twice. */
async function readCrawl(captures: readonly Capture[], redirects: readonly (readonly [string, string])[] = []) {
	const source = {
		// biome-ignore lint/suspicious/useAwait: pages are read asynchronously
		async *pages() {
			yield* captures.map(pageOfCapture);
		},
		redirects,
		filesOf: () => [],
	};
	const steps = async (facts?: Facts) => {
		const options: ReadOptions = { zone: "UTC", map: new Map(), facts };
		const given: Step[] = [];
		for await (const step of readPages(source, "crawl.warc.gz", options)) given.push(step);
		return given;
	};
	const facts = new Map((await steps()).flatMap((step) => (step.step === "fact" ? [[step.name, step.value] as const] : [])));
	const given = await steps(facts);
	return {
		facts,
		stories: given.flatMap((step) => (step.step === "story" ? [step] : [])),
		skipped: given.flatMap((step) => (step.step === "skipped" ? [`${step.record}: ${step.why}`] : [])),
	};
}

const story = (headline: string, more = "") => pageOf("", `<h1>${headline}</h1><p class="published">3 March 1999</p>${TEXT}${more}`);

describe("pages of a crawl", () => {
	it("have the address at which they were found, with its query, and links as the server sent them", async () => {
		const { facts, stories } = await readCrawl([
			capture("/news/show.php?id=7", story("Ferry", '<p><a href="show.php?id=8">next</a> <a href="/b/index.html">b</a></p>')),
			capture("/b/index.html", story("Mill")),
		]);
		expect(facts.get("site")).toBe(`${HOST}/`);
		expect(stories.map(({ addresses }) => addresses)).toEqual([[`${HOST}/news/show.php?id=7`], [`${HOST}/b/index.html`]]);
		expect(stories[0]?.body.text).toContain(`href="${HOST}/news/show.php?id=8"`);
		expect(stories[0]?.body.text).toContain(`href="${HOST}/b/index.html"`);
	});

	it("have the addresses that the server redirected to them, over several steps; a circle ends", async () => {
		const { stories } = await readCrawl(
			[capture("/ferry", pageOf(`<link rel=canonical href="${HOST}/2014/ferry">`, `<h1>Ferry</h1>${TEXT}`))],
			[
				[`${HOST}/?p=7`, `${HOST}/old/ferry`],
				[`${HOST}/old/ferry`, `${HOST}/ferry`],
				[`${HOST}/round`, `${HOST}/and-round`],
				[`${HOST}/and-round`, `${HOST}/round`],
			],
		);
		expect(stories[0]?.addresses).toEqual([`${HOST}/2014/ferry`, `${HOST}/ferry`, `${HOST}/?p=7`, `${HOST}/old/ferry`]);
	});

	it("are of the encoding that the server said, unless they are UTF-8", async () => {
		const bytes = Buffer.from(story("Новости"), "utf8");
		const cyrillic = Buffer.from([0xcd, 0xee, 0xe2, 0xee, 0xf1, 0xf2, 0xe8]);
		const [before = "", behind = ""] = story("#").split("#");
		const { stories } = await readCrawl([
			capture("/a", bytes, { charset: "iso-8859-1" }),
			capture("/b", Buffer.concat([Buffer.from(before), cyrillic, Buffer.from(behind)]), { charset: "windows-1251" }),
			capture("/c", story("Café"), { charset: "no-such-thing" }),
		]);
		expect(stories.map(({ fields }) => fields.headline)).toEqual(["Новости", "Новости", "Café"]);
	});

	it("are left out for the reason that the crawl gives", async () => {
		const { skipped } = await readCrawl([capture("/a", "", { unread: "it is a page of another host" })]);
		expect(skipped).toEqual([`crawl.warc.gz: ${HOST}/a: it is a page of another host`]);
	});
});
