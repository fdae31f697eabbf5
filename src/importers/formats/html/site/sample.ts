import { decodePage, LARGEST, LONGEST } from "../bytes.ts";
import { lettersOf } from "../clues/headline.ts";
import { parseTree, type TreeElement, type TreeNode } from "../dom.ts";
import { isHtml } from "../files.ts";
import type { PageSource } from "../pages.ts";
import type { SampledPage, SiteClues } from "./layout.ts";
import { learnSite } from "./learn.ts";
import { unitsOf } from "./units.ts";

/** So many pages of a site are looked at, spread over all. */
const SAMPLED = 300;

/**
 * Learns from a sample of pages what they have in common.
 * @param names the pages that may be in it, in their order
 */
export async function cluesOfSite(source: PageSource, names: readonly string[], zone: string): Promise<SiteClues | undefined> {
	const chosen = new Set(spread(names, SAMPLED));
	const pages: SampledPage[] = [];
	for await (const page of source.pages()) {
		if (!chosen.has(page.name) || page.size > LARGEST) continue;
		const bytes = await page.read().catch(() => new Uint8Array());
		const { text } = decodePage(bytes, page.charset);
		const tree = text.length <= LONGEST && isHtml(text) ? parseTree(text) : undefined;
		if (tree) pages.push({ title: lettersOf(titleIn(tree.childNodes)), units: unitsOf(tree, false) });
	}
	return learnSite(pages, zone);
}

/** Members of a list, at equal distances, from the first on. */
export function spread<T>(list: readonly T[], count: number): T[] {
	if (list.length <= count) return [...list];
	return Array.from({ length: count }, (_, index) => list[Math.floor((index * list.length) / count)] as T);
}

function titleIn(nodes: readonly TreeNode[]): string {
	const elements = (list: readonly TreeNode[]) => list.filter((node): node is TreeElement => "tagName" in node);
	const head = elements(nodes)
		.flatMap(({ childNodes }) => elements(childNodes))
		.find(({ tagName }) => tagName === "head");
	const title = elements(head?.childNodes ?? []).find(({ tagName }) => tagName === "title");
	return title?.childNodes.map((node) => ("value" in node ? node.value : "")).join("") ?? "";
}
