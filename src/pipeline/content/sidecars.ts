import path from "node:path";
import type { FieldSource } from "../../article/metadata.ts";
import { parseYaml } from "../../article/yaml.ts";
import { compareText, type Problem } from "../../problem.ts";
import type { Found } from "./find.ts";
import { readTable } from "./tables.ts";

/** What other files say of stories: their sidecars, and the tables of their folders. */
export interface Sidecars {
	/** The path of a story's sidecar. It is read together with the story. */
	sidecarOf(story: string): string | undefined;
	/** A story's row in a table. */
	rowOf(story: string): FieldSource | undefined;
	/** The table that may be about a story and cannot be read whole. It may hold an embargo, so the story is left out. */
	brokenTableOf(story: string): string | undefined;
	readonly problems: readonly Problem[];
}

type Rows = ReadonlyMap<string, FieldSource>;

/**
 * Reads every table, and finds the sidecars.
 * @param textOf reads a file of the content folder; it gives undefined for a file that cannot be read, and reports that itself
 */
export function readSidecars(found: Found, textOf: (file: string) => string | undefined): Sidecars {
	const problems: Problem[] = [];
	/** Folders with a table that cannot be read whole. */
	const broken = new Set<string>();
	const rows = new Map<string, FieldSource>();
	for (const file of found.tables) {
		const text = textOf(file);
		const table = text === undefined ? { rows: new Map<string, FieldSource>(), problems: [], broken: true } : readTable(text, file);
		problems.push(...table.problems);
		if (table.broken) broken.add(path.posix.dirname(file));
		for (const [story, row] of table.rows) rows.set(story, row);
	}
	problems.push(...unusedProblems(found, rows));
	return {
		problems,
		sidecarOf: (story) => found.sidecars.get(withoutExtension(story)),
		rowOf: (story) => rows.get(story),
		brokenTableOf(story) {
			const folder = path.posix.dirname(story);
			return !rows.has(story) && broken.has(folder) ? path.posix.join(folder, "articles.csv") : undefined;
		},
	};
}

/** The sidecars and the rows that belong to no story. */
function unusedProblems(found: Found, rows: Rows): Problem[] {
	if (found.sidecars.size === 0 && rows.size === 0) return [];
	const stories = new Set([...found.stories, ...found.pages]);
	const names = new Set([...stories].map(withoutExtension));
	const sidecars = [...found.sidecars].filter(([story]) => !names.has(story));
	const unusedRows = [...rows].filter(([story]) => !stories.has(story)).sort(([a], [b]) => compareText(a, b));
	return [
		...sidecars.map(([, file]) => unusedSidecar(file)),
		...unusedRows.map(([story, { file, line }]): Problem => {
			const message = `There is no story ${story}.`;
			return {
				file,
				line,
				rule: "csv-no-story",
				severity: "warning",
				message,
				remedy: "Mend the name in the column file, or delete the row.",
			};
		}),
	];
}

function unusedSidecar(file: string): Problem {
	return {
		file,
		rule: "sidecar-no-story",
		severity: "info",
		message: "There is no story beside this file.",
		remedy: "Give it the name of its story, or delete it.",
	};
}

/** Reads the text of a sidecar, or says why it cannot be read. */
export function readSidecar(text: string, file: string): { readonly source: FieldSource } | { readonly problem: Problem } {
	const read = parseYaml(text);
	if ("fault" in read) return { problem: { file, severity: "error", ...read.fault } };
	const values = read.value ?? {};
	if (typeof values === "object" && !Array.isArray(values)) return { source: { file, values: { ...values }, line: 1, yaml: text } };
	const message = "This is not a list of fields.";
	return {
		problem: {
			file,
			severity: "error",
			rule: "front-matter-shape",
			message,
			remedy: 'Write each field as "name: value" on a line of its own.',
		},
	};
}

/** A file's path without its extension. A sidecar and its story have the same. */
function withoutExtension(file: string): string {
	return file.replace(/\.[a-z]+$/i, "");
}
