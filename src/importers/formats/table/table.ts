import { OPEN_DATA_COLUMNS } from "../../../article/fields/opendata.ts";
import type { ReadOptions, Step } from "../../importer.ts";
import type { SourceFile } from "../../reading/files.ts";
import type { Columns, Values } from "./columns.ts";

/** What reading a table gives: records, in order; records that cannot be read; how far it is in the file, in bytes; what else is to be told. */
export type TablePart =
	| { readonly part: "row"; readonly line: number; readonly values: Values }
	| {
			readonly part: "lost";
			readonly line: number;
			readonly column?: number;
			readonly why: string;
			readonly message: string;
			readonly remedy: string;
	  }
	| { readonly part: "bytes"; readonly bytes: number }
	| { readonly part: "step"; readonly step: Step };

/** A table that can be read from its beginning as often as it must be. */
export type ReadTable = () => AsyncGenerator<TablePart, void, void>;

const OPEN_DATA: ReadonlySet<string> = new Set(OPEN_DATA_COLUMNS);

/** Whether a record is one of our own open data: it has what all of them have, and nothing that none has. */
export function isOwnRecord(names: Iterable<string>): boolean {
	const all = new Set(names);
	return ["id", "url", "headline"].every((name) => all.has(name)) && [...all].every((name) => OPEN_DATA.has(name));
}

/** A table, and what it is read with. */
export interface Table {
	readonly file: SourceFile;
	/** Which file of the sources it is, from 0. */
	readonly number: number;
	/** How many bytes of the sources stand before it. */
	readonly before: number;
	readonly columns: Columns;
	readonly options: ReadOptions;
	readonly read: ReadTable;
}
