import { getHeapStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** By how much the heap may grow before garbage is collected, in percent. An import keeps little, but makes much garbage. */
const GROWTH = 25;

/**
 * Keeps the heap of this process small. By default Node lets it grow to several times of what is in use.
 * @param growth by how much it may grow before garbage is collected, in percent
 */
export function keepHeapSmall(growth = GROWTH): void {
	setFlagsFromString(`--heap-growing-percent=${growth}`);
}

/** How many bytes must have come to the heap before a collection is worth its time: it looks at the whole heap, which takes longer than a small import. */
const WORTH = 32 * 1024 * 1024;

/** How many bytes of the heap are in use, garbage among them. */
export function usedHeap(): number {
	return getHeapStatistics().used_heap_size;
}

/**
 * Collects garbage now, where there can be much. Call it between two steps, if the second needs little of what the first left.
 * @param before `usedHeap()` before the first step
 * @returns whether it did
 */
export function tidyHeap(before: number): boolean {
	if (usedHeap() - before < WORTH) return false;
	setFlagsFromString("--expose-gc");
	(runInNewContext("gc") as () => void)();
	return true;
}
