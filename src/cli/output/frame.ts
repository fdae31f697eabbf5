import type { Problem } from "../../problem.ts";
import { plainLine } from "./problems.ts";

/** How much of a line is shown, in characters, and how much of it before the place. */
const SHOWN = { all: 100, before: 60 };

/**
 * The line at which a finding is, and a mark below its place. It is left out where the message shows all of it already.
 * @param lines those of its file
 */
export function frameOf({ line = 1, column, message }: Pick<Problem, "line" | "column" | "message">, lines: readonly string[]): string[] {
	const written = lines[line - 1] ?? "";
	const value = written.replace(/^[\s"'-]*(?:[\w-]+["']?\s*[:=]\s*)?["']?|["',\s]+$/g, "");
	if (value === "" || message.includes(value)) return [];
	const from = Math.max(0, Math.min((column ?? 1) - 1, written.length) - SHOWN.before);
	const cut = `${from > 0 ? "…" : ""}${written.slice(from, from + SHOWN.all)}${written.length > from + SHOWN.all ? "…" : ""}`;
	const number = String(line);
	const shown = `${number} | ${plainLine(cut)}`;
	if (column === undefined) return [shown];
	const before = column - 1 - from + (from > 0 ? 1 : 0);
	return [shown, `${" ".repeat(number.length)} | ${" ".repeat(Math.max(0, before))}^`];
}
