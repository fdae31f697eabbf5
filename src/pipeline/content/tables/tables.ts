import { type CsvError, parse } from "csv-parse/sync";
import { BOUNDS } from "../../../article/bounds/bounds.ts";
import { boundProblem } from "../../../article/bounds/faults.ts";
import { CSV_OPTIONS, dialectOf } from "../../../article/dialect.ts";
import { plainName } from "../../../article/fields/names.ts";
import type { FieldSource } from "../../../article/metadata.ts";
import type { Problem, Rule } from "../../../problem.ts";
import { isFieldKey, saysWhatIsPublic } from "../fieldkeys.ts";
import { fieldsOf } from "./cells.ts";

/** What a line of an `articles.csv` says of one story. */
export interface TableRow {
	/** The name of the story's file, as it is written; empty where none is. */
	readonly name: string;
	/** The line on which the row ends. */
	readonly line: number;
	/** What it says of the story: one source, and more where several columns have one heading. Empty where its cells cannot be told apart. */
	readonly sources: readonly FieldSource[];
	/** Names that stand at the place of a name in further lines of one of its cells: a quotation mark that is not closed takes in rows. */
	readonly takenIn: readonly string[];
}

/** What an articles.csv says of stories. */
export interface Table {
	readonly file: string;
	readonly rows: readonly TableRow[];
	readonly problems: readonly Problem[];
	/** Whether a part of it could not be read. Nobody knows which stories that part is about. */
	readonly broken: boolean;
	/** Whether it may say that a story is not public, or not yet. */
	readonly mayHide: boolean;
}

/** A row as the parser gives it, with the line on which it ends. */
interface ParsedRow {
	readonly cells: readonly string[];
	readonly line: number;
}

/** Headings of the column that names the files of the stories, the best first. */
const FILE_HEADINGS: readonly string[] = ["file", "filename"];

/** The beginning of a table, by which its dialect is found out. */
const HEAD = 1 << 16;

/** A table that cannot be opened or read at all. */
export function unreadTable(file: string): Table {
	return { file, rows: [], problems: [], broken: true, mayHide: true };
}

/**
 * Reads one articles.csv: a row for every story of its folder, named in the column `file`. The other columns are fields.
 * Commas, semicolons, tabs or vertical lines separate its cells; a first line such as `sep=;` says which.
 * A column such as `print.page` is a field within a field; `authors` are separated by semicolons.
 */
export function readTable(text: string, file: string): Table {
	const plain = text.replace(/^\ufeff/, "");
	if (plain.trim() === "") return { file, rows: [], problems: [], broken: false, mayHide: false };
	const dialect = dialectOf(plain.slice(0, HEAD), (names) => names.filter(isKnown).length);
	const { parsed, problems } = parseRows(plain, file, dialect);
	if (parsed.length + problems.length > BOUNDS.rows.most) return { ...unreadTable(file), problems: [boundProblem(file, "rows")] };
	const [head, ...others] = parsed;
	const columns = columnsOf(head?.cells ?? []);
	const mayHide = columns.names.some(saysWhatIsPublic) || !columns.names.some(isKnown);
	if (columns.fileAt < 0) return { file, rows: [], problems: [...problems, noFileColumn(file, head?.line ?? 1)], broken: true, mayHide };
	const rows = others.filter(({ cells }) => cells.some((cell) => cell !== "")).map((row) => readRow(row, columns, file, dialect.delimiter));
	const faults = rows.flatMap(({ problem }) => problem ?? []);
	return { file, rows, problems: [...problems, ...faults], broken: problems.length > 0, mayHide };
}

