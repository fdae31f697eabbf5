import { finished } from "node:stream/promises";
import { parse } from "csv-parse";
import { CSV_OPTIONS, type Dialect } from "../../../article/dialect.ts";
import type { SourceFile } from "../../reading/files.ts";
import { type TextLine, textLines } from "../../reading/textlines.ts";

/** What reading CSV gives, in order: rows of cells; lines that were skipped, and why; how many bytes were read. */
export type CellsPart =
	| { readonly part: "cells"; readonly line: number; readonly lastLine: number; readonly cells: readonly string[] }
	| { readonly part: "fault"; readonly line: number; readonly message: string; readonly ends: boolean }
	| { readonly part: "bytes"; readonly bytes: number };

/** A longer row has a quotation mark that is not closed; in bytes. */
const LONGEST_ROW = 64 * 1024 * 1024;

/** So often reading begins again after a quotation mark that is not closed. */
const MOST_RESTARTS = 20;

/** How much text is parsed at a time, in UTF-16 units. */
const PIECE = 1 << 16;

/** What a table is read with. */
export interface CellsOptions extends Dialect {
	/** Is given every line, once. */
	readonly onLine?: (line: TextLine) => void;
}

/** How far reading has come, over all attempts. */
interface Progress {
	/** The line that the attempt begins with. */
	start: number;
	/** The last line that was given to `onLine`. */
	furthest: number;
	/** How many cells the head has. */
	width?: number;
	restarts: number;
}

/**
 * Reads the rows of CSV (RFC 4180), and tolerates what people write. A quotation mark that is not closed would make one cell of all that
 * follows: its line is skipped, and reading goes on after it.
 */
export async function* readCells(file: Pick<SourceFile, "path">, options: CellsOptions): AsyncGenerator<CellsPart, void, void> {
	const progress: Progress = { start: options.skip + 1, furthest: 0, restarts: 0 };
	for (; ; progress.restarts++) {
		const line = yield* readUntilOpen(file, options, progress);
		if (line === undefined) return;
		const ends = progress.restarts === MOST_RESTARTS;
		yield { part: "fault", line, message: "A quotation mark is opened here and not closed", ends };
		if (ends) return;
		progress.start = line + 1;
	}
}

/**
 * Reads rows from a line on.
 * @returns the line in which a quotation mark is opened and not closed; undefined where all was read
 */
async function* readUntilOpen(
	file: Pick<SourceFile, "path">,
	options: CellsOptions,
	progress: Progress,
): AsyncGenerator<CellsPart, number | undefined, void> {
	const rows = openRows(options.delimiter, progress);
	let [text, bytes] = ["", 0];
	for await (const line of textLines(file)) {
		if (line.line > progress.furthest) {
			options.onLine?.(line);
			progress.furthest = line.line;
		}
		if (line.line < progress.start) continue;
		bytes = line.bytes;
		if (line.tooLong) yield { part: "fault", line: line.line, message: "The line is longer than 64 MB", ends: false };
		// A line end is added even after a last line without one, so that an open quotation mark stays open.
		text += `${line.text}\n`;
		if (text.length < PIECE) continue;
		rows.write(text);
		text = "";
		yield* rows.take();
		yield { part: "bytes", bytes };
		if (rows.hasStopped()) break;
	}
	if (!rows.hasStopped()) await rows.end(text);
	yield* rows.take();
	yield { part: "bytes", bytes };
	if (!rows.hasStopped()) return undefined;
	return rows.swollenAt() ?? (await firstFilled(file, rows.lastLine() + 1));
}

/** Parses text, and collects the rows in it with their lines. */
function openRows(delimiter: string, progress: Progress) {
	const { start, restarts } = progress;
	const rows: CellsPart[] = [];
	/** The last line of the last row, and how many empty lines there were before its end. */
	let [last, blank] = [start - 1, 0];
	/** The first line of a row that swallowed the following rows. */
	let swollen: number | undefined;
	const parser = parse({
		...CSV_OPTIONS,
		delimiter,
		max_record_size: LONGEST_ROW,
		on_record(cells: string[], { lines, empty_lines: empty }: { readonly lines: number; readonly empty_lines: number }) {
			if (swollen !== undefined) return null;
			const [line, lastLine] = [last + 1 + empty - blank, start - 1 + lines];
			progress.width ??= cells.length;
			if (restarts < MOST_RESTARTS && lastLine > line && cells.length !== progress.width && cells.some(isOpen)) {
				swollen = line;
				return null;
			}
			[last, blank] = [lastLine, empty];
			rows.push({ part: "cells", line, lastLine, cells });
			return null;
		},
	});
	// Errors are checked with `errored`.
	parser.on("error", () => undefined);
	return {
		write: (text: string) => void parser.write(text),
		async end(text: string): Promise<void> {
			parser.write(text);
			parser.resume().end();
			await finished(parser).catch(() => undefined);
		},
		take: () => rows.splice(0),
		hasStopped: () => parser.errored !== null || swollen !== undefined,
		swollenAt: () => swollen,
		lastLine: () => last,
	};
}

/** Whether a cell over several lines begins with a quotation mark that was not the end of it. */
function isOpen(cell: string): boolean {
	return cell.startsWith('"') && cell.includes("\n");
}

async function firstFilled(file: Pick<SourceFile, "path">, from: number): Promise<number> {
	for await (const { line, text } of textLines(file)) if (line >= from && text !== "") return line;
	return from;
}
