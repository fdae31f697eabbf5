import type { Moved } from "../report/report.ts";
import { addressKey } from "./addresses.ts";
import type { Collection } from "./collect.ts";
import type { Table } from "./namedtable.ts";

/** A redirect of the old site: two whole addresses. */
export type Redirect = readonly [from: string, to: string];

/** A chain of redirects that is longer goes round. */
const LONGEST_CHAIN = 20;

/**
 * Gives each redirect of the old site to the story that it leads to, perhaps over others, as one more old address.
 * An address at which a story itself stands stays that story's.
 * @returns those that lead to no story, each with its end
 */
export function settleRedirects(redirects: readonly Redirect[], { stories, addresses }: Collection, links: Table): readonly Moved[] {
	const next = new Map(redirects.map(([from, to]) => [addressKey(from) ?? from, to]));
	const others: Moved[] = [];
	for (const [from] of redirects) {
		const key = addressKey(from) ?? from;
		if (links.get(key) !== undefined) continue;
		const to = endOf(key, next, links);
		const number = to === undefined ? undefined : links.get(addressKey(to) ?? "");
		const open = number === undefined ? undefined : stories[number];
		if (open && open.story.left === undefined) {
			open.addressRows.push(addresses.add([from]));
			open.story.led = [...(open.story.led ?? []), from];
		} else if (to !== undefined) others.push({ from, to });
	}
	// A story found by one redirect must not be found by what another leads to in another order.
	for (const [number, { story }] of stories.entries()) for (const from of story.led ?? []) links.add(addressKey(from) ?? from, number);
	return others;
}

/** Where a chain of redirects ends: at a story, or at an address that leads no further; undefined where it goes round. */
function endOf(key: string, next: ReadonlyMap<string, string>, links: Table): string | undefined {
	let to = next.get(key);
	for (let length = 0; to !== undefined && length < LONGEST_CHAIN; length++) {
		const reached = addressKey(to) ?? to;
		const further = links.get(reached) === undefined ? next.get(reached) : undefined;
		if (further === undefined) return to;
		to = further;
	}
	return undefined;
}
