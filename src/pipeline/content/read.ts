import type { ReadStory } from "../../article/read.ts";
import type { Settings } from "../../settings.ts";
import { cutByCount, eachBatch } from "../../system/batches.ts";
import type { Cache, StoryRecord } from "../cache/cache.ts";
import type { Folders, Read } from "../planning/site.ts";
import { type Pool, withoutThreads } from "../threads/pool.ts";
import type { StampedStory } from "../threads/tasks.ts";
import { type Opened, storiesToRead } from "./load.ts";

const BATCH = 500;

/** So few stories are read here sooner than by a thread that has yet to load what reading needs. */
const FEW = 50;

/**
 * Reads all stories and standing pages: those that the cache has from the cache, the others a batch at a time in the pool.
 * @param stampOf the stamp of a file of the content folder, as text
 */
export async function readAll(
	{ found, beside }: Opened,
	{ timeZone: zone }: Settings,
	{ content }: Folders,
	cache: Cache,
	stampOf: (file: string) => string,
	pool: Pool,
): Promise<Read> {
	const files = [...found.stories, ...found.pages];
	const known = cache.stories();
	const records = new Map<string, StoryRecord>();
	const stale: StampedStory[] = [];
	for (const story of storiesToRead(files, beside)) {
		const record = known.get(story.file);
		const stamp = story.broken === undefined ? stampsOf(story) : "";
		if (record && stamp !== "" && record[1] === stamp) records.set(story.file, record);
		else stale.push({ ...story, stamp, source: record?.[2] || undefined });
	}
	if (stale.length > 0) {
		const reader = stale.length <= FEW ? withoutThreads() : pool;
		await eachBatch(cutByCount(stale, BATCH), reader.jobs, async (stories) => {
			const { block, same } = await reader.run("read", { content, zone, stories });
			remember(JSON.parse(block) as StoryRecord[], block);
			remember(same.flatMap((file) => restamped(stories.find((story) => story.file === file))));
		});
	}
	cache.keepStories(files, records);
	const read = (names: readonly string[]): ReadStory[] => names.flatMap((file) => records.get(file)?.[3] ?? []);
	return { stories: read(found.stories), pages: read(found.pages) };

	/** The stamps of a story's file and of its sidecar, and its row: all that it is read from. Empty where one proves nothing. */
	function stampsOf({ file, sidecar, row }: Pick<StampedStory, "file" | "sidecar" | "row">): string {
		const own = stampOf(file);
		const other = sidecar === undefined ? undefined : stampOf(sidecar);
		if (own === "" || other === "") return "";
		return other === undefined && row === undefined ? own : JSON.stringify([own, sidecar, other, row]);
	}

	function restamped(story: StampedStory | undefined): StoryRecord[] {
		const record = story && known.get(story.file);
		return record ? [[record[0], story.stamp, record[2], record[3]]] : [];
	}

	function remember(fresh: readonly StoryRecord[], block = JSON.stringify(fresh)): void {
		if (fresh.length === 0) return;
		for (const record of fresh) records.set(record[0], record);
		cache.addStories(block);
	}
}
