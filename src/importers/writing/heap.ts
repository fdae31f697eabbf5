import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** By how much the heap may grow before it is tidied, in percent: an import keeps little, but goes through much. */
const GROWTH = 25;

/** Keeps the heap of this process small: Node lets it grow to several times of what is in use before it looks what is not. */
export function keepHeapSmall(): void {
	setFlagsFromString(`--heap-growing-percent=${GROWTH}`);
}

/** Frees what is no longer in use. To be called between two steps of which the second needs little of what the first did. */
export function tidyHeap(): void {
	setFlagsFromString("--expose-gc");
	(runInNewContext("gc") as () => void)();
}
