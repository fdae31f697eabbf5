import { existsSync, mkdtempSync, rmSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { build } from "../../src/pipeline/build.ts";
import { createPreview } from "../../src/pipeline/preview/server.ts";

const CHROMIUM = "/usr/bin/chromium";

/** Whether there is a browser to test in. If a browser is required, the tests fail without one; else they skip. */
export const hasBrowser = existsSync(CHROMIUM) || process.env.BACKFILE_BROWSER === "required";

/** One page of every kind in the sample archive. */
export const PAGES: Readonly<Record<string, string>> = {
	front: "/",
	story: "/flood/",
	calendar: "/calendar/",
	decade: "/1950s/",
	year: "/1957/",
	month: "/1953/02/",
	day: "/1953/02/06/",
	"on this day": "/on-this-day/02-06.html",
	"days of the year": "/on-this-day/",
	undated: "/undated/",
	sections: "/sections/",
	section: "/sections/harbour/",
	tags: "/tags/",
	tag: "/tags/lifeboat/",
	authors: "/authors/",
	author: "/authors/edith-marlowe/",
	"all series": "/series/",
	series: "/series/after-the-flood/",
	"print issue": "/issues/1953-02-06/",
	"print issues": "/issues/",
	"withdrawn story": "/1992/09/18/the-mayors-yacht.html",
	page: "/about.html",
	feeds: "/feeds/",
	data: "/data/",
	corrections: "/corrections/",
	search: "/search.html?q=lifeboat",
	"not found": "/nothing-here",
	redirect: "/old/flood.html",
};

/** Has pages that lead elsewhere stay where they are, so that they can be looked at. */
export function stay(pages: Page | BrowserContext): Promise<unknown> {
	return pages.route(`**${PAGES.redirect}`, async (route) => {
		const response = await route.fetch();
		await route.fulfill({ response, body: (await response.text()).replace(/<meta http-equiv="refresh"[^>]*>/, "") });
	});
}

/** An archive that is built and served, with a browser to open it. */
export interface Sample {
	readonly browser: Browser;
	readonly origin: string;
	/** The folder that it was built into. */
	readonly folder: string;
	close(): Promise<void>;
}

let sample: Promise<string> | undefined;

/** Serves the sample archive. It is built once a process; no test may change its folder. */
export async function openSample(): Promise<Sample> {
	sample ??= buildFolder(path.resolve(import.meta.dirname, "../../.eleventy.ts")).then((folder) => {
		process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
		return folder;
	});
	return serve(await sample);
}

/** Builds and serves any archive, given its settings file. */
export async function openArchive(config: string): Promise<Sample> {
	const { folder, close, ...site } = await serve(await buildFolder(config));
	return { ...site, folder, close: () => close().then(() => rmSync(folder, { recursive: true, force: true })) };
}

async function buildFolder(config: string): Promise<string> {
	const folder = mkdtempSync(path.join(tmpdir(), "backfile-"));
	await build({ config, output: folder, at: Date.UTC(2026, 10, 24) });
	return folder;
}

async function serve(folder: string): Promise<Sample> {
	const { origin, close } = await listen(createPreview({ folder, base: "/" }).server);
	const browser = await openBrowser();
	return {
		browser,
		folder,
		origin,
		async close() {
			await browser.close();
			close();
		},
	};
}

/** Starts Chromium. */
export function openBrowser(...more: readonly string[]): Promise<Browser> {
	const args = [
		"--no-sandbox",
		"--disable-gpu",
		"--disable-quic",
		"--disable-background-networking",
		"--disable-component-update",
		"--disable-sync",
		...more,
	];
	return chromium.launch({ executablePath: CHROMIUM, args });
}

/** Lets a server listen on a free port of this machine. */
export async function listen(server: Server): Promise<{ readonly origin: string; close(): void }> {
	await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
	return {
		origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		close() {
			server.closeAllConnections();
			server.close();
		},
	};
}
