import { plainName } from "../../../article/fields/names.ts";
import { publicityForm } from "../../../article/fields/publicity.ts";

/** Columns of a table that say where a story stood in print, as libraries head them, by their plain names. */
const PRINT_COLUMNS: ReadonlyMap<string, string> = new Map([
	["page", "print.page"],
	["pagenumber", "print.page"],
	["printpage", "print.page"],
	["issue", "print.issue"],
	["issuenumber", "print.issue"],
	["printissue", "print.issue"],
	["edition", "print.edition"],
	["printedition", "print.edition"],
	["printdate", "print.date"],
]);

/**
 * The fields of a table's row, by the headings of its columns. A heading such as `print.page` is a field within a field, and so is `Page`.
 * Empty cells say nothing.
 * @param fileAt the column that names the story's file
 * @returns one record of fields; where columns have headings that mean the same, more of them
 */
export function fieldsOf(headings: readonly string[], cells: readonly string[], fileAt: number): Record<string, unknown>[] {
	const records: Record<string, unknown>[] = [];
	const seen = new Map<string, number>();
	for (const [at, written] of headings.entries()) {
		const heading = PRINT_COLUMNS.get(plainName(written)) ?? written;
		const cell = cells[at] ?? "";
		if (at === fileAt || cell === "" || heading.includes("__proto__")) continue;
		const key = heading.split(".").map(plainName).join(".");
		const before = seen.get(key) ?? 0;
		seen.set(key, before + 1);
		while (records.length <= before) records.push({});
		addField(records[before] ?? {}, heading, cell);
	}
	return records.length === 0 ? [{}] : records;
}

function addField(record: Record<string, unknown>, heading: string, cell: string): void {
	const [name = "", ...inner] = publicityForm(heading) === undefined ? heading.split(".") : [heading];
	const last = inner.pop();
	if (last === undefined) {
		record[name] = /^authors?$/i.test(name) && cell.includes(";") ? cell.split(";").map((author) => author.trim()) : cell;
		return;
	}
	let holder = record;
	for (const key of [name, ...inner]) holder = holder[key] = membersOf(holder, key);
	holder[last] = cell;
}

/** The members of a field, to be added to; a column `print` beside `print.page` gives way. */
function membersOf(holder: Readonly<Record<string, unknown>>, key: string): Record<string, unknown> {
	const value = Object.hasOwn(holder, key) ? holder[key] : undefined;
	return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}
