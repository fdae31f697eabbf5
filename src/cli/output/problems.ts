import { withoutControls } from "../../article/text.ts";
import { pageOf } from "../../problem/pages.ts";
import { type Problem, SEVERITY_NAMES } from "../../problem.ts";
import { shownNumber } from "./numbers.ts";
import { shownPage } from "./page.ts";

/** How many things of one sort are shown before the rest are only counted. */
export const MOST_SHOWN = 10;

/** A problem of a build or of an import. */
export interface ShownProblem extends Omit<Problem, "rule"> {
	readonly rule: string;
}

/**
 * Problems for people: two lines for each, a third for the first of a rule that names a page, and one for each rule that has more than are shown.
 * @param pageOfRule names the page of the documentation on a rule
 */
export function problemLines(problems: readonly ShownProblem[], pageOfRule = pageOf): string[] {
	const counts = new Map<string, number>();
	const lines: string[] = [];
	for (const { severity, rule, file, line, column, message, remedy } of problems) {
		const count = (counts.get(rule) ?? 0) + 1;
		counts.set(rule, count);
		if (count > MOST_SHOWN) continue;
		const place = [file, line, column].filter((part) => part !== undefined).join(":");
		lines.push(`${SEVERITY_NAMES[severity]}: ${place}: ${message} [${rule}]`, `    ${remedy}`);
		if (count === 1) lines.push(`    See ${shownPage(pageOfRule(rule))}`);
	}
	for (const [rule, count] of counts) {
		if (count > MOST_SHOWN) lines.push(`… and ${shownNumber(count - MOST_SHOWN)} more of ${rule}; --json lists all.`);
	}
	return lines.map(plainLine);
}

/** Problems for machines, each with the page of the documentation on its rule. */
export function withPages<P extends ShownProblem>(problems: readonly P[], pageOfRule = pageOf): (P & { readonly page: string })[] {
	return problems.map((problem) => ({ ...problem, page: pageOfRule(problem.rule) }));
}

/** A text that stays on its line: it holds no line end and nothing that moves the cursor of a terminal. */
export function plainLine(text: string): string {
	return withoutControls(text.replace(/\s/g, " "));
}
