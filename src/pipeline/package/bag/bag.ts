import { createHash, type Hash } from "node:crypto";
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from "node:fs";
import path from "node:path";
import { compareText } from "../../../problem.ts";
import type { Settings } from "../../../settings.ts";
import { MANIFEST } from "../../publish/manifest.ts";
import { chunksOf } from "../chunks.ts";
import type { Packed } from "../copy/copy.ts";
import { type PublishedSite, publishedChunks } from "../published.ts";
import { eachFile, type Work } from "../work.ts";
import { bagInfo } from "./info.ts";
import type { Sources } from "./sources.ts";

/** A file of the payload. */
interface Payload {
	/** Below the bag, with `/`. */
	readonly name: string;
	chunks(): Iterable<Buffer>;
}

/**
 * Writes a bag (BagIt 1.0, RFC 8493): the site and its sources, with a SHA-512 of each file.
 * @param folder is made
 * @param day `YYYY-MM-DD`
 */
export async function writeBag(
	folder: string,
	site: PublishedSite,
	sources: Sources,
	settings: Settings,
	day: string,
	work: Work,
): Promise<Packed & { readonly bytes: number }> {
	const payload: Payload[] = [
		...site.files.map((file) => ({ name: `data/site/${file.path}`, chunks: () => publishedChunks(site.folder, file) })),
		// With it, the site in the bag can be verified and published again.
		{ name: `data/site/${MANIFEST}`, chunks: () => chunksOf(path.join(site.folder, MANIFEST)) },
		...sources.files.map(({ name, from }) => ({ name: `data/sources/${name}`, chunks: () => chunksOf(from) })),
	].sort((a, b) => compareText(a.name, b.name));
	const made = new Set<string>();
	const lines: string[] = [];
	let bytes = 0;
	for await (const { name, chunks } of eachFile(payload, "bag", work)) {
		const parent = path.join(folder, path.posix.dirname(name));
		if (!made.has(parent)) mkdirSync(parent, { recursive: true });
		made.add(parent);
		const written = writeHashed(path.join(folder, name), chunks());
		bytes += written.bytes;
		lines.push(manifestLine(written.sha512, name));
	}
	const tags: Readonly<Record<string, string>> = {
		"bag-info.txt": bagInfo(settings, { day, files: payload.length, bytes }),
		"bagit.txt": "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
		"manifest-sha512.txt": lines.join(""),
	};
	for (const [name, text] of Object.entries(tags)) writeFileSync(path.join(folder, name), text);
	const tagLines = Object.entries(tags).map(([name, text]) => manifestLine(createHash("sha512").update(text).digest("hex"), name));
	writeFileSync(path.join(folder, "tagmanifest-sha512.txt"), tagLines.join(""));
	return { files: payload.length, leftOut: sources.leftOut, bytes };
}

/** RFC 8493 encodes these characters in names, and no others. */
function manifestLine(sha512: string, name: string): string {
	return `${sha512}  ${name.replace(/[%\r\n]/g, encodeURIComponent)}\n`;
}

function writeHashed(file: string, chunks: Iterable<Buffer>): { readonly sha512: string; readonly bytes: number } {
	const hash: Hash = createHash("sha512");
	const descriptor = openSync(file, "wx");
	let bytes = 0;
	try {
		for (const chunk of chunks) {
			hash.update(chunk);
			for (let at = 0; at < chunk.length; ) at += writeSync(descriptor, chunk, at);
			bytes += chunk.length;
		}
	} finally {
		closeSync(descriptor);
	}
	return { sha512: hash.digest("hex"), bytes };
}
