import path from "node:path";
import type { Article } from "../../article/article.ts";
import type { StoryFault } from "../../eleventy/faults.ts";
import type { Problem } from "../../problem.ts";
import type { Rendered } from "../../site/output.ts";
import type { Plan } from "../../site/plan.ts";
import { shownPath } from "../../system/disk/diskpaths.ts";
import type { Cache } from "../cache/cache.ts";
import type { StampedInputs } from "../cache/inputs.ts";
import type { PublishedOutput } from "../cache/outputs.ts";
import type { EngineReport } from "../engines/engine.ts";
import type { BuildOptions, Progress } from "../options.ts";
import type { Gathered } from "../parts/gathering/byengine.ts";
import type { GatherWork } from "../parts/gathering/gather.ts";
import type { PartsContext } from "../parts/plan.ts";
import type { CurrentOutput, EarlierOutput } from "../publish/output.ts";
import { discardStaging, openStaging, type StagingPlace } from "../publish/staging.ts";
import type { RunNotes } from "../runs/notes.ts";
import { type Indexing, type IndexReport, openIndexing } from "../search/shards.ts";
import type { Pool } from "../threads/pool.ts";
import type { Warming } from "../threads/warming.ts";
import { stageCopies } from "./copies.ts";
import { addFile, type SiteFiles, sortedFiles } from "./files.ts";
import { findOwnFiles, refuseTaken, withOwnPictures } from "./own.ts";
import { type PageWork, stagePages } from "./pages.ts";
import { findStale, type Groups } from "./stale.ts";
import type { EleventyTask } from "./tasks.ts";

/** What rendering a site works with. */
export interface RenderContext extends PartsContext, Pick<BuildOptions, "parts"> {
	readonly cache: Pick<Cache, "shards" | "setShards" | "groupsOf">;
	/** What earlier builds published. */
	readonly earlier: Pick<EarlierOutput, "manifest">;
	readonly pool: Pool;
	readonly warming: Pick<Warming, "ready">;
	readonly notes: Pick<RunNotes, "at">;
}

/** What the disk says before a site is rendered. */
export interface RenderDisk {
	readonly inputs: Pick<StampedInputs, "copyStamps">;
	readonly output: CurrentOutput;
}

/** A site of which every file is in staging or published. */
export interface RenderedSite {
	/** Every file, by path, sorted. */
	readonly files: ReadonlyMap<string, PublishedOutput>;
	/** The paths of those that are in staging. The others are published already as they are. */
	readonly staged: ReadonlySet<string>;
	/** The fingerprints of the groups of its outputs, by name. */
	readonly groups: Groups;
	/** Files that could not be copied, and what was damaged in a store. */
	readonly problems: readonly Problem[];
	/** Whether Eleventy makes files for the owner. Nobody knows what those are made from. */
	readonly hasOwnFiles: boolean;
	/** What the search index took; undefined where there is none. */
	readonly search?: IndexReport;
	/** What the engine tells that had parts rendered, where there was one. */
	readonly engine?: EngineReport;
}

/**
 * Makes every output that is not published already as it would be made, and stages it.
 * @returns the site; or the stories that cannot be rendered, without which it has to be planned anew
 */
