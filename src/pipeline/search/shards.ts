import { CannotRun, compareText } from "../../problem.ts";
import type { Derived } from "../../site/output.ts";
import type { Carried } from "../../site/plan.ts";
import { type Answer, resultOf } from "../../system/answers.ts";
import { sha256Of } from "../../system/hash.ts";
import { startProcess } from "../../system/start.ts";
import type { Cache, OutputRecord, ShardRecord } from "../cache/cache.ts";
import { assetsOf, type Folders, templatesOf } from "../planning.ts";
import type { Staged, StagingPlace } from "../publish/staging.ts";
import type { Standing } from "../render/render.ts";
import { contentsOf } from "../settings/versions.ts";
import { stopped } from "../threads/pool.ts";
import type { IndexTask } from "./indexing.ts";
import { TEXT_SCRIPT } from "./text.ts";

/** All that making shards of the search index needs to know. */
export interface Sharding {
	readonly shards: readonly Derived[];
	readonly folders: Folders;
	readonly place: StagingPlace;
	readonly standing: Pick<Standing, "below" | "hashOf">;
	readonly cache: Pick<Cache, "shards" | "setShards">;
	readonly signal?: AbortSignal;
	onProgress?(done: number, of: number): void;
}

/** The files of all shards. */
export interface MadeShards {
	readonly made: ReadonlyMap<string, OutputRecord>;
	/** Those of them that lie in staging. */
	readonly staged: readonly string[];
	readonly report: IndexReport;
}

/** What making the search index took. */
export interface IndexReport {
	readonly shards: number;
	/** How many of them were made anew. */
	readonly indexed: number;
	readonly seconds: number;
}

/**
 * Makes every shard that is not published already as it would be, one after the other, each in a process of its own:
 * so the memory for all of them is the memory for one.
 * @throws {CannotRun} where one cannot be made
 */
export async function makeShards(sharding: Sharding): Promise<MadeShards> {
	const { shards, folders, place, standing, cache, signal, onProgress } = sharding;
	const started = performance.now();
	const script = textScriptIn(folders);
	const words = contentsOf([...templatesOf(folders).filter(({ path: file }) => file.startsWith("words/")), script]);
	const known = cache.shards();
	const before = byShard(standing);
	const records = new Map<string, ShardRecord>();
	const made = new Map<string, OutputRecord>();
	const staged: string[] = [];
	const stale: { readonly shard: Derived; readonly fingerprint: string }[] = [];
	for (const shard of shards) {
		// Dates are written in the site's words, text by its script.
		const fingerprint = sha256Of(JSON.stringify([shard.fingerprint, words]));
		const standingFiles = before.get(shard.path) ?? [];
		const record = known.get(shard.path);
		if (record?.fingerprint === fingerprint && record.files === listOf(standingFiles)) keep(shard.path, record, standingFiles);
		else stale.push({ shard, fingerprint });
	}
	for (const [done, { shard, fingerprint }] of stale.entries()) {
		onProgress?.(done, stale.length);
		const { content, templates } = folders;
		const hashes = new Map((before.get(shard.path) ?? []).map(({ path: file, sha256 }) => [file, sha256]));
		const task = { ...shard.data, content, templates, script: script.from, folder: shard.path, place, before: hashes };
		const files = await indexApart(task, signal);
		keep(shard.path, { fingerprint, files: listOf(files) }, files);
		for (const file of files) if (file.isStaged) staged.push(file.path);
	}
	cache.setShards(records);
	return { made, staged, report: { shards: shards.length, indexed: stale.length, seconds: (performance.now() - started) / 1000 } };

	function keep(shard: string, record: ShardRecord, files: readonly PlacedFile[]): void {
		records.set(shard, record);
		for (const { path: file, sha256, bytes } of files) made.set(file, { kind: "search-index", fingerprint: "", sha256, bytes });
	}
}

/** The script that the site has for text; an owner's own stands over ours. */
function textScriptIn({ templates }: Folders): Carried {
	const script = assetsOf(templates).find(({ path: file }) => file === TEXT_SCRIPT);
	if (!script) throw new Error(`There is no ${TEXT_SCRIPT}`);
	return script;
}

/** A file of a shard, as it lies in the output folder or in staging. */
type PlacedFile = Pick<Staged, "path" | "sha256" | "bytes">;

/** The files that lie in the folders of shards as we published them, by folder; one that is not as we left it stands with the hash that it has. */
function byShard({ below, hashOf }: Sharding["standing"]): ReadonlyMap<string, PlacedFile[]> {
	const files = new Map<string, PlacedFile[]>();
	for (const [file, { bytes }] of below("search/")) {
		const folder = file.split("/", 2).join("/");
		const entry = { path: file, sha256: hashOf(file) ?? "", bytes };
		const list = files.get(folder);
		if (list) list.push(entry);
		else files.set(folder, [entry]);
	}
	return files;
}

/** One hash for all files of a shard. */
function listOf(files: readonly PlacedFile[]): string {
	return sha256Of(JSON.stringify(files.map(({ path: file, sha256 }) => [file, sha256]).sort(([a = ""], [b = ""]) => compareText(a, b))));
}

/** Has a process of its own make a shard. */
function indexApart(task: IndexTask, signal: AbortSignal | undefined): Promise<Staged[]> {
	if (signal?.aborted) return Promise.reject(stopped());
	const child = startProcess(new URL("./process", import.meta.url));
	const stop = () => child.kill("SIGKILL");
	signal?.addEventListener("abort", stop);
	let words = "";
	child.stderr?.setEncoding("utf8").on("data", (text: string) => {
		words = `${words}${text}`.slice(-SHOWN);
	});
	return new Promise<Answer<Staged[]>>((resolve, reject) => {
		child.once("message", resolve);
		child.once("error", (error) => reject(died(task.folder, error.message)));
		// It closes after its last word has been read.
		child.once("close", (code, by) =>
			reject(signal?.aborted ? stopped() : died(task.folder, `${by ?? code}${words && `: ${words.trim()}`}`)),
		);
		child.send(task);
	})
		.then(resultOf)
		.finally(() => signal?.removeEventListener("abort", stop));
}

/** How many characters of a failed process's words are shown. */
const SHOWN = 500;

function died(folder: string, how: string): CannotRun {
	return new CannotRun(
		`The process that indexes ${folder} ended before its work (${how}).`,
		"Look whether there is memory enough (about 1 GB), or build without search: --no-search. Nothing was published.",
	);
}
