import { existsSync } from "node:fs";
import path from "node:path";
import { loadConfig } from "../settings/load.ts";
import { type ProvedThing, type ProveOptions, type ProveReport, proveNames } from "./prove.ts";

/** What a caller may tell a search for names. */
export interface NamedOptions extends ProveOptions {
	/** The archive's file of settings. */
	readonly config: string;
	/** The folder to search; without it the settings say. */
	readonly output?: string;
	/** With false the cache is not searched. */
	readonly cache?: boolean;
}

/**
 * Searches what an archive has published. A folder that is named is searched without settings where there are none.
 * @throws {CannotRun} where there are neither settings nor a folder, or a name is too short
 */
export async function proveNamed(
	names: readonly string[],
	{ config, output, cache = true, jobs, signal, onProgress }: NamedOptions,
): Promise<ProveReport> {
	const options = { jobs, signal, onProgress };
	if (output !== undefined && !existsSync(config)) return await proveNames(names, { output: path.resolve(output), cache: false }, options);
	const { settings, root } = await loadConfig(path.resolve(config));
	const folder = output === undefined ? path.resolve(root, settings.output) : path.resolve(output);
	const report = await proveNames(names, { output: folder, root, cache }, options);
	return { ...report, things: report.things.map((thing) => withAddresses(thing, settings)) };
}

/** Adds to places in pages their addresses on the site. */
export function withAddresses(thing: ProvedThing, { url, urls }: { readonly url: string; readonly urls: string }): ProvedThing {
	const addressOf = (file: string) => {
		const place = file.split("/").map(encodeURIComponent).join("/");
		const shown = /(^|\/)index\.html$/.test(place)
			? place.slice(0, -"index.html".length)
			: urls === "clean"
				? place.slice(0, -".html".length)
				: place;
		return `${url.replace(/\/$/, "")}/${shown}`;
	};
	return {
		...thing,
		places: thing.places.map((place) => (place.path.endsWith(".html") ? { ...place, address: addressOf(place.path) } : place)),
	};
}
