import { makeTable } from "./namedtable.ts";

/**
 * Plain values by number, kept as JSON outside of the heap. Hundreds of thousands of small objects on the heap would take several
 * times the memory, and the garbage collector would visit them again and again.
 */
export interface Rows<T> extends Iterable<T> {
	/** @returns its number, from 0 */
	add(value: T): number;
	at(number: number): T | undefined;
}

const CHUNK = 1 << 18;

/** The length of a value, in bytes, is stored in front of it in so many bytes. */
const LENGTH = 4;

/** Makes rows without a value. Values must be what JSON can hold. */
export function makeRows<T>(): Rows<T> {
	const chunks: Buffer[] = [];
	const places: number[] = [];
	let used = 0;
	return {
		add(value) {
			const text = JSON.stringify(value);
			const bytes = Buffer.byteLength(text);
			let chunk = chunks.at(-1);
			if (!chunk || used + LENGTH + bytes > chunk.length) {
				// A value that is longer than a chunk gets a chunk of its own size.
				chunk = Buffer.allocUnsafeSlow(Math.max(CHUNK, LENGTH + bytes));
				chunks.push(chunk);
				used = 0;
			}
			chunk.writeUInt32LE(bytes, used);
			chunk.write(text, used + LENGTH);
			places.push((chunks.length - 1) * CHUNK + used);
			used += LENGTH + bytes;
			return places.length - 1;
		},

		at,

		*[Symbol.iterator]() {
			for (let number = 0; number < places.length; number++) yield at(number) as T;
		},
	};

	function at(number: number): T | undefined {
		const place = places[number];
		const chunk = place === undefined ? undefined : chunks[Math.floor(place / CHUNK)];
		if (place === undefined || chunk === undefined) return undefined;
		const start = (place % CHUNK) + LENGTH;
		return JSON.parse(chunk.toString("utf8", start, start + chunk.readUInt32LE(start - LENGTH))) as T;
	}
}

/** Such values by name. A value may be set again. Iteration gives the last value of each name, in the order in which names were first set. */
export interface NamedRows<T> extends Iterable<T> {
	get(name: string): T | undefined;
	set(name: string, value: T): void;
}

/** Makes named rows without a value. Values must be what JSON can hold. */
export function makeNamedRows<T>(): NamedRows<T> {
	const shelf = makeRows<T>();
	const table = makeTable();
	/** The row of each name's last value. */
	const last: number[] = [];
	return {
		get(name) {
			const order = table.get(name);
			return order === undefined ? undefined : shelf.at(last[order] ?? -1);
		},
		set(name, value) {
			last[table.add(name, last.length) ?? last.length] = shelf.add(value);
		},
		*[Symbol.iterator]() {
			for (const number of last) yield shelf.at(number) as T;
		},
	};
}
