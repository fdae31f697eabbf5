import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inspect } from "./axe.ts";
import { hasBrowser, openSample, PAGES, type Sample, stay } from "./sample.ts";

describe.skipIf(!hasBrowser)("pages in a browser", () => {
	let sample: Sample;
	beforeAll(async () => {
		sample = await openSample();
	});
	afterAll(() => sample?.close());

	it.each(
		Object.entries(PAGES).flatMap(([name, url]) =>
			([320, 1280] as const).flatMap((width) => (["light", "dark"] as const).map((scheme) => [name, width, scheme, url] as const)),
		),
	)("%s at %d px, %s: fits, loads nothing from elsewhere, and axe finds nothing", async (_, width, colorScheme, url) => {
		const context = await sample.browser.newContext({ colorScheme, viewport: { width, height: 800 } });
		const page = await context.newPage();
		const foreign: string[] = [];
		page.on("request", (request) => {
			if (!request.url().startsWith(sample.origin)) foreign.push(request.url());
		});
		const errors: string[] = [];
		page.on("pageerror", (error) => errors.push(String(error)));
		await stay(page);
		await page.goto(sample.origin + url);
		for (const closed of await page.locator("details").all()) await closed.evaluate((element) => element.setAttribute("open", ""));
		const { wide, violations } = await inspect(page);
		expect({ foreign, errors, wide, violations }).toEqual({ foreign: [], errors: [], wide: 0, violations: [] });
		await context.close();
	});

	it.each(["/feed.xml", "/atom.xml", "/tags/lifeboat/feed.xml"])("%s looks like something", async (url) => {
		const context = await sample.browser.newContext({ viewport: { width: 320, height: 800 } });
		const page = await context.newPage();
		await page.goto(sample.origin + url);
		const root = page.locator(":root");
		expect(await root.evaluate((element) => getComputedStyle(element, "::before").content)).toContain("This is a feed");
		const shown = await page
			.locator(":is(item, entry) > title")
			.first()
			.evaluate((element) => getComputedStyle(element).display);
		const hidden = await page
			.locator(":is(item, entry) > :is(guid, id)")
			.first()
			.evaluate((element) => getComputedStyle(element).display);
		expect([shown, hidden, await root.evaluate((element) => element.scrollWidth)]).toEqual(["block", "none", 320]);
		await context.close();
	});
});
