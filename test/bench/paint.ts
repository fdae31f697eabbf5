// Measures when a reader sees an index of 3,000 tags on a slow phone over a slow network: npm run bench:paint -- --help
//
// In headless Chromium, which gives a fourth of the processor and slow 4G (150 ms, 1.6 Mbit/s), from a server that compresses. What is
// measured is the paint of the largest part of the page (largest contentful paint), from the start of the request. The index is
// opened in turns with a story, and with a page that has one word and nothing else, so that a ratio says what the page itself costs:
// a machine that does other things slows all three.
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { loadavg } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { Command } from "commander";
import mime from "mime";
import type { Browser } from "playwright-core";
import { build } from "../../src/index.ts";
import { listen, openBrowser } from "../browser/sample.ts";
import { note, parseCount, runBench } from "./command.ts";
import { describeMachine } from "./machine.ts";
import { median } from "./table.ts";
import { writeTagArchive } from "./tagarchive.ts";
import { defaultParent } from "./workspace.ts";

const PAGES = { "an empty page": "/empty.html", "a story": "/1957/03/04/story-1.html", "the index of 3,000 tags": "/tags/" };

const options = new Command("bench:paint")
	.description("Measures when a reader sees an index of 3,000 tags on a slow phone. It needs Chromium.")
	.option("--rounds <number>", "how often each page is opened", parseCount, 9)
	.option("--folder <dir>", "where to work", defaultParent())
	.parse()
	.opts<{ readonly rounds: number; readonly folder: string }>();

await runBench(options.folder, (folder, signal) => bench(folder, options.rounds, signal));

/** Runs the benchmark, and returns its report as Markdown. */
async function bench(folder: string, rounds: number, signal: AbortSignal): Promise<string> {
	const [load = 0] = loadavg();
	note("building …");
	const [archive, site] = ["archive", "site"].map((name) => path.join(folder, name)) as [string, string];
	mkdirSync(archive);
	await build({ config: writeTagArchive(archive), output: site, at: Date.UTC(2026, 0, 1), signal });
	const server = await serveCompressed(site);
	const browser = await openBrowser();
	const times = new Map<string, number[]>(Object.keys(PAGES).map((name) => [name, []]));
	// The first round warms up, and is not measured.
	for (let round = 0; round <= rounds && !signal.aborted; round++) {
		note(`round ${round} of ${rounds}`);
		for (const [name, url] of Object.entries(PAGES)) {
			const paint = await paintOf(browser, server.origin + url);
			if (round > 0) times.get(name)?.push(paint);
		}
	}
	await browser.close();
	server.close();
	signal.throwIfAborted();
	const empty = median(times.get("an empty page") ?? []);
	const rows = [...times].map(([name, each]) => `| ${name} | ${median(each).toFixed()} ms | ${(median(each) / empty).toFixed(1)} |`);
	const machine = `${describeMachine(load, process.version)}; Chromium ${browser.version()}; ${rounds} rounds after a warm-up; medians`;
	return [machine, "", "| page | largest paint | ratio |", "|---|--:|--:|", ...rows].join("\n");
}

/** Opens a page as a slow phone does over slow 4G. Returns when its largest part was shown, in milliseconds. */
async function paintOf(browser: Browser, url: string): Promise<number> {
	const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
	const session = await page.context().newCDPSession(page);
	const [downloadThroughput, uploadThroughput] = [1.6, 0.75].map((megabits) => (megabits * 1024 * 1024) / 8) as [number, number];
	await session.send("Network.enable");
	await session.send("Network.emulateNetworkConditions", { offline: false, latency: 150, downloadThroughput, uploadThroughput });
	await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
	await page.addInitScript(() => {
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries()) Object.assign(window, { paint: entry.startTime });
		}).observe({ type: "largest-contentful-paint", buffered: true });
	});
	await page.goto(url, { waitUntil: "load" });
	const paint = await page.waitForFunction(() => (window as { paint?: number }).paint);
	const time = Number(await paint.jsonValue());
	await page.close();
	return time;
}

/** Serves a folder as hosts do: compressed. */
function serveCompressed(folder: string) {
	return listen(
		createServer((request, response) => {
			const url = request.url ?? "";
			const name = path.join(folder, url.endsWith("/") ? `${url}index.html` : url);
			const headers = { "content-type": mime.getType(name) ?? "application/octet-stream", "content-encoding": "gzip" };
			if (url === PAGES["an empty page"]) response.writeHead(200, headers).end(gzipSync("<!doctype html><title>Empty</title><p>Empty"));
			else if (existsSync(name)) response.writeHead(200, headers).end(gzipSync(readFileSync(name)));
			else response.writeHead(404).end();
		}),
	);
}
