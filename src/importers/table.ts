import { hash } from "node:crypto";

/** Numbers by name, for so many names that these are not kept: a name is known again by 128 bits of its SHA-1. */
export interface Table {
	get(name: string): number | undefined;
	set(name: string, value: number): void;
}

const WORDS = 4;

/** @returns an empty table; it takes about 40 bytes for a name, whatever its length, outside of the heap */
export function makeTable(): Table {
	let size = 1 << 10;
	let count = 0;
	let keys = new Uint32Array(size * WORDS);
	/** One more than the value; 0 where there is none. */
	let values = new Uint32Array(size);

	return {
		get(name) {
			const value = values[slotOf(wordsOf(name))] ?? 0;
			return value === 0 ? undefined : value - 1;
		},
		set(name, value) {
			if (count * 4 >= size * 3) grow();
			put(wordsOf(name), value + 1);
		},
	};

	function put(words: Uint32Array, value: number): void {
		const slot = slotOf(words);
		if (values[slot] === 0) count++;
		keys.set(words, slot * WORDS);
		values[slot] = value;
	}

	/** Where a name stands, or would stand. */
	function slotOf(words: Uint32Array): number {
		for (let slot = (words[0] ?? 0) & (size - 1); ; slot = (slot + 1) & (size - 1)) {
			if (values[slot] === 0) return slot;
			const at = slot * WORDS;
			if (words.every((word, index) => keys[at + index] === word)) return slot;
		}
	}

	function grow(): void {
		const [oldKeys, oldValues] = [keys, values];
		size *= 2;
		count = 0;
		keys = new Uint32Array(size * WORDS);
		values = new Uint32Array(size);
		for (const [slot, value] of oldValues.entries()) if (value !== 0) put(oldKeys.subarray(slot * WORDS, (slot + 1) * WORDS), value);
	}
}

function wordsOf(name: string): Uint32Array {
	const bytes = hash("sha1", name, "buffer");
	return new Uint32Array([bytes.readUInt32LE(0), bytes.readUInt32LE(4), bytes.readUInt32LE(8), bytes.readUInt32LE(12)]);
}
