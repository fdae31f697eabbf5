import type { EarlierAddresses } from "../../site/material.ts";
import { sha256Of } from "../../system/hash.ts";
import { type Cache, type LastBuild, noCache } from "../cache/cache.ts";
import { listInputs, type StampedInputs, stampInputs } from "../cache/inputs.ts";
import type { PublishedOutput } from "../cache/outputs.ts";
import { openRemembered, type Remembered } from "../cache/remembered.ts";
import { type Found, findContent } from "../content/find.ts";
import { siteRedactions } from "../content/redactions/site.ts";
import { openPictures, type PictureMemory } from "../pictures/memory.ts";
import { manifestIn, ownersIn, type Published, parseManifest } from "../publish/manifest.ts";
import type { BuildSetup } from "../settings/setup.ts";
import { assetsOf } from "../settings/templates.ts";
import { type Pool, poolFor } from "../threads/pool.ts";

/** What a check works with. It reads what builds remember and changes none of it, so that a check and a build can run at once. */
export interface CheckContext extends BuildSetup {
	readonly found: Found;
	readonly inputs: StampedInputs;
	readonly cache: Cache;
	readonly pictureMemory: PictureMemory;
	readonly pool: Pool;
	/** Whether a file of the site was made by Eleventy for the owner in the last build: a check does not run Eleventy. */
	readonly isOwnFile: (path: string) => boolean;
	/** What was published before. */
	readonly earlier: EarlierAddresses;
	/** What the last build published, by path; with what it was made from, where the cache knows that. */
	readonly published: ReadonlyMap<string, Published & Partial<PublishedOutput>>;
	/** Undefined where nothing is remembered. */
	readonly remembered: Remembered | undefined;
	/** What the last build told, where a build of the same would end at once. */
	readonly last: LastBuild | undefined;
}

/**
 * Finds the files of an archive and asks the disk about them.
 * @throws {CannotRun} where there is no content folder, or the output folder has a manifest that is not ours
 */
export async function openCheck(setup: BuildSetup): Promise<CheckContext> {
	const { config, folders, jobs, isGuarded } = setup;
	const found = findContent(folders.content);
	const { redactions } = siteRedactions(found, folders, config.settings);
	const { cache, remembered } = openRemembered(setup, redactions);
	const pool = poolFor(found.stories.length, jobs, isGuarded);
	const inputs = await stampInputs(listInputs(found, assetsOf(folders.templates)), found, folders.content, pool);
	const pictureMemory = openPictures(remembered?.folder);
	return {
		...setup,
		found,
		inputs,
		pool,
		cache: { ...noCache, stories: cache.stories },
		pictureMemory: { ...NO_MEMORY, fileAt: (...file) => pictureMemory.fileAt(...file) },
		remembered,
		last: cache.last,
		...publishedBefore(cache, folders.output),
	};
}

const NO_MEMORY: Omit<PictureMemory, "fileAt"> = {
	folder: "",
	copiesOf: () => undefined,
	remember() {},
	compact() {},
	close() {},
	problems: [],
};

function publishedBefore(cache: Pick<Cache, "outputsOf">, output: string): Pick<CheckContext, "isOwnFile" | "earlier" | "published"> {
	const manifest = manifestIn(output) ?? "";
	const owners = ownersIn(manifest);
	const known = cache.outputsOf(sha256Of(manifest));
	const published = known ?? parseManifest(manifest, output).entries;
	const isOwn = (path: string) => known?.get(path)?.kind === "own";
	return {
		isOwnFile: isOwn,
		published,
		earlier: { has: (path) => published.has(path), ownerOf: (path) => owners.get(path), isOwn },
	};
}
