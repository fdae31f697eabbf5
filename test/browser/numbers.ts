/// <reference lib="dom" />
import type { Page } from "playwright-core";

/** The numbers that stand on two lines, of all text but that of stories, in which there may be addresses. */
export function brokenNumbers(page: Page): Promise<readonly string[]> {
	return page.evaluate(() => {
		const broken: string[] = [];
		const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		for (let node = texts.nextNode(); node; node = texts.nextNode()) {
			if (node.parentElement?.closest(".story-body, .line-standfirst, .lead-standfirst, .cite, script, datalist, option")) continue;
			for (const { 0: number, index } of (node.textContent ?? "").matchAll(/\d[\d,.]*\d/g)) {
				const range = document.createRange();
				range.setStart(node, index);
				range.setEnd(node, index + number.length);
				const tops = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
				if (tops.size > 1) broken.push(`${number} in ${node.textContent?.trim()}`);
			}
		}
		return broken;
	});
}