export async function renderSite(
	context: RenderContext,
	{ plan: planned }: { readonly plan: Plan },
	{ inputs, output: published }: RenderDisk,
	place: StagingPlace,
): Promise<RenderedSite | readonly StoryFault[]> {
	const { pool, warming, cache, earlier } = context;
	// The next task needs a thread that has loaded Eleventy, and that thread must be free.
	await warming.ready();
	const task = eleventyTask(context, planned);
	// A first build has nothing to compare, and all threads open theirs.
	const ownFiles = findOwnFiles(task, place, pool, published.files.size > 0);
	const plan = planned.hasMissingPictures ? withOwnPictures(planned, await ownFiles) : planned;
	// Where no picture is missing, compare while a thread makes the owner's files.
	const { current, staleCopies, stalePages, groups } = findStale(plan, published, cache.groupsOf(earlier.manifest), inputs.copyStamps);
	const own = await ownFiles;
	refuseTaken(own, plan.outputs, (file) => shownPath(context.config.root, path.join(context.folders.content, file)));
	const site: SiteFiles = { files: current, staged: new Set() };
	const work = { place, published, pool };
	const ownCopies = own.files.map((file) => ({ ...file, fingerprint: "" }));
	const problems = [...(await stageCopies(work, ownCopies, "own", site)), ...(await stageCopies(work, staleCopies, "copied", site))];
	const indexing = beginIndex(context, plan, published, place);
	try {
		const made = await makePages(context, { ...work, task, site, indexing }, plan, stalePages);
		if (made.faults.length > 0) return made.faults;
		// Free the threads' memory for the index.
		if (indexing) await pool.close();
		if (indexing) context.notes.at("search");
		const index = await indexing?.finish();
		for (const file of index?.files ?? []) addFile(site, file, "search-index", "");
		const others = [...own.files, ...(index?.files ?? [])].map((file) => file.path);
		const files = sortedFiles(
			site.files,
			plan.outputs.map((output) => output.path),
			others,
		);
		const all = [...problems, ...made.problems];
		return { files, staged: site.staged, groups, problems: all, hasOwnFiles: own.hasOwnFiles, search: index?.report, engine: made.engine };
	} finally {
		await indexing?.stop();
	}
}

/** The plan where the files that Eleventy makes for the owner are known, for what is compared without being rendered here. */
export async function planWithOwnFiles(context: Omit<RenderContext, "cache" | "earlier">, plan: Plan): Promise<Plan> {
	if (!plan.hasMissingPictures) return plan;
	const place = openStaging(context.folders.output);
	try {
		await context.warming.ready();
		return withOwnPictures(plan, await findOwnFiles(eleventyTask(context, plan), place, context.pool, false));
	} finally {
		discardStaging(place);
	}
}

/** What making pages works with. */
type MakeWork = GatherWork & Pick<PageWork, "task">;

/** Has all pages made that are stale, and the texts or the shards of the search index: by the threads of this machine, or elsewhere. */
async function makePages(context: RenderContext, work: MakeWork, plan: Plan, pages: readonly Rendered[]): Promise<Gathered> {
	const { site, indexing } = work;
	if (context.parts) {
		const { gatherParts } = await import("../parts/gathering/gather.ts");
		return gatherParts(context, context.parts, work, { plan, pages, shards: indexing });
	}
	const { fingerprint } = plan;
	const { flush } = context.config.settings;
	const here = { ...work, fingerprint, flush, texts: indexing?.texts, onProgress: progressOf(context, "rendering") };
	const [faults] = await Promise.all([stagePages(here, pages, site), indexing?.makeOtherTexts(isAmong(pages))]);
	return { faults, problems: [] };
}

let builds = 0;

function eleventyTask({ config, folders }: Pick<RenderContext, "config" | "folders">, { site }: Plan): EleventyTask {
	return { site, ...folders, config: config.file, compiled: config.compiled, build: String(++builds) };
}

/** Begins to make the search index where the plan has one. */
function beginIndex(context: RenderContext, { outputs }: Plan, published: CurrentOutput, place: StagingPlace): Indexing | undefined {
	const { folders, cache, pool, signal, config } = context;
	const derived = outputs.filter((output) => output.sort === "derived");
	if (derived.length === 0) return undefined;
	const onProgress = progressOf(context, "indexing");
	return openIndexing({ outputs: derived, folders, settings: config.settings, place, published, cache, pool, signal, onProgress });
}

function progressOf({ onProgress }: RenderContext, step: Progress["step"]): (done: number, of: number) => void {
	return (done, of) => onProgress?.({ step, done, of });
}

/** Says of which stories the pages are among some outputs. */
function isAmong(pages: readonly Rendered[]): (article: Article) => boolean {
	const files = new Set(pages.flatMap(({ kind, source }) => (kind === "story" && source !== undefined ? [source] : [])));
	return ({ file }) => files.has(file);
}
