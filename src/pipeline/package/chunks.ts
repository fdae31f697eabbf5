import { createHash } from "node:crypto";
import { closeSync, openSync, readFileSync, readSync, statSync } from "node:fs";

/** A file of more bytes is read and packed piece by piece, so that one long film needs little memory. */
export const LARGE = 32 * 1024 * 1024;

const PIECE = 1024 * 1024;

/** The bytes of a file, in pieces: a file that is not large is one piece. */
export function* chunksOf(file: string, large = LARGE): Generator<Buffer> {
	if (statSync(file).size <= large) {
		yield readFileSync(file);
		return;
	}
	const descriptor = openSync(file, "r");
	try {
		for (;;) {
			const piece = Buffer.allocUnsafe(PIECE);
			const length = readSync(descriptor, piece);
			if (length === 0) return;
			yield piece.subarray(0, length);
		}
	} finally {
		closeSync(descriptor);
	}
}

/** Passes pieces on and hashes them; the hash stands in what is returned once the last piece was taken. */
export function hashing(chunks: Iterable<Buffer>, algorithm: "sha256" | "sha512"): { chunks: Iterable<Buffer>; hex(): string } {
	const hash = createHash(algorithm);
	function* passed(): Generator<Buffer> {
		for (const chunk of chunks) {
			hash.update(chunk);
			yield chunk;
		}
	}
	return { chunks: passed(), hex: () => hash.digest("hex") };
}
