import { escapeHtml } from "../../../../../article/text.ts";
import { isBlank, lineAt, numberAt, type Region, regionFrom, textOf } from "../lines.ts";
import type { BlockReader } from "../reading.ts";
import { padded } from "../width.ts";
import { type Cell, type Table, tableHtml } from "./table.ts";

const BORDER = /^=+(?: +=+)+$/;
const SPANS = /^-+(?: +-+)*$/;

/** A table with borders of `=` above, below the head, and at the end. */
export const simpleTable: BlockReader = (reading, region, index, depth) => {
	const border = lineAt(region, index);
	if (!BORDER.test(border)) return undefined;
	const { end, head } = endOfTable(region, index);
	if (end === undefined) {
		const last = endOfParagraph(region, index);
		return { html: `<pre>${escapeHtml(textOf({ ...regionFrom(region, index), from: index, to: last }))}</pre>`, next: last };
	}
	return { html: tableHtml(reading, rowsOf(region, index, end, head), depth), next: end + 1 };
};

function endOfParagraph(region: Region, index: number): number {
	let at = index;
	while (at < region.to && !isBlank(region, at)) at++;
	return at;
}

/** The line of the last border, and of the one below the head. */
function endOfTable(region: Region, index: number): { readonly end?: number; readonly head?: number } {
	let head: number | undefined;
	for (let at = index + 1; at < region.to; at++) {
		if (!BORDER.test(lineAt(region, at)) && !/^=+$/.test(lineAt(region, at))) continue;
		if (head !== undefined || at + 1 >= region.to || isBlank(region, at + 1)) return { end: at, ...(head !== undefined && { head }) };
		head = at;
	}
	return {};
}

interface Column {
	readonly from: number;
	readonly to: number;
}

function columnsOf(border: string): readonly Column[] {
	return [...border.matchAll(/[=-]+/g)].map(({ index, 0: text }) => ({ from: index, to: index + text.length }));
}

function rowsOf(region: Region, index: number, end: number, head: number | undefined): Table {
	const columns = columnsOf(lineAt(region, index));
	const rows: Cell[][] = [];
	let lines: string[] = [];
	let [start, headRows] = [index + 1, 0];
	const close = (spans = columns) => {
		if (lines.some((line) => line !== "")) rows.push(rowOf(lines, start, columns, spans, region));
		lines = [];
	};
	for (let at = index + 1; at < end; at++) {
		const line = padded(lineAt(region, at));
		if (at === head) {
			close();
			headRows = rows.length;
		} else if (lines.length > 0 && SPANS.test(line) && line.includes("--")) close(columnsOf(line));
		else {
			// A row begins where its first column holds something.
			if (line.slice(0, columns[0]?.to).trim() !== "" && lines.length > 0 && !continues(lines)) close();
			if (lines.length === 0) start = at;
			lines.push(line);
		}
	}
	close();
	return { head: headRows, rows };
}

/** Blank lines at its beginning belong to no row. */
function continues(lines: readonly string[]): boolean {
	return lines.every((line) => line === "");
}

function rowOf(lines: readonly string[], start: number, columns: readonly Column[], spans: readonly Column[], region: Region): Cell[] {
	const last = columns.at(-1);
	return spans.map(({ from, to }) => {
		const isLast = last !== undefined && to >= last.to;
		const own = columns.filter((column) => column.from >= from && (isLast || column.to <= to)).length;
		const text = lines.map((line) => line.slice(from, isLast ? undefined : to).trimEnd()).join("\n");
		return { text, line: numberAt(region, start), columns: Math.max(1, own), rows: 1 };
	});
}
