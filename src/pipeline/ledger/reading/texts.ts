import { open } from "node:fs/promises";
import { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { type Decoder, decoderFor, findEncoding } from "../../../article/encoding.ts";
import { codeOf } from "../../../problem.ts";

/** So many bytes are looked at to find out the encoding, and are in the first piece of text at least, where the file has them. */
const HEAD = 65_536;

/** The sink never makes what unpacks wait: what waits would be lost where a file turns out to be cut off. */
const NEVER_FULL = 1 << 30;

/**
 * Reads a file as text, in pieces, without holding it. It may be packed by gzip, which its first bytes tell.
 * @param take gets each piece in turn. What it throws ends the reading
 * @returns whether a packed file is cut off or damaged; what stands before that was given
 * @throws the error of the system where the file cannot be read
 */
export async function readTexts(file: string, take: (text: string) => void): Promise<{ readonly isCutOff: boolean }> {
	const decoding = makeDecoding(take);
	const isCutOff = await readBytes(file, decoding.write);
	decoding.end();
	return { isCutOff };
}

async function readBytes(file: string, take: (bytes: Buffer) => void): Promise<boolean> {
	const handle = await open(file);
	try {
		// Read in order, not from a position: a pipe has none.
		const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, null);
		const first = buffer.subarray(0, bytesRead);
		const rest = handle.createReadStream({ highWaterMark: 1 << 18 });
		const sink = new Writable({ highWaterMark: NEVER_FULL, write: (bytes: Buffer, _, done) => done(errorOf(() => take(bytes))) });
		if (first.toString("latin1") !== "\u001f\u008b") {
			sink.write(first);
			await pipeline(rest, sink);
			return false;
		}
		const gunzip = createGunzip({ chunkSize: 1 << 18 });
		gunzip.write(first);
		await pipeline(rest, gunzip, sink);
		return false;
	} catch (error) {
		if (/^Z_(BUF|DATA)_ERROR$/.test(codeOf(error))) return true;
		throw error;
	} finally {
		await handle.close();
	}
}

function errorOf(run: () => void): Error | null {
	try {
		run();
		return null;
	} catch (error) {
		return error instanceof Error ? error : new Error(String(error));
	}
}

/** Decodes bytes in the encoding that the first of them show. */
function makeDecoding(take: (text: string) => void) {
	let decode: Decoder | undefined;
	let head: Buffer[] = [];
	let size = 0;

	function begin(): Decoder {
		const bytes = Buffer.concat(head);
		head = [];
		const found = decoderFor(findEncoding(bytes, "declares", false).name) ?? decoderFor("utf-8");
		if (!found) throw new Error("There is no decoder of UTF-8.");
		take(found(bytes));
		return found;
	}

	return {
		write(bytes: Buffer): void {
			if (decode) return take(decode(bytes));
			head.push(bytes);
			size += bytes.length;
			if (size >= HEAD) decode = begin();
		},
		end(): void {
			take((decode ?? begin())());
		},
	};
}
