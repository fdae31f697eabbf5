import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { CannotRun, StoriesChanged } from "../../../problem.ts";
import { removeFolder } from "../../../system/disk/inuse.ts";
import { DamagedObject, getObject, getRecord, hasObject, putRecord } from "../../stores/objects.ts";
import { wholePlace } from "../../stores/open.ts";
import type { Store } from "../../stores/store.ts";
import { type Pool, startPool } from "../../threads/pool.ts";
import { unpackKit } from "../kit.ts";
import { kitName, kitRecord, packName, packRecord, partName, partRecord } from "../records.ts";
import { refuseOtherVersions } from "../versions.ts";
import { renderPieces } from "./renderpieces.ts";
import type { Workshop } from "./workshop.ts";

/** Renders parts of a plan, one after the other. */
export interface PartRenderer {
	/**
	 * Renders a part into its pack; nothing where its pack is in the store already.
	 * @param hash the name of the part
	 * @returns whether there was anything to do
	 * @throws {CannotRun} where a template fails, the part is not in the store, or the store fails
	 */
	render(hash: string): Promise<boolean>;
	/** Ends its threads and removes its working files. */
	close(): Promise<void>;
}

/** How parts are rendered. */
export interface RendererOptions {
	/** How many threads; else one for each core. */
	readonly jobs?: number | undefined;
	/** Stops it. */
	readonly signal?: AbortSignal;
	/** Starts the threads. */
	readonly openPool?: (jobs: number | undefined) => Pool;
}

/**
 * Opens a renderer of parts, which needs nothing but the store.
 * The process is moved into the folder of the settings that the parts have, because Eleventy tells templates where it runs.
 */
export function openPartRenderer(store: Store, { jobs, signal, openPool = startPool }: RendererOptions): PartRenderer {
	const folder = mkdtempSync(path.join(tmpdir(), "backfile-parts-"));
	const scratch = path.join(folder, "scratch");
	const started = process.cwd();
	const place = wholePlace(store.place);
	let workshop: Workshop | undefined;

	/** Threads keep what they have loaded of a kit, so another kit gets other threads. */
	async function workshopFor(kit: string): Promise<Workshop> {
		if (workshop?.kit.hash === kit) return workshop;
		await workshop?.pool.close();
		const unpacked = unpackKit(await kitBytes(store, kit), path.join(folder, kit), kit);
		process.chdir(unpacked.cwd);
		workshop = { store, place, pool: openPool(jobs), scratch, kit: unpacked, signal };
		return workshop;
	}

	return {
		async render(hash) {
			if (await isRendered(store, hash)) return false;
			const part = await getRecord(store, partName(hash), partRecord);
			if (!part) throw missing(hash);
			const current = await workshopFor(part.kit);
			try {
				await putRecord(store, packName(hash), await renderPieces(current, part));
			} catch (error) {
				throw asOwner(error, path.join(folder, part.kit));
			} finally {
				removeFolder(scratch);
			}
			return true;
		},
		async close() {
			await workshop?.pool.close();
			if (workshop) process.chdir(started);
			removeFolder(folder);
		},
	};
}

/** An error as the owner of the archive understands it, whose templates are not in the folder of this worker. */
function asOwner(error: unknown, folder: string): unknown {
	if (error instanceof StoriesChanged) {
		return new CannotRun(
			`A template shows the text of ${error.files[0]}, which the part has not brought along.`,
			"Parts bring along the texts of the stories that are in a page's data. Build on one machine, or show the text elsewhere.",
			"docs/scale.md#when-something-fails",
		);
	}
	return error instanceof CannotRun ? new CannotRun(error.message.replaceAll(folder + path.sep, ""), error.remedy, error.page) : error;
}

async function kitBytes(store: Store, hash: string): Promise<Uint8Array> {
	const record = await getRecord(store, kitName(hash), kitRecord);
	if (!record) throw missing(hash);
	refuseOtherVersions(record.versions);
	return getObject(store, record.object);
}

/** Whether a part was rendered, and all that it gave is still in the store. */
export async function isRendered(store: Store, hash: string): Promise<boolean> {
	try {
		const pack = await getRecord(store, packName(hash), packRecord);
		for (const { sha256, files } of pack?.objects ?? []) {
			const size = files.reduce((sum, { bytes }) => sum + bytes, 0);
			if (!(await hasObject(store, sha256, size))) return false;
		}
		return pack !== undefined;
	} catch (error) {
		if (error instanceof DamagedObject) return false;
		throw error;
	}
}

function missing(hash: string): CannotRun {
	return new CannotRun(`The store has no part ${hash.slice(0, 12)}.`, "Plan again: backfile plan.", "docs/scale.md#when-something-fails");
}
