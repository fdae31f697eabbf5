import { gunzipSync } from "node:zlib";

/** What Pagefind writes before the contents of a compressed file. */
const SIGNATURE = "pagefind_dcd";

/**
 * The words of a file of Pagefind's index, as it compares them: without accents, and stemmed.
 * The file is CBOR (RFC 8949): one array of arrays, of which each begins with a word.
 * @throws {Error} where the file is none of that form
 */
export function keysIn(compressed: Uint8Array): string[] {
	const bytes = gunzipSync(compressed);
	if (bytes.toString("latin1", 0, SIGNATURE.length) !== SIGNATURE) throw new Error("a file of its index has an unknown form");
	const reader = readerOf(bytes, SIGNATURE.length);
	const keys: string[] = [];
	reader.array();
	for (let words = reader.array(); words > 0; words--) {
		const parts = reader.array();
		keys.push(reader.text());
		for (let part = 1; part < parts; part++) reader.skip();
	}
	return keys;
}

/** The kinds of value that stand in the file, as CBOR numbers them. */
const [TEXT, ARRAY] = [3, 4];

function readerOf(bytes: Buffer, from: number) {
	let at = from;
	/** Reads the head of a value: its kind, and its value or length. */
	const head = () => {
		const first = bytes[at++] ?? 0;
		const small = first & 31;
		if (small < 24) return { kind: first >> 5, value: small };
		const size = 1 << (small - 24);
		if (size > 4) throw new Error("a file of its index has an unknown form");
		at += size;
		return { kind: first >> 5, value: bytes.readUIntBE(at - size, size) };
	};
	const expect = (kind: number) => {
		const found = head();
		if (found.kind !== kind) throw new Error("a file of its index has an unknown form");
		return found.value;
	};
	return {
		array: () => expect(ARRAY),
		text() {
			const length = expect(TEXT);
			at += length;
			return bytes.toString("utf8", at - length, at);
		},
		/** Passes over a value and all that is in it. */
		skip() {
			for (let left = 1; left > 0; left--) {
				const { kind, value } = head();
				if (kind === ARRAY) left += value;
				else if (kind === TEXT) at += value;
			}
		},
	};
}
