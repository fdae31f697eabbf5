import { stringify } from "csv-stringify/sync";
import type { Article } from "../../article/article.ts";
import { OPEN_DATA_COLUMNS } from "../../article/fields/opendata.ts";

/** The metadata of a story as a row of the open data: it has every column, and a value that is not known is undefined. */
export type OpenDataRow = Readonly<Record<(typeof OPEN_DATA_COLUMNS)[number], string | readonly string[] | undefined>>;

/**
 * Makes the row of a story. Dates are EDTF, as the story has them.
 * @param url its whole address
 */
export function openDataRow(article: Article, url: string): OpenDataRow {
	const { print, source } = article;
	return {
		id: article.id,
		url,
		headline: article.headline,
		published: article.published?.edtf,
		updated: article.updated?.edtf,
		authors: article.authors.map(({ name }) => name),
		byline: article.byline,
		section: article.section,
		tags: article.tags,
		series: article.series,
		dateline: article.dateline,
		language: article.language,
		standfirst: article.standfirst,
		description: article.description || undefined,
		print_date: print?.date?.edtf,
		print_issue: print?.issue,
		print_edition: print?.edition,
		print_page: print?.page,
		source_name: source?.name,
		source_url: source?.url,
		rights: article.rights,
		license: article.license,
		corrections: article.corrections.map(({ date, text }) => (date ? `${date.edtf}: ${text}` : text)),
	};
}

/** A row as one line of JSON, without its line end. What is not known is left out. */
export function jsonLine(row: OpenDataRow): string {
	return JSON.stringify(row, (_, value: unknown) => {
		if (Array.isArray(value) && value.length === 0) return undefined;
		return typeof value === "string" ? value.toWellFormed() : value;
	});
}

/** Rows as a table with a head: CSV (RFC 4180), in which no cell is a formula to a spreadsheet. */
export function csvTable(rows: readonly OpenDataRow[]): string {
	const cells = rows.map((row) =>
		OPEN_DATA_COLUMNS.map((column) => {
			const value = row[column] ?? "";
			return (typeof value === "string" ? value : value.join("; ")).toWellFormed();
		}),
	);
	return stringify([[...OPEN_DATA_COLUMNS], ...cells], { escape_formulas: true, record_delimiter: "windows" });
}
