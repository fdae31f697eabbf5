import { availableParallelism } from "node:os";
import path from "node:path";
import { CannotRun, compareProblems, type Problem } from "../problem.ts";
import { parseMoment, type Settings } from "../settings.ts";
import { rankOfKind } from "../site/output.ts";
import { asCannotRun } from "../system/answers.ts";
import { cacheFolder, type LastBuild, noCache, openCache } from "./cache/cache.ts";
import { inputsOf, type Looked, lookAt, openOutput } from "./cache/inputs.ts";
import { findContent, isFile } from "./content/find.ts";
import { openContent } from "./content/load.ts";
import { readAll } from "./content/read.ts";
import { openPictures } from "./pictures/memory.ts";
import { lookInto, shownOf, stampedBy, withFacts } from "./pictures/pictures.ts";
import { carriedFiles, type Folders, planSite } from "./planning/site.ts";
import { type Changes, NO_CHANGES } from "./publish/changes.ts";
import { lockOutput } from "./publish/lock.ts";
import { publish } from "./publish/publish.ts";
import { clearStaging, discardStaging, openStaging } from "./publish/staging.ts";
import { type MadeSite, makeAll } from "./render/render.ts";
import { buildable } from "./search/available.ts";
import type { IndexReport } from "./search/shards.ts";
import { noCodes, openCodes } from "./settings/compiled.ts";
import { type Config, foldersOf, loadConfig } from "./settings/load.ts";
import { cacheKeys, sharpVersion, versionOfOurs } from "./settings/versions.ts";
import { startPool, stopped, warmUp, withoutThreads } from "./threads/pool.ts";

export interface BuildOptions {
	/** The archive's `.eleventy.ts`. */
	readonly config: string;
	/** Stands over the settings' folders. */
	readonly content?: string;
	readonly output?: string;
	/** The moment to build for: ISO 8601, in the site's zone where it names none, or milliseconds since 1970, UTC; else the clock is read once. */
	readonly at?: string | number;
	/** How many threads read and render; else one for each core. */
	readonly jobs?: number;
	/** Publishes nothing where a problem is an error. */
	readonly strict?: boolean;
	/** False reads and makes everything anew, and remembers nothing of it. */
	readonly cache?: boolean;
	/** False leaves search out. */
	readonly search?: boolean;
	/** Is told how far the build has come. */
	readonly onProgress?: (progress: Progress) => void;
	/** Stops the build: what is published stays as it was. */
	readonly signal?: AbortSignal;
}

export interface Progress {
	readonly step: "reading" | "pictures" | "rendering" | "indexing" | "publishing";
	readonly done: number;
	readonly of: number;
}

/** What a build did. */
export interface BuildReport {
	/** Story files found: `articles` and `leftOut` together. */
	readonly files: number;
	/** Stories on the site, withdrawn ones with their tombstones among them. */
	readonly articles: number;
	readonly leftOut: number;
	readonly outputs: number;
	/** Worst first. */
	readonly problems: readonly Problem[];
	/** False where `strict` kept the site back. */
	readonly published: boolean;
	/** What this build changed in the output folder. */
	readonly changes: Changes;
	/** How many pictures were made into WebP, and how long that took; undefined where none were. */
	readonly converted?: { readonly pictures: number; readonly seconds: number };
	/** The moment it was built for, milliseconds since 1970, UTC. */
	readonly at: number;
	/** The folder that was published into, absolute. */
	readonly output: string;
	/** What the search index took; undefined where there is none, and where nothing had changed. */
	readonly search?: IndexReport;
}

/** Below so many files a build is done before threads have started. */
const FEW = 1_000;

/**
 * Builds an archive: reads, collates, plans, renders and publishes it, as far as it is not what was built before.
 * @throws {CannotRun} where nothing could be published: no settings, no content, a foreign output folder, a broken template, another build at work
 */
export async function build(options: BuildOptions): Promise<BuildReport> {
	// Undefined where nothing is remembered.
	const version = options.cache === false ? undefined : versionOfOurs();
	const kept = version === undefined ? noCodes : openCodes(path.dirname(path.resolve(options.config)), version);
	const loaded = await loadConfig(options.config, undefined, kept.codes);
	kept.keep(loaded.codes);
	const { settings, problems: lacks } = buildable(loaded.settings, options.search !== false);
	const config = { ...loaded, settings };
	const own = foldersOf(config.settings, config.root);
	const { content, output } = options;
	const folders: Folders = { ...own, content: path.resolve(content ?? own.content), output: path.resolve(output ?? own.output) };
	refuseOverlap(folders);
	const at = momentOf(options.at, config.settings);
	refuseFile(folders.output);
	const unlock = await lockOutput(folders.output);
	try {
		const report = await buildLocked(config, folders, at, version, options);
		return { ...report, problems: [...report.problems, ...kept.problems, ...lacks].sort(compareProblems) };
	} catch (error) {
		throw asCannotRun(error);
	} finally {
		unlock();
	}
}

