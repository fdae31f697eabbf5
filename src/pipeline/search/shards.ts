import { compareText } from "../../problem.ts";
import type { Carried } from "../../site/material.ts";
import type { Derived } from "../../site/output.ts";
import { sha256Of } from "../../system/hash.ts";
import type { Cache, CachedShard } from "../cache/cache.ts";
import { type CurrentOutput, currentHash } from "../publish/output.ts";
import type { Staged, StagingPlace } from "../publish/staging.ts";
import type { Folders } from "../settings/load.ts";
import { assetsOf, templatesOf } from "../settings/templates.ts";
import { contentsHash } from "../settings/versions.ts";
import { indexInProcess } from "./start.ts";
import { TEXT_SCRIPT } from "./text.ts";

/** What making the search index works with. */
export interface IndexWork {
	readonly shards: readonly Derived[];
	readonly folders: Folders;
	readonly place: StagingPlace;
	readonly published: CurrentOutput;
	readonly cache: Pick<Cache, "shards" | "setShards">;
	readonly signal?: AbortSignal;
	onProgress?(done: number, of: number): void;
}

/** The search index: the files of all shards. */
export interface SearchIndex {
	readonly files: readonly Staged[];
	readonly report: IndexReport;
}

/** What making the search index took. */
export interface IndexReport {
	readonly shards: number;
	/** How many of them were made anew. */
	readonly indexed: number;
	readonly seconds: number;
}

/** A shard with its fingerprint, and its published files. */
interface ComparedShard {
	readonly shard: Derived;
	readonly fingerprint: string;
	readonly published: readonly Staged[];
	readonly isStale: boolean;
}

/**
 * Makes every shard that is not published already as it would be made, one after the other, each in a process of its own.
 * So all shards together need no more memory than one.
 * @throws {CannotRun} where a shard cannot be made
 */
export async function indexSite({ shards, folders, place, published, cache, signal, onProgress }: IndexWork): Promise<SearchIndex> {
	const started = performance.now();
	const compared = compareShards(shards, folders, published, cache.shards());
	const count = compared.filter(({ isStale }) => isStale).length;
	const remembered = new Map<string, CachedShard>();
	const files: Staged[] = [];
	let done = 0;
	for (const { shard, fingerprint, published: before, isStale } of compared) {
		if (isStale) onProgress?.(done++, count);
		const indexed = isStale ? await indexShard(shard, before, folders, place, signal) : before;
		remembered.set(shard.path, { fingerprint, files: filesHash(indexed) });
		for (const file of indexed) files.push(file);
	}
	cache.setShards(remembered);
	return { files, report: { shards: shards.length, indexed: count, seconds: (performance.now() - started) / 1000 } };
}

function compareShards(
	shards: readonly Derived[],
	folders: Folders,
	output: CurrentOutput,
	known: ReadonlyMap<string, CachedShard>,
): readonly ComparedShard[] {
	const words = templatesOf(folders.templates).filter(({ path: file }) => file.startsWith("words/"));
	const writing = contentsHash([...words, textScriptIn(folders)]);
	const publishedFiles = filesByShard(output);
	return shards.map((shard) => {
		// A shard has dates in the site's words, and text as the site's script writes it.
		const fingerprint = sha256Of(JSON.stringify([shard.fingerprint(), writing]));
		const published = publishedFiles.get(shard.path) ?? [];
		const last = known.get(shard.path);
		return { shard, fingerprint, published, isStale: last?.fingerprint !== fingerprint || last.files !== filesHash(published) };
	});
}

function indexShard(
	shard: Derived,
	before: readonly Staged[],
	folders: Folders,
	place: StagingPlace,
	signal: AbortSignal | undefined,
): Promise<Staged[]> {
	const { content, templates } = folders;
	const script = textScriptIn(folders).from;
	const hashes = new Map(before.map(({ path: file, sha256 }) => [file, sha256]));
	return indexInProcess({ ...shard.data(), content, templates, script, folder: shard.path, place, before: hashes }, signal);
}

/** The script that writes text for the index: the owner's, if there is one, or ours. */
function textScriptIn({ templates }: Folders): Carried {
	const script = assetsOf(templates).find(({ path: file }) => file === TEXT_SCRIPT);
	if (!script) throw new Error(`There is no ${TEXT_SCRIPT}.`);
	return script;
}

/** The published files of shards, by folder. A file that is not as we left it has the hash that it has now. */
function filesByShard(output: CurrentOutput): ReadonlyMap<string, Staged[]> {
	const files = new Map<string, Staged[]>();
	for (const [file, { bytes }] of output.files) {
		if (!file.startsWith("search/")) continue;
		const folder = file.split("/", 2).join("/");
		const entry = { path: file, sha256: currentHash(output, file) ?? "", bytes, isStaged: false };
		const list = files.get(folder);
		if (list) list.push(entry);
		else files.set(folder, [entry]);
	}
	return files;
}

/** One hash for all files of a shard. */
function filesHash(files: readonly Staged[]): string {
	return sha256Of(JSON.stringify(files.map(({ path: file, sha256 }) => [file, sha256]).sort(([a = ""], [b = ""]) => compareText(a, b))));
}
