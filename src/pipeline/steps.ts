import type { StoryFault } from "../eleventy/faults.ts";
import { CannotRun } from "../problem.ts";
import { publishingRank } from "../site/kinds.ts";
import type { Disk } from "./cache/disk.ts";
import { rememberBuild } from "./cache/last.ts";
import type { PublishedOutput } from "./cache/outputs.ts";
import { type Content, withoutFaults } from "./content/articles.ts";
import { readContent } from "./content/read.ts";
import type { BuildContext } from "./context.ts";
import { hostProblems } from "./hosts/preflight.ts";
import { recordAddresses, recordedIn } from "./ledger/record.ts";
import { type PlannedArchive, planArchive } from "./planning/archive.ts";
import { type Publication, publishSite } from "./publish/publish.ts";
import { discardStaging, openStaging, type StagingPlace } from "./publish/staging.ts";
import { type RenderedSite, renderSite } from "./render/render.ts";
import { type BuildReport, isHeldBack, reportHeldBack, reportOf, resultOf } from "./report.ts";
import { refuseStopped } from "./threads/pool.ts";

/** read → plan → render → publish. Each step begins when the one before it has ended. */
export async function readAndPublish(context: BuildContext, disk: Disk): Promise<BuildReport> {
	const read = await readContent(context, disk);
	context.notes.readAnew(read.anew ?? []);
	return withoutFaulty(withoutFaults(read, context.parts?.leftOut ?? []), (content) => publishContent(context, disk, content));
}

/** The stories that cannot be rendered, because of which work with an archive has to begin anew. */
export interface Faulty {
	readonly faults: readonly StoryFault[];
}

/**
 * Does some work with what was read; and where stories cannot be rendered, does it again without them.
 * @throws {CannotRun} where leaving out a story that cannot be rendered changes nothing
 */
export async function withoutFaulty<R extends object>(all: Content, work: (content: Content) => Promise<R | Faulty>): Promise<R> {
	for (let content = all; ; ) {
		const done = await work(content);
		if (!("faults" in done)) return done;
		// Nothing that was planned with these stories holds without them.
		const rest = withoutFaults(content, done.faults);
		const [fault] = done.faults;
		if (fault && countArticles(rest) === countArticles(content)) throw new CannotRun(fault.problem.message, fault.problem.remedy);
		content = rest;
	}
}

function countArticles({ stories, pages }: Content): number {
	return [...stories, ...pages].filter(({ article }) => article).length;
}

/** Plans, renders and publishes what was read; or gives the stories that cannot be rendered, and publishes nothing. */
async function publishContent(context: BuildContext, disk: Disk, content: Content): Promise<BuildReport | Faulty> {
	const archive = await planArchive(context, content, disk);
	if (isHeldBack(context, archive.problems)) return reportHeldBack(context, archive);

	context.notes.at("render");
	const place = openStaging(context.folders.output);
	try {
		const site = await renderSite(context, archive, disk, place);
		if ("length" in site) return { faults: site };
		const refused = hostProblems(archive.plan, site.files);
		if (isHeldBack(context, refused)) return reportHeldBack(context, { ...archive, problems: [...archive.problems, ...refused] });
		context.notes.at("publish");
		const outcome = await publishSite(publicationOf(context, archive, site, place));
		const result = resultOf(archive, site, outcome, refused);
		rememberBuild(context.cache, { ...result, ledger: recordAddresses(context, archive.plan) }, disk);
		return reportOf(context, { ...result, recorded: recordedIn(context, archive.plan) });
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
