import { availableParallelism } from "node:os";
import { compareProblems } from "../../problem.ts";
import type { Settings } from "../../settings.ts";
import type { Carried } from "../../site/material.ts";
import type { StampedInputs } from "../cache/inputs.ts";
import type { Content } from "../content/articles.ts";
import { readListings } from "../hosts/listings.ts";
import type { StandingLedger } from "../ledger/file.ts";
import { unrecordedProblems } from "../ledger/record.ts";
import type { BuildOptions } from "../options.ts";
import type { PictureMemory } from "../pictures/memory.ts";
import { inspectPictures, type Pictures, pictureStamp } from "../pictures/pictures.ts";
import { withoutRefusedDrawings } from "../pictures/refused.ts";
import { shownPictures } from "../pictures/shown.ts";
import { type CurrentOutput, type EarlierOutput, unchangedOutput } from "../publish/output.ts";
import type { RunNotes } from "../runs/notes.ts";
import type { Folders } from "../settings/load.ts";
import { sharpVersion } from "../settings/versions.ts";
import { type Pool, refuseStopped } from "../threads/pool.ts";
import { carriedFiles, type PlannedSite, planSite } from "./site.ts";

/** What planning works with. */
export interface PlanContext extends Pick<BuildOptions, "jobs" | "onProgress" | "signal"> {
	readonly config: { readonly settings: Settings; readonly root: string };
	readonly folders: Folders;
	/** Milliseconds since 1970, UTC. */
	readonly at: number;
	/** The version of Backfile; undefined where nothing is remembered. */
	readonly version: string | undefined;
	readonly pictureMemory: PictureMemory;
	readonly pool: Pool;
	readonly notes: Pick<RunNotes, "at">;
	/** Every address that was ever published; undefined where nobody keeps a ledger. */
	readonly ledger: Pick<StandingLedger, "read"> | undefined;
	/** Whether every address has to be in it. */
	readonly isFrozen: boolean;
	/** Whether drafts and stories whose time has not come are shown as well. */
	readonly showsDrafts: boolean;
	/** What earlier builds published. */
	readonly earlier: Pick<EarlierOutput, "files" | "owners">;
}

/** What the disk says before a site is planned. */
export interface PlanDisk {
	readonly inputs: Pick<StampedInputs, "sizes" | "copyStamps">;
	readonly output: CurrentOutput;
}

/** A planned archive, and what was done to its pictures. */
export interface PlannedArchive extends PlannedSite {
	readonly converted: Pictures["converted"];
}

/** Inspects the pictures that stories show, and plans the site. */
export async function planArchive(context: PlanContext, content: Content, { inputs, output }: PlanDisk): Promise<PlannedArchive> {
	const { config, folders, at, version, jobs, pictureMemory, pool, earlier, ledger, isFrozen, showsDrafts, notes, signal, onProgress } =
		context;
	refuseStopped(signal);
	notes.at("read");
	const { files, problems } = await withoutRefusedDrawings({
		files: carriedFiles(content, folders, (file) => inputs.sizes.get(file)),
		pool,
		isPublished: (file) => isPublishedAs(output, file, inputs.copyStamps.get(file.path)),
	});
	const pictures = await inspectPictures({
		files: shownPictures(files, content.stories, content.pages, content.termNotes, config.settings),
		images: config.settings.images,
		photoPrivacy: config.settings.photoPrivacy,
		sharp: sharpVersion(),
		memory: pictureMemory,
		pool,
		// Without threads of ours sharp's own threads may use all cores.
		atOnce: pool.jobs === 1 ? (jobs ?? availableParallelism()) : 1,
		stampOf: (file) => pictureStamp(version, inputs.copyStamps.get(file.path) ?? ""),
		isPublished: (file, sha256) => unchangedOutput(output, file)?.fingerprint === sha256,
		onProgress: (done, of) => onProgress?.({ step: "pictures", done, of }),
	});
	refuseStopped(signal);
	const told = { ...pictures, problems: [...problems, ...pictures.problems] };
	const site = planSite(content, files, told, config.settings, {
		folder: folders.content,
		at,
		notes,
		showsDrafts,
		ledger: ledger?.read(),
		listings: readListings(config.root, config.settings),
		earlier: {
			has: (file) => earlier.files.has(file),
			ownerOf: (file) => earlier.owners().get(file),
			isOwn: (file) => earlier.files.get(file)?.kind === "own",
		},
	});
	const unrecorded = isFrozen ? unrecordedProblems(site.plan.kept) : [];
	return { ...site, problems: [...site.problems, ...unrecorded].sort(compareProblems), converted: pictures.converted };
}

/** Whether a file was published with this stamp, and is still there as it was. */
function isPublishedAs(output: CurrentOutput, { path }: Carried, stamp = ""): boolean {
	return stamp !== "" && unchangedOutput(output, path)?.fingerprint === stamp;
}
