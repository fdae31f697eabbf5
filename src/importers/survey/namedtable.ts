import { hash } from "node:crypto";

/** Numbers by name. The names are not kept, since there may be very many: a name is known by 128 bits of its SHA-1. */
export interface Table {
	get(name: string): number | undefined;
	set(name: string, value: number): void;
	/** Sets the value of a name that has none. If the name has a value, this value stays and is returned. */
	add(name: string, value: number): number | undefined;
}

/** The bits by which a name is known. */
type Words = readonly [number, number, number, number];

/** Makes an empty table. It takes about 40 bytes for each name, outside of the heap. */
export function makeTable(): Table {
	let size = 1 << 10;
	let count = 0;
	let keys = new Uint32Array(size * 4);
	/** The value plus one; 0 if the slot is free. */
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
		add(name, value) {
			if (count * 4 >= size * 3) grow();
			const words = wordsOf(name);
			const before = values[slotOf(words)] ?? 0;
			if (before !== 0) return before - 1;
			put(words, value + 1);
			return undefined;
		},
	};

	function put(words: Words, value: number): void {
		const slot = slotOf(words);
		if (values[slot] === 0) count++;
		keys.set(words, slot * 4);
		values[slot] = value;
	}

	/** The slot of a name, or the free slot where it belongs. */
	function slotOf([a, b, c, d]: Words): number {
		for (let slot = a & (size - 1); ; slot = (slot + 1) & (size - 1)) {
			const at = slot * 4;
			if (values[slot] === 0 || (keys[at] === a && keys[at + 1] === b && keys[at + 2] === c && keys[at + 3] === d)) return slot;
		}
	}

	function grow(): void {
		const [oldKeys, oldValues] = [keys, values];
		size *= 2;
		count = 0;
		keys = new Uint32Array(size * 4);
		values = new Uint32Array(size);
		for (const [slot, value] of oldValues.entries()) {
			const [a = 0, b = 0, c = 0, d = 0] = oldKeys.subarray(slot * 4, slot * 4 + 4);
			if (value !== 0) put([a, b, c, d], value);
		}
	}
}

function wordsOf(name: string): Words {
	const bytes = hash("sha1", name, "buffer");
	return [bytes.readUInt32LE(0), bytes.readUInt32LE(4), bytes.readUInt32LE(8), bytes.readUInt32LE(12)];
}
