import { memoryUsage } from "node:process";
import type { Article } from "../../article/article.ts";
import type { Settings } from "../../settings.ts";
import type { Derived } from "../../site/output.ts";
import { sizeOf } from "../../site/search/divide.ts";
import { eachBatch } from "../../system/batches.ts";
import { removeFolder } from "../../system/disk/inuse.ts";
import type { Cache, CachedShard } from "../cache/cache.ts";
import type { CurrentOutput } from "../publish/output.ts";
import type { Staged, StagingPlace } from "../publish/staging.ts";
import type { Folders } from "../settings/load.ts";
import type { Pool } from "../threads/pool.ts";
import {
	type ComparedShard,
	compareShards,
	filesByShard,
	filesHash,
	hashesOf,
	type ShardFingerprint,
	scriptsIn,
	shardFingerprints,
} from "./compare.ts";
import type { Room } from "./memory.ts";
import { openQueue, type WaitingShard } from "./queue.ts";
import { textFolder } from "./textfiles.ts";
import { type WantedTexts, wantTexts } from "./wanted.ts";
import { addDirectory, type MadeIndex } from "./worddirectory.ts";

/** What making the search index works with. */
export interface IndexWork {
	/** The shards, and the word directory where there is one. */
	readonly outputs: readonly Derived[];
	readonly folders: Folders;
	readonly settings: Pick<Settings, "language" | "timeZone" | "comments" | "searchMemory">;
	readonly place: StagingPlace;
	readonly published: CurrentOutput;
	readonly cache: Pick<Cache, "shards" | "setShards">;
	readonly pool: Pool;
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
	/** From the beginning of the first to the end of the last. */
	readonly seconds: number;
}

/** A search index that is made while pages are rendered. */
export interface Indexing extends StaleShards {
	/** The texts that it waits for. */
	readonly texts: Pick<WantedTexts, "ofPages" | "made">;
	/** Has the pool make the texts of the stories whose pages are not rendered now. */
	makeOtherTexts(isRendered: (article: Article) => boolean): Promise<void>;
	/** Takes a shard that was made elsewhere. */
	take(shard: Derived, made: MadeShard): void;
	/**
	 * Waits for the index, once all texts are written and the threads of the pool have ended.
	 * @throws {CannotRun} where a shard cannot be made
	 */
	finish(): Promise<SearchIndex>;
	/** Ends whatever is under way. */
	stop(): Promise<void>;
}

/**
 * Begins to make every shard that is not published already as it would be made. Each is indexed in another process as soon as the texts of its
 * stories are written, beside the threads that render.
 */
export function openIndexing(work: IndexWork): Indexing {
	const { folders, settings, place, cache, pool, signal, onProgress } = work;
	const { shards, published, compared, stale, fingerprintOf } = compareIndex(work);
	const { jobs } = pool;
	let isRendering = true;
	const room = (): Room => ({
		megabytes: settings.searchMemory - memoryUsage.rss() / 1024 / 1024,
		// The threads that render need cores too.
		shards: isRendering ? Math.ceil(jobs / 2) : jobs,
	});
	const queue = openQueue(room, signal);
	const made = new Map<Derived, MadeShard>();
	let started: number | undefined;
	let onMade: (() => void) | undefined;
	const { language, timeZone } = settings;
	const comments = settings.comments.search ? { timeZone, names: settings.comments.names } : undefined;
	const texts = wantTexts(
		stale.map(({ shard }) => shard),
		{ content: folders.content, templates: folders.templates, language, comments, place },
		(number, files) => {
			const entry = stale[number];
			if (!entry) return;
			started ??= performance.now();
			queue.add(
				waitingShard({ entry, folders, place, texts: files, fingerprintOf }, (shard) => {
					made.set(entry.shard, shard);
					onMade?.();
				}),
			);
		},
	);
	return {
		stale,
		fingerprintOf,
		texts,
		take(shard, files) {
			made.set(shard, files);
		},
		makeOtherTexts: (isRendered) => makeTexts(texts, pool, isRendered),
		async finish() {
			onMade = () => onProgress?.(made.size, stale.length);
			if (stale.length > 0) onMade();
			isRendering = false;
			queue.begin();
			await queue.done();
			const index = indexOf(compared, made);
			const directory = work.outputs.find(({ of }) => of === "words");
			if (directory)
				await addDirectory(index, { directory, shards, place, queue, published, known: cache.shards().get(directory.path), language });
			cache.setShards(index.remembered);
			const seconds = started === undefined ? 0 : (performance.now() - started) / 1000;
			return { files: index.files, report: { shards: shards.length, indexed: stale.length, seconds } };
		},
		stop: () => queue.stop(),
	};
}

/** The shards that are not published as they would be made. */
export interface StaleShards {
	readonly stale: readonly ComparedShard[];
	readonly fingerprintOf: ShardFingerprint;
}

/** A search index, beside what is published of it. */
interface ComparedIndex extends StaleShards {
	readonly shards: readonly Derived[];
	readonly compared: readonly ComparedShard[];
	/** The published files, by the paths of their folders. */
	readonly published: ReadonlyMap<string, readonly Staged[]>;
}

/** Compares a search index with what is published. */
export function compareIndex(work: Pick<IndexWork, "outputs" | "folders" | "published" | "cache">): ComparedIndex {
	const shards = work.outputs.filter(({ of }) => of === "stories");
	const published = filesByShard(work.published);
	const fingerprintOf = shardFingerprints(work.folders);
	const compared = compareShards(shards, fingerprintOf, published, work.cache.shards());
	return { shards, published, fingerprintOf, compared, stale: compared.filter(({ current }) => !current) };
}

/** A shard that was made now. */
export interface MadeShard {
	readonly fingerprint: string;
	readonly files: readonly Staged[];
}

/** A stale shard, and what it is made from. */
interface StaleShard {
	readonly entry: ComparedShard;
	readonly folders: Folders;
	readonly place: StagingPlace;
	/** The files that have the texts of its stories. */
	readonly texts: readonly string[];
	readonly fingerprintOf: ReturnType<typeof shardFingerprints>;
}

function waitingShard({ entry, folders, place, texts, fingerprintOf }: StaleShard, onMade: (shard: MadeShard) => void): WaitingShard {
	const { shard, published } = entry;
	let fingerprint = "";
	return {
		...sizeOf(shard.articles),
		task() {
			const data = shard.data();
			fingerprint = fingerprintOf(shard, data);
			const { templates } = folders;
			return { ...data, templates, scripts: scriptsIn(templates), folder: shard.path, place, before: hashesOf(published), texts };
		},
		onIndexed(files) {
			removeFolder(textFolder(place, shard.path));
			onMade({ fingerprint, files });
		},
	};
}

async function makeTexts(texts: WantedTexts, pool: Pool, isRendered: (article: Article) => boolean): Promise<void> {
	await eachBatch(texts.ofOthers(isRendered), pool.jobs, async (task) => {
		await pool.run("searchTexts", task);
		texts.made(task);
	});
}

/** The files of all shards, in their order, and what is to be remembered of them. */
function indexOf(compared: readonly ComparedShard[], made: ReadonlyMap<Derived, MadeShard>): MadeIndex {
	const remembered = new Map<string, CachedShard>();
	const files = compared.flatMap(({ shard, published, current }) => {
		const fresh = made.get(shard);
		if (fresh) remembered.set(shard.path, { fingerprint: fresh.fingerprint, files: filesHash(fresh.files) });
		else if (current) remembered.set(shard.path, current);
		return fresh?.files ?? published;
	});
	return { remembered, files };
}
