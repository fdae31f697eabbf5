import { makeLineReader, type TextReader } from "./lines.ts";

/** What may stand between the cells of a table. A comma or a semicolon may also stand in an address: only a table's first line tells. */
const SEPARATOR = /[\t,;]/;

/**
 * Makes what reads a list: an address or a path a line, or the first column of a table. Blank lines and those that begin with `#` are skipped,
 * and so is the line with the names of a table's columns.
 * @param isTable whether the file is called one, by its extension; else it is one where its first line names columns
 * @param beginning the first lines of the file
 * @param take gets what stands where an address should
 */
export function makeListReader(isTable: boolean, beginning: string, take: (written: string) => void, tooLong: () => void): TextReader {
	const first = firstLine(beginning);
	const separator = isTable || isHeader(first) ? (SEPARATOR.exec(first)?.[0] ?? "\t") : "\t";
	let isFirst = true;
	return makeLineReader((line) => {
		if (line.startsWith("#")) return;
		const isNames = isFirst && isHeader(line);
		isFirst = false;
		if (!isNames) take(firstCell(line, separator));
	}, tooLong);
}

function firstLine(text: string): string {
	return (
		text
			.slice(0, 1 << 16)
			.split(/[\r\n]+/, 1_000)
			.map((line) => line.trim())
			.find((line) => line !== "" && !line.startsWith("#")) ?? ""
	);
}

/** Whether a line names columns: it holds no address at all. */
function isHeader(line: string): boolean {
	return /^["\w][^/.]*$/.test(line) && line.length < 1_000;
}

function firstCell(line: string, separator: string): string {
	if (line.startsWith('"')) return (/^"((?:[^"]|"")*)/.exec(line)?.[1] ?? "").replaceAll('""', '"').trim();
	const end = line.indexOf(separator);
	return (end < 0 ? line : line.slice(0, end)).trim();
}
