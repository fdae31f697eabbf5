import { compareText } from "../../problem.ts";
import type { Carried } from "../../site/material.ts";
import type { Derived } from "../../site/output.ts";
import type { Shard } from "../../site/search/shard.ts";
import { sha256Of } from "../../system/hash.ts";
import type { CachedShard } from "../cache/cache.ts";
import { type CurrentOutput, currentHash } from "../publish/output.ts";
import type { Staged } from "../publish/staging.ts";
import type { Folders } from "../settings/load.ts";
import { assetsOf, templatesOf } from "../settings/templates.ts";
import { contentsHash } from "../settings/versions.ts";
import type { IndexTask } from "./indexing.ts";
import { TEXT_SCRIPT, WORDS_SCRIPT } from "./scripts.ts";

/** A shard, and what is published of it. */
export interface ComparedShard {
	readonly shard: Derived;
	readonly published: readonly Staged[];
	/** What remains of it where it is published already as it would be made; else undefined. */
	readonly current: CachedShard | undefined;
}

/** Compares shards with what is published. */
export function compareShards(
	shards: readonly Derived[],
	fingerprintOf: ShardFingerprint,
	publishedFiles: ReadonlyMap<string, readonly Staged[]>,
	known: ReadonlyMap<string, CachedShard>,
): readonly ComparedShard[] {
	return shards.map((shard) => {
		const published = publishedFiles.get(shard.path) ?? [];
		const last = known.get(shard.path);
		const isCurrent = last && last.files === filesHash(published) && last.fingerprint === fingerprintOf(shard, shard.data());
		return { shard, published, current: isCurrent ? last : undefined };
	});
}

/** Makes the fingerprint of a shard with its data. */
export type ShardFingerprint = (shard: Derived, data: Shard) => string;

/** Makes the fingerprints of shards: they have dates in the site's words, and text and entries of the word directory as the site's scripts write them. */
export function shardFingerprints({ templates }: Folders): ShardFingerprint {
	const words = templatesOf(templates).filter(({ path: file }) => file.startsWith("words/"));
	const writing = contentsHash([...words, scriptIn(templates, TEXT_SCRIPT), scriptIn(templates, WORDS_SCRIPT)]);
	return (shard, data) => sha256Of(JSON.stringify([shard.fingerprint(data), writing]));
}

/** The scripts that an index is made with: the owner's, if there are some, or ours. */
export function scriptsIn(templates: readonly string[]): IndexTask["scripts"] {
	return { text: scriptIn(templates, TEXT_SCRIPT).from, words: scriptIn(templates, WORDS_SCRIPT).from };
}

function scriptIn(templates: readonly string[], name: string): Carried {
	const script = assetsOf(templates).find(({ path: file }) => file === name);
	if (!script) throw new Error(`There is no ${name}.`);
	return script;
}

/** The published files of shards, by folder. A file that is not as we left it has the hash that it has now. */
export function filesByShard(output: CurrentOutput): ReadonlyMap<string, Staged[]> {
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

/** The SHA-256 of each file, by path. */
export function hashesOf(files: readonly Staged[]): ReadonlyMap<string, string> {
	return new Map(files.map(({ path: file, sha256 }) => [file, sha256]));
}

/** One hash for all files of a shard. */
export function filesHash(files: readonly Staged[]): string {
	return sha256Of(JSON.stringify(files.map(({ path: file, sha256 }) => [file, sha256]).sort(([a = ""], [b = ""]) => compareText(a, b))));
}
