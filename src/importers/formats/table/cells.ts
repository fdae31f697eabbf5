import { finished } from "node:stream/promises";
import { parse } from "csv-parse";
import { CSV_OPTIONS } from "../../../article/dialect.ts";
import type { FoundFile } from "../../reading/files.ts";
import { type TextLine, textLines } from "../../reading/textlines.ts";

/** What reading CSV gives: rows of cells, in order; rows that were passed over, with why; how far it is, in bytes. */
export type CellsPart =
	| { readonly part: "cells"; readonly line: number; readonly lastLine: number; readonly cells: readonly string[] }
	| { readonly part: "fault"; readonly line: number; readonly message: string; readonly ends: boolean }
	| { readonly part: "bytes"; readonly bytes: number };

/** A row that is longer was begun with a quotation mark which nobody closed. */
const LONGEST_ROW = 64 * 1024 * 1024;

/** So often reading goes on behind a quotation mark that is never closed. */
const MOST_RESTARTS = 20;

/** How much text is parsed at a time. */
const PIECE = 1 << 16;

/**
 * Reads the rows of CSV (RFC 4180), as widely as people write it. Where a quotation mark is not closed, which would take what
 * follows for one cell, its line is passed over and reading goes on behind it.
 * @param onLine is given every line, once
 */
export async function* readCells(
	file: Pick<FoundFile, "path">,
	delimiter: string,
	skip: number,
	onLine: (line: TextLine) => void = () => undefined,
): AsyncGenerator<CellsPart, void, void> {
	let [start, furthest] = [skip + 1, 0];
	/** How many cells the head has. */
	let width: number | undefined;
	for (let restarts = 0; ; restarts++) {
		let [last, rows]: [number, CellsPart[]] = [start - 1, []];
		/** The first line of a row that took others in. */
		let swollen: number | undefined;
		let blank = 0;
		const first = start;
		const parser = parse({
			...CSV_OPTIONS,
			delimiter,
			max_record_size: LONGEST_ROW,
			on_record(cells: string[], { lines, empty_lines: empty }: { readonly lines: number; readonly empty_lines: number }) {
				if (swollen !== undefined) return null;
				const [line, lastLine] = [last + 1 + empty - blank, first - 1 + lines];
				width ??= cells.length;
				if (restarts < MOST_RESTARTS && lastLine > line && cells.length !== width && cells.some(isOpen)) {
					swollen = line;
					return null;
				}
				[last, blank] = [lastLine, empty];
				rows.push({ part: "cells", line, lastLine, cells });
				return null;
			},
		});
		// It is looked for where reading has come to it.
		parser.on("error", () => undefined);
		let [text, bytes] = ["", 0];
		for await (const line of textLines(file)) {
			if (line.line > furthest) {
				onLine(line);
				furthest = line.line;
			}
			if (line.line < start) continue;
			bytes = line.bytes;
			if (line.tooLong) yield { part: "fault", line: line.line, message: "The line is longer than 64 MB", ends: false };
			// The end of a line that is cut off is none, or a quotation mark in it would count as closed.
			text += `${line.text}\n`;
			if (text.length < PIECE) continue;
			parser.write(text);
			text = "";
			yield* take();
			yield { part: "bytes", bytes };
			if (parser.errored || swollen !== undefined) break;
		}
		if (!parser.errored && swollen === undefined) {
			parser.write(text);
			parser.resume().end();
			await finished(parser).catch(() => undefined);
		}
		yield* take();
		yield { part: "bytes", bytes };
		if (!parser.errored && swollen === undefined) return;
		const at = swollen ?? (await firstFilled(file, last + 1));
		const ends = restarts === MOST_RESTARTS;
		yield { part: "fault", line: at, message: "A quotation mark is opened here and not closed", ends };
		if (ends) return;
		start = at + 1;

		function* take(): Generator<CellsPart, void, void> {
			const taken = rows;
			rows = [];
			yield* taken;
		}
	}
}

/** Whether a cell over several lines begins with a quotation mark that was not the end of it. */
function isOpen(cell: string): boolean {
	return cell.startsWith('"') && cell.includes("\n");
}

async function firstFilled(file: Pick<FoundFile, "path">, from: number): Promise<number> {
	for await (const { line, text } of textLines(file)) if (line >= from && text !== "") return line;
	return from;
}
