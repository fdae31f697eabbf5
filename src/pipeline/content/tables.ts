import path from "node:path";
import { parse } from "csv-parse/sync";
import type { FieldSource } from "../../article/metadata.ts";
import type { Problem, Rule } from "../../problem.ts";

/** What articles.csv files say of stories, by the path of the story's file. */
export interface Table {
	readonly rows: ReadonlyMap<string, FieldSource>;
	readonly problems: readonly Problem[];
	/** Whether some of it could not be read, so that nobody knows which stories that was about. */
	readonly broken: boolean;
}

interface Row {
	readonly record: Readonly<Record<string, string>>;
	readonly info: { readonly lines: number };
}

/**
 * Reads one articles.csv: a row for every story of its folder, named in the column `file`; the other columns are fields.
 * A column such as `print.page` is a field within a field; `authors` are parted by semicolons.
 */
export function readTable(text: string, file: string): Table {
	const rows = new Map<string, FieldSource>();
	const problems: Problem[] = [];
	const refuse = (line: number, rule: Rule, message: string, remedy: string) =>
		problems.push({ file, line, rule, severity: "error", message, remedy });
	let read = 1;
	let broken = false;
	const records = parse(text, {
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
			read = lines;
			return record;
		},
		on_skip(error) {
			broken = true;
			// A quotation mark that is never closed is noticed at the end of the file.
			const line = error?.code === "CSV_QUOTE_NOT_CLOSED" ? read + 1 : (error?.lines ?? 1);
			refuse(
				Number(line),
				"csv-syntax",
				`This is not CSV: ${error?.message}.`,
				"Close every quotation mark, and write one inside a value twice.",
			);
			return undefined;
		},
	}) as unknown as Row[];
	for (const { record, info } of records) {
		const name = record.file;
		if (!name) {
			broken = true;
			refuse(
				info.lines,
				"csv-no-file",
				'The row has no value in the column "file".',
				'Name the story\'s file in a column with the heading "file".',
			);
			continue;
		}
		const story = path.posix.normalize(path.posix.join(path.posix.dirname(file), name));
		if (rows.has(story)) refuse(info.lines, "csv-twice", `There are two rows for ${name}; the first is read.`, "Delete one of them.");
		else rows.set(story, { file, values: fieldsOf(record), line: info.lines });
	}
	return { rows, problems, broken };
}

function fieldsOf(record: Readonly<Record<string, string>>): Record<string, unknown> {
	const fields: Record<string, unknown> = {};
	for (const [key, value] of Object.entries(record)) {
		if (key === "file" || value === "") continue;
		const [name = "", inner] = key.split(".");
		const parted = /^authors?$/i.test(name) && value.includes(";") ? value.split(";").map((author) => author.trim()) : value;
		fields[name] = inner === undefined ? parted : { ...(fields[name] as object | undefined), [inner]: value };
	}
	return fields;
}
