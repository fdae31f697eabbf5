/** The file of a shard with the numbers of its entries in the word directory: which words and values of filters it has. */
export const ENTRIES = "entries.bin";

/** Writes whole numbers, none below 0, seven bits a byte: the lowest first, and in all but the last byte of a number the eighth bit set. */
export function writeNumbers(numbers: Iterable<number>): Uint8Array {
	const bytes: number[] = [];
	for (const number of numbers) {
		let rest = number;
		for (; rest > 127; rest >>>= 7) bytes.push((rest & 127) | 128);
		bytes.push(rest);
	}
	return Uint8Array.from(bytes);
}

/** Writes numbers that ascend, as how much each is above the one before. */
export function writeAscending(numbers: Iterable<number>): Uint8Array {
	return writeNumbers(steps(numbers));
}

/** How much each number is above the one before; the first above 0. */
export function* steps(numbers: Iterable<number>): Generator<number> {
	let before = 0;
	for (const number of numbers) {
		yield number - before;
		before = number;
	}
}

/** Reads what `writeAscending` wrote. */
export function readAscending(bytes: Uint8Array): Uint32Array {
	const numbers = new Uint32Array(bytes.length);
	let count = 0;
	let before = 0;
	let value = 0;
	let shift = 0;
	for (const byte of bytes) {
		value |= (byte & 127) << shift;
		shift += 7;
		if (byte > 127) continue;
		before += value;
		numbers[count++] = before;
		value = 0;
		shift = 0;
	}
	return numbers.subarray(0, count);
}
