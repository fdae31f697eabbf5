import type { Found } from "../content/find.ts";
import { type CurrentOutput, checkOutput, type EarlierOutput } from "../publish/output.ts";
import type { Folders } from "../settings/load.ts";
import { type Pool, refuseStopped } from "../threads/pool.ts";
import type { Situation, Warming } from "../threads/warming.ts";
import type { Cache } from "./cache.ts";
import { type Inputs, type StampedInputs, stampInputs } from "./inputs.ts";

/** What asking the disk works with. */
export interface DiskContext {
	readonly folders: Folders;
	readonly found: Found;
	readonly earlier: EarlierOutput;
	readonly cache: Pick<Cache, "stories">;
	readonly pool: Pool;
	readonly warming: Pick<Warming, "at">;
	readonly signal?: AbortSignal;
}

/** What the disk says of the files that a build reads, and of those that are published. */
export interface Disk {
	readonly situation: Situation;
	readonly inputs: StampedInputs;
	readonly output: CurrentOutput;
}

/**
 * Asks the disk for the stamps of all files that a build reads and of all that are published.
 * @param listed the files that it reads
 */
export async function askDisk(context: DiskContext, listed: Inputs, situation: Situation): Promise<Disk> {
	const { folders, found, earlier, cache, pool, warming, signal } = context;
	refuseStopped(signal);
	warming.at("stamps", situation);
	const [inputs, output] = await Promise.all([
		stampInputs(listed, found, folders.content, pool),
		checkOutput(folders.output, earlier, pool),
		// It is certain that stories will be read: load what that needs while threads ask the disk.
		...(situation === "other-files" ? [cache.stories(), import("../content/story.ts")] : []),
	] as const);
	return { situation, inputs, output };
}
