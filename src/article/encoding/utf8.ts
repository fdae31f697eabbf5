/** How far bytes are UTF-8. */
export interface Utf8Evidence {
	/** Bytes in whole sequences of several bytes, a longer sequence counting for more: chance makes few. */
	readonly score: number;
	/** Bytes that are of no sequence. */
	readonly invalid: number;
	/** Bytes above 0x7f. */
	readonly high: number;
}

/**
 * Counts what speaks for UTF-8 and what against it.
 * @param isWhole whether a sequence that the end cuts off is a fault, and not just not read yet
 */
export function weighUtf8(bytes: Uint8Array, isWhole: boolean): Utf8Evidence {
	let [score, invalid, high] = [0, 0, 0];
	for (let at = 0; at < bytes.length; at++) {
		const byte = bytes[at] ?? 0;
		if (byte < 0x80) continue;
		const length = byte >= 0xc2 && byte <= 0xdf ? 2 : byte >= 0xe0 && byte <= 0xef ? 3 : byte >= 0xf0 && byte <= 0xf4 ? 4 : 1;
		let whole = length > 1;
		for (let next = 1; next < length && whole; next++) {
			if (at + next >= bytes.length && !isWhole) return { score, invalid, high };
			whole = ((bytes[at + next] ?? 0) & 0xc0) === 0x80;
		}
		high += whole ? length : 1;
		if (whole) {
			score += length === 2 ? 1 : length * 2 - 3;
			at += length - 1;
		} else invalid++;
	}
	return { score, invalid, high };
}

/** Whether bytes are UTF-8 of which a few were damaged. */
export function isDamagedUtf8({ score, invalid }: Utf8Evidence): boolean {
	return invalid > 0 && score >= 3 && invalid * 8 <= score + 5;
}
