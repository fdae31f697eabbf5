import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBrowser, openSample, PAGES, type Sample, stay } from "./sample.ts";

/** The elements that a reader can see and use, in the order of the page, each by its index. */
function usable(page: Page): Promise<string[]> {
	return page.evaluate(() =>
		[...document.querySelectorAll<HTMLElement>("a[href], summary, button, input, select, textarea, .bars-scroll")]
			.map((element, index) => ({ element, name: `${index} ${element.textContent?.trim()}` }))
			.map(({ element, name }) => Object.assign(element, { keyName: name }))
			.filter((element) => element.tabIndex >= 0 && element.checkVisibility())
			.map(({ keyName }) => keyName),
	);
}

/** The element that has the focus, and whether a reader can see that it has it. */
function focused(page: Page): Promise<{ readonly name?: string; readonly isSeen: boolean }> {
	return page.evaluate(() => {
		const element = document.activeElement as HTMLElement & { keyName?: string };
		const { outlineStyle, outlineWidth } = getComputedStyle(element);
		const { top, bottom, width } = element.getBoundingClientRect();
		const isInView = bottom > 0 && top < innerHeight && width > 0;
		return { name: element.keyName, isSeen: isInView && outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2 };
	});
}

describe.skipIf(!hasBrowser)("the keyboard", () => {
	let sample: Sample;
	beforeAll(async () => {
		sample = await openSample();
	});
	afterAll(() => sample?.close());

	it.each(Object.entries(PAGES))("reaches all there is on %s, in its order, and shows where it is", async (_, url) => {
		const page = await sample.browser.newPage({ viewport: { width: 768, height: 800 } });
		await stay(page);
		await page.goto(sample.origin + url, { waitUntil: "networkidle" });
		// What a page shows when a reader comes near it is there before the first key.
		await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
		await page.waitForLoadState("networkidle");
		await page.waitForFunction(() => document.querySelector(".today-stories:empty") === null);
		await page.evaluate(() => scrollTo(0, 0));
		const expected = await usable(page);
		const reached: string[] = [];
		const unseen: string[] = [];
		for (let step = 0; step < expected.length; step++) {
			await page.keyboard.press("Tab");
			const { name, isSeen } = await focused(page);
			if (name !== undefined) reached.push(name);
			if (!isSeen) unseen.push(String(name));
		}
		expect({ reached, unseen }).toEqual({ reached: expected, unseen: [] });
		await page.close();
	});

	it("leads past the masthead, and opens what is closed", async () => {
		const page = await sample.browser.newPage({ viewport: { width: 768, height: 800 } });
		await page.goto(`${sample.origin}/flood/`);
		await page.keyboard.press("Tab");
		await page.keyboard.press("Enter");
		expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("MAIN");
		await page.locator(".cite summary").focus();
		await page.keyboard.press("Enter");
		expect(await page.locator(".cite").evaluate((element) => (element as HTMLDetailsElement).open)).toBe(true);
		await page.close();
	});
});
