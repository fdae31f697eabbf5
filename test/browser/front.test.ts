import path from "node:path";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { OWN } from "../../src/pipeline/preview/pages.ts";
import { makeArchive, story } from "../pipeline/archives.ts";
import { hasBrowser, openArchive, openSample, type Sample } from "./sample.ts";
import { countShifts, shiftsOf } from "./shifts.ts";

/** Opens a page whose layout shifts are counted. */
async function openPage({ browser }: Sample, width: number): Promise<Page> {
	const page = await browser.newPage({ viewport: { width, height: 800 } });
	await countShifts(page);
	return page;
}

describe.skipIf(!hasBrowser)("the front page", () => {
	let sample: Sample;
	beforeAll(async () => {
		sample = await openSample();
	});
	afterAll(() => sample?.close());

	it.each([320, 1280])("shows what was published on a reader's day, and nothing moves (%i px)", async (width) => {
		const page = await openPage(sample, width);
		await page.clock.setFixedTime(new Date(2027, 1, 6, 12));
		await page.goto(`${sample.origin}/`);
		const today = page.locator(".today");
		await today.scrollIntoViewIfNeeded();
		await page.waitForSelector(".today li");
		expect(await today.locator("h2 a").getAttribute("href")).toBe("/on-this-day/02-06.html");
		expect(await today.locator("li .when").allTextContents()).toContain("1953");
		expect(await today.locator("li").count()).toBeLessThanOrEqual(3);
		const [place, list] = await Promise.all([".today-stories", ".today ul"].map((name) => page.locator(name).boundingBox()));
		expect((list?.y ?? 0) + (list?.height ?? 0)).toBeLessThanOrEqual((place?.y ?? 0) + (place?.height ?? 0));
		expect(await shiftsOf(page)).toEqual([]);
		await page.close();
	});

	it("leads from a day without stories to the nearest that have", async () => {
		const page = await openPage(sample, 1280);
		await page.clock.setFixedTime(new Date(2027, 0, 3, 12));
		await page.goto(`${sample.origin}/`);
		await page.locator(".today").scrollIntoViewIfNeeded();
		await page.waitForSelector(".today .nearest");
		expect(await page.locator(".today .nearest a").count()).toBe(2);
		expect(await shiftsOf(page)).toEqual([]);
		await page.close();
	});

	it("says nothing of a day without scripts", async () => {
		const context = await sample.browser.newContext({ javaScriptEnabled: false });
		const page = await context.newPage();
		await page.goto(`${sample.origin}/`);
		expect(await page.locator(".today").isVisible()).toBe(false);
		expect(await page.getByRole("link", { name: "On this day" }).isVisible()).toBe(true);
		await context.close();
	});

	it("weighs 20 kB at most, with all that it needs", async () => {
		const page = await openPage(sample, 1280);
		const needed: Promise<number>[] = [];
		page.on("response", (response) => {
			// The preview adds a script of its own, which no published site has.
			if (response.url().includes(OWN)) return;
			if (["document", "stylesheet", "script", "font"].includes(response.request().resourceType()))
				needed.push(response.body().then((body) => gzipSync(body).length));
		});
		await page.goto(`${sample.origin}/`, { waitUntil: "networkidle" });
		expect((await Promise.all(needed)).reduce((sum, size) => sum + size, 0)).toBeLessThan(20_000);
		await page.close();
	});

	it("leads by the bars of a long listing to the headings in it", async () => {
		const page = await sample.browser.newPage();
		await page.goto(`${sample.origin}/tags/`);
		const broken = await page.evaluate(async () => {
			const names = [...document.querySelectorAll("main a")].map((link) => (link as HTMLAnchorElement).href);
			const pages = await Promise.all(
				names.map(async (url) => new DOMParser().parseFromString(await (await fetch(url)).text(), "text/html")),
			);
			const bars = pages.flatMap((one) =>
				[...one.querySelectorAll(".bars a")].map((bar) => [one, bar.getAttribute("href") ?? ""] as const),
			);
			return bars.filter(([one, href]) => href.includes("#") && !one.getElementById(href.replace(/.*#/, ""))).map(([, href]) => href);
		});
		expect(broken).toEqual([]);
		await page.close();
	});
});

describe.skipIf(!hasBrowser)("a picture that is missing", () => {
	it("is words, here or on another site, and leaves no hole", async () => {
		const root = makeArchive({
			"content/a.md": story(
				"Lost",
				{ published: "2020-01-01", image: { src: "lost.jpg", alt: "A boat", caption: "Below" } },
				`${"Words.\n\n".repeat(16)}<img src="http://127.0.0.1:1/far.jpg" alt="" width="800" height="600">\n\nThe end.`,
			),
			"content/c.md": story("Lamp", { published: "2020-01-03" }, "![A lamp](/old/lamp.jpg)\n\nThe end."),
			"content/b.md": story("Whole", { published: "2020-01-02" }, "Words."),
		});
		const site = await openArchive(path.join(root, ".eleventy.ts"));
		onTestFinished(() => site.close());
		const page = await site.browser.newPage();
		await page.goto(`${site.origin}/2020/01/01/a.html`);
		await page.waitForFunction(() => document.querySelectorAll(".missing").length === 2);
		expect(await page.locator(".missing").allTextContents()).toEqual(["Picture missing: A boat", "Picture missing"]);
		const heights = await page.$$eval(".missing", (notes) => notes.map((note) => note.getBoundingClientRect().height));
		expect(Math.max(...heights)).toBeLessThan(60);
		await page.goto(`${site.origin}/2020/01/03/c.html`);
		await page.waitForSelector(".missing");
		expect(await page.locator(".missing").allTextContents()).toEqual(["Picture missing: A lamp"]);
		await page.goto(`${site.origin}/2020/01/02/b.html`);
		expect(await page.locator('script[src*="pictures"]').count()).toBe(0);
	});
});
