import type { StoryFault } from "../eleventy/faults.ts";
import { CannotRun, StoriesChanged } from "../problem.ts";
import { publishingRank } from "../site/kinds.ts";
import { asCannotRun } from "../system/answers.ts";
import { askDisk } from "./cache/disk.ts";
import { rememberBuild, unchangedBuild } from "./cache/last.ts";
import type { PublishedOutput } from "./cache/outputs.ts";
import { type Content, withoutFaults } from "./content/articles.ts";
import { readContent } from "./content/read.ts";
import { type Attempt, type BuildContext, openContext } from "./context.ts";
import type { BuildOptions } from "./options.ts";
import { type PlannedArchive, planArchive } from "./planning/archive.ts";
import { type Lock, lockOutput } from "./publish/lock/lock.ts";
import { type Publication, publishSite } from "./publish/publish.ts";
import { discardStaging, openStaging, type StagingPlace } from "./publish/staging.ts";
import { type RenderedSite, renderSite } from "./render/render.ts";
import { type BuildReport, isHeldBack, reportHeldBack, reportOf, reportUnchanged, resultOf } from "./report.ts";
import { type BuildSetup, setUpBuild } from "./settings/setup.ts";
import { refuseStopped } from "./threads/pool.ts";

export type { BuildOptions, Progress } from "./options.ts";
export type { BuildReport } from "./report.ts";

/**
 * Builds an archive: reads, collates, plans, renders and publishes it, as far as it is not what was built before.
 * @throws {CannotRun} where nothing could be published: no settings, no content, a foreign output folder, a broken template, another build at work
 */
export async function build(options: BuildOptions): Promise<BuildReport> {
	const setup = await setUpBuild(options);
	const { signal, onProgress } = options;
	const lock = await lockOutput(setup.folders.output, { signal, onWait: () => onProgress?.({ step: "waiting", done: 0, of: 1 }) });
	try {
		return await buildLocked(setup, options, lock);
	} catch (error) {
		throw asCannotRun(error);
	} finally {
		lock.unlock();
	}
}

/** How often a build begins anew because stories changed meanwhile. */
const MOST_ATTEMPTS = 12;

/** Builds, and where stories changed meanwhile, builds again: with what they say now, or where they go on changing, without them. */
async function buildLocked(setup: BuildSetup, options: BuildOptions, lock: Lock): Promise<BuildReport> {
	const changes = new Map<string, number>();
	for (let attempt = 1; ; attempt++) {
		try {
			return await buildOnce(setup, options, { lock, changes });
		} catch (error) {
			if (!(error instanceof StoriesChanged)) throw error;
			if (attempt === MOST_ATTEMPTS) throw keepsChanging(error);
			for (const file of error.files) changes.set(file, (changes.get(file) ?? 0) + 1);
		}
	}
}

function keepsChanging({ files }: StoriesChanged): CannotRun {
	return new CannotRun(
		`The stories change faster than they can be published, ${files[0]} among them.`,
		"Build again when what writes into the content folder has ended. Nothing was published.",
	);
}

async function buildOnce(setup: BuildSetup, options: BuildOptions, attempt: Attempt): Promise<BuildReport> {
	options.onProgress?.({ step: "reading", done: 0, of: 1 });
	const context = openContext(setup, options, attempt);
	const stop = () => void context.pool.close();
	options.signal?.addEventListener("abort", stop);
	try {
		return await runSteps(context);
	} finally {
		options.signal?.removeEventListener("abort", stop);
		await context.pool.close();
		context.pictureMemory.close();
	}
}

/** read → plan → render → publish. A build that would only repeat the last one ends after it has asked the disk. */
async function runSteps(context: BuildContext): Promise<BuildReport> {
	const disk = await askDisk(context);
	const last = unchangedBuild(context, disk);
	if (last) return reportUnchanged(context, last);

	let content = await readContent(context, disk);
	for (;;) {
		const published = await publishContent(context, disk, content);
		if (!("faults" in published)) return published;
		// Nothing that was planned with these stories holds without them.
		const rest = withoutFaults(content, published.faults);
		const [fault] = published.faults;
		if (fault && countArticles(rest) === countArticles(content)) throw new CannotRun(fault.problem.message, fault.problem.remedy);
		content = rest;
	}
}

function countArticles({ stories, pages }: Content): number {
	return [...stories, ...pages].filter(({ article }) => article).length;
}

/** Plans, renders and publishes what was read; or gives the stories that cannot be rendered, and publishes nothing. */
async function publishContent(
	context: BuildContext,
	disk: Awaited<ReturnType<typeof askDisk>>,
	content: Content,
): Promise<BuildReport | { readonly faults: readonly StoryFault[] }> {
	const archive = await planArchive(context, content, disk);
	if (isHeldBack(context, archive.problems)) return reportHeldBack(context, archive);

	const place = openStaging(context.folders.output);
	try {
		const site = await renderSite(context, archive, disk, place);
		if ("length" in site) return { faults: site };
		const outcome = await publishSite(publicationOf(context, archive, site, place));
		const result = resultOf(archive, site, outcome);
		rememberBuild(context.cache, result, disk);
		return reportOf(context, result);
	} catch (error) {
		// If one batch failed, other threads may still stage theirs.
		await context.pool.close();
		throw error;
	} finally {
		discardStaging(place);
	}
}

function publicationOf(
	{ config, earlier, lock, signal, onProgress }: BuildContext,
	{ plan: { owners } }: PlannedArchive,
	site: RenderedSite,
	place: StagingPlace,
): Publication<PublishedOutput> {
	refuseStopped(signal);
	const { files, staged } = site;
	onProgress?.({ step: "publishing", done: 0, of: files.size });
	const rankOf = (file: string) => publishingRank((files.get(file) ?? earlier.files.get(file))?.kind);
	const { files: before, journal, manifest, records } = earlier;
	const { flush } = config.settings;
	return { place, before, journal, manifest, records, files, staged, owners, rankOf, flush, confirm: lock.confirm };
}
