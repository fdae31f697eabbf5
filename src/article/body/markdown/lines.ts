import type { RuleBlock } from "markdown-it/lib/parser_block.mjs";

/** What a rule for blocks of Markdown is given. */
export type BlockState = Parameters<RuleBlock>[0];

/** A line without what indents it. */
export function lineOf(state: BlockState, line: number): string {
	return state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]);
}

/** The first of so many places, in order, of which something is true. */
export function firstAbove(count: number, isAbove: (index: number) => boolean): number {
	let [low, high] = [0, count];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (isAbove(middle)) high = middle;
		else low = middle + 1;
	}
	return low;
}
