import { createReadStream, readFileSync, statSync } from "node:fs";
import path from "node:path";
import type { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { codeOf } from "../../problem.ts";
import { type Looked, lookInto, searchPlain } from "./bytes.ts";
import type { Matcher } from "./matching.ts";
import { formOf } from "./readers/open.ts";
import { addHits, type Hit } from "./search.ts";

/** Larger files are read in pieces, so that they need little memory. */
const LARGE = 32 * 1024 * 1024;

/** What has parts in it must be read whole; it may be so large. */
const LARGEST_WHOLE = 1024 * 1024 * 1024;

const PIECE = 16 * 1024 * 1024;

/** So much of each piece is read again with the next one, so that what stands across their border is found. */
const OVERLAP = 64 * 1024;

/**
 * Searches a file.
 * @param file absolute
 */
export async function lookIntoFile(file: string, matcher: Matcher): Promise<Looked & { readonly bytes: number }> {
	try {
		const { size } = statSync(file);
		return { ...(await lookAt(file, size, matcher)), bytes: size };
	} catch (error) {
		return { found: [], unread: [{ name: "", why: `it cannot be read (${codeOf(error) || String(error)})` }], bytes: 0 };
	}
}

async function lookAt(file: string, size: number, matcher: Matcher): Promise<Looked> {
	const name = path.basename(file);
	if (size <= LARGE) {
		const looked = lookInto(readFileSync(file), name, matcher);
		const isTooLarge = looked.unread.some(({ name: of, why }) => of === "" && why.includes("too large"));
		return isTooLarge && /gz$/i.test(name) ? await lookIntoPieces(createReadStream(file).pipe(createGunzip()), matcher) : looked;
	}
	const form = formOf(await firstBytes(file), name);
	if (form === "gzip") return await lookIntoPieces(unzipped(file), matcher);
	if (form === "plain" || form === "media") return await lookIntoPieces(createReadStream(file, { highWaterMark: 1024 * 1024 }), matcher);
	if (size <= LARGEST_WHOLE) return lookInto(readFileSync(file), name, matcher);
	return { found: [], unread: [{ name: "", why: `it is a packed file of more than ${LARGEST_WHOLE / 1024 / 1024} MB` }] };
}

function unzipped(file: string): Readable {
	const input = createReadStream(file);
	const output = createGunzip({ chunkSize: 1024 * 1024 });
	return input.on("error", (error) => output.destroy(error)).pipe(output);
}

async function firstBytes(file: string): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of createReadStream(file, { end: 4_096 })) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks);
}

/** Searches bytes that come one after the other. What is packed in them is not unpacked. */
async function lookIntoPieces(bytes: Readable, matcher: Matcher): Promise<Looked> {
	let hits: readonly Hit[] = [];
	let chunks: Buffer[] = [];
	let size = 0;
	let mark: Buffer | undefined;
	let before = Buffer.alloc(0);
	const lookAtPiece = () => {
		const piece = Buffer.concat([before, ...chunks]);
		mark ??= /^(?:\xff\xfe|\xfe\xff)/.test(piece.toString("latin1", 0, 2)) ? piece.subarray(0, 2) : Buffer.alloc(0);
		// What stands in the overlap as a whole was counted with the piece before.
		hits = addHits(hits, withoutCounted(searchIn(piece), before.length > 0 ? searchIn(before) : []));
		before = Buffer.from(piece.subarray(Math.max(0, piece.length - OVERLAP)));
		chunks = [];
		size = 0;
	};
	const searchIn = (piece: Buffer) => {
		const own = mark && mark.length > 0 && !piece.subarray(0, 2).equals(mark) ? Buffer.concat([mark, piece]) : piece;
		return searchPlain(own, false, matcher).hits;
	};
	for await (const chunk of bytes) {
		chunks.push(chunk as Buffer);
		size += (chunk as Buffer).length;
		if (size >= PIECE && size % 2 === 0) lookAtPiece();
	}
	lookAtPiece();
	return { found: hits.length > 0 ? [{ inside: "", hits }] : [], unread: [] };
}

function withoutCounted(hits: readonly Hit[], counted: readonly Hit[]): Hit[] {
	const counts = new Map(counted.map(({ of, count }) => [of, count]));
	return hits.map((hit) => ({ ...hit, count: hit.count - (counts.get(hit.of) ?? 0) })).filter(({ count }) => count > 0);
}
