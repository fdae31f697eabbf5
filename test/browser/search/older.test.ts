/// <reference lib="dom" />
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { story, write } from "../../pipeline/archives.ts";
import { hasBrowser, openArchive, type Sample } from "../sample.ts";
import { countShifts, shiftsOf } from "../shifts.ts";

const SETTINGS = `import { backfile, defineArchive } from "backfile";
export const archive = defineArchive({ title: "Test", url: "https://example.org/", onThisDay: false, termFeeds: [], citations: [], data: false, icons: false, cards: "none", flush: false });
export default function (config) { config.addPlugin(backfile, archive); }
`;

/** More decades than are asked where data are saved; each is a shard. */
const DECADES = Array.from({ length: 44 }, (_, at) => 1580 + at * 10);
const EACH = 23;

/** Stories of each decade, all about the sea. The best match, and the only one about a comet, are in the oldest. */
function archive(): Readonly<Record<string, string>> {
	const stories = DECADES.flatMap((decade) =>
		Array.from({ length: EACH }, (_, at) => {
			const isBest = decade === DECADES[0] && at === 0;
			const text = story(
				isBest ? "The sea" : `Story ${at} of the ${decade}s`,
				{ published: `${decade + (at % 10)}-05-06` },
				`The sea wall.${isBest ? " A comet." : ""}`,
			);
			return [`content/${decade}-${at}.md`, text] as const;
		}),
	);
	return Object.fromEntries(stories);
}

describe.skipIf(!hasBrowser)("an index of more shards than are asked at once", () => {
	let site: Sample;
	let context: BrowserContext;
	const root = mkdtempSync(path.join(tmpdir(), "backfile-"));
	beforeAll(async () => {
		write(root, { ".eleventy.ts": SETTINGS, ...archive() });
		site = await openArchive(path.join(root, ".eleventy.ts"));
	});
	afterEach(() => context?.close());
	afterAll(async () => {
		await site?.close();
		rmSync(root, { recursive: true, force: true });
	});

	/** Searches with parts of the index held back until `release`; notes which shards were asked. */
	async function open(query: string, held: RegExp, { width = 1280, isSaving = false } = {}) {
		context = await site.browser.newContext({ viewport: { width, height: 640 } });
		await countShifts(context);
		const page = await context.newPage();
		if (isSaving) await page.addInitScript(() => Object.defineProperty(navigator, "connection", { get: () => ({ saveData: true }) }));
		let release = (): void => {};
		const released = new Promise<void>((resolve) => {
			release = resolve;
		});
		const asked = new Set<string>();
		await page.route(/\/search\/\d{4}s\//, async (route) => {
			const name = /search\/(\d{4}s)\//.exec(route.request().url())?.[1] ?? "";
			asked.add(name);
			if (held.test(name)) await released;
			await route.continue().catch(() => {});
		});
		await page.goto(`${site.origin}/search.html?${query}`);
		return { page, release, asked };
	}

	const over = (page: Page) => page.locator("html.asks:not(.waits)").waitFor();
	const headlines = (page: Page) => page.locator("#bf-results .line-headline").allTextContents();
	const all = `${(DECADES.length * EACH).toLocaleString("en")} stories found.`;

	it("shows what the newest have at once, and asks all others by itself", async () => {
		const { page, release, asked } = await open("q=sea", /^1[5-9]/);
		await page.locator("#bf-results li").nth(9).waitFor();
		expect(asked.size).toBeLessThan(20);
		release();
		await over(page);
		expect(await page.getByRole("status").textContent()).toBe(all);
		expect(asked.size).toBe(DECADES.length);
		expect((await headlines(page))[0]).toBe("The sea");
		expect(await page.getByRole("button", { name: "Search older years too" }).isVisible()).toBe(false);
		expect(await page.locator("#bf-counts .counts li").count()).toBe(DECADES.length);
	});

	it.each([320, 1280])("moves nothing that a reader reads, and offers more and better ones while it goes on (%d px)", async (width) => {
		const { page, release } = await open("q=sea", /^15/, { width });
		await page.locator("#bf-results li").nth(9).waitFor();
		await page.locator("#bf-results a").first().focus();
		const before = await headlines(page);
		await page.getByRole("button", { name: "More results" }).click();
		await page.locator("#bf-results li").nth(19).waitFor();
		expect(await page.evaluate(() => document.documentElement.classList.contains("waits"))).toBe(true);
		release();
		await over(page);
		expect((await headlines(page)).slice(0, 10)).toEqual(before);
		expect(await shiftsOf(page)).toEqual([]);
		await page.getByRole("button", { name: "Show better matches" }).click();
		await page.locator("#bf-results .line-headline").first().filter({ hasText: "The sea" }).waitFor();
	});

	it("offers more to who begins to read while the rest does not answer", async () => {
		const { page, release, asked } = await open("q=sea", /^15/);
		await expect.poll(() => asked.size).toBe(DECADES.length);
		// Longer than results stay as they are: nothing is about to be drawn.
		await page.waitForTimeout(1500);
		await page.locator("#bf-results a").first().focus();
		await page.getByRole("button", { name: "More results" }).click();
		await page.locator("#bf-results li").nth(19).waitFor();
		release();
		await over(page);
	});

	it("asks no more once the query is another", async () => {
		const { page, release, asked } = await open("q=sea", /^1[5-8]/);
		await page.locator("#bf-results li").nth(9).waitFor();
		await page.getByRole("searchbox").fill("sea wall");
		await page.locator("#bf-from").evaluate((field: HTMLInputElement) => (field.value = "2000"));
		await page.keyboard.press("Enter");
		await over(page);
		const before = asked.size;
		release();
		await page.waitForLoadState("networkidle");
		expect(asked.size).toBe(before);
		expect(before).toBeLessThan(DECADES.length);
	});

	it("waits for the reader where data are saved", async () => {
		const { page, asked } = await open("q=sea", /none/, { isSaving: true });
		await over(page);
		expect(asked.size).toBe(40);
		expect(await page.getByRole("status").textContent()).toBe("920 stories found so far.");
		await page.getByRole("button", { name: "Search older years too" }).click();
		await page.getByRole("status").filter({ hasText: all }).waitFor();
		expect(asked.size).toBe(DECADES.length);
	});
});
