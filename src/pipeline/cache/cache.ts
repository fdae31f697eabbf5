import { rmSync } from "node:fs";
import path from "node:path";
import type { ReadStory } from "../../article/read.ts";
import { shortHash } from "../../article/slug.ts";
import { codeOf, type Problem } from "../../problem.ts";
import type { PublishedKind } from "../../site/kinds.ts";
import { once } from "../../system/once.ts";
import type { Published } from "../publish/manifest.ts";
import { BLOCK, blocksOf, type Log, openLog } from "./log.ts";

/** The folder of all caches, beside the settings. */
export const CACHE = ".backfile";

/** What was read of one story: a line of a block, as JSON. */
export type StoryRecord = readonly [
	file: string,
	/** The stamps of what it was read from; empty where they prove nothing. */
	stamp: string,
	/** SHA-256 of what it was read from. */
	source: string,
	read: ReadStory,
];

/** A published output and the fingerprint that it was made for. */
export interface OutputRecord extends Published {
	readonly kind: PublishedKind;
	readonly fingerprint: string;
}

/** An output as a line of a block: all of it, or the path alone of one that is gone. */
type OutputLine =
	| readonly [path: string, kind: OutputRecord["kind"], fingerprint: string, sha256: string, bytes: number]
	| readonly [string];

/** A shard of the search index that is published. */
export interface ShardRecord {
	/** What it was made for. */
	readonly fingerprint: string;
	/** One hash of the paths and hashes of its files. */
	readonly files: string;
}

/** What the whole of the last build was made from, and what it said. */
export interface LastBuild {
	/** A hash of the names of all that was read, and one of their names and stamps. */
	readonly names: string;
	readonly inputs: string;
	/** SHA-256 of the manifest that it left. */
	readonly manifest: string;
	/** It holds from this moment and before the other: milliseconds since 1970. */
	readonly from: number;
	readonly until: number;
	readonly report: { readonly files: number; readonly articles: number; readonly leftOut: number; readonly outputs: number };
	readonly problems: readonly Problem[];
}

/** What a build remembers of those before it. All of it may be missing, and nothing of it may be lacked. */
export interface Cache {
	/** What it knows of stories; they are read from the disk when they are first asked for. */
	stories(): ReadonlyMap<string, StoryRecord>;
	/** Undefined where they are not known, or are not those that the manifest tells of. */
	outputsOf(manifest: string | undefined): ReadonlyMap<string, OutputRecord> | undefined;
	readonly last: LastBuild | undefined;
	/** Remembers stories: a JSON text of an array of records. */
	addStories(block: string): void;
	/** Forgets stories that are no longer there, once they are many. */
	keepStories(files: readonly string[], records: ReadonlyMap<string, StoryRecord>): void;
	/** Remembers what is published now, under a manifest with that hash. */
	setOutputs(outputs: ReadonlyMap<string, OutputRecord>, manifest: string): void;
	setLast(last: LastBuild): void;
	/** The shards of the search index, by folder. They outlive a change of templates. */
	shards(): ReadonlyMap<string, ShardRecord>;
	setShards(shards: ReadonlyMap<string, ShardRecord>): void;
	/** What was wrong with it. */
	readonly problems: readonly Problem[];
}

/** What the parts of a cache hold good for: a part with another key is not used. */
export interface CacheKeys {
	readonly stories: string;
	readonly outputs: string;
}

/** The cache of one content folder and one output folder. */
export function cacheFolder(root: string, folders: { readonly content: string; readonly output: string }): string {
	return path.join(root, CACHE, shortHash(`${folders.content}\0${folders.output}`));
}

