import { mkdirSync, readFileSync } from "node:fs";
import { memoryUsage } from "node:process";
import { CannotRun, compareText } from "../../../problem.ts";
import { sizeOf } from "../../../site/search/divide.ts";
import { cutByCount, eachBatch } from "../../../system/batches.ts";
import { ThreadDied } from "../../../system/threaddied.ts";
import { type Staged, type StagingPlace, stagedPath } from "../../publish/staging.ts";
import { scriptsIn } from "../../search/compare.ts";
import { openQueue, type WaitingShard } from "../../search/queue.ts";
import { type TextTask, textFile } from "../../search/texts.ts";
import { packOf } from "../pack.ts";
import type { ShardPiece, WithStories } from "../pieces.ts";
import type { PackRecord } from "../records.ts";
import { storePack } from "./storepack.ts";
import type { Workshop } from "./workshop.ts";

/** How many stories a task has that makes texts. */
const BATCH = 250;

/** Makes shards of the search index, and puts them into the store. One of which a story has no text is not made: where its page is rendered, it is left out. */
export async function renderShards(workshop: Workshop, pieces: readonly WithStories<ShardPiece>[]): Promise<PackRecord[]> {
	const { pool, scratch, kit, signal, store } = workshop;
	const place: StagingPlace = { output: scratch, staging: scratch };
	mkdirSync(scratch, { recursive: true });
	const room = () => ({ megabytes: kit.searchMemory - memoryUsage.rss() / 1024 / 1024, shards: pool.jobs });
	const queue = openQueue(room, signal);
	try {
		const made = new Map<ShardPiece, readonly Staged[]>();
		const unmade = new Map<ShardPiece, CannotRun>();
		for (const piece of pieces) {
			const texts = await makeTexts(workshop, place, piece);
			if (texts instanceof CannotRun) unmade.set(piece, texts);
			else queue.add(waitingShard(workshop, place, piece, texts, (files) => made.set(piece, files)));
		}
		queue.begin();
		await queue.done();
		return await Promise.all(
			pieces.map(async (piece) => {
				const failure = unmade.get(piece);
				if (failure) return { objects: [], faults: [], unmade: [{ message: failure.message, remedy: failure.remedy }] };
				// Pagefind names its files in any order.
				const names = (made.get(piece) ?? []).map((file) => file.path).sort(compareText);
				const files = names.map((name) => ({ path: name, bytes: readFileSync(stagedPath(place, name, undefined)) }));
				const { path: folder, fingerprint } = piece;
				const prints = files.map(() => fingerprint);
				const object = await storePack(store, packOf(files), files, prints);
				return { objects: [{ ...object, shard: folder }], faults: [], unmade: [] };
			}),
		);
	} finally {
		await queue.stop();
	}
}

/** Writes the texts of the stories of a shard. Gives their files; or why they cannot be made. */
async function makeTexts({ pool, kit }: Workshop, place: StagingPlace, piece: WithStories<ShardPiece>): Promise<string[] | CannotRun> {
	const { shard, path: folder, stories: files } = piece;
	const { templates, content } = kit.task;
	const stories = shard.stories.map(({ article }, position) => ({ article, shard: folder, position }));
	const bytes = new Map(files.map((file) => [file.file, file]));
	const tasks = cutByCount(stories, BATCH).map((some, index): TextTask => {
		const own = some.flatMap(({ article }) => bytes.get(article.file) ?? []);
		return { content, files: own, templates, language: shard.language, place, name: `${index}.jsonl`, stories: some };
	});
	try {
		await eachBatch(tasks, pool.jobs, (task) => pool.run("searchTexts", task));
	} catch (error) {
		if (error instanceof ThreadDied)
			return new CannotRun(`The texts of ${folder} cannot be made: ${error.message}.`, "Build without search: --no-search.");
		if (error instanceof CannotRun) return error;
		throw error;
	}
	return tasks.map(({ name }) => textFile(place, folder, name));
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
