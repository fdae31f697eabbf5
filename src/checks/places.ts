import { plainName } from "../article/fields/names.ts";
import { fieldNote } from "../article/fields.ts";
import type { Position, Rule } from "../problem.ts";
import type { Whereabouts } from "./finding.ts";

/** Where that is written of which builds tell without a line. */
export const WHEREABOUTS: Partial<Readonly<Record<Rule, Whereabouts>>> = {
	draft: { keys: ["status", "draft", "published", "publish", "state", "_status"] },
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
	const head = text.slice(0, HEAD);
	const names = keys ?? (field === undefined ? [] : [field, ...(fieldNote(field).aliases ?? []), ...HOLDERS]);
	const lines = head.split("\n");
	const from = lines.findIndex((line) => isKey(line, names));
	if (names.length > 0 && from < 0) return wanted === undefined ? undefined : placeOf(lines, wanted, 0);
	if (wanted === undefined) return { line: from + 1, column: (lines[from] ?? "").search(/\S/) + 1 };
	return placeOf(lines, wanted, Math.max(from, 0)) ?? { line: Math.max(from, 0) + 1 };
}

/** Keys in which other systems put values of several fields of ours. */
const HOLDERS = ["categories"];

function isKey(line: string, names: readonly string[]): boolean {
	const [, key] = /^\s{0,4}["']?([\p{L}_][\p{L}\p{N}_. -]{0,40}?)["']?\s*[:=]/u.exec(line) ?? [];
	return key !== undefined && names.some((name) => plainName(name) === plainName(key));
}

function placeOf(lines: readonly string[], wanted: string, from: number): Position | undefined {
	for (let line = from; line < lines.length; line++) {
		const at = wholeWordAt(lines[line] ?? "", wanted);
		if (at >= 0) return { line: line + 1, column: at + 1 };
	}
	return undefined;
}

/** Where a text stands in a line that is no part of a longer word; -1 where it does not. */
function wholeWordAt(line: string, wanted: string): number {
	for (let at = line.indexOf(wanted); at !== -1; at = line.indexOf(wanted, at + 1)) {
		const [before, after] = [line[at - 1] ?? " ", line[at + wanted.length] ?? " "];
		if (!/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(after)) return at;
	}
	return -1;
}
