import { isHome } from "../html/addresses.ts";
import { crawledAddress } from "./addresses.ts";
import type { CapturedAddress, Captures } from "./captures.ts";

/** Browsers follow no more (Fetch, section 4.4). */
const LONGEST_CHAIN = 20;

/** If more pages that were there once lead to one, that is no new place of theirs: it is a form to log in, or says that they are gone. */
const MOST_MOVED = 5;

/**
 * Tells whether a page was moved: it was there once, and now redirects to another page of the site. The other one is its story, then.
 * Where it leads to the front page or to nothing, the page as it was counts.
 */
export function laterRedirects(captures: Captures, host: string | undefined): (known: CapturedAddress) => boolean {
	const moved = new Map<string, number>();
	for (const known of captures.addresses()) {
		const target = targetOf(known, captures, host);
		if (target !== undefined) moved.set(target, (moved.get(target) ?? 0) + 1);
	}
	return (known) => {
		const target = targetOf(known, captures, host);
		return target !== undefined && (moved.get(target) ?? 0) <= MOST_MOVED;
	};
}

function targetOf({ good, newest }: CapturedAddress, captures: Captures, host: string | undefined): string | undefined {
	if (good?.is !== "page" || newest.to === undefined || newest.date <= good.date) return undefined;
	let next: string | undefined = newest.to;
	for (let steps = 0; next !== undefined && steps < LONGEST_CHAIN; steps++) {
		const address = crawledAddress(next);
		const found = address && captures.at(address.key);
		if (!address || address.key === newest.key || address.host !== host || isHome(address.address)) return undefined;
		if (found?.good?.is === "page" && (found.newest.to === undefined || found.newest.date <= found.good.date)) return address.key;
		next = found?.newest.to;
	}
	return undefined;
}
