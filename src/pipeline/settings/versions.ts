import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { readingSite } from "../../article/hosts.ts";
import type { Redaction } from "../../article/redaction/redactor.ts";
import type { Carried } from "../../site/material.ts";
import { sha256Of } from "../../system/hash.ts";
import type { CacheKeys } from "../cache/cache.ts";
import { filesBelow } from "../content/files.ts";
import { settingsFiles } from "./files.ts";
import type { Config, Folders } from "./load.ts";
import { templatesOf } from "./templates.ts";

const SOURCES = fileURLToPath(new URL("../..", import.meta.url));

/**
 * The keys of a cache. Stories, and shards of the search index, depend on our version, the time zone and the hosts of the site.
 * They depend on redactions, too. Outputs also depend on the settings, the templates, and all that these use.
 */
export function cacheKeys(
	{ settings, file }: Pick<Config, "settings" | "file">,
	folders: Folders,
	version: string,
	redactions: readonly Redaction[] | undefined,
	showsDrafts = false,
): CacheKeys {
	return {
		// With other redactions, nothing that was read before them may stay in the cache.
		stories: sha256Of(JSON.stringify([version, readingSite(settings), redactions])),
		outputs: sha256Of(
			JSON.stringify([
				version,
				settings,
				settings.images === "webp" ? sharpVersion() : "",
				contentsHash(settingsFiles(file)),
				contentsHash(templatesOf(folders.templates)),
				showsDrafts,
			]),
		),
	};
}

let ownHash: string | undefined;

/**
 * A hash of our own code, its libraries, Node, and what Node knows of languages and time zones.
 * It is made once a process: what a process runs is what it has loaded, whatever becomes of the files while it runs.
 */
export function ownVersion(): string {
	ownHash ??= hashOwnCode();
	return ownHash;
}

function hashOwnCode(): string {
	const { node, icu, unicode, tz } = process.versions;
	// Beside the code there are maps to its sources and types for editors, which change nothing.
	const code = filesBelow(SOURCES).filter(({ path: file }) => /(?<!\.d)\.m?[jt]s$/.test(file));
	return sha256Of(JSON.stringify([node, icu, unicode, tz, contentsHash(code), libraries()]));
}

/** One hash of the names and contents of files. */
export function contentsHash(files: readonly Carried[]): string {
	return sha256Of(JSON.stringify(files.map(({ path: name, from }) => [name, sha256Of(readFileSync(from))])));
}

/** The names and versions of all libraries that we depend on. */
function libraries(): string[] {
	const file = path.join(SOURCES, "../package.json");
	const { dependencies = {} } = JSON.parse(readFileSync(file, "utf8")) as { readonly dependencies?: Readonly<Record<string, string>> };
	const folders = createRequire(file).resolve.paths("x") ?? [];
	return Object.keys(dependencies).map((name) => `${name} ${versionIn(folders, name)}`);
}

/** The version of sharp that would be used; empty where it is not installed. */
export function sharpVersion(): string {
	return libraryVersion("sharp");
}

/** The version of a library that would be used; empty where it is not installed. */
export function libraryVersion(name: string): string {
	return versionIn(createRequire(import.meta.url).resolve.paths(name) ?? [], name);
}

function versionIn(folders: readonly string[], name: string): string {
	for (const folder of folders) {
		try {
			const { version } = JSON.parse(readFileSync(path.join(folder, name, "package.json"), "utf8")) as { readonly version: string };
			return version;
		} catch {
			// The library may be in a folder further up.
		}
	}
	return "";
}
