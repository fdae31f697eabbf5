import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packArchive } from "../pipeline/package/pack.ts";
import { hasBrowser, openSample, PAGES, type Sample } from "./sample.ts";

const UNZIP = "/usr/bin/unzip";

/** The pages of the copy that stay open, by what they are. It has none for what is not found. */
const COPIED = Object.entries(PAGES).filter(([name]) => name !== "not found" && name !== "redirect");

/** What goes wrong in a page, and what it asks the network for. */
function watch(page: Page): string[] {
	const faults: string[] = [];
	page.on("console", (message) => {
		if (message.type() === "error" || message.type() === "warning") faults.push(message.text());
	});
	page.on("pageerror", (error) => faults.push(error.message));
	page.on("request", (request) => {
		if (!request.url().startsWith("file:") && !request.url().startsWith("data:")) faults.push(`asks for ${request.url()}`);
	});
	page.on("requestfailed", (request) => {
		const why = request.failure()?.errorText;
		// A browser stops asking for the icon of a page that it leaves.
		if (why !== "net::ERR_ABORTED") faults.push(`${why}: ${request.url()}`);
	});
	return faults;
}

describe.skipIf(!hasBrowser || !existsSync(UNZIP))("a copy on a USB stick", () => {
	let sample: Sample;
	let folder: string;
	beforeAll(async () => {
		sample = await openSample();
		folder = mkdtempSync(path.join(tmpdir(), "backfile stick #1 "));
		await packArchive(path.resolve("."), { output: sample.folder, targets: { zip: path.join(folder, "copy.zip") } });
		execFileSync(UNZIP, ["-q", path.join(folder, "copy.zip"), "-d", folder]);
	});
	afterAll(async () => {
		await sample?.close();
		rmSync(folder, { recursive: true, force: true });
	});

	/** The address of a file of the copy. */
	function addressOf(url: string): string {
		const [, name = "", rest = ""] = /^\/([^?]*)(.*)$/.exec(url) ?? [];
		const file = name === "" || name.endsWith("/") ? `${name}index.html` : name;
		return pathToFileURL(path.join(folder, "site", file)).href + rest;
	}

	it.each(["light", "dark"] as const)("opens every kind of page without a fault and without the network (%s)", async (colorScheme) => {
		const page = await sample.browser.newPage({ colorScheme, viewport: { width: 1280, height: 900 } });
		const faults = watch(page);
		for (const [name, url] of COPIED) {
			await page.goto(addressOf(url), { waitUntil: "load" });
			const seen = await page.evaluate(() => ({
				family: getComputedStyle(document.body).fontFamily,
				background: getComputedStyle(document.documentElement).backgroundColor,
				broken: [...document.images].filter((image) => image.loading !== "lazy" && image.naturalWidth === 0).map(({ src }) => src),
				forms: [...document.forms].filter((form) => form.checkVisibility()).length,
				sheets: [...document.styleSheets].length,
			}));
			expect(faults, name).toEqual([]);
			expect(seen, name).toMatchObject({ broken: [], forms: name === "search" ? 1 : 0 });
			expect(seen.sheets, name).toBeGreaterThan(0);
			expect(seen.family, name).not.toMatch(/^"?Times/);
		}
		await page.close();
	});

	it("shows every picture of a page, also where it is loaded late", async () => {
		const page = await sample.browser.newPage();
		const faults = watch(page);
		await page.goto(addressOf(PAGES.story ?? ""));
		await page.evaluate(() => {
			for (const image of document.images) image.loading = "eager";
		});
		await page.waitForFunction(() => [...document.images].every(({ complete, naturalWidth }) => complete && naturalWidth > 0));
		expect(faults).toEqual([]);
		await page.close();
	});

	it("begins at START HERE, and its links lead on", async () => {
		expect(readdirSync(folder).sort()).toEqual(["START HERE.html", "copy.zip", "site"]);
		const page = await sample.browser.newPage();
		const faults = watch(page);
		await page.goto(pathToFileURL(path.join(folder, "START HERE.html")).href);
		await page.waitForURL(/site\/index\.html$/);
		await page.locator("main a").first().click();
		await page.waitForURL(/site\/(?!index\.html).+\.html$/);
		await page.goto(addressOf(PAGES.redirect ?? ""));
		await page.waitForURL(/site\/flood\/index\.html$/);
		expect(faults).toEqual([]);
		await page.close();
	});

	it("says on the search page where the search is, and lists what leads to every story", async () => {
		const page = await sample.browser.newPage();
		await page.goto(addressOf("/search.html"));
		const links = await page.locator("main a:visible").evaluateAll((list) => list.map((link) => link.getAttribute("href")));
		expect(links).toEqual(expect.arrayContaining(["https://courier.example/search.html", "tags/index.html", "1953/index.html"]));
		expect(await page.locator("main").innerText()).not.toContain("JavaScript");
		await page.close();
	});

	it("finds stories by the words of their headlines", async () => {
		const page = await sample.browser.newPage({ viewport: { width: 320, height: 800 } });
		const faults = watch(page);
		await page.goto(addressOf("/search.html"));
		await page.getByRole("searchbox").fill("FLOOD  night");
		await page.getByRole("searchbox").press("Enter");
		expect(await page.getByRole("status").first().innerText()).toBe("1 story found.");
		await page.getByRole("link", { name: "The Night of the Flood" }).click();
		await page.waitForURL(/site\/flood\/index\.html$/);
		await page.goBack();
		await page.getByRole("searchbox").fill("nothing-at-all");
		await page.getByRole("searchbox").press("Enter");
		expect(await page.getByRole("status").first().innerText()).toBe("No story was found.");
		expect(faults).toEqual([]);
		await page.close();
	});

	it("leads to the page of a reader's day", async () => {
		const page = await sample.browser.newPage();
		const faults = watch(page);
		await page.clock.setFixedTime(new Date(2027, 1, 6, 12));
		await page.goto(addressOf("/"));
		await page.locator("#bf-today a").click();
		await page.waitForURL(/site\/on-this-day\/02-06\.html$/);
		expect(faults).toEqual([]);
		await page.close();
	});
});
