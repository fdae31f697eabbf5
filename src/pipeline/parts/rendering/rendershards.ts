import { mkdirSync, readFileSync } from "node:fs";
import { memoryUsage } from "node:process";
import { CannotRun, compareText } from "../../../problem.ts";
import { sizeOf } from "../../../site/search/divide.ts";
import { eachBatch } from "../../../system/batches.ts";
import { ThreadDied } from "../../../system/threaddied.ts";
import { type Staged, type StagingPlace, stagedPath } from "../../publish/staging.ts";
import { scriptsIn } from "../../search/compare.ts";
import { openQueue, type WaitingShard } from "../../search/queue.ts";
import { wantTexts } from "../../search/wanted.ts";
import { packOf } from "../pack.ts";
import { type ShardPiece, storiesIn, type WithStories } from "../pieces.ts";
import type { PackRecord } from "../records.ts";
import { storePack } from "./storepack.ts";
import type { Workshop } from "./workshop.ts";

/** Makes shards of the search index, and puts them into the store. One of which a story has no text is not made: where its page is rendered, it is left out. */
export async function renderShards(workshop: Workshop, pieces: readonly WithStories<ShardPiece>[]): Promise<PackRecord[]> {
	const { pool, scratch, kit, signal } = workshop;
	const place: StagingPlace = { output: scratch, staging: scratch };
	mkdirSync(scratch, { recursive: true });
	const room = () => ({ megabytes: kit.searchMemory - memoryUsage.rss() / 1024 / 1024, shards: pool.jobs });
	const queue = openQueue(room, signal);
	try {
		const made = new Map<string, readonly Staged[]>();
		const unmade = await makeTexts(workshop, place, pieces, (piece, texts) =>
			queue.add(waitingShard(workshop, place, piece, texts, (files) => made.set(piece.path, files))),
		);
		queue.begin();
		await queue.done();
		return await Promise.all(
			pieces.map(async (piece) => {
				const failure = unmade.get(piece.path);
				if (failure) return { objects: [], faults: [], unmade: [{ message: failure.message, remedy: failure.remedy }] };
				return { objects: [await storeShard(workshop, place, piece, made.get(piece.path) ?? [])], faults: [], unmade: [] };
			}),
		);
	} finally {
		await queue.stop();
	}
}

async function storeShard(
	{ store }: Workshop,
	place: StagingPlace,
	{ path: folder, fingerprint }: ShardPiece,
	staged: readonly Staged[],
): Promise<PackRecord["objects"][number]> {
	// Pagefind names its files in any order.
	const names = staged.map((file) => file.path).sort(compareText);
	const files = names.map((name) => ({ path: name, bytes: readFileSync(stagedPath(place, name, undefined)) }));
	const prints = files.map(() => fingerprint);
	return { ...(await storePack(store, packOf(files), files, prints)), shard: folder };
}

/**
 * Writes the texts of the stories of shards.
 * @param onComplete is called with each shard when all its texts are written, and with their files
 * @returns why shards have no texts, by their folders
 */
async function makeTexts(
	{ pool, kit }: Workshop,
	place: StagingPlace,
	pieces: readonly WithStories<ShardPiece>[],
	onComplete: (piece: ShardPiece, texts: readonly string[]) => void,
): Promise<ReadonlyMap<string, CannotRun>> {
	const { templates, content, site } = kit.task;
	const shards = pieces.map(({ path, shard }) => ({ path, articles: shard.stories.map(({ article }) => article) }));
	const names = pieces[0]?.shard.comments;
	const comments = names && { timeZone: site.timeZone, names };
	const texts = wantTexts(shards, { content, templates, language: site.language, comments, place }, (number, files) => {
		const piece = pieces[number];
		if (piece) onComplete(piece, files);
	});
	const bytes = new Map(pieces.flatMap(({ stories }) => stories.map((file) => [file.file, file])));
	const failures = new Map<string, CannotRun>();
	await eachBatch(
		texts.ofOthers(() => false),
		pool.jobs,
		async (task) => {
			const files = storiesIn(task.stories).flatMap((file) => bytes.get(file) ?? []);
			const failure = await pool.run("searchTexts", { ...task, files }).then(() => undefined, failureOf);
			if (failure) for (const { shard } of task.stories) failures.set(shard, failure);
			else texts.made(task);
		},
	);
	return failures;
}

function failureOf(error: unknown): CannotRun {
	if (error instanceof CannotRun) return error;
	if (!(error instanceof ThreadDied)) throw error;
	return new CannotRun(
		`The texts of the search index cannot be made: ${error.message}.`,
		"Build without search: --no-search.",
		"docs/scale.md#when-something-fails",
	);
}

function waitingShard(
	{ kit }: Workshop,
	place: StagingPlace,
	{ shard, path: folder }: ShardPiece,
	texts: readonly string[],
	onIndexed: WaitingShard["onIndexed"],
): WaitingShard {
	const { templates } = kit.task;
	const task = { ...shard, templates, scripts: scriptsIn(templates), folder, place, before: new Map<string, string>(), texts };
	return { ...sizeOf(shard.stories.map(({ article }) => article)), task: () => task, onIndexed };
}
