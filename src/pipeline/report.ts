import { compareProblems, holdsBack, type Problem } from "../problem.ts";
import type { BuildCounts, Cache, LastBuild } from "./cache/cache.ts";
import type { FinishedBuild } from "./cache/last.ts";
import type { PublishedOutput } from "./cache/outputs.ts";
import type { EngineReport } from "./engines/engine.ts";
import type { Recorded } from "./ledger/record.ts";
import type { PictureMemory } from "./pictures/memory.ts";
import type { PlannedArchive } from "./planning/archive.ts";
import { missingProblems } from "./planning/missing.ts";
import type { EarlyPage } from "./planning/site.ts";
import { type Changes, NO_CHANGES } from "./publish/changes.ts";
import type { EarlierOutput } from "./publish/output.ts";
import type { Outcome } from "./publish/publish.ts";
import type { RenderedSite } from "./render/render.ts";
import type { Step } from "./runs/notes.ts";
import type { IndexReport } from "./search/shards.ts";
import { nameSettings } from "./settings/naming.ts";
import type { BuildSetup } from "./settings/setup.ts";

/** What a build did. */
export interface BuildReport {
	/** The number of story files that were found: `articles` and `leftOut` together. */
	readonly files: number;
	/** The number of stories on the site, with withdrawn ones that have a tombstone. */
	readonly articles: number;
	/** The number of story files that are not on the site. */
	readonly leftOut: number;
	readonly outputs: number;
	/** The pages of stories that are not public yet; none but where drafts are asked for. */
	readonly early: readonly EarlyPage[];
	/** Worst first. */
	readonly problems: readonly Problem[];
	/** False where `strict`, or an address that is gone, kept the site from being published. */
	readonly published: boolean;
	/** What this build changed in the output folder. */
	readonly changes: Changes;
	/** How many pictures were converted to WebP, and how long that took; undefined where none were. */
	readonly converted?: { readonly pictures: number; readonly seconds: number };
	/** The moment it was built for, milliseconds since 1970, UTC. */
	readonly at: number;
	/** The folder that was published into, absolute. */
	readonly output: string;
	/** What the search index took; undefined where there is none, and where nothing had changed. */
	readonly search?: IndexReport;
	/** What became of the ledger; undefined where there is none, or it stayed as it was. */
	readonly recorded?: Recorded | undefined;
	/** How it went, for `--verbose`. */
	readonly run?: BuildRun;
	/** What the engine tells that had parts rendered; undefined where this machine rendered all. */
	readonly engine?: EngineReport;
}

/** How a build went. */
export interface BuildRun {
	/** The file of its settings, absolute. */
	readonly config: string;
	/** The most threads that worked at once. */
	readonly threads: number;
	/** The version of Node. */
	readonly node: string;
	/** How long each step took. */
	readonly seconds: Readonly<Partial<Record<Step, number>>>;
	/** What all pages depend on and differs from the build before, such as `settings: title`; undefined where no earlier build is known. */
	readonly why?: readonly string[] | undefined;
	/** How many story files were not as the build before knew them. */
	readonly anew: number;
}

/** What a report is made from, beside the result of the build. */
export interface ReportContext extends Pick<BuildSetup, "at" | "folders" | "strict" | "problems"> {
	readonly config: Pick<BuildSetup["config"], "file">;
	readonly cache: Pick<Cache, "problems">;
	readonly pictureMemory: Pick<PictureMemory, "problems">;
	readonly earlier: Pick<EarlierOutput, "problems">;
}

/** Whether nothing is to be published with these problems. */
export function isHeldBack({ strict }: Pick<BuildSetup, "strict">, problems: readonly Problem[]): boolean {
	return problems.some((problem) => holdsBack(problem) || (strict && problem.severity === "error"));
}

/** What a build did, before what was wrong with the settings and the caches is added. */
interface Result extends Pick<BuildReport, "converted" | "search" | "engine" | "recorded"> {
	readonly early?: readonly EarlyPage[];
	readonly counts: BuildCounts;
	readonly problems: readonly Problem[];
	readonly changes?: Changes;
}

/** The report of a build. */
export function reportOf(
	context: ReportContext,
	{ counts, early = [], problems, changes = NO_CHANGES, converted, search, engine, recorded }: Result,
): BuildReport {
	const { at, folders, cache, pictureMemory, earlier } = context;
	const told = [...problems, ...cache.problems, ...pictureMemory.problems, ...earlier.problems, ...context.problems];
	const all = nameSettings(told, context.config.file).toSorted(compareProblems);
	const published = !isHeldBack(context, problems);
	return { ...counts, early, problems: all, published, changes, at, output: folders.output, converted, search, engine, recorded };
}

/** The report of a build that would only repeat the last one. */
export function reportUnchanged(context: ReportContext, { report, early, problems }: LastBuild): BuildReport {
	const outputs = isHeldBack(context, problems) ? 0 : report.outputs;
	return reportOf(context, { counts: { ...report, outputs }, early, problems });
}

/** The report of a build whose problems kept it from publishing. */
export function reportHeldBack(context: ReportContext, { plan, files, articles, leftOut, early, problems }: PlannedArchive): BuildReport {
	const counts = { files, articles, leftOut, outputs: 0 };
	return reportOf(context, { counts, early, problems: [...problems, ...missingProblems(plan, new Map())] });
}

/**
 * The result of a build that published.
 * @param ofHost what stands in the way of the site on its host
 */
export function resultOf(
	archive: PlannedArchive,
	site: RenderedSite,
	outcome: Outcome<PublishedOutput>,
	ofHost: readonly Problem[],
): Omit<Result, "early"> & Omit<FinishedBuild, "ledger"> {
	const { plan, files, articles, leftOut, early, steady, converted } = archive;
	const { groups, search, engine, hasOwnFiles } = site;
	const problems = [...archive.problems, ...missingProblems(plan, site.files), ...site.problems, ...outcome.problems, ...ofHost].sort(
		compareProblems,
	);
	const counts = { files, articles, leftOut, outputs: site.files.size };
	return { counts, early, problems, changes: outcome.changes, converted, search, engine, steady, outcome, groups, hasOwnFiles };
}
