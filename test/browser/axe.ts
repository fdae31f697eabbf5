/// <reference lib="dom" />
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What we use of axe. */
interface Axe {
	getRules(): { tags: string[] }[];
	run(
		context: Document,
		options: { runOnly: { type: "tag"; values: string[] } },
	): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}

/** Runs all rules of axe on a page, those for the strictest needs and those on trial among them. Returns what it finds, and by how many pixels the page is wider than its window. */
export async function inspect(page: Page): Promise<{ readonly violations: readonly string[]; readonly wide: number }> {
	await page.addScriptTag({ content: source });
	return page.evaluate(async () => {
		const { axe } = globalThis as unknown as { axe: Axe };
		const tags = new Set(axe.getRules().flatMap((rule) => rule.tags));
		tags.delete("deprecated");
		const { violations } = await axe.run(document, { runOnly: { type: "tag", values: [...tags] } });
		const root = document.documentElement;
		return {
			violations: violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
			wide: Math.max(0, root.scrollWidth - root.clientWidth),
		};
	});
}
