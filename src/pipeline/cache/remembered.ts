import type { Redaction } from "../../article/redaction/redactor.ts";
import type { BuildSetup } from "../settings/setup.ts";
import { cacheKeys } from "../settings/versions.ts";
import { type Cache, noCache, openCache } from "./cache.ts";
import { cacheFolder } from "./folder.ts";
import type { openLog } from "./log.ts";

/** Where what builds of an archive remember is, and for what. */
export interface Remembered {
	/** The folder of the caches, absolute. */
	readonly folder: string;
	/** The key of the outputs: a hash of all that every one of them depends on. */
	readonly key: string;
}

/**
 * Opens the cache of an archive.
 * @param openParts opens its parts; else they are read from the disk
 * @returns a cache that remembers nothing, and nothing else, where the setup asks for that
 */
export function openRemembered(
	{ config, folders, version, showsDrafts }: Pick<BuildSetup, "config" | "folders" | "version" | "showsDrafts">,
	redactions: readonly Redaction[] | undefined,
	openParts?: typeof openLog,
): { readonly cache: Cache; readonly remembered: Remembered | undefined } {
	if (version === undefined) return { cache: noCache, remembered: undefined };
	const folder = cacheFolder(config.root, folders);
	const keys = cacheKeys(config, folders, version, redactions, showsDrafts);
	return { cache: openCache(folder, keys, openParts), remembered: { folder, key: keys.outputs } };
}
