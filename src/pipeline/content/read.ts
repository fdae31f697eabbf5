import { faultProblem } from "../../article/bounds/faults.ts";
import { readingSite } from "../../article/hosts.ts";
import type { ReadStory } from "../../article/read.ts";
import { showingOfText } from "../../article/references.ts";
import type { Settings } from "../../settings.ts";
import { cutByCount, eachBatch } from "../../system/batches.ts";
import type { Cache } from "../cache/cache.ts";
import type { CachedStory } from "../cache/stories.ts";
import type { BuildOptions } from "../options.ts";
import type { Folders } from "../settings/load.ts";
import { doGuarded } from "../threads/guarded.ts";
import { type Pool, withoutThreads } from "../threads/pool.ts";
import type { Situation, Warming } from "../threads/warming.ts";
import type { Content } from "./articles.ts";
import type { ReadTask, StampedStory } from "./batch.ts";
import { readBytes } from "./bytes.ts";
import { withComments } from "./comments.ts";
import type { Found } from "./find.ts";
import type { StoryToRead } from "./load.ts";
import { redactorFor, siteRedactions, withoutNames } from "./redactions/site.ts";
import { withDistinctFiles } from "./redactions/told.ts";

const BATCH = 500;

/** As many stories or fewer are read in this thread: another thread would first have to load the parsers. */
const STORIES_WITHOUT_THREADS = 50;

/** What reading a content folder works with. */
export interface ReadContext {
	readonly found: Found;
	/** How often the file of a story was found changed after this build had read it. */
	readonly changes: ReadonlyMap<string, number>;
	readonly folders: Pick<Folders, "content" | "templates">;
	readonly config: { readonly settings: Pick<Settings, "timeZone" | "url" | "formerHosts" | "language"> };
	readonly cache: Pick<Cache, "stories" | "addStories" | "compactStories">;
	readonly pool: Pool;
	readonly warming: Pick<Warming, "at">;
	/** Is told how many of the story files that have to be read are. */
	readonly onProgress?: BuildOptions["onProgress"];
	/** Whether every story must be read in a thread that may die without the build. */
	readonly isGuarded?: boolean;
}

/** What the disk says before a content folder is read. */
export interface ReadDisk {
	readonly situation: Situation;
	/** The stamps of the files of the content folder, as text. */
	readonly inputs: { readonly stamps: Stamps };
}

type Stamps = ReadonlyMap<string, string>;

/** Reads a content folder: stories that have not changed from the cache, the others from their files, in batches in the pool. */
export async function readContent(context: ReadContext, { situation, inputs }: ReadDisk): Promise<Content> {
	const { found, changes, folders, config, cache, pool, warming, onProgress, isGuarded = false } = context;
	warming.at("reading", situation);
	// A build of what has not changed does without the parsers of tables and sidecars.
	const { commentsToRead, openContent, storiesToRead } = await import("./load.ts");
	const site = siteRedactions(found, folders, config.settings);
	const { sidecars, ...opened } = openContent(folders.content, found, site);
	const files = [...found.stories, ...found.pages, ...found.comments];
	const known = cache.stories();
	const { current, stale } = compareToCache(
		[...storiesToRead([...found.stories, ...found.pages], sidecars, changes), ...commentsToRead(found.comments, changes)],
		known,
		stampsWithout(inputs.stamps, changes),
	);
	const task = { content: folders.content, site: { ...readingSite(config.settings), redactions: site.redactions } };
	const onRead = (done: number) => onProgress?.({ step: "reading", done, of: stale.length });
	const fresh = await readStale(
		{ ...task, onRead },
		stale,
		known,
		cache,
		stale.length <= STORIES_WITHOUT_THREADS && !isGuarded ? withoutThreads() : pool,
	);
	const all = new Map(current);
	for (const story of fresh) all.set(story[0], story);
	cache.compactStories(files, all);
	warming.at("planning", situation);
	const read = (names: readonly string[]): ReadStory[] => names.flatMap((file) => all.get(file)?.[3] ?? []);
	const anew = fresh.flatMap(([file, , source]) => (source === "" || known.get(file)?.[2] !== source ? [file] : []));
	const content = { ...opened, stories: read(found.stories), pages: read(found.pages), anew };
	return withDistinctFiles(withComments(content, read(found.comments)));
}

