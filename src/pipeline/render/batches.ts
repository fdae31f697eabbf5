import { KIND_NAMES } from "../../site/kinds.ts";
import type { Rendered } from "../../site/output.ts";

/** The largest number of outputs in a batch. */
const LARGEST = 500;

/** The largest number of whole stories that the outputs of a batch hold together. An output that holds more is a batch of its own. */
const HEAVIEST = 2_500;

/** Cuts outputs into batches. A batch has outputs of few kinds, and no more stories than a thread's memory holds well. */
export function batchesOf(outputs: readonly Rendered[]): Rendered[][] {
	if (outputs.length === 0) return [];
	const batches: Rendered[][] = [[]];
	let weight = 0;
	for (const output of KIND_NAMES.flatMap((kind) => outputs.filter((other) => other.kind === kind))) {
		const added = output.weight ?? 1;
		const batch = batches.at(-1) ?? [];
		if (batch.length > 0 && (batch.length >= LARGEST || weight + added > HEAVIEST)) {
			batches.push([output]);
			weight = added;
		} else {
			batch.push(output);
			weight += added;
		}
	}
	return batches;
}
