import { type Options, parse } from "csv-parse/sync";

/** How a table is written: what separates its cells, and how many lines stand before its head. */
export interface Dialect {
	readonly delimiter: string;
	readonly skip: number;
}

/** How CSV (RFC 4180) is read as widely as people write it; line ends must be `\n`. */
export const CSV_OPTIONS = {
	relax_quotes: true,
	relax_column_count: true,
	skip_empty_lines: true,
	ltrim: true,
	record_delimiter: "\n",
} as const satisfies Options;

const DELIMITERS = [",", ";", "\t", "|"];

/**
 * Finds out what separates the cells of a table: what makes most of the names in its head known, then what makes most cells of it.
 * @param head the beginning of the table
 * @param known how many columns of a head are known
 */
export function dialectOf(head: string, known: (names: readonly string[]) => number): Dialect {
	// Excel is told so by a first line "sep=;".
	const told = /^"?sep=(.)"?[^\S\n]*\n/i.exec(head)?.[1];
	if (told !== undefined) return { delimiter: told, skip: 1 };
	const tried = DELIMITERS.map((delimiter) => {
		const cells = headOf(head, delimiter);
		return { delimiter, known: known(cells), cells: cells.length };
	});
	const [best] = tried.sort((a, b) => b.known - a.known || b.cells - a.cells);
	return { delimiter: best?.delimiter ?? ",", skip: 0 };
}

/** The first row of a table of which only the beginning is there. */
function headOf(head: string, delimiter: string): readonly string[] {
	try {
		return (parse(head, { ...CSV_OPTIONS, delimiter, to: 1 }) as string[][])[0] ?? [];
	} catch {
		return [];
	}
}
