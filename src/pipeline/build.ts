import { publishingRank } from "../site/kinds.ts";
import { asCannotRun } from "../system/answers.ts";
import { askDisk } from "./cache/disk.ts";
import { rememberBuild, unchangedBuild } from "./cache/last.ts";
import type { PublishedOutput } from "./cache/outputs.ts";
import { readContent } from "./content/read.ts";
import { type BuildContext, openContext } from "./context.ts";
import type { BuildOptions } from "./options.ts";
import { planArchive } from "./planning/archive.ts";
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

async function buildLocked(setup: BuildSetup, options: BuildOptions, lock: Lock): Promise<BuildReport> {
	options.onProgress?.({ step: "reading", done: 0, of: 1 });
	const context = openContext(setup, options);
	const stop = () => void context.pool.close();
	options.signal?.addEventListener("abort", stop);
	try {
		return await runSteps(context, lock);
	} finally {
		options.signal?.removeEventListener("abort", stop);
		await context.pool.close();
		context.pictureMemory.close();
	}
}

/** read → plan → render → publish. A build that would only repeat the last one ends after it has asked the disk. */
async function runSteps(context: BuildContext, lock: Pick<Lock, "confirm">): Promise<BuildReport> {
	const disk = await askDisk(context);
	const last = unchangedBuild(context, disk);
	if (last) return reportUnchanged(context, last);

	const content = await readContent(context, disk);
	const archive = await planArchive(context, content, disk);
	if (isHeldBack(context, archive.problems)) return reportHeldBack(context, archive);

	const place = openStaging(context.folders.output);
	try {
		const site = await renderSite(context, archive, disk, place);
		const outcome = await publishSite(publicationOf(context, site, place, lock));
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
	{ config, earlier, signal, onProgress }: BuildContext,
	site: RenderedSite,
	place: StagingPlace,
	{ confirm }: Pick<Lock, "confirm">,
): Publication<PublishedOutput> {
	refuseStopped(signal);
	const { files, staged } = site;
	onProgress?.({ step: "publishing", done: 0, of: files.size });
	const rankOf = (file: string) => publishingRank((files.get(file) ?? earlier.files.get(file))?.kind);
	const { files: before, journal, manifest, records } = earlier;
	return { place, before, journal, manifest, records, files, staged, rankOf, flush: config.settings.flush, confirm };
}
