import { constants, gzipSync } from "node:zlib";
import { compareText } from "../../../problem.ts";
import { sha256Of } from "../../../system/hash.ts";

/** Where a record stands, for the index. */
export interface Indexed {
	readonly url: string;
	readonly mime: string;
	/** Of the body: SHA-256, hex. */
	readonly sha256: string;
	/** In bytes, in the packed file. */
	readonly offset: number;
	readonly length: number;
}

/** A file of the index, below `indexes/`. */
export interface IndexFile {
	readonly name: string;
	readonly bytes: Buffer;
	/** Whether it is packed already. */
	readonly isPacked: boolean;
}

/** So many lines a program reads whole. Of more, it reads a packed block, which a second file leads to. */
const MOST_PLAIN = 20_000;

/** The lines of a block, as most programs have it. */
const BLOCK = 3_000;

/** A line of the index: the searchable address, the time, and where the record stands. */
export function indexLine({ url, mime, sha256, offset, length }: Indexed, date: string, filename: string): string {
	const timestamp = date.replace(/\D/g, "");
	const place = { url, mime, status: "200", digest: `sha256:${sha256}`, length: String(length), offset: String(offset), filename };
	return `${searchable(url)} ${timestamp} ${JSON.stringify(place)}\n`;
}

/** An address in the form by which programs look it up: hosts backwards, all in lower case; without `www.`, as they look for it. */
function searchable(address: string): string {
	const { hostname, port, pathname, search } = new URL(address.toLowerCase());
	const host = hostname
		.replace(/^www\d*\./, "")
		.split(".")
		.reverse()
		.join(",");
	return `${host}${port === "" ? "" : `:${port}`})${pathname}${search}`;
}

/** Sorts the lines of an index into its files: one, or, where there are many, compressed blocks and a list of them (CDXJ). */
export function indexFiles(lines: readonly string[]): readonly IndexFile[] {
	const sorted = [...lines].sort(compareText);
	if (sorted.length <= MOST_PLAIN) return [{ name: "index.cdx", bytes: Buffer.from(sorted.join("")), isPacked: false }];
	const blocks: Buffer[] = [];
	let [offset, leads] = [0, '!meta 0 {"format":"cdxj-gzip-1.0","filename":"index.cdx.gz"}\n'];
	for (let at = 0; at < sorted.length; at += BLOCK) {
		const text = sorted.slice(at, at + BLOCK).join("");
		const block = gzipSync(text, { level: 6, memLevel: 8, strategy: constants.Z_DEFAULT_STRATEGY });
		block[9] = 255;
		const [key = ""] = /^\S+ \d+/.exec(text) ?? [];
		leads += `${key} ${JSON.stringify({ offset, length: block.length, digest: `sha256:${sha256Of(block)}` })}\n`;
		offset += block.length;
		blocks.push(block);
	}
	return [
		{ name: "index.cdx.gz", bytes: Buffer.concat(blocks), isPacked: true },
		{ name: "index.idx", bytes: Buffer.from(leads), isPacked: false },
	];
}
