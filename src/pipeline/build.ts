import { CannotRun, StoriesChanged } from "../problem.ts";
import { asCannotRun } from "../system/answers.ts";
import { askDisk } from "./cache/disk.ts";
import { listInputs } from "./cache/inputs.ts";
import { unchangedBuild } from "./cache/last.ts";
import { type Attempt, type BuildContext, openContext } from "./context.ts";
import { importRecords } from "./hosts/listings.ts";
import type { BuildOptions } from "./options.ts";
import { lockWhenFree } from "./publish/lock/lock.ts";
import { type BuildReport, reportUnchanged } from "./report.ts";
import { recorded } from "./runs/record.ts";
import { type BuildSetup, setUpBuild } from "./settings/setup.ts";
import { assetsOf } from "./settings/templates.ts";
import { situationOf } from "./threads/warming.ts";

export type { BuildOptions, Progress } from "./options.ts";
export type { BuildReport } from "./report.ts";

/**
 * Builds an archive: reads, collates, plans, renders and publishes it, as far as it is not what was built before.
 * @example
 * const { articles, problems } = await build({ config: ".eleventy.ts" });
 * @throws {CannotRun} where nothing could be published: no settings, no content, a foreign output folder, a broken template, another build at work
 */
export async function build(options: BuildOptions): Promise<BuildReport> {
	const { parts } = options;
	if (!parts || parts.engine !== undefined) return recordedBuild(options);
	// Parts were rendered for the moment of their plan, and without what it left out.
	const { readPlan } = await import("./parts/plan.ts");
	const { at, leftOut } = await readPlan(parts.store);
	return recordedBuild({ ...options, at: options.at ?? at, parts: { ...parts, leftOut } });
}

function recordedBuild(options: BuildOptions): Promise<BuildReport> {
	return withArchive(options, (context) => recorded(context, options.search !== false, () => buildArchive(context)));
}

/**
 * Does some work with an archive, while no other build is at work in its output folder.
 * @throws {CannotRun} where there are no settings, no content, or a foreign output folder
 */
export async function withArchive<R>(options: BuildOptions, work: (context: BuildContext) => Promise<R>): Promise<R> {
	const setup = await setUpBuild(options);
	const { signal, onProgress, patience = 0 } = options;
	const onWait = () => onProgress?.({ step: "waiting", done: 0, of: 1 });
	const lock = await lockWhenFree(setup.folders.output, patience, { signal, onWait });
	try {
		return await tryAgain((changes) => workOnce(setup, options, { lock, changes }, work));
	} catch (error) {
		throw asCannotRun(error);
	} finally {
		lock.unlock();
	}
}

/** How often a build begins anew because stories changed meanwhile. */
const MOST_ATTEMPTS = 12;

/** Builds, and where stories changed meanwhile, builds again: with what they say now, or where they go on changing, without them. */
async function tryAgain<R>(work: (changes: Attempt["changes"]) => Promise<R>): Promise<R> {
	const changes = new Map<string, number>();
	for (let attempt = 1; ; attempt++) {
		try {
			return await work(changes);
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

async function workOnce<R>(
	setup: BuildSetup,
	options: BuildOptions,
	attempt: Attempt,
	work: (context: BuildContext) => Promise<R>,
): Promise<R> {
	options.onProgress?.({ step: "reading", done: 0, of: 1 });
	const context = openContext(setup, options, attempt);
	const stop = () => void context.pool.close();
	options.signal?.addEventListener("abort", stop);
	try {
		return await work(context);
	} finally {
		options.signal?.removeEventListener("abort", stop);
		await context.pool.close();
		context.pictureMemory.close();
	}
}

/** Asks the disk what has changed, and builds. A build that would only repeat the last one ends there, and so it does without all that reads and renders. */
async function buildArchive(context: BuildContext): Promise<BuildReport> {
	const { config, folders } = context;
	context.notes.at("read");
	const listed = listInputs(context.found, assetsOf(folders.templates), importRecords(config.root, config.settings));
	const situation = situationOf(context.cache.last, listed.names);
	// Where it is certain that stories will be read, what that needs is loaded while threads ask the disk.
	const [disk] = await Promise.all([askDisk(context, listed, situation), situation !== "same-files" && import("./steps.ts")]);
	const last = unchangedBuild(context, disk);
	return last ? reportUnchanged(context, last) : (await import("./steps.ts")).readAndPublish(context, disk);
}