async function buildLocked(
	config: Config,
	folders: Folders,
	at: number,
	version: string | undefined,
	options: BuildOptions,
): Promise<BuildReport> {
	const { strict = false, jobs, onProgress, signal } = options;
	const { settings } = config;
	onProgress?.({ step: "reading", done: 0, of: 1 });
	const found = findContent(folders.content);
	clearStaging(folders.output);
	const cache = version === undefined ? noCache : openCache(cacheFolder(config.root, folders), cacheKeys(config, folders, version));
	const standing = openOutput(folders.output, cache);
	const memory = openPictures(version === undefined ? undefined : cacheFolder(config.root, folders));
	const pool = jobs === 1 || found.stories.length + standing.before.size < FEW ? withoutThreads() : startPool(jobs);
	const stop = () => void pool.close();
	signal?.addEventListener("abort", stop);
	try {
		refuseStopped();
		const { last } = cache;
		const inputs = inputsOf(found, folders);
		const { names } = inputs;
		const differs = last !== undefined && last.names !== names;
		// Where something came or went, what a few stories need is loaded while the disk is asked for the others.
		const early = warmUp(pool, differs ? 1 : 0);
		const [looked] = await Promise.all([
			lookAt(found, inputs, standing, folders, pool),
			...(differs ? [cache.stories(), import("./content/story.ts")] : []),
		] as const);
		if (last && last.manifest === standing.manifest && isAsBefore(last, looked, at)) {
			const outputs = isHeldBack(last.problems) ? 0 : last.report.outputs;
			return report({ ...last.report, outputs }, last.problems);
		}

		// Where little has changed one thread makes it all.
		const warming = differs ? early : warmUp(pool, last ? 1 : pool.jobs - 1);
		const opened = openContent(folders.content, found);
		const read = await readAll(opened, settings, folders, cache, looked.stampOf, pool);
		if (!last) void warmUp(pool, pool.jobs);
		refuseStopped();
		const carried = carriedFiles(found, folders, looked.bytesOf);
		const pictures = await lookInto({
			files: shownOf(carried, read),
			images: settings.images,
			sharp: sharpVersion(),
			memory,
			pool,
			atOnce: pool.jobs === 1 ? (jobs ?? availableParallelism()) : 1,
			stampOf: (file) => stampedBy(version, looked.stampOfCopy(file)),
			isPublished: (file, sha256) => looked.standing.recordOf(file)?.fingerprint === sha256,
			onProgress: (done, of) => onProgress?.({ step: "pictures", done, of }),
		});
		refuseStopped();
		const { plan, problems: planned, steady, ...counts } = planSite(opened, read, settings, withFacts(carried, pictures), at);
		const problems = [...planned, ...pictures.problems].sort(compareProblems);
		const missing = (made: MadeSite["made"]) => plan.missing.flatMap(({ path: file, problem }) => (made.has(file) ? [] : [problem]));
		if (isHeldBack(problems)) return report({ ...counts, outputs: 0 }, [...problems, ...missing(new Map())]);

		// The thread that has it loaded is to be free.
		await warming;
		const place = openStaging(folders.output);
		try {
			const { made, staged, hasOwn, search, ...making } = await makeAll({
				plan,
				folders,
				config,
				place,
				standing: looked.standing,
				pool,
				cache,
				signal,
				stampOf: (copy) => copy.sha256 ?? looked.stampOfCopy(copy),
				onProgress: (step, done, of) => onProgress?.({ step, done, of }),
			});
			refuseStopped();
			onProgress?.({ step: "publishing", done: 0, of: made.size });
			const rankOf = (file: string) => rankOfKind((made.get(file) ?? standing.before.get(file))?.kind);
			const outcome = publish({ place, before: standing.before, journal: standing.journal, now: made, staged, rankOf });
			const all = [...problems, ...missing(made), ...making.problems, ...outcome.problems].sort(compareProblems);
			const result = { ...counts, outputs: made.size };
			cache.setOutputs(outcome.published, outcome.manifest);
			if (looked.inputs !== undefined && !hasOwn && !all.some(isPassing))
				cache.setLast({ names, inputs: looked.inputs, manifest: outcome.manifest, ...steady, report: result, problems: all });
			return { ...report(result, all, outcome.changes), converted: pictures.converted, search };
		} finally {
			// Where one batch failed, others may still be staging theirs.
			await pool.close();
			discardStaging(place);
		}
	} finally {
		signal?.removeEventListener("abort", stop);
		await pool.close();
		memory.close();
	}

	function isHeldBack(problems: readonly Problem[]): boolean {
		return strict && problems.some(isError);
	}

	function refuseStopped(): void {
		if (signal?.aborted) throw stopped();
	}

	function report(counts: LastBuild["report"], problems: readonly Problem[], changes = NO_CHANGES): BuildReport {
		const all = [...problems, ...cache.problems, ...memory.problems].sort(compareProblems);
		return { ...counts, problems: all, published: !isHeldBack(problems), changes, at, output: folders.output };
	}
}

/** Whether all that was read is what the last build was made from, and stands as it left it. */
function isAsBefore(last: LastBuild, { inputs, isUntouched }: Looked, at: number): boolean {
	return inputs === last.inputs && isUntouched && last.from <= at && at < last.until;
}

function isError({ severity }: Problem): boolean {
	return severity === "error";
}

/** Whether a problem can go away without a change that is looked at: somebody gives a right, moves a file away, or mends a library. */
function isPassing({ rule }: Problem): boolean {
	return rule === "unreadable" || rule === "output-foreign" || rule === "sharp-missing";
}

function momentOf(at: string | number | undefined, { timeZone }: Settings): number {
	if (typeof at !== "string") return at ?? Date.now();
	const moment = parseMoment(at, timeZone);
	if (moment === undefined) throw new CannotRun(`${at} is no time.`, "Write it as 2024-03-15T06:00 or 2024-03-15T06:00Z.");
	return moment;
}

/** The site must not be written over what it is made from. */
function refuseOverlap({ content, output, templates: [templates = ""] }: Folders): void {
	for (const source of [content, templates]) {
		if (inside(source, output) || inside(output, source)) {
			throw new CannotRun(`The output folder ${output} and ${source} lie one in the other.`, "Name another folder with --output.");
		}
	}
}

function refuseFile(output: string): void {
	if (isFile(output)) throw new CannotRun(`The output folder ${output} is a file.`, "Move it away, or name another folder with --output.");
}

function inside(inner: string, outer: string): boolean {
	return inner === outer || inner.startsWith(outer + path.sep);
}
