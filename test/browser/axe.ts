/// <reference lib="dom" />
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Runs axe on a page. Returns what it finds, and by how many pixels the page is wider than its window. */
export async function inspect(page: Page): Promise<{ readonly violations: readonly string[]; readonly wide: number }> {
	await page.addScriptTag({ content: source });
	return page.evaluate(async () => {
		const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } };
		const { violations } = await axe.run();
		const root = document.documentElement;
		return {
			violations: violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
			wide: Math.max(0, root.scrollWidth - root.clientWidth),
		};
	});
}
