import path from "node:path";
import type { Problem } from "../../../problem.ts";
import { once } from "../../../system/once.ts";
import type { Table, TableRow } from "./tables.ts";

/** Which stories are left out because a table that may hide them cannot be understood. Tables that hide nothing let no story wait. */
export interface Waits {
	/** A table of which a part cannot be read lets wait what that part may be about. */
	forTable(table: Table): void;
	/** A row whose cells cannot be told apart lets its story wait. */
	forStory(story: string, table: Table, line: number): void;
	/** A row that may be about a story lets it wait, unless another row names it. */
	forUnnamed(story: string, table: Table, line: number): void;
	/**
	 * A row that names no story lets those of the folder wait that no row names.
	 * @param named the path that it names
	 */
	forLostRow(table: Table, row: TableRow, named: string): void;
	/** Why a story must wait; asked for when all rows are known. */
	waitOf(story: string): Problem | undefined;
}

/** What a story waits for: a table, or a row of it. */
interface Reason {
	readonly table: string;
	readonly line?: number;
	/** What is wrong with the row, as a sentence without its stop; a table tells more of its faults itself. */
	readonly fault?: string;
}

/** @param rows the stories that rows name: it grows while they are matched */
export function openWaits(tables: readonly Table[], stories: readonly string[], rows: { has(story: string): boolean }): Waits {
	const own = new Map<string, Reason>();
	const unnamed = new Map<string, Reason>();
	const folders = new Map<string, Reason>();
	const trees = new Map<string, Reason>();
	const tableFolders = new Set(tables.map(({ file }) => path.posix.dirname(file)));
	const storyFolders = once(() => new Set(stories.map((story) => path.posix.dirname(story))));
	const known = new Map<string, Reason | undefined>();

	/** What is said of a folder and those below it counts for a folder as far as no nearer table is in between. */
	const treeReason = (folder: string): Reason | undefined => {
		const reason = trees.get(folder);
		if (reason || folder === "." || tableFolders.has(folder)) return reason;
		if (!known.has(folder)) known.set(folder, treeReason(path.posix.dirname(folder)));
		return known.get(folder);
	};
	return {
		forTable({ file, rows: read, mayHide }) {
			const folder = path.posix.dirname(file);
			if (!mayHide) return;
			const staysInFolder = read.length > 0 && read.every(({ name }) => !/[\\/]/.test(name.replace(/^\.[\\/]/, "")));
			add(staysInFolder ? folders : trees, folder, { table: file });
		},
		forStory: (story, { file, mayHide }, line) => mayHide && add(own, story, { table: file, line }),
		forUnnamed: (story, { file, mayHide }, line) => mayHide && add(unnamed, story, { table: file, line }),
		forLostRow({ file, mayHide }, { line, name }, named) {
			if (!mayHide) return;
			const folder = path.posix.dirname(named.replaceAll("\\", "/"));
			const reason: Reason = { table: file, line, fault: `there is no story ${name}` };
			if (storyFolders().has(folder)) add(folders, folder, reason);
			else add(trees, path.posix.dirname(file), reason);
		},
		waitOf(story) {
			if (own.size + unnamed.size + folders.size + trees.size === 0) return undefined;
			const folder = path.posix.dirname(story);
			const reason = own.get(story) ?? (rows.has(story) ? undefined : (unnamed.get(story) ?? folders.get(folder) ?? treeReason(folder)));
			return reason && waitProblem(story, reason);
		},
	};
}

/** The first reason is the one that is told. */
function add(reasons: Map<string, Reason>, key: string, reason: Reason): void {
	if (!reasons.has(key)) reasons.set(key, reason);
}

function waitProblem(story: string, { table, line, fault }: Reason): Problem {
	const place = line === undefined ? table : `${table}:${line}`;
	const why =
		line === undefined
			? `${table} cannot be read whole`
			: `${place} may be about this story${fault === undefined ? "" : `, since ${fault}`}`;
	const message = `${why}; the story is left out: it may be under embargo.`;
	const row = fault === undefined ? `Mend ${place}` : `Mend the name in ${place}, or delete that row`;
	return { file: story, rule: "table-broken", severity: "error", message, remedy: `${row}; or name the story in a row of its own.` };
}
