import { CannotRun } from "../../../src/problem.ts";
import { note } from "../command.ts";
import type { Node } from "../node.ts";
import type { Places } from "../step.ts";
import { eleventy } from "./eleventy.ts";
import { hugoAlone, prepareHugo } from "./hugo.ts";
import { hugoThenPagefind } from "./pagefind.ts";
import type { Peer } from "./peer.ts";

/**
 * Two peers are left out of larger archives. Plain Eleventy's time grows faster than the archive: after ten minutes it had not built 100,000
 * articles. The memory of Pagefind's command grows with the pages: it took 1.7 GB for 10,000 articles.
 */
export const LARGEST_FOR_ALL = 20_000;

/** Which peers are asked for. */
export interface AskedPeers {
	readonly articles: number;
	/** All that can be measured of so many articles. */
	readonly peers: boolean;
	/** Plain Eleventy of any number of articles. */
	readonly eleventy: boolean;
	/** Hugo, then Pagefind, of any number of articles. */
	readonly pagefind: boolean;
	/** Whether sites with a search are measured. */
	readonly search: boolean;
}

/** Prepares the peers that are asked for. One that cannot be prepared is left out, and it is told why. */
export async function preparePeers(
	{ articles, search, ...asked }: AskedPeers,
	places: Places,
	node: Node,
	signal: AbortSignal,
): Promise<Peer[]> {
	const isSmall = articles <= LARGEST_FOR_ALL;
	const withPagefind = search && (asked.pagefind || (asked.peers && isSmall));
	const withEleventy = asked.eleventy || (asked.peers && isSmall);
	if (asked.peers && !withEleventy) note(`Eleventy is left out above ${LARGEST_FOR_ALL} stories; --eleventy measures it.`);
	if (asked.peers && search && !withPagefind)
		note(`Pagefind's command is left out above ${LARGEST_FOR_ALL} stories; --pagefind measures it.`);
	const hugo = asked.peers || withPagefind ? await prepared("Hugo", () => prepareHugo(places, signal)) : undefined;
	return [
		hugo && asked.peers && hugoAlone(hugo, places.folder),
		withEleventy && (await prepared("Eleventy", () => eleventy(places, node, signal))),
		hugo && withPagefind && hugoThenPagefind(hugo, places.folder, node),
	].filter((peer) => typeof peer === "object");
}

async function prepared<T>(name: string, make: () => Promise<T>): Promise<T | undefined> {
	note(`preparing ${name} …`);
	try {
		return await make();
	} catch (error) {
		if (!(error instanceof CannotRun)) throw error;
		note(`${name} is left out. ${error.message}\n    ${error.remedy}`);
		return undefined;
	}
}
