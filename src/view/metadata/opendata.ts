import { stringify } from "csv-stringify/sync";
import type { Article } from "../../article/article.ts";

/** The metadata of a story as a flat record, for the open archive: every column is there, and a value that is not known is undefined. */
export type StoryRecord = Readonly<Record<(typeof COLUMNS)[number], string | readonly string[] | undefined>>;

/** The columns of a record, in the order of the table. */
export const COLUMNS = [
	"id",
	"url",
	"headline",
	"published",
	"updated",
	"authors",
	"byline",
	"section",
	"tags",
	"series",
	"dateline",
	"language",
	"standfirst",
	"description",
	"print_date",
	"print_issue",
	"print_edition",
	"print_page",
	"source_name",
	"source_url",
	"rights",
	"license",
	"corrections",
] as const;

/**
 * Makes the record of a story. Dates are EDTF, as the story has them.
 * @param url its whole address
 */
export function storyRecord(article: Article, url: string): StoryRecord {
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

/** A record as one line of JSON, without its line end; what is not known is left out. */
export function jsonLine(record: StoryRecord): string {
	return JSON.stringify(record, (_, value: unknown) => {
		if (Array.isArray(value) && value.length === 0) return undefined;
		return typeof value === "string" ? value.toWellFormed() : value;
	});
}

/** Records as a table with a head: CSV (RFC 4180), in which no cell is a formula to a spreadsheet. */
export function csvTable(records: readonly StoryRecord[]): string {
	const rows = records.map((record) =>
		COLUMNS.map((column) => {
			const value = record[column] ?? "";
			return (typeof value === "string" ? value : value.join("; ")).toWellFormed();
		}),
	);
	return stringify([[...COLUMNS], ...rows], { escape_formulas: true, record_delimiter: "windows" });
}
