import { createReadStream, readFileSync, statSync } from "node:fs";
import path from "node:path";
import type { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { codeOf } from "../../problem.ts";
import { type Looked, lookInto } from "./bytes.ts";
import type { Matcher } from "./matching.ts";
import { PIECE, searchPieces } from "./pieces.ts";
import { formOf } from "./readers/open.ts";

/** Larger files are read in pieces, so that they need little memory. */
const LARGE = 32 * 1024 * 1024;

/** What has parts in it must be read whole; it may be so large. */
const LARGEST_WHOLE = 1024 * 1024 * 1024;

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
	const search = searchPieces(matcher);
	let chunks: Buffer[] = [];
	let size = 0;
	const lookAtPiece = () => {
		search.add(Buffer.concat(chunks));
		chunks = [];
		size = 0;
	};
	for await (const chunk of bytes) {
		chunks.push(chunk as Buffer);
		size += (chunk as Buffer).length;
		if (size >= PIECE && size % 2 === 0) lookAtPiece();
	}
	lookAtPiece();
	return { found: search.hits.length > 0 ? [{ inside: "", hits: search.hits }] : [], unread: [] };
}