/** Opens a cache. It never throws: what is damaged is told of and made anew, and what cannot be written is not remembered. */
export function openCache(folder: string, keys: CacheKeys): Cache {
	const problems: Problem[] = [];
	const open = (name: string, key: string): Log => {
		const log = openLog(path.join(folder, name), `${name} ${key}`);
		if (log.found === "damaged") problems.push(damaged(name));
		return log;
	};
	const [outputs, lasts] = [open("outputs", keys.outputs), open("last", keys.outputs)];
	const known = knownOutputs(outputs);
	const stories = once(() => {
		const log = open("stories", keys.stories);
		const records = new Map<string, StoryRecord>();
		let lines = 0;
		for (const block of log.blocks as StoryRecord[][]) {
			lines += block.length;
			for (const record of block) records.set(record[0], record);
		}
		return { log, records, lines };
	});
	const shards = once(() => open("search", keys.stories));
	let isWritable = true;
	return {
		stories: () => stories().records,
		outputsOf: (manifest) => (manifest !== undefined && known.manifest === manifest ? known.outputs : undefined),
		last: lasts.blocks[0] as LastBuild | undefined,
		problems,

		addStories(block) {
			write(() => stories().log.append(block));
		},

		keepStories(files, records) {
			const { log, lines } = stories();
			if (lines < 2 * files.length + 10 * BLOCK) return;
			write(() => log.rewrite(blocksOf(files.map((file) => records.get(file)).filter((record) => record !== undefined))));
		},

		setOutputs(now, manifest) {
			const lines = changedLines(known.outputs, now);
			const all = known.manifest === undefined || known.lines + lines.length > 2 * now.size + 10 * BLOCK;
			const blocks = [...blocksOf(all ? [...now].map(lineOf) : lines), JSON.stringify({ manifest })];
			write(() => {
				if (all) outputs.rewrite(blocks);
				else for (const block of blocks) outputs.append(block);
			});
		},

		setLast(last) {
			write(() => lasts.rewrite([JSON.stringify(last)]));
		},

		shards: () => new Map(Object.entries((shards().blocks[0] ?? {}) as Record<string, ShardRecord>)),

		setShards(now) {
			const json = JSON.stringify(Object.fromEntries(now));
			if (JSON.stringify(shards().blocks[0] ?? {}) !== json) write(() => shards().rewrite([json]));
		},
	};

	function write(work: () => void): void {
		if (!isWritable) return;
		try {
			work();
		} catch (error) {
			isWritable = false;
			problems.push(unwritable(error));
		}
	}
}

/** No cache at all. */
export const noCache: Cache = {
	stories: () => new Map(),
	outputsOf: () => undefined,
	last: undefined,
	addStories() {},
	keepStories() {},
	setOutputs() {},
	setLast() {},
	shards: () => new Map(),
	setShards() {},
	problems: [],
};

/** Deletes every cache of an archive. */
export function clearCache(root: string): void {
	rmSync(path.join(root, CACHE), { recursive: true, force: true });
}

interface KnownOutputs {
	readonly outputs: ReadonlyMap<string, OutputRecord>;
	/** The hash of the manifest that tells of them. */
	readonly manifest?: string;
	readonly lines: number;
}

function knownOutputs({ blocks }: Log): KnownOutputs {
	const outputs = new Map<string, OutputRecord>();
	let manifest: string | undefined;
	let lines = 0;
	for (const block of blocks as (readonly OutputLine[] | { readonly manifest: string })[]) {
		if ("manifest" in block) {
			manifest = block.manifest;
			continue;
		}
		// What follows is believed only if its end was written as well.
		manifest = undefined;
		lines += block.length;
		for (const line of block) {
			if (line.length === 1) outputs.delete(line[0]);
			else outputs.set(line[0], { kind: line[1], fingerprint: line[2], sha256: line[3], bytes: line[4] });
		}
	}
	return { outputs, manifest, lines };
}

function changedLines(before: ReadonlyMap<string, OutputRecord>, now: ReadonlyMap<string, OutputRecord>): OutputLine[] {
	const lines: OutputLine[] = [];
	for (const path of before.keys()) if (!now.has(path)) lines.push([path]);
	for (const entry of now) {
		const old = before.get(entry[0]);
		const { fingerprint, sha256 } = entry[1];
		if (old !== entry[1] && (old?.fingerprint !== fingerprint || old.sha256 !== sha256)) lines.push(lineOf(entry));
	}
	return lines;
}

function lineOf([path, { kind, fingerprint, sha256, bytes }]: readonly [string, OutputRecord]): OutputLine {
	return [path, kind, fingerprint, sha256, bytes];
}

/** Says that a part of a cache was damaged. */
export function damaged(name: string): Problem {
	return {
		file: `${CACHE}/${name}`,
		rule: "cache-damaged",
		severity: "info",
		message: "The cache was damaged; what it lacks is made anew.",
		remedy: "Nothing is lost, and nothing is to be done.",
	};
}

function unwritable(error: unknown): Problem {
	return {
		file: CACHE,
		rule: "cache-unwritable",
		severity: "warning",
		message: `The cache cannot be written (${codeOf(error)}), so the next build will take longer.`,
		remedy: "Look whether there is room on the disk, and whether you may write there; or build with --no-cache.",
	};
}
