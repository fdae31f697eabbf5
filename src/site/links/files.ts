import { addressOnSite, type OwnHosts } from "../../article/hosts.ts";
import { percentDecoded } from "../../article/text.ts";
import { basePath } from "../../settings.ts";
import { once } from "../../system/once.ts";
import { foldedPath } from "../claims.ts";
import { fileBeside, mediaPath } from "../media/media.ts";

/** Finds the files of the site that addresses in stories name. */
export interface FileFinder {
	/**
	 * The path on the site of the file that an address in a story names. Where no file has just this name, one whose name differs in case
	 * or in Unicode form alone is meant, if there is only one.
	 * @returns undefined where there is none, or more than one
	 */
	find(story: string, address: string): string | undefined;
	/** A file whose name is alike, where it is not sure which one is meant. */
	alike(story: string, address: string): string | undefined;
}

/**
 * @param paths those of all files that the site may carry
 * @param published those of the files that it does carry
 */
export function makeFileFinder(paths: readonly string[], site: OwnHosts, published = paths): FileFinder {
	const exact = once(() => new Set(published));
	const folded = once(() => {
		const byName = new Map<string, readonly string[]>();
		for (const path of paths) byName.set(foldedPath(path), [...(byName.get(foldedPath(path)) ?? []), path]);
		return byName;
	});
	const alike = (named: readonly string[]) => named.map((path) => folded().get(foldedPath(path))).find((found) => found !== undefined);
	return {
		find(story, address) {
			const named = pathsNamed(story, address, site);
			const found = named.find((path) => exact().has(path));
			if (found !== undefined || named.length === 0) return found;
			const others = alike(named);
			return others?.length === 1 && exact().has(others[0] ?? "") ? others[0] : undefined;
		},
		alike: (story, address) => alike(pathsNamed(story, address, site))?.[0],
	};
}

/**
 * The paths on the site at which the file may stand that an address in a story names, the likeliest first; none for one of another site.
 * A path from the root of the site may also be one from the root of the content folder.
 */
export function pathsNamed(story: string, address: string, site: OwnHosts): string[] {
	const local = withoutEnd(addressOnSite(address, site) ?? address);
	if (local === "" || /^([a-z][a-z\d+.-]*:|\/\/)/i.test(local)) return [];
	if (!local.startsWith("/")) return [mediaPath(fileBeside(story, local))];
	const base = basePath(site);
	const names = base !== "/" && local.startsWith(base) ? [local, local.slice(base.length - 1)] : [local];
	return names.map((name) => percentDecoded(name.slice(1))).flatMap((name) => [name, mediaPath(name)]);
}

/** An address without its query and its fragment. */
export function withoutEnd(address: string): string {
	return address.replace(/[?#].*$/s, "");
}
