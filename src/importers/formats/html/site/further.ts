import { webAddress } from "../../../reading/values.ts";
import { addressKey } from "../../../survey/addresses.ts";
import { ownAddresses, type SiteLayout } from "../addresses.ts";
import type { PageSource } from "../pages.ts";
import type { SeenPage } from "./seen.ts";

/** A page has at most so many further addresses that are kept. */
const MOST_MORE = 50;

/** Browsers follow no more redirects (Fetch, section 4.4). */
const LONGEST_CHAIN = 20;

/** Redirects lead to the page by its own address, however many steps there are between. */
export function furtherAddresses(
	seen: readonly SeenPage[],
	twins: ReadonlyMap<string, string>,
	layout: SiteLayout,
	redirects: PageSource["redirects"],
): Record<string, string[]> {
	const leads = leadsOf(seen, layout, redirects);
	const byName = new Map(twins.size === 0 ? [] : seen.map((page) => [page.name, page] as const));
	const more = new Map<string, Set<string>>();
	for (const page of seen) {
		const winner = byName.get(twins.get(page.name) ?? "");
		if (winner) note(ownAddresses(page.claims, page.local, layout), ownAddresses(winner.claims, winner.local, layout)[0]);
	}
	if (leads.size === 0) return recordOf(more);
	const firsts = new Map<string, string>();
	for (const page of seen) {
		const [first, ...others] = page.leads === undefined && !twins.has(page.name) ? ownAddresses(page.claims, page.local, layout) : [];
		for (const other of others) if (first !== undefined) firsts.set(addressKey(other) ?? "", first);
	}
	for (const { from, to } of leads.values()) {
		const end = endOf(to, leads);
		note(from, firsts.get(addressKey(end) ?? "") ?? end);
	}
	return recordOf(more);

	function note(addresses: readonly string[], target: string | undefined): void {
		const key = target === undefined ? undefined : addressKey(target);
		if (key === undefined) return;
		const known = more.get(key) ?? new Set();
		for (const address of addresses) if (addressKey(address) !== key && known.size < MOST_MORE) known.add(address);
		more.set(key, known);
	}
}

/** A redirect: all addresses that lead to one. */
interface Lead {
	readonly from: readonly string[];
	readonly to: string;
}

/** Redirects of pages and of servers, by the key of the address that they lead from. */
function leadsOf(seen: readonly SeenPage[], layout: SiteLayout, redirects: PageSource["redirects"]): Map<string, Lead> {
	const leads = new Map<string, Lead>();
	for (const page of seen) {
		if (page.leads === undefined) continue;
		const from = ownAddresses({}, page.local, layout);
		const to = webAddress(page.leads, webAddress(from[0]));
		if (to !== undefined) leads.set(addressKey(from[0] ?? "") ?? "", { from, to });
	}
	for (const [from, to] of redirects) leads.set(addressKey(from) ?? "", { from: [from], to });
	return leads;
}

/** Where a chain of redirects ends. A circle is left where it closes. */
function endOf(address: string, leads: ReadonlyMap<string, Lead>): string {
	let end = address;
	for (let steps = 0; steps < LONGEST_CHAIN; steps++) {
		const next = leads.get(addressKey(end) ?? "")?.to;
		if (next === undefined || addressKey(next) === addressKey(end)) break;
		end = next;
	}
	return end;
}

function recordOf(more: ReadonlyMap<string, ReadonlySet<string>>): Record<string, string[]> {
	return Object.fromEntries([...more].map(([key, addresses]) => [key, [...addresses]]));
}