/** A stamp proves nothing of a file that was found changed: it may be as it was. */
function stampsWithout(stamps: Stamps, changes: ReadonlyMap<string, number>): Stamps {
	return changes.size === 0 ? stamps : new Map([...stamps].filter(([file]) => !changes.has(file)));
}

interface Comparison {
	/** The stories that are as the cache has them. */
	readonly current: ReadonlyMap<string, CachedStory>;
	readonly stale: readonly StampedStory[];
}

function compareToCache(stories: readonly StoryToRead[], known: ReadonlyMap<string, CachedStory>, stamps: Stamps): Comparison {
	const current = new Map<string, CachedStory>();
	const stale: StampedStory[] = [];
	for (const story of stories) {
		const cached = known.get(story.file);
		const stamp = story.wait === undefined ? stampOfStory(story, stamps) : "";
		if (cached && stamp !== "" && cached[1] === stamp) current.set(story.file, cached);
		else stale.push({ ...story, stamp, source: cached?.[2] || undefined });
	}
	return { current, stale };
}

/** A stamp of all that a story is read from: its file, its sidecars and its rows. It is empty where one of them proves nothing. */
function stampOfStory({ file, sidecars, rows }: StoryToRead, stamps: Stamps): string {
	const own = stamps.get(file) ?? "";
	if (!sidecars && !rows) return own;
	const others = (sidecars ?? []).map((sidecar) => stamps.get(sidecar) ?? "");
	return own === "" || others.includes("") ? "" : JSON.stringify([own, sidecars, others, rows]);
}

/** Reads stories from their files, and adds them to the cache. */
async function readStale(
	{ onRead, ...task }: Omit<ReadTask, "stories"> & { onRead(done: number): void },
	stale: readonly StampedStory[],
	known: ReadonlyMap<string, CachedStory>,
	cache: ReadContext["cache"],
	reader: Pool,
): Promise<readonly CachedStory[]> {
	if (stale.length === 0) return [];
	const read: CachedStory[] = [];
	const remember = (stories: readonly CachedStory[], block = JSON.stringify(stories)) => {
		if (stories.length === 0) return;
		for (const story of stories) read.push(story);
		cache.addStories(block);
	};
	await eachBatch(cutByCount(stale, BATCH), reader.jobs, async (stories) => {
		const { results, faults } = await doGuarded(
			stories,
			(story, file) => story.file === file,
			(some) => reader.run("read", { ...task, stories: some }),
		);
		for (const { block, same } of results) {
			remember(JSON.parse(block) as CachedStory[], block);
			remember(same.flatMap((file) => withNewStamp(known.get(file), stories)));
		}
		// With more memory, or another version, they may be read: nothing of them is kept.
		for (const { member, error } of faults) read.push([member.file, "", "", unreadStory(task, member.file, error)]);
		onRead(read.length);
	});
	return read;
}

/** A story over which a thread died. */
function unreadStory({ content, site }: Pick<ReadTask, "content" | "site">, file: string, error: unknown): ReadStory {
	const own = readBytes(content, file);
	const text = "bytes" in own ? Buffer.from(own.bytes).toString("utf8") : "";
	return withoutNames({ problems: [faultProblem(file, "read", error)], unread: showingOfText(text, file) }, redactorFor(site));
}

/** A cached story under the stamp that its file has now. */
function withNewStamp(cached: CachedStory | undefined, stories: readonly StampedStory[]): CachedStory[] {
	if (!cached) return [];
	const [file, , source, read] = cached;
	const stamp = stories.find((story) => story.file === file)?.stamp;
	return stamp === undefined ? [] : [[file, stamp, source, read]];
}
