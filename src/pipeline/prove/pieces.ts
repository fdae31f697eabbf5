import type { Matcher } from "./matching.ts";
import { searchPlain } from "./plain.ts";
import { addHits, type Hit } from "./search.ts";

/** A piece is searched at once. */
export const PIECE = 16 * 1024 * 1024;

/** So much of each piece is searched again with the next one, so that what stands across their border is found. */
const OVERLAP = 64 * 1024;

/** Searches bytes that come in pieces. */
export interface PieceSearch {
	add(piece: Buffer): void;
	readonly hits: readonly Hit[];
}

/** Begins a search of bytes that are too many to be searched at once. */
export function searchPieces(matcher: Matcher): PieceSearch {
	let hits: readonly Hit[] = [];
	let before = Buffer.alloc(0);
	let mark: Buffer | undefined;
	const searchIn = (piece: Buffer) => {
		const isMarked = mark === undefined || mark.length === 0 || piece.subarray(0, 2).equals(mark);
		return searchPlain(isMarked ? piece : Buffer.concat([mark ?? piece, piece]), false, matcher).hits;
	};
	return {
		add(fresh) {
			const piece = Buffer.concat([before, fresh]);
			// The mark of UTF-16 is that of all pieces.
			mark ??= /^(?:\xff\xfe|\xfe\xff)/.test(piece.toString("latin1", 0, 2)) ? piece.subarray(0, 2) : Buffer.alloc(0);
			// What stands in the overlap as a whole was counted with the piece before.
			hits = addHits(hits, withoutCounted(searchIn(piece), before.length > 0 ? searchIn(before) : []));
			before = Buffer.from(piece.subarray(Math.max(0, piece.length - OVERLAP)));
		},
		get hits() {
			return hits;
		},
	};
}

function withoutCounted(hits: readonly Hit[], counted: readonly Hit[]): Hit[] {
	const counts = new Map(counted.map(({ of, count }) => [of, count]));
	return hits.map((hit) => ({ ...hit, count: hit.count - (counts.get(hit.of) ?? 0) })).filter(({ count }) => count > 0);
}
