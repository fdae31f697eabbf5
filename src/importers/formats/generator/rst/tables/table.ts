import { linesOf, wholeOf } from "../lines.ts";
import { tight } from "../lists.ts";
import type { Reading } from "../reading.ts";
import { withoutPadding } from "../width.ts";

/** A cell of a table: its lines, without what they are indented together. */
export interface Cell {
	readonly text: string;
	/** The number of its first line in the file, 1-based. */
	readonly line: number;
	readonly columns: number;
	readonly rows: number;
}

/** The rows of a table; those of its head first. */
export interface Table {
	readonly head: number;
	readonly rows: readonly (readonly Cell[])[];
}

/** A table as HTML. */
export function tableHtml(reading: Reading, { head, rows }: Table, depth: number, caption = ""): string {
	const rowHtml = (row: readonly Cell[], name: string) => `<tr>${row.map((cell) => cellHtml(reading, cell, name, depth)).join("")}</tr>`;
	const part = (name: string, cell: string, from: readonly (readonly Cell[])[]) =>
		from.length === 0 ? "" : `<${name}>\n${from.map((row) => rowHtml(row, cell)).join("\n")}\n</${name}>\n`;
	return `<table>\n${caption === "" ? "" : `<caption>${caption}</caption>\n`}${part("thead", "th", rows.slice(0, head))}${part("tbody", "td", rows.slice(head))}</table>`;
}

function cellHtml(reading: Reading, { text, line, columns, rows }: Cell, name: string, depth: number): string {
	const spans = `${columns > 1 ? ` colspan="${columns}"` : ""}${rows > 1 ? ` rowspan="${rows}"` : ""}`;
	const html = reading.blocks(wholeOf(linesOf(unindented(withoutPadding(text)), line)), depth + 1);
	return `<${name}${spans}>${tight(html)}</${name}>`;
}

/** Lines without what all of them are indented. */
function unindented(text: string): string {
	const lines = text.split("\n").map((line) => line.trimEnd());
	const indent = Math.min(...lines.filter((line) => line !== "").map((line) => line.search(/\S/)), Number.MAX_SAFE_INTEGER);
	return lines.map((line) => line.slice(indent)).join("\n");
}
