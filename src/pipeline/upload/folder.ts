import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { sha256At, sha256Of } from "../../system/hash.ts";
import { manifestIn, type Published } from "../publish/manifest.ts";
import { type Outcome, publishSite } from "../publish/publish.ts";
import { discardStaging, isOwnName, openStaging, stageFile } from "../publish/staging.ts";
import type { Pool } from "../threads/pool.ts";
import { hashAll } from "../verify/hashall.ts";
import { entriesBelow } from "../verify/walk.ts";
import type { Site } from "./local.ts";
import { type Looking, OTHER_BYTES, type View } from "./look.ts";
import { rankOfPath } from "./plan.ts";
import type { Standing } from "./remote.ts";

/** How a folder on this machine, or on a disk of the network, is looked at. */
export function lookingAtFolder(folder: string, site: Site, pool: Pool): Pick<Looking, "text" | "records" | "isEmpty" | "compare"> {
	return {
		text: manifestIn(folder),
		records: folder,
		async isEmpty() {
			return !existsSync(folder) || readdirSync(folder).every(isOwnName);
		},
		compare: (files) => compareFolder(folder, site, pool, files ?? entriesBelow(folder).files),
	};
}

async function compareFolder(folder: string, site: Site, pool: Pool, files: readonly string[]): Promise<Standing> {
	const hashed = await hashAll(pool, folder, files);
	const standing = new Map<string, boolean>();
	for (const [index, file] of files.entries()) {
		const found = hashed[index];
		if (found === undefined || ("fault" in found && found.fault === "missing")) continue;
		standing.set(file, "sha256" in found && found.sha256 === site.files.get(file)?.sha256);
	}
	return standing;
}

/** What it takes to publish a site into a folder. */
export interface FolderUpload {
	/** Absolute. */
	readonly folder: string;
	readonly site: Site;
	readonly view: View;
	/** The text of the manifest that stands there. */
	readonly text: string | undefined;
	/** Whether each step waits until the disk holds what the next one builds on. */
	readonly flush: boolean;
	/** @throws {CannotRun} where another build or upload has taken the folder over */
	confirm(): void;
	/** @throws {CannotRun} where the user stopped the upload */
	refuseStopped(): void;
}

/** Copies what changed into a folder, and publishes it there as a build does: staged first, then moved in with a journal. */
export async function publishInto({ folder, site, view, text, flush, confirm, refuseStopped }: FolderUpload): Promise<Outcome<Published>> {
	const { known, journal, isDamaged } = view;
	const before = new Map(known);
	for (const [file, entry] of known) if (entry === OTHER_BYTES) before.set(file, asItStands(folder, file, entry));
	const place = openStaging(folder);
	try {
		const staged = new Set<string>();
		for (const [file, { sha256 }] of site.files) {
			const standing = before.get(file)?.sha256;
			if (standing === sha256 || view.foreign.has(file)) continue;
			refuseStopped();
			stageFile(place, file, path.join(site.folder, file), standing);
			staged.add(file);
		}
		const manifest = text === undefined || isDamaged ? undefined : sha256Of(text);
		const records = isDamaged ? "damaged" : "whole";
		const files = view.foreign.size === 0 ? site.files : new Map([...site.files].filter(([file]) => !view.foreign.has(file)));
		const owners = site.owners();
		const rankOf = rankOfPath;
		return await publishSite({ place, before, journal, manifest, records, files, staged, owners, rankOf, flush, confirm });
	} finally {
		discardStaging(place);
	}
}

/** A file of which it is only known that it has other bytes than the site's. */
function asItStands(folder: string, file: string, entry: Published): Published {
	return { ...entry, sha256: sha256At(path.join(folder, file)) ?? "" };
}
