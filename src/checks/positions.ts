import { plainName } from "../article/fields/names.ts";
import { fieldNote } from "../article/fields.ts";
import type { Position, Rule } from "../problem.ts";
import type { Whereabouts } from "./finding.ts";

/** Where that is written of which builds tell without a line. */
export const WHEREABOUTS: Partial<Readonly<Record<Rule, Whereabouts>>> = {
	draft: { keys: ["draft", "status", "_status", "state", "publish", "published"] },
	embargo: { field: "embargo" },
	"date-in-future": { field: "published" },
	"id-twice": { field: "id" },
	"permalink-address": { field: "permalink" },
	"permalink-taken": { field: "permalink" },
	"redirect-address": { field: "redirect_from" },
	"redirect-loop": { field: "redirect_from" },
	"redirect-shadows": { field: "redirect_from" },
};

/** How far into a file fields are looked for, in characters: front matter is no longer. */
const HEAD = 20_000;

/** The line and the column at which something stands in the text of a file, 1-based; undefined where it is not written there. */
export function findIn(text: string, { field, keys, text: wanted }: Whereabouts): Position | undefined {
	const lines = text.slice(0, HEAD).split("\n");
	const names = keys ?? (field === undefined ? [] : [field, ...(fieldNote(field).aliases ?? []), ...HOLDERS]);
	const written = names.length === 0 ? undefined : keysIn(lines);
	const key = names.map((name) => written?.get(plainName(name))).find((place) => place !== undefined);
	if (wanted === undefined) return key;
	if (key) return placeOf(lines, wanted, key) ?? { line: key.line };
	// A headline may stand in the text itself; the words of other fields may stand there too, and are not meant.
	return names.length === 0 || field === "headline" ? placeOf(lines, wanted, { line: 1, column: 1 }) : undefined;
}

/** Keys in which other systems put values of several fields of ours. */
const HOLDERS = ["categories"];

/** A key at the beginning of a line, as in YAML and TOML; or one in quotes anywhere, as in JSON. */
const KEY = /^\s{0,4}["']?([\p{L}_][\p{L}\p{N}_. -]{0,40}?)["']?\s*[:=]|"([^"\n]{1,40})"\s*:/gu;

/** The first place of each key, by its plain name. */
function keysIn(lines: readonly string[]): ReadonlyMap<string, Required<Position>> {
	const places = new Map<string, Required<Position>>();
	for (const [index, line] of lines.entries()) {
		for (const match of line.matchAll(KEY)) {
			const [whole, plain, quoted] = match;
			const name = plainName(plain ?? quoted ?? "");
			if (!places.has(name)) places.set(name, { line: index + 1, column: match.index + whole.search(/\S/) + 1 });
		}
	}
	return places;
}

function placeOf(lines: readonly string[], wanted: string, from: Required<Position>): Position | undefined {
	for (let line = from.line; line <= lines.length; line++) {
		const at = wholeWordAt(lines[line - 1] ?? "", wanted, line === from.line ? from.column - 1 : 0);
		if (at >= 0) return { line, column: at + 1 };
	}
	return undefined;
}

/** Where a text stands in a line that is no part of a longer word; -1 where it does not. */
function wholeWordAt(line: string, wanted: string, from: number): number {
	for (let at = line.indexOf(wanted, from); at !== -1; at = line.indexOf(wanted, at + 1)) {
		const [before, after] = [line[at - 1] ?? " ", line[at + wanted.length] ?? " "];
		if (!/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(after)) return at;
	}
	return -1;
}
