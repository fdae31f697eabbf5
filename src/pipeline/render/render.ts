import path from "node:path";
import { CannotRun, compareText, type Problem } from "../../problem.ts";
import { KIND_NAMES } from "../../site/kinds.ts";
import { cutByCount } from "../../site/listing.ts";
import type { Carried } from "../../site/material.ts";
import { contentPath } from "../../site/media/media.ts";
import { type Copied, type Derived, type Output, type Rendered, withData } from "../../site/output.ts";
import type { Plan } from "../../site/plan.ts";
import type { Cache, OutputRecord } from "../cache/cache.ts";
import { filesBelow } from "../content/find.ts";
import type { Folders } from "../planning.ts";
import type { Published } from "../publish/manifest.ts";
import { makeOne, OWN, type Staged, type StagingPlace, stagedPath } from "../publish/staging.ts";
import { type IndexReport, makeShards } from "../search/shards.ts";
import type { Config } from "../settings/load.ts";
import { eachBatch } from "../threads/batches.ts";
import type { Pool } from "../threads/pool.ts";

/** What is known of the outputs that are published. */
export interface Standing {
	/** The record of an output that lies in the output folder as we published it; undefined for any other. */
	recordOf(file: string): OutputRecord | undefined;
	/** The SHA-256 of what lies at a path of ours; undefined where nothing does. */
	hashOf(file: string): string | undefined;
	/** What we published below a folder, given with its `/`. */
	below(folder: string): Iterable<readonly [path: string, published: Published]>;
}

/** All that making outputs needs to know. */
export interface Making {
	readonly plan: Plan;
	readonly folders: Folders;
	readonly config: Pick<Config, "file" | "codes">;
	readonly place: StagingPlace;
	readonly standing: Standing;
	readonly pool: Pool;
	/** The stamp of a copied output's source; empty where it proves nothing. */
	stampOf(output: Copied): string;
	readonly cache: Pick<Cache, "shards" | "setShards">;
	readonly signal?: AbortSignal;
	onProgress?(step: "rendering" | "indexing", done: number, of: number): void;
}

/** Everything that the site consists of, by path. */
export interface MadeSite {
	readonly made: ReadonlyMap<string, OutputRecord>;
	/** Those of them that lie in staging; the others are published already as they are. */
	readonly staged: ReadonlySet<string>;
	/** Files that could not be copied. */
	readonly problems: readonly Problem[];
	/** Whether Eleventy makes something for the owner, or has files to copy: nobody knows what those are made from. */
	readonly hasOwn: boolean;
	/** What the search index took; undefined where there is none. */
	readonly search?: IndexReport;
}

const RENDER_BATCH = 500;

/** How many whole stories the outputs of a batch hold at most, where none of them alone holds more. */
const BATCH_WEIGHT = 2_500;

const COPY_BATCH = 200;

let builds = 0;

