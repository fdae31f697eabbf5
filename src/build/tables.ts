import path from "node:path";
import { parse } from "csv-parse/sync";
import type { FieldSource } from "../article/metadata.ts";
import { compareText, type Problem, type Rule } from "../problem.ts";

/** What articles.csv files say of stories, by the path of the story's file. */
export interface Tables {
	readonly rows: ReadonlyMap<string, FieldSource>;
	readonly problems: readonly Problem[];
}

interface Row {
	readonly record: Readonly<Record<string, string>>;
	readonly info: { readonly lines: number };
}

/**
 * Reads one articles.csv: a row for every story of its folder, named in the column `file`; the other columns are fields.
 * A column such as `print.page` is a field within a field; `authors` are parted by semicolons.
 */
export function readTable(text: string, file: string): Tables {
	const rows = new Map<string, FieldSource>();
	const problems: Problem[] = [];
	const refuse = (line: number, rule: Rule, message: string, remedy: string) =>
		problems.push({ file, line, rule, severity: "error", message, remedy });
	const records = parse(text, {
		columns: true,
		bom: true,
		info: true,
		trim: true,
		skip_empty_lines: true,
		relax_column_count: true,
		relax_quotes: true,
		skip_records_with_error: true,
		on_skip: (error) =>
			void refuse(
				Number(error?.lines ?? 1),
				"csv-syntax",
				`This is not CSV: ${error?.message}.`,
				"Close every quotation mark, and write one inside a value twice.",
			),
	}) as unknown as Row[];
	for (const { record, info } of records) {
		const name = record.file;
		if (!name) {
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
		else rows.set(story, { file, values: fieldsOf(record), locate: () => ({ line: info.lines }) });
	}
	return { rows, problems };
}

/** Rows that stand for no story, as problems. */
export function unusedRows(rows: Tables["rows"], stories: ReadonlySet<string>): Problem[] {
	const unused = [...rows].filter(([story]) => !stories.has(story)).sort(([a], [b]) => compareText(a, b));
	return unused.map(([story, row]) => ({
		file: row.file,
		...row.locate([]),
		rule: "csv-no-story",
		severity: "warning",
		message: `There is no story ${story}.`,
		remedy: "Mend the name in the column file, or delete the row.",
	}));
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
