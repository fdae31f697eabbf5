import path from "node:path";
import type { FieldSource } from "../../../article/metadata.ts";
import type { Problem } from "../../../problem.ts";
import { type Effect, openEffects, type Until } from "./effect.ts";
import type { Meant } from "./near.ts";
import { openReach } from "./reach.ts";
import type { Table, TableRow } from "./tables.ts";

/**
 * Which stories are left out because a table that may hide them cannot be understood. Tables that hide nothing let no story wait,
 * and neither does a row that says nothing which could keep its story back; one that only dates it makes a story wait for that date.
 */
export interface Waits {
	/** A table of which a part cannot be read lets wait what that part may be about. */
	forTable(table: Table): void;
	/** A row whose cells cannot be told apart lets its story wait. */
	forStory(story: string, table: Table, line: number): void;
	/** A row that may be about one of several stories lets them wait, unless another row names them. */
	forUnnamed(stories: readonly string[], table: Table, row: TableRow): void;
	/** A row without a name may be about all that its table may be about. */
	forNameless(table: Table, row: TableRow): void;
	/**
	 * A row that names no story lets those wait that no row names and that it may mean: those that have almost its name;
	 * where none has, those of its folder; where there is no such folder either, all that the table may be about.
	 * @param named the path that it names
	 */
	forLostRow(table: Table, row: TableRow, named: string, meant: Meant): void;
	/** Why a story must wait; asked for when all rows are known. */
	waitOf(story: string): Problem | undefined;
	/** The dates for which a story must wait; asked for when all rows are known. */
	untilOf(story: string): readonly FieldSource[];
}

/** What a story waits for: a table, or a row of it. */
interface Reason {
	readonly table: string;
	readonly line?: number;
	/** What is wrong with the row, as a sentence without its stop; a table tells more of its faults itself. */
	readonly fault?: string;
}

/** @param rows the stories that rows name: it grows while they are matched */
export function openWaits(tables: readonly Table[], rows: { has(story: string): boolean }): Waits {
	const own = new Map<string, Reason>();
	const effectOf = openEffects();
	const tableFolders = new Set(tables.map(({ file }) => path.posix.dirname(file)));
	// The first reason is the one that is told, and the latest date the one that counts.
	const reasons = openReach<Reason>(tableFolders, (first) => first);
	const dates = openReach<Until>(tableFolders, (one, other) => (other.from > one.from ? other : one));

	/** Says what a row does to stories, folders or trees. */
	const say = (effect: Effect | undefined, reason: Reason, to: "addStory" | "addFolder" | "addTree", key: string): void => {
		if (effect === "hides") reasons[to](key, reason);
		else if (effect) dates[to](key, effect);
	};
	const sayOfTable = ({ file, rows: read }: Table, effect: Effect, reason: Reason): void => {
		const named = read.filter(({ name }) => name !== "");
		const staysInFolder = named.length > 0 && named.every(({ name }) => !/[\\/]/.test(name.replace(/^\.[\\/]/, "")));
		say(effect, reason, staysInFolder ? "addFolder" : "addTree", path.posix.dirname(file));
	};
	return {
		forTable: (table) => table.mayHide && sayOfTable(table, "hides", { table: table.file }),
		forStory: (story, { file, mayHide }, line) => mayHide && !own.has(story) && own.set(story, { table: file, line }),
		forUnnamed(stories, table, row) {
			const effect = effectOf(table, row);
			for (const story of stories) say(effect, { table: table.file, line: row.line }, "addStory", story);
		},
		forNameless(table, row) {
			const effect = effectOf(table, row);
			if (effect) sayOfTable(table, effect, { table: table.file, line: row.line, fault: "it names no story" });
		},
		forLostRow(table, row, named, { hasFolder, slipped, moved }) {
			const effect = effectOf(table, row);
			if (!effect) return;
			const reason: Reason = { table: table.file, line: row.line, fault: `there is no story ${row.name}` };
			for (const story of [...slipped, ...moved]) say(effect, reason, "addStory", story);
			// A story that has its name elsewhere may still be another one.
			if (hasFolder && slipped.length === 0) say(effect, reason, "addFolder", path.posix.dirname(named));
			if (!hasFolder && moved.length === 0) say(effect, reason, "addTree", path.posix.dirname(table.file));
		},
		waitOf(story) {
			const reason = own.get(story) ?? (rows.has(story) ? undefined : reasons.of(story)[0]);
			return reason && waitProblem(story, reason);
		},
		untilOf: (story) => (rows.has(story) ? [] : dates.of(story).map(({ source }) => source)),
	};
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
