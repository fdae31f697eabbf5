import { KIND_NAMES } from "../../site/kinds.ts";
import type { Rendered } from "../../site/output.ts";

/** The largest number of outputs in a batch. */
const LARGEST = 500;

/** The largest number of whole stories that the outputs of a batch hold together. An output that holds more is a batch of its own. */
const HEAVIEST = 2_500;

/**
 * Cuts outputs into batches, none of which holds more stories than a thread's memory holds well. Outputs of one time are together: they show the same
 * stories, which a thread is then given once, and whose bodies it renders once.
 * @param largest the largest number of outputs in a batch; there is a limit that it cannot raise
 */
export function batchesOf(outputs: readonly Rendered[], largest = LARGEST): Rendered[][] {
	if (outputs.length === 0) return [];
	const batches: Rendered[][] = [[]];
	let weight = 0;
	for (const output of inOrder(outputs)) {
		const added = output.weight ?? 1;
		const batch = batches.at(-1) ?? [];
		if (batch.length > 0 && (batch.length >= Math.min(largest, LARGEST) || weight + added > HEAVIEST)) {
			batches.push([output]);
			weight = added;
		} else {
			batch.push(output);
			weight += added;
		}
	}
	return batches;
}

const KIND_NUMBERS: ReadonlyMap<string, number> = new Map(KIND_NAMES.map((kind, index) => [kind, index]));

/** The earliest first; then what is of no time, by kinds. */
function inOrder(outputs: readonly Rendered[]): Rendered[] {
	const time = ({ from = Number.MAX_SAFE_INTEGER }: Rendered) => from;
	const kind = (output: Rendered) => KIND_NUMBERS.get(output.kind) ?? 0;
	return [...outputs].sort((a, b) => time(a) - time(b) || kind(a) - kind(b));
}
