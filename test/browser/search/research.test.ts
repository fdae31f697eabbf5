/// <reference lib="dom" />
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import matter from "gray-matter";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { hasBrowser, openSample, type Sample } from "../sample.ts";

/** The headlines of all stories of a folder of the sample that name an author in their fields. */
function writtenBy(author: string, folder: string): readonly string[] {
	const content = path.resolve(import.meta.dirname, "../../../content", folder);
	const files = readdirSync(content).filter((file) => file.endsWith(".md"));
	const stories = files.map((file) => matter(readFileSync(path.join(content, file), "utf8"), {}));
	return stories.flatMap(({ data }) => (JSON.stringify(data.authors ?? "").includes(author) ? [String(data.headline)] : [])).toSorted();
}

/** What people come to an archive for. Each is done from the front page, with three clicks and one typed word at most. */
describe.skipIf(!hasBrowser)("a reader", () => {
	let sample: Sample;
	let context: BrowserContext;
	beforeAll(async () => {
		sample = await openSample();
	});
	afterEach(() => context?.close());
	afterAll(() => sample?.close());

	/** Opens the front page, and counts what the reader does there and on the pages that follow. */
	async function start() {
		context = await sample.browser.newContext();
		const page = await context.newPage();
		await page.goto(`${sample.origin}/`);
		let clicks = 0;
		return {
			page,
			clicks: () => clicks,
			click: async (choose: (page: Page) => ReturnType<Page["locator"]>) => {
				clicks++;
				await choose(page).first().click();
				await page.waitForLoadState("domcontentloaded");
			},
			type: async (word: string) => {
				await page.getByRole("searchbox").fill(word);
				await page.keyboard.press("Enter");
				await over(page);
			},
		};
	}

	/** Waits until a search is over. */
	const over = (page: Page) => page.locator("html.asks:not(.waits)").waitFor();

	it("finds a story by its subject and decade", async () => {
		const { page, clicks, click, type } = await start();
		await type("lifeboat");
		await click((one) => one.locator("#bf-counts").getByRole("link", { name: "1930s" }));
		await over(page);
		await click((one) => one.locator("#bf-results a"));
		expect(await page.locator("h1").textContent()).toContain("Motor Life-boat Arrives");
		expect(clicks()).toBeLessThanOrEqual(3);
	});

	it("finds all that an author wrote in a year", async () => {
		const { page, clicks, click, type } = await start();
		await type("Marlowe");
		await click((one) => one.locator("#bf-counts svg a[href*='from=1953']"));
		await page.waitForURL(/from=1953&to=1953/);
		await over(page);
		const found = await page.locator("#bf-results .line").evaluateAll((lines) =>
			lines.map((line) => ({
				headline: line.querySelector(".line-headline")?.textContent?.trim(),
				date: line.querySelector("time")?.getAttribute("datetime") ?? "",
				authors: line.querySelector(".line-facts")?.textContent ?? "",
			})),
		);
		expect(found.filter(({ date, authors }) => !date.startsWith("1953") || !authors.includes("Edith Marlowe"))).toEqual([]);
		expect(found.map(({ headline }) => headline).toSorted()).toEqual(writtenBy("Edith Marlowe", "1953"));
		expect(clicks()).toBeLessThanOrEqual(3);
	});

	it("finds the paper of a day, such as a birthday", async () => {
		const { page, clicks, click } = await start();
		await click((one) => one.getByRole("link", { name: "1953", exact: true }).or(one.getByRole("link", { name: "The whole calendar" })));
		if (!page.url().includes("1953")) await click((one) => one.getByRole("link", { name: "1953", exact: true }));
		await click((one) => one.locator('a[href="/1953/02/06/"]'));
		expect(new URL(page.url()).pathname).toBe("/1953/02/06/");
		expect(clicks()).toBeLessThanOrEqual(3);
	});

	it("finds the latest of a section", async () => {
		const { page, clicks, click } = await start();
		await click((one) => one.getByRole("navigation", { name: "Sections" }).getByRole("link", { name: "Harbour" }));
		await click((one) => one.locator("main .line-headline a"));
		expect(await page.locator("h1").textContent()).toBe("New lifeboat to be called “Canary”");
		expect(clicks()).toBeLessThanOrEqual(3);
	});
});
