import path from "node:path";
import { type CsvError, parse } from "csv-parse/sync";
import type { FieldSource } from "../../article/metadata.ts";
import type { Problem, Rule } from "../../problem.ts";

/** What an articles.csv says of stories. */
export interface Table {
	/** By the path of the story's file. */
	readonly rows: ReadonlyMap<string, FieldSource>;
	readonly problems: readonly Problem[];
	/** Whether a part of it could not be read. Nobody knows which stories that part is about. */
	readonly broken: boolean;
}

/** A row as the parser gives it, with its line. */
interface Row {
	readonly record: Readonly<Record<string, string>>;
	readonly info: { readonly lines: number };
}

/**
 * Reads one articles.csv: a row for every story of its folder, named in the column `file`. The other columns are fields.
 * A column such as `print.page` is a field within a field; `authors` are separated by semicolons.
 */
export function readTable(text: string, file: string): Table {
	const rows = new Map<string, FieldSource>();
	const { parsed, problems } = parseRows(text, file);
	let broken = problems.length > 0;
	for (const { record, info } of parsed) {
		const name = record.file;
		if (!name) {
			broken = true;
			problems.push(noFileProblem(file, info.lines));
			continue;
		}
		const story = path.posix.normalize(path.posix.join(path.posix.dirname(file), name));
		if (rows.has(story)) problems.push(secondRowProblem(file, info.lines, name));
		else rows.set(story, { file, values: fieldsOf(record), line: info.lines });
	}
	return { rows, problems, broken };
}

function parseRows(text: string, file: string): { readonly parsed: readonly Row[]; readonly problems: Problem[] } {
	const problems: Problem[] = [];
	let lastLine = 1;
	const parsed = parse<Row>(text, {
		columns: (names: string[]) => names.map((name) => (/^file$/i.test(name) ? "file" : name)),
		bom: true,
		info: true,
		trim: true,
		skip_empty_lines: true,
		skip_records_with_empty_values: true,
		relax_column_count: true,
		relax_quotes: true,
		skip_records_with_error: true,
		on_record(record: Row, { lines }: { readonly lines: number }) {
			lastLine = lines;
			return record;
		},
		on_skip(error) {
			// The parser notices only at the end of the file that a quotation mark is never closed.
			const line = error?.code === "CSV_QUOTE_NOT_CLOSED" ? lastLine + 1 : (error?.lines ?? 1);
			problems.push(syntaxProblem(file, Number(line), error));
			return undefined;
		},
	});
	return { parsed, problems };
}

function fieldsOf(record: Row["record"]): Record<string, unknown> {
	const fields: Record<string, unknown> = {};
	for (const [key, value] of Object.entries(record)) {
		if (key === "file" || value === "") continue;
		const [name = "", inner] = key.split(".");
		const list = /^authors?$/i.test(name) && value.includes(";") ? value.split(";").map((author) => author.trim()) : value;
		fields[name] = inner === undefined ? list : { ...(fields[name] as object | undefined), [inner]: value };
	}
	return fields;
}

function rowProblem(file: string, line: number, rule: Rule, message: string, remedy: string): Problem {
	return { file, line, rule, severity: "error", message, remedy };
}

function syntaxProblem(file: string, line: number, error: CsvError | undefined): Problem {
	const message = `This is not CSV: ${error?.message}.`;
	return rowProblem(file, line, "csv-syntax", message, "Close every quotation mark, and write one inside a value twice.");
}

function noFileProblem(file: string, line: number): Problem {
	const message = 'The row has no value in the column "file".';
	return rowProblem(file, line, "csv-no-file", message, 'Name the story\'s file in a column with the heading "file".');
}

function secondRowProblem(file: string, line: number, name: string): Problem {
	return rowProblem(file, line, "csv-twice", `There are two rows for ${name}; the first is read.`, "Delete one of them.");
}
