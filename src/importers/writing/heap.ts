import { setFlagsFromString } from "node:v8";
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

/** Collects garbage now. Call it between two steps, if the second needs little of what the first left. */
export function tidyHeap(): void {
	setFlagsFromString("--expose-gc");
	(runInNewContext("gc") as () => void)();
}
