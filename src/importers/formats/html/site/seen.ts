import { compareText } from "../../../../problem.ts";
import { webAddress } from "../../../reading/values.ts";
import { addressOfPath, type LocalPath, type SiteLayout, type StatedAddresses, sameHost, samePage, unarchived } from "../addresses.ts";

/** What is kept of a page. */
export interface SeenPage {
	readonly name: string;
	readonly local: LocalPath;
	readonly claims: StatedAddresses;
	readonly title: string;
	/** The address to which it redirects. */
	readonly leads?: string;
}

/** What the addresses of all pages depend on: the front page of most of them, and whether their paths are those of the site. */
export function layoutOf(seen: readonly SeenPage[]): SiteLayout {
	const counts = new Map<string, number>();
	const hosted = seen.some(({ local }) => local.host !== undefined);
	let [said, right] = [0, 0];
	for (const { local, claims } of seen) {
		const address = webAddress(unarchived(claims.canonical ?? claims.saved ?? claims.url ?? ""));
		const url = address === undefined ? undefined : new URL(address);
		if (url && local.host === undefined) {
			said++;
			if (samePage(url.pathname + url.search, addressOfPath(local, undefined))) right++;
		}
		const isOwn = url && (local.host === undefined || sameHost(url.host, local.host));
		const ofHost = local.host === undefined ? undefined : `https://${local.host}/`;
		const home = isOwn ? `${url.origin}/` : local.address === undefined ? ofHost : `${new URL(local.address).origin}/`;
		// An address that a page states counts more than the name of its folder, which does not tell the scheme.
		if (home !== undefined && (local.host !== undefined || !hosted)) counts.set(home, (counts.get(home) ?? 0) + (isOwn ? 1 : 0.001));
	}
	const [first] = [...counts].sort(([a, x], [b, y]) => y - x || compareText(a, b));
	return { ...(first && { home: first[0] }), pathsLead: right * 2 >= said };
}

/** One page of another host may be there by chance: a frame, an advertisement. */
const FEW = 2;

/** The sites of a mirror's folders, that with most pages first; hosts that end alike, as `www.x.org` and `sport.x.org` do, are one site. */
export function sitesAmong(places: readonly LocalPath[]): (readonly [host: string, pages: number])[] {
	const counts = new Map<string, { readonly host: string; pages: number }>();
	for (const { host, address } of places) {
		// A crawl has chosen its site.
		if (host === undefined || address !== undefined) continue;
		const labels = host.replace(/:\d+$/, "").split(".");
		const site = labels.slice(/^(com?|org|net|ac|gov|edu)$/.test(labels.at(-2) ?? "") ? -3 : -2).join(".");
		const known = counts.get(site);
		if (known) known.pages++;
		else counts.set(site, { host, pages: 1 });
	}
	const found = [...counts.values()].filter(({ pages }) => pages > FEW);
	found.sort((a, b) => b.pages - a.pages || compareText(a.host, b.host));
	return found.length < 2 ? [] : found.map(({ host, pages }) => [host, pages] as const);
}
