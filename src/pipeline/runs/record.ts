import { CannotRun, StoriesChanged } from "../../problem.ts";
import type { BuildContext } from "../context.ts";
import type { BuildReport } from "../report.ts";
import { type PublishingRun, type Run, type Runs, readRuns, writeRuns } from "./run.ts";
import { differences, readSources, shortOf } from "./sources.ts";

/** Of more files than this it is only remembered that there were many. */
const MOST_FILES = 2_000;

/** What recording works with. */
type RecordContext = Pick<BuildContext, "remembered" | "config" | "folders" | "version" | "notes" | "found" | "earlier" | "pool">;

/**
 * Does a build, and remembers how it went: for `backfile doctor` and `backfile explain`.
 * @param search whether the build is to make a search
 */
export async function recorded(context: RecordContext, search: boolean, work: () => Promise<BuildReport>): Promise<BuildReport> {
	const { remembered, notes } = context;
	if (!remembered) return withRun(context, await work());
	const started = Date.now();
	const begun = performance.now();
	const before = readRuns(remembered.folder);
	const write = (end: Run["end"], rest: Pick<Run, "message" | "counts">) => {
		const seconds = Math.round(performance.now() - begun) / 1000;
		const last: Run = { started, seconds, steps: notes.seconds(), end, node: process.versions.node, search, ...rest };
		const made = end === "published" ? madeOf(context, remembered.key, last, before) : before?.made;
		writeRuns(remembered.folder, { last, ...(made && { made }) });
		return end === "published" ? made?.why : [];
	};
	try {
		const report = await work();
		// A build that would only repeat the last one ends before it publishes.
		const end = report.published ? (notes.seconds().publish === undefined ? "unchanged" : "published") : "held back";
		return withRun(context, report, write(end, { counts: countsOf(report) }));
	} catch (error) {
		// Where stories changed meanwhile, the build begins again. A message may hold a name that is to be taken out.
		const message = error instanceof CannotRun && !context.found.redactions ? error.message.slice(0, 500) : undefined;
		if (!(error instanceof StoriesChanged)) write("failed", message === undefined ? {} : { message });
		throw error;
	}
}

/** A report that says also how the build went. */
function withRun({ config, notes, pool }: RecordContext, report: BuildReport, why?: readonly string[]): BuildReport {
	const { seconds, anew } = { seconds: notes.seconds(), anew: notes.anew().length };
	return { ...report, run: { config: config.file, threads: pool.jobs, node: process.versions.node, seconds, why, anew } };
}

function countsOf({ files, articles, leftOut, outputs, changes: { added, changed, removed } }: BuildReport): Run["counts"] {
	return { files, articles, leftOut, outputs, written: added.length + changed.length, removed: removed.length };
}

/** What is remembered of a build that published; undefined where it cannot be told any more what it was made from. */
function madeOf(
	{ config, folders, version = "", notes, earlier }: RecordContext,
	key: string,
	run: Run,
	before: Runs | undefined,
): PublishingRun | undefined {
	const known = earlier.manifest === undefined ? undefined : before?.made;
	const sources = known?.key === key ? known.sources : readSources(config, folders, version);
	if (!sources) return undefined;
	const anew = notes.anew();
	return {
		...run,
		key,
		sources,
		...(known && { why: differences(known.sources, sources) }),
		...(known && anew.length <= MOST_FILES && { anew: anew.map(shortOf) }),
	};
}
