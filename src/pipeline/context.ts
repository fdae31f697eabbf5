import type { Cache } from "./cache/cache.ts";
import { openRemembered, type Remembered } from "./cache/remembered.ts";
import { type Found, findContent } from "./content/find.ts";
import { siteRedactions } from "./content/redactions/site.ts";
import { openLedger, type StandingLedger } from "./ledger/file.ts";
import type { BuildOptions } from "./options.ts";
import { openPictures, type PictureMemory } from "./pictures/memory.ts";
import type { Lock } from "./publish/lock/lock.ts";
import { type EarlierOutput, readEarlierOutput } from "./publish/output.ts";
import { clearStaging } from "./publish/staging.ts";
import { openNotes, type RunNotes } from "./runs/notes.ts";
import { NO_FILE } from "./settings/files.ts";
import type { BuildSetup } from "./settings/setup.ts";
import { type Pool, poolFor } from "./threads/pool.ts";
import { openWarming, type Warming } from "./threads/warming.ts";

/** One attempt to build. Where stories change meanwhile, there is another. */
export interface Attempt {
	/** Keeps other builds out of the output folder. */
	readonly lock: Pick<Lock, "confirm">;
	/** How often the file of a story was found changed after this build had read it. */
	readonly changes: ReadonlyMap<string, number>;
}

/** What all steps of one build share. Each step declares which of it it needs. */
export interface BuildContext extends BuildSetup, Attempt, Pick<BuildOptions, "onProgress" | "signal" | "parts"> {
	readonly found: Found;
	/** What earlier builds published. */
	readonly earlier: EarlierOutput;
	/** Every address that was ever published; undefined where nobody keeps a ledger. */
	readonly ledger: StandingLedger | undefined;
	readonly cache: Cache;
	/** Undefined where the build remembers nothing. */
	readonly remembered: Remembered | undefined;
	readonly notes: RunNotes;
	readonly pictureMemory: PictureMemory;
	readonly pool: Pool;
	readonly warming: Warming;
}

/**
 * Finds the files of an archive, and opens what its build works with.
 * @throws {CannotRun} where there is no content folder, or the output folder has files that are not ours
 */
export function openContext(
	setup: BuildSetup,
	{
		onProgress,
		signal,
		parts,
		openPool = poolFor,
		openLog,
	}: Pick<BuildOptions, "onProgress" | "signal" | "parts" | "openPool" | "openLog">,
	attempt: Attempt,
): BuildContext {
	const { config, folders, jobs, isGuarded } = setup;
	const found = findContent(folders.content);
	const { redactions } = siteRedactions(found, folders, config.settings);
	clearStaging(folders.output);
	const { cache, remembered } = openRemembered(setup, redactions, openLog);
	const earlier = readEarlierOutput(folders.output, cache);
	const ledger = config.file === NO_FILE ? undefined : openLedger(config.root);
	const pictureMemory = openPictures(remembered?.folder);
	const pool = openPool(found.stories.length + earlier.files.size, jobs, isGuarded);
	return {
		...setup,
		...attempt,
		onProgress,
		signal,
		parts,
		found,
		earlier,
		ledger,
		cache,
		remembered,
		notes: openNotes(),
		pictureMemory,
		pool,
		warming: openWarming(pool),
	};
}
