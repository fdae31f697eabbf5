import path from "node:path";
import type { FieldSource } from "../../article/metadata.ts";
import { parseYaml } from "../../article/yaml.ts";
import { compareText, type Problem } from "../../problem.ts";
import type { Found } from "./find.ts";
import { readTable } from "./tables.ts";

/** What is written of stories outside their own files: in sidecars and in tables. */
export interface Beside {
	/** A story's sidecar, which is read with the story. */
	sidecarOf(story: string): string | undefined;
	/** A story's row in a table. */
	rowOf(story: string): FieldSource | undefined;
	/** The table about a story that cannot be read whole: it may hold an embargo, so the story must wait. */
	brokenFor(story: string): string | undefined;
	readonly problems: readonly Problem[];
}

/**
 * Reads every table, and finds the sidecars.
 * @param textOf reads a file of the content folder; undefined where it cannot, which it has reported
 */
export function readBeside(found: Found, textOf: (file: string) => string | undefined): Beside {
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
	problems.push(...unused());
	return {
		problems,
		sidecarOf: (story) => found.sidecars.get(stem(story)),
		rowOf: (story) => rows.get(story),
		brokenFor(story) {
			const folder = path.posix.dirname(story);
			return !rows.has(story) && broken.has(folder) ? path.posix.join(folder, "articles.csv") : undefined;
		},
	};

	function unused(): Problem[] {
		if (found.sidecars.size === 0 && rows.size === 0) return [];
		const stories = new Set([...found.stories, ...found.pages]);
		const stems = new Set([...stories].map(stem));
		const lonely = [...found.sidecars]
			.filter(([story]) => !stems.has(story))
			.map(([, file]): Problem => {
				return {
					file,
					rule: "sidecar-no-story",
					severity: "info",
					message: "There is no story beside this file.",
					remedy: "Give it the name of its story, or delete it.",
				};
			});
		const idle = [...rows].filter(([story]) => !stories.has(story)).sort(([a], [b]) => compareText(a, b));
		return [
			...lonely,
			...idle.map(([story, { file, line }]): Problem => {
				return {
					file,
					line,
					rule: "csv-no-story",
					severity: "warning",
					message: `There is no story ${story}.`,
					remedy: "Mend the name in the column file, or delete the row.",
				};
			}),
		];
	}
}

/** Reads a sidecar, or says why it cannot be read. */
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

/** A file's path without its extension, by which a sidecar finds its story. */
function stem(file: string): string {
	return file.replace(/\.[a-z]+$/i, "");
}
