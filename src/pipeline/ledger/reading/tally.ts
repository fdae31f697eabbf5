import type { ReadAddress } from "./address.ts";
import { LEFT_OUT } from "./reasons.ts";

/** The addresses of a file as they are counted. */
export interface Tally {
	readonly asked: ReadonlyMap<string, number>;
	readonly leftOut: ReadonlyMap<string, number>;
	/** Counts an address, or why it is none. */
	add(read: ReadAddress, times: number): void;
	/** Counts what is left out. */
	leave(reason: string, times?: number): void;
}

/** A log can name addresses without end, if somebody tries them out: so many are kept, and so many characters of them. */
const MOST = { addresses: 1_000_000, characters: 200_000_000 } as const;

/** @param most how many different addresses are kept */
export function makeTally(most: number = MOST.addresses): Tally {
	const asked = new Map<string, number>();
	const leftOut = new Map<string, number>();
	let characters = 0;

	function leave(reason: string, times = 1): void {
		if (times > 0) leftOut.set(reason, (leftOut.get(reason) ?? 0) + times);
	}

	return {
		asked,
		leftOut,
		leave,
		add(read, times) {
			if ("leftOut" in read) return leave(read.leftOut);
			const { address } = read;
			const before = asked.get(address);
			if (before !== undefined) return void asked.set(address, before + times);
			if (asked.size >= most || characters >= MOST.characters) return leave(LEFT_OUT.tooMany);
			characters += address.length;
			// A copy: a piece of a text would keep the whole text in memory.
			asked.set(Buffer.from(address, "latin1").toString("latin1"), times);
		},
	};
}
