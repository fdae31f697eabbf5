import path from "node:path";
import type { Derived } from "../../site/output.ts";
import { sha256Of } from "../../system/hash.ts";
import type { CachedShard } from "../cache/cache.ts";
import { type Staged, type StagingPlace, stagedPath } from "../publish/staging.ts";
import { filesHash, hashesOf } from "./compare.ts";
import type { DirectoryTask } from "./directory.ts";
import { ENTRIES } from "./entries.ts";
import { ENTRY } from "./pagefind.ts";
import type { IndexQueue } from "./queue.ts";

/** The files of an index, and what is to be remembered of them, by the paths of their folders. */
export interface MadeIndex {
	readonly remembered: Map<string, CachedShard>;
	readonly files: Staged[];
}

/** What making the word directory works with. */
export interface DirectoryWork {
	readonly directory: Derived;
	readonly shards: readonly Derived[];
	/** The language of the site, BCP 47. */
	readonly language: string;
	readonly place: StagingPlace;
	readonly queue: IndexQueue;
	/** The published files, by the paths of their folders. */
	readonly published: ReadonlyMap<string, readonly Staged[]>;
	/** What is remembered of the directory that is published. */
	readonly known: CachedShard | undefined;
}

/**
 * Adds the word directory to an index of which all shards are made. It is made anew where any of them was.
 * @throws {CannotRun} where it cannot be made
 */
export async function addDirectory(index: MadeIndex, work: DirectoryWork): Promise<void> {
	const { directory, known, queue } = work;
	const before = work.published.get(directory.path) ?? [];
	const fingerprint = sha256Of(JSON.stringify([work.language, ...index.remembered]));
	let files = before;
	if (known?.fingerprint !== fingerprint || known.files !== filesHash(before)) {
		const task = taskOf(index, work, before);
		queue.add({
			stories: 0,
			text: 0,
			task: () => task,
			onIndexed(made) {
				files = made;
			},
		});
		await queue.done();
	}
	index.remembered.set(directory.path, { fingerprint, files: filesHash(files) });
	for (const file of files) index.files.push(file);
}

function taskOf(
	index: MadeIndex,
	{ directory, shards, language, place, published }: DirectoryWork,
	before: readonly Staged[],
): DirectoryTask {
	const made = new Map(index.files.map((file) => [file.path, file]));
	const fileOf = ({ path: folder }: Derived, name: string) => {
		const file = `${folder}/${name}`;
		const standing = published.get(folder)?.find((other) => other.path === file);
		return made.get(file)?.isStaged ? stagedPath(place, file, standing?.sha256) : path.join(place.output, file);
	};
	return {
		language,
		folder: directory.path,
		place,
		before: hashesOf(before),
		shards: shards.map((shard) => ({ url: shard.url, entries: fileOf(shard, ENTRIES), entry: fileOf(shard, ENTRY) })),
	};
}
