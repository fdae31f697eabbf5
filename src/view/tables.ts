import type { Element, Root } from "hast";
import { SKIP, visit } from "unist-util-visit";
import { parseHtmlWithinBounds } from "../article/body/html/parse.ts";
import { htmlOf } from "../article/body/htmlof.ts";
import { oneLine } from "../article/text.ts";
import type { Words } from "./words.ts";

/** How much room a table has on the narrowest screen that we care for, 320 CSS pixels wide; a little less, since widths are estimated. */
const ROOM = 260;

/** About how wide things in a table are, in CSS pixels: a letter, one of a script without blanks between words, a picture, the space around a cell. */
const WIDTHS = { letter: 7, wideLetter: 13, picture: 160, cell: 13 } as const;

/** A letter behind which a line may end. */
const WIDE_LETTER = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{sc=Hangul}]/u;

/**
 * Puts each table of a body that is wider than a small screen into a region that has a name and can have the focus, so that a keyboard can scroll it.
 * Other tables stay as they are: each region is one more stop of the tab key.
 * @param html a body as HTML, sanitised
 */
export function withTableRegions(html: string, { say }: Pick<Words, "say">): string {
	if (!html.includes("<table")) return html;
	const tree = parseHtmlWithinBounds(html);
	const tables = tree ? outermostTables(tree) : [];
	const names = new Set<string>();
	for (const [index, { parent, at, table }] of tables.entries()) {
		if (narrowestTable(table) <= ROOM) continue;
		const caption = captionOf(table);
		const numbered = tables.length === 1 ? say("table") : say("table-number", { number: index + 1 });
		// Nobody could tell two regions of one name apart.
		const ariaLabel = caption === "" || names.has(caption) ? numbered : caption;
		names.add(ariaLabel);
		const properties = { className: ["wide-table"], role: "region", ariaLabel, tabIndex: 0 };
		parent.children[at] = { type: "element", tagName: "div", properties, children: [table] };
	}
	return tree && names.size > 0 ? htmlOf(tree) : html;
}

interface PlacedTable {
	readonly parent: Root | Element;
	/** Where among the children of its parent. */
	readonly at: number;
	readonly table: Element;
}

/** The tables that stand in no other table. */
function outermostTables(tree: Root): PlacedTable[] {
	const tables: PlacedTable[] = [];
	visit(tree, "element", (table, at, parent) => {
		if (table.tagName !== "table" || !parent || at === undefined) return undefined;
		tables.push({ parent: parent as Root | Element, at, table });
		return SKIP;
	});
	return tables;
}

function captionOf({ children }: Element): string {
	const caption = children.find((child) => child.type === "element" && child.tagName === "caption");
	let text = "";
	if (caption) visit(caption, "text", ({ value }) => void (text += value));
	return oneLine(text);
}

/** How narrow a table can be made: its columns are as wide as their longest words. */
function narrowestTable(table: Element): number {
	const columns: number[] = [];
	visit(table, "element", (row) => {
		if (row.tagName !== "tr") return undefined;
		const cells = row.children.filter((child) => child.type === "element");
		let column = 0;
		for (const cell of cells) {
			const span = Math.max(1, Math.min(100, Number(cell.properties.colSpan) || 1));
			for (const last = column + span; column < last; column++) {
				columns[column] = Math.max(columns[column] ?? 0, narrowestCell(cell) / span);
			}
		}
		return SKIP;
	});
	return columns.reduce((sum, width) => sum + width, 0);
}

function narrowestCell(cell: Element): number {
	let width = 0;
	visit(cell, (node) => {
		if (node.type === "element" && node.tagName === "table") {
			width = Math.max(width, narrowestTable(node));
			return SKIP;
		}
		if (node.type === "element" && node.tagName === "img") width = Math.max(width, WIDTHS.picture);
		if (node.type !== "text") return undefined;
		for (const word of node.value.split(/[\s\u00ad\u200b-]+/)) width = Math.max(width, widthOf(word));
		return undefined;
	});
	return width + WIDTHS.cell;
}

function widthOf(word: string): number {
	if (!WIDE_LETTER.test(word)) return word.length * WIDTHS.letter;
	const rest = word.split(WIDE_LETTER).map((part) => part.length * WIDTHS.letter);
	return Math.max(WIDTHS.wideLetter, ...rest.slice(0, 1_000));
}
