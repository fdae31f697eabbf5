import path from "node:path";
import { csv } from "../../../../src/importers/formats/table/csv.ts";
import { jsonl } from "../../../../src/importers/formats/table/jsonl.ts";
import type { Importer } from "../../../../src/importers/importer.ts";
import { folderOf, readTwice } from "../../passes.ts";

function readText(importer: Importer, text: string | Uint8Array, map: Readonly<Record<string, string>>) {
	const options = { map: new Map(Object.entries(map)) };
	return readTwice(importer, [path.join(folderOf({ "stories.txt": text }), "stories.txt")], options);
}

/** Reads CSV as an import does. */
export function readCsv(text: string | Uint8Array, map: Readonly<Record<string, string>> = {}) {
	return readText(csv, text, map);
}

/** Reads JSON Lines, or a JSON list, as an import does. */
export function readJsonLines(text: string | Uint8Array, map: Readonly<Record<string, string>> = {}) {
	return readText(jsonl, text, map);
}

/** Reads records as JSON Lines. */
export function readRecords(...records: readonly object[]) {
	return readJsonLines(records.map((record) => `${JSON.stringify(record)}\n`).join(""));
}
