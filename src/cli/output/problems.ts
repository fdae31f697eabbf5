import { withoutControls } from "../../article/text.ts";
import { type Problem, SEVERITY_NAMES } from "../../problem.ts";
import { shownNumber } from "./numbers.ts";

/** How many things of one sort are shown before the rest are only counted. */
export const MOST_SHOWN = 10;

/** A problem of a build or of an import. */
export interface ShownProblem extends Omit<Problem, "rule"> {
	readonly rule: string;
}

/** Problems for people: two lines for each, and one for each rule that has more than are shown. */
export function problemLines(problems: readonly ShownProblem[]): string[] {
	const counts = new Map<string, number>();
	const lines: string[] = [];
	for (const { severity, rule, file, line, column, message, remedy } of problems) {
		const count = (counts.get(rule) ?? 0) + 1;
		counts.set(rule, count);
		if (count > MOST_SHOWN) continue;
		const place = [file, line, column].filter((part) => part !== undefined).join(":");
		lines.push(`${SEVERITY_NAMES[severity]}: ${place}: ${message} [${rule}]`, `    ${remedy}`);
	}
	for (const [rule, count] of counts) {
		if (count > MOST_SHOWN) lines.push(`… and ${shownNumber(count - MOST_SHOWN)} more of ${rule}; --json lists all.`);
	}
	return lines.map(plainLine);
}

/** A text that stays on its line: it holds no line end and nothing that moves the cursor of a terminal. */
export function plainLine(text: string): string {
	return withoutControls(text.replace(/\s/g, " "));
}
