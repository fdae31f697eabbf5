import path from "node:path";
import type { FieldSource } from "../../../article/metadata.ts";
import type { Problem, Rule } from "../../../problem.ts";
import { type FileNames, indexNames } from "../names.ts";
import { indexNear, type NearNames } from "./near.ts";
import type { Table, TableRow } from "./tables.ts";
import { openWaits, type Waits } from "./waits.ts";

/** What the rows of all tables say of stories. */
export interface Rows {
	/**
	 * What rows say of a story, that of the nearest table first. Where no row is about it, but one may be which names no story and dates it,
	 * that date, as an embargo. Else undefined.
	 */
	rowsOf(story: string): readonly FieldSource[] | undefined;
	/** Why a story must be left out: a table that cannot be understood may hide it. */
	waitOf(story: string): Problem | undefined;
	readonly problems: readonly Problem[];
}

/** What rows are matched with, and what comes of it. */
interface Matching {
	readonly stories: FileNames;
	readonly otherFiles: FileNames;
	readonly rows: Map<string, FieldSource[]>;
	readonly waits: Waits;
	readonly problems: Problem[];
	/** Rows that name no story: what they mean is asked when all others are matched. */
	readonly lost: [Table, TableRow][];
}

/**
 * Finds the story of each row, and the stories that must wait for tables or rows which cannot be understood.
 * @param stories the files of all stories and standing pages
 * @param otherFiles files that a row may name without being about a story
 */
export function matchRows(tables: readonly Table[], stories: readonly string[], otherFiles: readonly string[]): Rows {
	const rows = new Map<string, FieldSource[]>();
	const waits = openWaits(tables, rows);
	const matching: Matching = { stories: indexNames(stories), otherFiles: indexNames(otherFiles), rows, waits, problems: [], lost: [] };
	for (const table of tables.toSorted(nearestFirst)) {
		matching.problems.push(...table.problems);
		for (const row of table.rows) matchRow(matching, table, row);
		if (table.broken) waits.forTable(table);
	}
	const near = indexNear(stories, () => stories.filter((story) => !rows.has(story)));
	for (const [table, row] of matching.lost) loseRow(matching, table, row, near);
	return {
		rowsOf(story) {
			const until = waits.untilOf(story);
			return rows.get(story) ?? (until.length === 0 ? undefined : until);
		},
		waitOf: waits.waitOf,
		problems: matching.problems,
	};
}

/** Of two tables that are about one story, that of its own folder comes first. */
function nearestFirst(a: Table, b: Table): number {
	return b.file.split("/").length - a.file.split("/").length;
}

function matchRow({ stories, rows, waits, problems, lost }: Matching, table: Table, row: TableRow): void {
	for (const name of row.takenIn) {
		const taken = findNamed(stories, table.file, name);
		if (taken.length > 0) problems.push(openQuoteProblem(table.file, row.line, name));
		waits.forUnnamed(taken, table, row);
	}
	if (row.name === "") {
		waits.forNameless(table, row);
		return;
	}
	const fitting = findNamed(stories, table.file, row.name);
	const [story] = fitting;
	if (fitting.length > 1) {
		problems.push(severalProblem(table.file, row, fitting));
		waits.forUnnamed(fitting, table, row);
	} else if (story === undefined) {
		lost.push([table, row]);
	} else {
		const others = rows.get(story);
		const first = others?.[0];
		if (first) problems.push(secondRowProblem(table.file, row, first));
		if (others) others.push(...row.sources);
		else rows.set(story, [...row.sources]);
		if (row.sources.length === 0) waits.forStory(story, table, row.line);
	}
}

/** Tells of a row that names no story, and lets wait what it may be about. */
function loseRow({ otherFiles, waits, problems }: Matching, table: Table, row: TableRow, near: NearNames): void {
	const [folder, named] = [path.posix.dirname(table.file), storyPath(table.file, row.name.replaceAll("\\", "/"))];
	const meant = near.find(named, folder);
	const likely = meant.slipped[0] ?? meant.moved[0] ?? near.alike(named);
	problems.push(noStoryProblem(table.file, row, likely && path.posix.relative(folder, likely)));
	if (findNamed(otherFiles, table.file, row.name).length === 0) waits.forLostRow(table, row, named, meant);
}

/** The files that a name in a table fits. It is relative to the table's folder; Windows separates folders with `\`. */
function findNamed(names: FileNames, table: string, name: string): readonly string[] {
	const exact = names.find(storyPath(table, name));
	return exact.length === 0 && name.includes("\\") ? names.find(storyPath(table, name.replaceAll("\\", "/"))) : exact;
}

function storyPath(table: string, name: string): string {
	return path.posix.normalize(path.posix.join(path.posix.dirname(table), name));
}

function rowProblem(file: string, line: number, rule: Rule, message: string, remedy: string): Problem {
	return { file, line, rule, severity: "error", message, remedy };
}

/** @param meant the name of a story that no row names and that is like the one in the row */
function noStoryProblem(file: string, { line, name }: TableRow, meant: string | undefined): Problem {
	const remedy = "Mend the name in the column file, or delete the row.";
	return rowProblem(
		file,
		line,
		"csv-no-story",
		`There is no story ${name}.${meant === undefined ? "" : ` Did you mean ${meant}?`}`,
		remedy,
	);
}

function severalProblem(file: string, { line, name }: TableRow, fitting: readonly string[]): Problem {
	const message = `The name ${name} fits ${fitting.length} stories: ${fitting.slice(0, 3).join(", ")}${fitting.length > 3 ? "…" : ""}.`;
	return rowProblem(file, line, "csv-several", message, "Write the name as the file has it, with its extension.");
}

function secondRowProblem(file: string, { line, name }: TableRow, first: FieldSource): Problem {
	const message = `There is another row for ${name}, ${first.file}:${first.line}; that one counts where they differ, or the stricter one.`;
	return rowProblem(file, line, "csv-twice", message, "Delete one of them.");
}

function openQuoteProblem(file: string, line: number, name: string): Problem {
	const message = `A cell of the row that ends here takes in the row of ${name}: a quotation mark is not closed.`;
	return rowProblem(file, line, "csv-syntax", message, "Close every quotation mark, and write one inside a value twice.");
}