function parseRows(text: string, file: string, { delimiter, skip }: { readonly delimiter: string; readonly skip: number }) {
	const problems: Problem[] = [];
	const parsed: ParsedRow[] = [];
	// The parser makes an error for each row that is short, and the stack of each would take most of the time.
	const { stackTraceLimit } = Error;
	Error.stackTraceLimit = 0;
	parse(text, {
		...CSV_OPTIONS,
		delimiter,
		from_line: skip + 1,
		to: BOUNDS.rows.most + 1,
		trim: true,
		skip_records_with_error: true,
		on_record(cells: string[], { lines }: { readonly lines: number }) {
			parsed.push({ cells, line: lines });
			return null;
		},
		on_skip(error) {
			// The parser notices only at the end of the file that a quotation mark is never closed.
			const line = error?.code === "CSV_QUOTE_NOT_CLOSED" ? (parsed.at(-1)?.line ?? skip) + 1 : (error?.lines ?? 1);
			problems.push(syntaxProblem(file, Number(line), error));
			return undefined;
		},
	});
	Error.stackTraceLimit = stackTraceLimit;
	return { parsed, problems };
}

/** The columns of a table. */
interface Columns {
	/** Their headings, without empty ones at the end. */
	readonly names: readonly string[];
	/** Which of them names the story's file; -1 where none does. */
	readonly fileAt: number;
}

function columnsOf(head: readonly string[]): Columns {
	const names = head.slice(0, head.findLastIndex((name) => name !== "") + 1);
	const plain = names.map(plainName);
	const heading = FILE_HEADINGS.find((candidate) => plain.includes(candidate));
	return { names, fileAt: heading === undefined ? -1 : plain.indexOf(heading) };
}

type ReadRow = TableRow & { readonly problem?: Problem };

function readRow({ cells, line }: ParsedRow, { names, fileAt }: Columns, file: string, delimiter: string): ReadRow {
	const name = cells[fileAt] ?? "";
	const isWrong = cells.length < names.length || cells.some((cell, at) => cell !== "" && (names[at] ?? "") === "");
	const sources = isWrong ? [] : fieldsOf(names, cells, fileAt).map((values): FieldSource => ({ file, values, line }));
	const takenIn = cells.flatMap((cell) => (cell.includes("\n") ? namesIn(cell, fileAt, delimiter) : []));
	if (name === "") return { name, line, sources, takenIn, problem: noFileProblem(file, line) };
	return { name, line, sources, takenIn, ...(isWrong && { problem: cellsProblem(file, line, names.length, cells.length) }) };
}

function namesIn(cell: string, fileAt: number, delimiter: string): string[] {
	const lines = cell.split("\n").slice(1);
	return lines.flatMap((line) => {
		const cells = line.split(delimiter);
		const name = cells.length > 1 ? (cells[fileAt] ?? "").trim().replace(/^"(.*)"$/, "$1") : "";
		return name === "" ? [] : [name];
	});
}

/** Whether a heading is one that such a table has. */
function isKnown(heading: string): boolean {
	return FILE_HEADINGS.includes(plainName(heading)) || isFieldKey(heading);
}

function rowProblem(file: string, line: number, rule: Rule, message: string, remedy: string): Problem {
	return { file, line, rule, severity: "error", message, remedy };
}

function syntaxProblem(file: string, line: number, error: CsvError | undefined): Problem {
	const message = `This is not CSV: ${error?.message}.`;
	return rowProblem(file, line, "csv-syntax", message, "Close every quotation mark, and write one inside a value twice.");
}

function noFileColumn(file: string, line: number): Problem {
	const message = 'The table has no column "file", so nobody can tell which stories its rows are about.';
	return rowProblem(file, line, "csv-no-file", message, 'Write "file" above the column that names the files of the stories.');
}

function noFileProblem(file: string, line: number): Problem {
	const message = 'The row has no value in the column "file".';
	return rowProblem(file, line, "csv-no-file", message, 'Name the story\'s file in a column with the heading "file".');
}

function cellsProblem(file: string, line: number, columns: number, cells: number): Problem {
	const message =
		cells < columns
			? `The row has ${cells} cells, and the table has ${columns} columns; the row is not read.`
			: `The row has a cell in no column of the table, which has ${columns}; the row is not read.`;
	return rowProblem(file, line, "csv-cells", message, "Put a value that holds the separator in quotation marks, and leave no cell out.");
}
