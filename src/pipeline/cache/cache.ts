import path from "node:path";
import { codeOf, type Problem } from "../../problem.ts";
import { removeFolder } from "../../system/disk/inuse.ts";
import { once } from "../../system/once.ts";
import type { EarlyPage } from "../planning/site.ts";
import { CACHE, damagedProblem } from "./folder.ts";
import { type Log, openLog } from "./log.ts";
import { type PublishedOutput, readOutputCache, writeOutputCache } from "./outputs.ts";
import { type CachedStory, compactStoryCache, readStoryCache } from "./stories.ts";

/** A shard of the search index that is published. */
export interface CachedShard {
	/** Of what it was made from. */
	readonly fingerprint: string;
	/** One hash of the paths and hashes of its files. */
	readonly files: string;
}

/** What the last build was made from, and what it reported. */
export interface LastBuild {
	/** A hash of the names of all that was read. */
	readonly names: string;
	/** A hash of their names and stamps. */
	readonly inputs: string;
	/** SHA-256 of the manifest that it wrote. */
	readonly manifest: string;
	/** SHA-256 of the ledger; undefined where there was none. */
	readonly ledger?: string | undefined;
	/** It holds from this moment until before the other: milliseconds since 1970, UTC. */
	readonly from: number;
	readonly until: number;
	readonly report: BuildCounts;
	readonly early?: readonly EarlyPage[];
	readonly problems: readonly Problem[];
}

/** The numbers that a build reports. */
export interface BuildCounts {
	readonly files: number;
	readonly articles: number;
	readonly leftOut: number;
	readonly outputs: number;
}

/** What a build remembers of earlier builds. A build gives the same site if any part of it is missing. */
export interface Cache {
	/** The stories that it holds. They are read from the disk when they are first asked for. */
	stories(): ReadonlyMap<string, CachedStory>;
	/** The outputs that were published with a manifest; undefined where the cache does not hold those. */
	outputsOf(manifest: string | undefined): ReadonlyMap<string, PublishedOutput> | undefined;
	/** The fingerprints of groups of outputs, by name, as they were when a manifest was written; empty where the cache does not hold those. */
	groupsOf(manifest: string | undefined): ReadonlyMap<string, string>;
	/** The outputs that were published last, whatever became of them; undefined where the cache does not hold them. */
	readonly lastOutputs: ReadonlyMap<string, PublishedOutput> | undefined;
	readonly last: LastBuild | undefined;
	/** Adds stories, given as the JSON text of an array of cached stories. */
	addStories(block: string): void;
	/** Forgets old lines and stories that are no longer there, once there are many of them. */
	compactStories(files: readonly string[], stories: ReadonlyMap<string, CachedStory>): void;
	/** Remembers what is published now, with the hash of its manifest. */
	setOutputs(outputs: ReadonlyMap<string, PublishedOutput>, manifest: string): void;
	/** Remembers the fingerprints of the groups of outputs that are published now. */
	setGroups(groups: ReadonlyMap<string, string>, manifest: string): void;
	setLast(last: LastBuild): void;
	/** The shards of the search index, by folder. A change of templates does not remove them. */
	shards(): ReadonlyMap<string, CachedShard>;
	setShards(shards: ReadonlyMap<string, CachedShard>): void;
	/** What was wrong with the cache. */
	readonly problems: readonly Problem[];
}

/** The block of groups. */
interface CachedGroups {
	readonly manifest: string;
	readonly groups: Readonly<Record<string, string>>;
}

/** What the parts of a cache depend on. A part that was written with another key is ignored. */
export interface CacheKeys {
	readonly stories: string;
	readonly outputs: string;
}

/**
 * Opens a cache. It never throws: a damaged part is reported and made anew, and what cannot be written is not remembered.
 * @param openLogOf opens its parts
 */
export function openCache(folder: string, keys: CacheKeys, openLogOf = openLog): Cache {
	const problems: Problem[] = [];
	const open = (name: string, key: string): Log => {
		const log = openLogOf(path.join(folder, name), `${name} ${key}`);
		if (log.found === "damaged") problems.push(damagedProblem(name));
		return log;
	};
	const write = writerOf(problems);
	const [outputs, lasts] = [open("outputs", keys.outputs), open("last", keys.outputs)];
	const known = readOutputCache(outputs);
	const stories = once(() => readStoryCache(open("stories", keys.stories)));
	const groups = once(() => open("groups", keys.outputs));
	const shards = once(() => open("search", keys.stories));
	return {
		stories: () => stories().stories,
		outputsOf: (manifest) => (manifest !== undefined && known.manifest === manifest ? known.outputs : undefined),
		groupsOf(manifest) {
			const [found] = groups().blocks as readonly CachedGroups[];
			return new Map(found && found.manifest === manifest ? Object.entries(found.groups) : []);
		},
		lastOutputs: known.manifest === undefined ? undefined : known.outputs,
		last: lasts.blocks[0] as LastBuild | undefined,
		problems,
		addStories: (block) => write(() => stories().log.append(block)),
		compactStories: (files, now) => write(() => compactStoryCache(stories(), files, now)),
		// Where stories are read in another way, as after a redaction, the addresses that they had before are to be forgotten.
		setOutputs: (now, manifest) => write(() => writeOutputCache(outputs, known, now, manifest, stories().log.found === "other")),
		setGroups: (now, manifest) =>
			write(() => groups().rewrite([JSON.stringify({ manifest, groups: Object.fromEntries(now) } satisfies CachedGroups)])),
		setLast: (last) => write(() => lasts.rewrite([JSON.stringify(last)])),
		shards: () => new Map(Object.entries((shards().blocks[0] ?? {}) as Record<string, CachedShard>)),
		setShards(now) {
			const json = JSON.stringify(Object.fromEntries(now));
			if (JSON.stringify(shards().blocks[0] ?? {}) !== json) write(() => shards().rewrite([json]));
		},
	};
}

/** Does what writes to a cache. The first failure is reported, and nothing is written after it. */
function writerOf(problems: Problem[]): (work: () => void) => void {
	let isWritable = true;
	return (work) => {
		if (!isWritable) return;
		try {
			work();
		} catch (error) {
			isWritable = false;
			problems.push(unwritableProblem(error));
		}
	};
}

/** A cache that remembers nothing. */
export const noCache: Cache = {
	stories: () => new Map(),
	outputsOf: () => undefined,
	groupsOf: () => new Map(),
	lastOutputs: undefined,
	last: undefined,
	addStories() {},
	compactStories() {},
	setOutputs() {},
	setGroups() {},
	setLast() {},
	shards: () => new Map(),
	setShards() {},
	problems: [],
};

/** Deletes every cache of an archive. */
export function clearCache(root: string): void {
	removeFolder(path.join(root, CACHE));
}

function unwritableProblem(error: unknown): Problem {
	return {
		file: CACHE,
		rule: "cache-unwritable",
		severity: "warning",
		message: `The cache cannot be written (${codeOf(error)}), so the next build will take longer.`,
		remedy: "Check that there is room on the disk and that you may write there, or build with --no-cache.",
	};
}
