import type { Difference, Differences } from "../../pipeline/verify/compare.ts";
import { shownNumber } from "../output/numbers.ts";
import { MOST_SHOWN, plainLine } from "../output/problems.ts";

/** In what a site is not as its manifest says, for people: a line for each file, and one for those that are too many to show. */
export function differenceLines({ missing, changed, foreign, unreadable }: Differences): string[] {
	return [
		...linesOf("missing", missing),
		...linesOf("changed", changed),
		...linesOf("unreadable", unreadable),
		...linesOf("foreign", foreign),
	];
}

function linesOf(what: string, list: readonly Difference[]): string[] {
	const lines = list.slice(0, MOST_SHOWN).map(({ path, note }) => plainLine(`${what}: ${path}${note === undefined ? "" : ` (${note})`}`));
	return list.length > MOST_SHOWN
		? [...lines, `… and ${shownNumber(list.length - MOST_SHOWN)} more that are ${what}; --json lists all.`]
		: lines;
}