/** Makes every output that is not published already as it would be, and stages it. */
export async function makeAll(making: Making): Promise<MadeSite> {
	const { plan, folders, config, place, standing, pool, cache, signal, stampOf, onProgress } = making;
	const { site, outputs } = plan;
	const task = { site, ...folders, config: config.file, codes: config.codes, build: String(++builds) };
	const made = new Map<string, OutputRecord>();
	const moving = new Set<string>();
	const indexed: string[] = [];
	const problems: Problem[] = [];

	const ownFolder = path.join(place.staging, OWN);
	const makingOwn = pool.run("own", { ...task, folder: ownFolder });
	const copies = outputs.filter((output) => output.sort === "copied");
	const fingerprints = new Map(copies.map((copy) => [copy.path, stampOf(copy)]));
	const staleCopies = copies.filter(isStaleCopy);
	const stale = outputs.filter((output) => output.sort === "rendered").filter(isStale);

	const { hasOwn } = await makingOwn;
	const own = filesBelow(ownFolder);
	refuseTaken(own, outputs);
	await copyAll(own, "own", () => "");
	await copyAll(staleCopies, "copied", (file) => fingerprints.get(file) ?? "");
	let done = 0;
	await eachBatch(batches(stale), pool.jobs + 1, async (batch) => {
		const items = batch.map(withData);
		const before = batch.map((output) => standing.hashOf(output.path));
		const running = pool.run("render", { ...task, outputs: items, place, before });
		const prints = items.map(plan.fingerprint);
		for (const [index, staged] of (await running).entries()) add(staged, batch[index]?.kind ?? "page", prints[index] ?? "");
		done += batch.length;
		onProgress?.("rendering", done, stale.length);
	});
	const shards = outputs.filter((output) => output.sort === "derived");
	const search = await indexAll(shards);
	return { made: inOrder(), staged: moving, problems, hasOwn, search };

	async function indexAll(shards: readonly Derived[]): Promise<IndexReport | undefined> {
		if (shards.length === 0) return undefined;
		// What threads hold would stand beside what the index needs.
		await pool.close();
		const index = await makeShards({
			shards,
			folders,
			place,
			standing,
			cache,
			signal,
			onProgress: (...far) => onProgress?.("indexing", ...far),
		});
		for (const [file, record] of index.made) {
			made.set(file, record);
			indexed.push(file);
		}
		for (const file of index.staged) moving.add(file);
		return index.report;
	}

	function add({ path: file, sha256, bytes, isStaged }: Staged, kind: OutputRecord["kind"], fingerprint: string): void {
		made.set(file, { kind, fingerprint, sha256, bytes });
		if (isStaged) moving.add(file);
	}

	/** By path: batches finish in no order. */
	function inOrder(): ReadonlyMap<string, OutputRecord> {
		const ordered = new Map<string, OutputRecord>();
		const paths = outputs.map((output) => output.path);
		const others = [...own.map((entry) => entry.path), ...indexed];
		for (const file of others.length === 0 ? paths : [...paths, ...others].sort(compareText)) {
			const record = made.get(file);
			if (record) ordered.set(file, record);
		}
		return ordered;
	}

	/** Notes an output that stays as it is, or says that it is stale. */
	function isStaleFor(file: string, fingerprint: (known: OutputRecord) => string): boolean {
		const known = standing.recordOf(file);
		if (!known || known.fingerprint === "" || known.fingerprint !== fingerprint(known)) return true;
		made.set(file, known);
		return false;
	}

	function isStale(output: Rendered): boolean {
		return isStaleFor(output.path, () => plan.fingerprint(withData(output)));
	}

	function isStaleCopy(output: Copied): boolean {
		return isStaleFor(output.path, () => fingerprints.get(output.path) ?? "");
	}

	async function copyAll(files: readonly Carried[], kind: "own" | "copied", fingerprintOf: (file: string) => string): Promise<void> {
		if (files.length === 0) return;
		/** Where a file of these bytes lies, by their SHA-256. */
		const lying = new Map<string, string>();
		for (const [file, { kind: other, sha256 }] of made) if (other === "copied") lying.set(sha256, path.join(place.output, file));
		await eachBatch(cutByCount(files, COPY_BATCH), pool.jobs, async (batch) => {
			const plain = batch.map((file): Carried => ({ path: file.path, from: file.from }));
			for (const staged of await pool.run("copy", { place, files: plain, before: plain.map((file) => standing.hashOf(file.path)) })) {
				if (typeof staged === "string") problems.push(unreadable(staged));
				else {
					add(staged, kind, fingerprintOf(staged.path));
					shareRoom(staged);
				}
			}
		});

		function shareRoom({ path: file, sha256, isStaged }: Staged): void {
			const here = isStaged ? stagedPath(place, file, standing.hashOf(file)) : path.join(place.output, file);
			const twin = lying.get(sha256);
			if (twin === undefined) lying.set(sha256, here);
			else if (isStaged) makeOne(here, twin);
		}
	}
}

/** Cuts outputs into batches, each of as few kinds as may be, and of no more stories than lie well in memory. */
function batches(outputs: readonly Rendered[]): Rendered[][] {
	if (outputs.length === 0) return [];
	const cut: Rendered[][] = [[]];
	let weight = 0;
	for (const output of KIND_NAMES.flatMap((kind) => outputs.filter((other) => other.kind === kind))) {
		const own = output.weight ?? 1;
		const batch = cut.at(-1) ?? [];
		if (batch.length > 0 && (batch.length >= RENDER_BATCH || weight + own > BATCH_WEIGHT)) {
			cut.push([output]);
			weight = own;
		} else {
			batch.push(output);
			weight += own;
		}
	}
	return cut;
}

function refuseTaken(own: readonly Carried[], outputs: readonly Output[]): void {
	if (own.length === 0) return;
	const taken = new Set(outputs.map((entry) => entry.path.toLowerCase()));
	const folders = outputs.filter(({ sort }) => sort === "derived").map((output) => `${output.path}/`);
	const twice = own.find(
		({ path: file }) => taken.has(file.toLowerCase()) || folders.some((folder) => file.toLowerCase().startsWith(folder)),
	);
	if (!twice) return;
	throw new CannotRun(
		`Eleventy makes ${twice.path} for you, where a page of the archive stands.`,
		twice.path === "robots.txt" ? "Set robots to false in the settings." : "Give it another permalink, or shadow the layout instead.",
	);
}

function unreadable(file: string): Problem {
	const message = "The file cannot be read, and was not copied.";
	return {
		file: contentPath(file),
		rule: "unreadable",
		severity: "error",
		message,
		remedy: "Give the user who builds the right to read it, or rename it.",
	};
}
