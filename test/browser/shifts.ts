/// <reference lib="dom" />
import type { BrowserContext, Page } from "playwright-core";

/** Counts the layout shifts of the pages that are opened from now on. */
export function countShifts(pages: Page | BrowserContext) {
	return pages.addInitScript(() => {
		const shifts: number[] = [];
		Object.assign(window, { shifts });
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries()) shifts.push((entry as PerformanceEntry & { value: number }).value);
		}).observe({ type: "layout-shift", buffered: true });
	});
}

/** The layout shifts of a page so far. */
export function shiftsOf(page: Page): Promise<number[]> {
	return page.evaluate(() => (window as unknown as { shifts: number[] }).shifts);
}
