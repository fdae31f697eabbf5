import { escapeHtml } from "../../../../article/text.ts";
import { explicitMarkup } from "./explicit.ts";
import { indentAt, isBlank, type Region, textOf } from "./lines.ts";
import { bulletList, definitionList, enumeratedList, fieldList, optionList } from "./lists.ts";
import { blockQuote, doctest, lineBlock, paragraph } from "./paragraphs.ts";
import type { BlockReader, Reading } from "./reading.ts";
import { gridTable } from "./tables/grid.ts";
import { simpleTable } from "./tables/simple.ts";
import { title } from "./titles.ts";

/** How deep blocks may stand in each other. What is deeper stays as it is typed. */
const MOST_DEPTH = 24;

/** The readers of blocks, in the order in which they are tried. The last one reads whatever is left. */
const READERS: readonly BlockReader[] = [
	blockQuote,
	explicitMarkup,
	gridTable,
	simpleTable,
	title,
	bulletList,
	enumeratedList,
	fieldList,
	optionList,
	doctest,
	lineBlock,
	definitionList,
	paragraph,
];

/** Reads a region as blocks; gives HTML. */
export function blocksHtml(reading: Reading, region: Region, depth: number): string {
	if (depth > MOST_DEPTH) return `<pre>${escapeHtml(textOf(region))}</pre>\n`;
	const parts: string[] = [];
	let at = region.from;
	while (at < region.to) {
		if (isBlank(region, at)) {
			at++;
			continue;
		}
		const block = firstOf(reading, region, at, depth);
		parts.push(block.html);
		at = Math.max(block.next, at + 1);
	}
	return parts.filter((html) => html !== "").join("\n");
}

function firstOf(reading: Reading, region: Region, at: number, depth: number) {
	const isIndented = indentAt(region, at) > 0;
	for (const read of isIndented ? [blockQuote] : READERS) {
		const block = read(reading, region, at, depth);
		if (block) return block;
	}
	throw new Error("Every line is at least a paragraph.");
}
