import { CannotRun, StoriesChanged } from "../problem.ts";
import { publishingRank } from "../site/kinds.ts";
import { asCannotRun } from "../system/answers.ts";
import { askDisk } from "./cache/disk.ts";
import { rememberBuild, unchangedBuild } from "./cache/last.ts";
import type { PublishedOutput } from "./cache/outputs.ts";
import { readContent } from "./content/read.ts";
import { type BuildContext, openContext } from "./context.ts";
import type { BuildOptions } from "./options.ts";
import { type PlannedArchive, planArchive } from "./planning/archive.ts";
import { lockOutput } from "./publish/lock.ts";
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
	const unlock = await lockOutput(setup.folders.output);
	try {
		return await buildLocked(setup, options);
	} catch (error) {
		throw asCannotRun(error);
	} finally {
		unlock();
	}
}

/** How often a build begins anew because stories changed meanwhile. */
const MOST_ATTEMPTS = 12;

/** Builds, and where stories changed meanwhile, builds again: with what they say now, or where they go on changing, without them. */
async function buildLocked(setup: BuildSetup, options: BuildOptions): Promise<BuildReport> {
	const changes = new Map<string, number>();
	for (let attempt = 1; ; attempt++) {
		try {
			return await buildOnce(setup, options, changes);
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

/** @param changes how often the file of a story was found changed after it was read */
async function buildOnce(setup: BuildSetup, options: BuildOptions, changes: ReadonlyMap<string, number>): Promise<BuildReport> {
	options.onProgress?.({ step: "reading", done: 0, of: 1 });
	const context = openContext(setup, options, changes);
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

	const content = await readContent(context, disk);
	const archive = await planArchive(context, content, disk);
	if (isHeldBack(context, archive.problems)) return reportHeldBack(context, archive);

	const place = openStaging(context.folders.output);
	try {
		const site = await renderSite(context, archive, disk, place);
		const outcome = publishSite(publicationOf(context, archive, site, place));
		const result = resultOf(archive, site, outcome);
		rememberBuild(context.cache, result, disk);
		return reportOf(context, result);
	} finally {
		// If one batch failed, other threads may still stage theirs.
		await context.pool.close();
		discardStaging(place);
	}
}

function publicationOf(
	{ earlier, signal, onProgress }: BuildContext,
	{ plan: { owners } }: PlannedArchive,
	site: RenderedSite,
	place: StagingPlace,
): Publication<PublishedOutput> {
	refuseStopped(signal);
	const { files, staged } = site;
	onProgress?.({ step: "publishing", done: 0, of: files.size });
	const rankOf = (file: string) => publishingRank((files.get(file) ?? earlier.files.get(file))?.kind);
	const { files: before, journal, manifest } = earlier;
	return { place, before, journal, manifest, files, staged, owners, rankOf };
}
