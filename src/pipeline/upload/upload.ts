import { mkdirSync, mkdtempSync, realpathSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { CannotRun, compareText, type Problem } from "../../problem.ts";
import { isWithin } from "../../system/disk/diskpaths.ts";
import { removeFolder } from "../../system/disk/inuse.ts";
import { type Changes, changesBetween, NO_CHANGES } from "../publish/changes.ts";
import { lockOutput } from "../publish/lock/lock.ts";
import { JOURNAL, MANIFEST, type Manifest, manifestIn, manifestText } from "../publish/manifest.ts";
import { clearStaging } from "../publish/staging.ts";
import { poolFor } from "../threads/pool.ts";
import type { Differences } from "../verify/compare.ts";
import { lookingAtFolder, publishInto } from "./folder.ts";
import { confirmFiles, readSite, type Site } from "./local.ts";
import { lookAt, type View } from "./look.ts";
import { planUpload, type UploadPlan } from "./plan.ts";
import { uploadStopped } from "./program.ts";
import { openRclone } from "./rclone.ts";
import type { Remote } from "./remote.ts";
import { openRsync } from "./rsync.ts";
import { type SendProgress, sendPlan } from "./send.ts";
import type { Target } from "./target.ts";

/** What an upload is to do. */
export interface UploadOptions {
	/** The folder of the built site, absolute. */
	readonly output: string;
	readonly target: Target;
	/** List the target, instead of believing its manifest. */
	readonly verify?: boolean;
	/** Say what would be sent, and send nothing. */
	readonly dryRun?: boolean;
	/** Overwrite what stands at the addresses of the site in a target that has no record of ours. */
	readonly takeOver?: boolean;
	/** For a folder: wait until the disk holds each step. */
	readonly flush?: boolean;
	readonly jobs?: number;
	/** New files are sent in parts of at least so many; else 10,000. */
	readonly leastInPart?: number;
	readonly onProgress?: (progress: SendProgress) => void;
	readonly signal?: AbortSignal;
}

/** What an upload did, or would do. */
export interface UploadReport {
	readonly target: string;
	/** How many files the site has. */
	readonly files: number;
	readonly changes: Changes;
	/** In what the target was not as its records say; undefined where it was not listed. */
	readonly differences: Differences | undefined;
	/** Whether an upload that was stopped before was finished. */
	readonly isUnfinished: boolean;
	readonly problems: readonly Problem[];
}

/**
 * Sends to a target what changed in a site since the last upload there.
 * @throws {CannotRun} where the site is not built, the target is somebody else's, or a program fails
 */
export async function uploadSite(options: UploadOptions): Promise<UploadReport> {
	const { output, target } = options;
	if (target.kind === "folder") refuseOverlap(output, target.folder);
	// A build at the same time would change files while they are sent.
	const lock = await lockOutput(output, { signal: options.signal });
	const scratch = mkdtempSync(path.join(tmpdir(), "backfile-upload-"));
	try {
		const site = readSite(output);
		if (target.kind === "folder") return await uploadToFolder(site, target, options);
		const remote = target.kind === "rsync" ? openRsync(target, scratch, options.signal) : openRclone(target, options.signal);
		return await uploadTo(remote, site, scratch, options);
	} finally {
		removeFolder(scratch);
		lock.unlock();
	}
}

async function uploadToFolder(site: Site, target: Extract<Target, { kind: "folder" }>, options: UploadOptions): Promise<UploadReport> {
	const { dryRun = false, flush = true, verify = false, takeOver = false, jobs, signal } = options;
	const { folder, name } = target;
	const lock = dryRun ? undefined : await lockOutput(folder, { signal });
	// Unless all of them are compared, threads take longer to start than they save.
	const pool = poolFor(verify || takeOver ? site.files.size : 0, jobs);
	try {
		if (!dryRun) clearStaging(folder);
		const looking = lookingAtFolder(folder, site, pool);
		const view = await lookAt(site, { ...looking, name, verify, takeOver });
		const plan = planUpload(withoutForeign(site, view), view.known);
		const planned = reportOf(site, view, target, changesBetween(view.known, withoutForeign(site, view)));
		if (dryRun) return planned;
		await confirmFiles(site, sentBy(plan), jobs);
		const refuseStopped = () => {
			if (signal?.aborted) throw uploadStopped();
		};
		refuseStopped();
		const outcome = await publishInto({
			folder,
			site,
			view,
			text: looking.text,
			flush,
			confirm: () => lock?.confirm(),
			refuseStopped,
		});
		return { ...planned, changes: outcome.changes, problems: [...planned.problems, ...outcome.problems] };
	} finally {
		await pool.close();
		lock?.unlock();
	}
}

/** Uploads to a target that a program reaches. */
export async function uploadTo(
	remote: Remote,
	site: Site,
	scratch: string,
	{ target, verify = false, takeOver = false, dryRun = false, jobs, leastInPart, onProgress }: UploadOptions,
): Promise<UploadReport> {
	const records = path.join(scratch, "records");
	mkdirSync(records, { recursive: true });
	await remote.fetch([MANIFEST, JOURNAL], records);
	const view = await lookAt(site, {
		name: target.name,
		text: manifestIn(records),
		records,
		takeOver,
		verify,
		isEmpty: () => remote.isEmpty(),
		compare: (files) => remote.compare(site.folder, files),
	});
	const files = withoutForeign(site, view);
	const plan = planUpload(files, view.known);
	const report = reportOf(site, view, target, changesBetween(view.known, files));
	if (dryRun) return report;
	await confirmFiles(site, sentBy(plan), jobs);
	const text = view.foreign.size === 0 ? site.text : manifestText(files, site.owners());
	const standingText = view.isDamaged ? undefined : manifestIn(records);
	const { known, isUnfinished } = view;
	const isLookedAt = isUnfinished || view.differences !== undefined;
	await sendPlan({ remote, scratch, site, files, text, standingText, known, isUnfinished, isLookedAt, plan, leastInPart, onProgress });
	return report;
}

function withoutForeign({ files }: Site, { foreign }: View): Manifest {
	return foreign.size === 0 ? files : new Map([...files].filter(([file]) => !foreign.has(file)));
}

function sentBy({ added, changed }: UploadPlan): string[] {
	return [...added, ...changed].flat();
}

function reportOf(site: Site, view: View, target: Target, changes: Changes = NO_CHANGES): UploadReport {
	const { differences, isUnfinished, isDamaged, foreign } = view;
	const problems = [...foreign].sort(compareText).map(foreignProblem);
	return {
		target: target.name,
		files: site.files.size,
		changes,
		differences,
		isUnfinished,
		problems: isDamaged ? [damagedProblem(), ...problems] : problems,
	};
}

function foreignProblem(file: string): Problem {
	return {
		file,
		rule: "output-foreign",
		severity: "error",
		message: "The target has something at this path that an upload did not put there. It was left as it is.",
		remedy: "Move it away there, or upload with --take-over, which overwrites what stands at the addresses of this site.",
	};
}

function damagedProblem(): Problem {
	return {
		file: MANIFEST,
		rule: "manifest-damaged",
		severity: "info",
		message: "The target's list of its files was cut off; files whose lines are lost were compared with the site's, and it is whole again.",
		remedy: "Nothing is lost. Files that left the site meanwhile may still be there: --verify lists them as foreign.",
	};
}

/** @throws {CannotRun} where one of two folders is in the other, or they are the same */
function refuseOverlap(output: string, folder: string): void {
	const [a, b] = [realOf(output), realOf(folder)];
	if (isWithin(a, b) || isWithin(b, a))
		throw new CannotRun(`The target ${folder} and the site ${output} are the same, or one is in the other.`, "Name another folder.");
}

/** A path without symbolic links, as far as it exists. */
function realOf(folder: string): string {
	try {
		return realpathSync(folder);
	} catch {
		const parent = path.dirname(folder);
		return parent === folder ? folder : path.join(realOf(parent), path.basename(folder));
	}
}
