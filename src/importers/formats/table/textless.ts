import type { Step } from "../../importer.ts";
import { problemStep } from "../../reading/files.ts";
import { bodyOf } from "./body.ts";
import { sortValues } from "./columns.ts";
import type { InnerText } from "./nested.ts";
import { wordsElsewhere } from "./row.ts";
import { isOwnRecord, type Table } from "./table.ts";
import { nameInShort } from "./values.ts";

/** So many names of columns are told. */
const MOST_NAMES = 40;

/**
 * What is to be told of a table in which no record has a text; undefined where one has. Such a table is not imported, since its
 * stories would be empty: their texts stand where nobody looks for them. Our own open data have no texts.
 */
export async function textlessProblem({ file, columns, read }: Table): Promise<Step | undefined> {
	const names = new Set<string>();
	let [line, words]: [number | undefined, InnerText | undefined] = [undefined, undefined];
	for await (const part of read()) {
		if (part.part !== "row") continue;
		if (bodyOf(sortValues(part.values, columns)).body.text !== "" || isOwnRecord(part.values.keys())) return undefined;
		line ??= part.line;
		for (const name of part.values.keys()) if (names.size < MOST_NAMES) names.add(nameInShort(name));
		const found = wordsElsewhere(part.values, columns);
		if (found && found.text.length > (words?.text.length ?? 0)) words = found;
	}
	if (line === undefined) return undefined;
	const message = `No record has a text under a name that is known. Nothing was imported. The names are: ${[...names].join(", ").slice(0, 1_000)}.`;
	const remedy = `Say where the text stands, such as --map body=${words ? nameInShort(words.path) : "NAME"}.`;
	return problemStep({ file: file.name, line }, "source-refused", "error", message, remedy);
}
