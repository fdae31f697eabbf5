import { compareText } from "../../../../problem.ts";
import { addressKey } from "../../../survey/addresses.ts";
import { addressOfPath, ownAddresses, type SiteLayout, samePage } from "../addresses.ts";
import type { SeenPage } from "./seen.ts";

/** Finds files that hold the same page: they have one address and one title. The file whose path is the address counts. */
export function twinsAmong(seen: readonly SeenPage[], layout: SiteLayout, wrongCanonical: Set<string>): Map<string, string> {
	const groups = new Map<string, SeenPage[]>();
	for (const page of seen) {
		const [address] = page.leads === undefined ? ownAddresses(page.claims, page.local, layout) : [];
		const key = address === undefined ? undefined : addressKey(address);
		if (key === undefined) continue;
		const group = groups.get(key);
		if (group) group.push(page);
		else groups.set(key, [page]);
	}
	const twins = new Map<string, string>();
	for (const group of groups.values()) {
		if (group.length < 2) continue;
		const [winner, ...others] = [...group].sort(
			(a, b) => Number(liesThere(b)) - Number(liesThere(a)) || a.local.path.length - b.local.path.length || compareText(a.name, b.name),
		);
		for (const page of others) {
			if (winner && isTitled(page.title, winner.title) && !/[?@/](page|pg|paged)[=/]?[2-9]/i.test(page.local.path))
				twins.set(page.name, winner.name);
			else wrongCanonical.add(page.name);
		}
	}
	return twins;

	function liesThere({ claims, local }: SeenPage): boolean {
		const [address] = ownAddresses(claims, local, layout);
		return address !== undefined && samePage(address, addressOfPath(local, layout.home));
	}
}

function isTitled(a: string, b: string): boolean {
	const [short, long] = a.length < b.length ? [a, b] : [b, a];
	return short === "" ? long === "" : long.startsWith(short.slice(0, 25));
}
