import { closeSync, openSync, readSync } from "node:fs";

/** Bytes that are read from any place, without holding all of them. */
export interface Bytes {
	readonly size: number;
	/** The bytes from a place on: at least so many, if there are. They must not be kept: the next call may read others. */
	at(place: number, least: number): Buffer;
	close(): void;
}

/** So much is read at once, since records are mostly read one after the other. */
const WINDOW = 1 << 20;

/** A part of a file, as bytes of its own. */
export function bytesOfFile(file: string, from: number, size: number): Bytes {
	const descriptor = openSync(file, "r");
	let window: Buffer = Buffer.alloc(0);
	let start = 0;
	return {
		size,
		at(place, least) {
			const wanted = Math.max(0, Math.min(least, size - place));
			const offset = place - start;
			if (offset < 0 || offset + wanted > window.length) {
				window = readFrom(descriptor, from + place, Math.max(0, Math.min(Math.max(wanted, WINDOW), size - place)));
				start = place;
			}
			return window.subarray(place - start);
		},
		close: () => closeSync(descriptor),
	};
}

function readFrom(descriptor: number, place: number, length: number): Buffer {
	const bytes = Buffer.allocUnsafe(length);
	let read = 0;
	while (read < length) {
		const more = readSync(descriptor, bytes, read, length - read, place + read);
		if (more === 0) break;
		read += more;
	}
	return bytes.subarray(0, read);
}

/** Bytes that are in memory already. */
export function bytesOfBuffer(buffer: Buffer): Bytes {
	return { size: buffer.length, at: (place) => buffer.subarray(place), close: () => undefined };
}

/** Where some bytes come next from a place on; undefined if they do not. */
export function findBytes(bytes: Bytes, wanted: Buffer, from: number): number | undefined {
	for (let place = from; place < bytes.size; ) {
		const view = bytes.at(place, Math.min(WINDOW, bytes.size - place));
		const found = view.indexOf(wanted);
		if (found >= 0) return place + found;
		if (place + view.length >= bytes.size || view.length < wanted.length) return undefined;
		// What is sought may begin in these bytes and end in the next ones.
		place += view.length - wanted.length + 1;
	}
	return undefined;
}
