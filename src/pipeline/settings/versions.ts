import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Carried } from "../../site/plan.ts";
import { sha256Of } from "../../system/hash.ts";
import type { CacheKeys } from "../cache/cache.ts";
import { filesBelow } from "../content/find.ts";
import { type Folders, templatesOf } from "../planning/site.ts";
import { settingsFiles } from "./files.ts";
import type { Config } from "./load.ts";

const own = fileURLToPath(new URL("../..", import.meta.url));

/** What the parts of a cache depend on: stories, and shards of the search index, on our version and the zone, outputs on the settings, the templates and all that these use as well. */
export function cacheKeys({ settings, file }: Pick<Config, "settings" | "file">, folders: Folders, version: string): CacheKeys {
	return {
		stories: sha256Of(JSON.stringify([version, settings.timeZone])),
		outputs: sha256Of(
			JSON.stringify([
				version,
				settings,
				settings.images === "webp" ? sharpVersion() : "",
				contentsOf(settingsFiles(file)),
				contentsOf(templatesOf(folders)),
			]),
		),
	};
}

/** Our own code, its libraries, Node and what it knows of languages and zones. */
export function versionOfOurs(): string {
	const { node, icu, unicode, tz } = process.versions;
	return sha256Of(JSON.stringify([node, icu, unicode, tz, contentsOf(filesBelow(own)), libraries()]));
}

/** The names and contents of files, as one hash. */
export function contentsOf(files: readonly Carried[]): string {
	return sha256Of(JSON.stringify(files.map(({ path: name, from }) => [name, sha256Of(readFileSync(from))])));
}

/** The versions of all that we depend on. */
function libraries(): string[] {
	const file = path.join(own, "../package.json");
	const { dependencies = {} } = JSON.parse(readFileSync(file, "utf8")) as { readonly dependencies?: Readonly<Record<string, string>> };
	const folders = createRequire(file).resolve.paths("x") ?? [];
	return Object.keys(dependencies).map((name) => `${name} ${versionIn(folders, name)}`);
}

/** The version of sharp that would be used; empty where it is not installed. */
export function sharpVersion(): string {
	return versionIn(createRequire(import.meta.url).resolve.paths("sharp") ?? [], "sharp");
}

function versionIn(folders: readonly string[], name: string): string {
	for (const folder of folders) {
		try {
			const { version } = JSON.parse(readFileSync(path.join(folder, name, "package.json"), "utf8")) as { readonly version: string };
			return version;
		} catch {
			// It may lie in a folder further up.
		}
	}
	return "";
}
