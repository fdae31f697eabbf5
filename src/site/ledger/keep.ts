import type { Article } from "../../article/article.ts";
import type { Problem } from "../../problem.ts";
import { basePath, type Settings } from "../../settings.ts";
import { once } from "../../system/once.ts";
import { address, readSitePath } from "../address.ts";
import type { Address } from "../output.ts";
import type { PlannedOutput } from "../planned.ts";
import { openFates } from "./fates.ts";
import { goneProblem, twiceProblem } from "./faults.ts";
import { LEDGER, type Ledger, type LedgerEntry, type ReadLedger } from "./ledger.ts";
import type { OldAddress } from "./oldaddress.ts";
import { type AddressedSite, standingOn } from "./standing.ts";
import { openStories } from "./successors.ts";

/** What becomes of the addresses of a ledger. */
export interface KeptAddresses {
	/** Pages that lead from addresses of the ledger to what stands elsewhere now. */
	readonly redirects: readonly PlannedOutput[];
	/** Addresses of the ledger at which no page can stand, and where they lead; those that were given up lead nowhere. */
	readonly recorded: readonly OldAddress[];
	/** Addresses at which nothing answers, though nobody gave them up; with how often they were asked for, where that is known. */
	readonly gone: readonly { readonly address: string; readonly asked?: number }[];
	/** Addresses that lead to what stands elsewhere now: to its URL. */
	readonly moved: ReadonlyMap<string, string>;
	/** Whether something of the site stands at an address. */
	stands(address: string): boolean;
	/** Addresses of the site that the ledger does not have. */
	readonly added: readonly string[];
	/** The ledger with them, and with the ids that stories have now. */
	readonly ledger: Ledger;
	/** Whether that is another than before. */
	readonly isChanged: boolean;
	readonly problems: readonly Problem[];
}

/** Compares a ledger with a site, and claims a page for each address that has moved. */
export function keepAddresses({ entries, lineOf, faults }: ReadLedger, site: AddressedSite): KeptAddresses {
	const { isRedacted = () => false } = site;
	const standing = standingOn(site);
	const { now, answers, redirectAt } = standing;
	const stories = openStories(site.addressed, entries);
	const fateOf = openFates(entries, site, standing, stories);
	const unpublished = once(() => unpublishedIds(site));
	const ledger = new Map<string, LedgerEntry>();
	const moved = new Map<string, string>();
	const led: Led = { redirects: [], recorded: [] };
	const gone: { address: string; asked?: number }[] = [];
	const problems = faults.map(twiceProblem);
	let isChanged = false;
	for (const [from, entry] of entries) {
		if (isRedacted(from, answers(from))) {
			isChanged = true;
			continue;
		}
		const next = entryNow(entry, now.get(from), stories.idNow);
		isChanged ||= next.id !== entry.id || next.textHash !== entry.textHash || next.forgotten !== entry.forgotten;
		ledger.set(from, next);
		if (answers(from)) {
			const to = redirectAt(from);
			// The page is there, but the rule of a host is for the other form alone.
			if (to !== undefined) led.recorded.push({ from, to, file: LEDGER });
			continue;
		}
		const fate = fateOf(from, entry);
		if (fate.sort === "moved") {
			moved.set(from, fate.to);
			leadOn(led, from, fate, site);
		} else if (fate.sort === "given-up") led.recorded.push({ from, file: LEDGER });
		else if (fate.sort === "gone") {
			const { asked } = entry;
			gone.push({ address: from, ...(asked !== undefined && { asked }) });
			problems.push(goneProblem(from, entry, { line: lineOf(from), likely: fate.likely, isUnpublished: unpublished().has(entry.id) }));
		}
	}
	const added = [...now.keys()].filter((url) => !entries.has(url) && !isRedacted(url, true));
	for (const url of added) ledger.set(url, now.get(url) ?? {});
	return { ...led, gone, moved, stands: answers, added, ledger, isChanged: isChanged || added.length > 0, problems };
}

/** What a ledger says of an address from now on. What stands there again was not given up. */
function entryNow(entry: LedgerEntry, current: LedgerEntry | undefined, idNow: (id: string) => string): LedgerEntry {
	const { id, asked } = entry;
	if (current) return asked === undefined ? current : { ...current, asked };
	return id === undefined ? entry : { ...entry, id: idNow(id) };
}

/** What leads on from old addresses: pages of the site, and what only a host can do. */
interface Led {
	readonly redirects: PlannedOutput[];
	readonly recorded: OldAddress[];
}

/** Claims a page that leads on from an address; where none can stand there, only the host can. */
function leadOn(
	{ redirects, recorded }: Led,
	from: string,
	{ to, article }: { readonly to: string; readonly article?: Article },
	{ claims, material }: AddressedSite,
): void {
	const page = pageFor(from, material.settings);
	if (page === undefined || claims.claim(page, from) !== undefined) recorded.push({ from, to, file: LEDGER });
	else {
		const headline = article?.hideHeadline ? undefined : article?.headline;
		redirects.push({ ...page, kind: "redirect", source: article?.file, data: () => ({ to, headline }) });
	}
}

/** The page that can stand at an address; undefined where none can. */
function pageFor(from: string, settings: Settings): Address | undefined {
	const read = readSitePath(`${basePath(settings).slice(0, -1)}${from}`, settings);
	const page = "path" in read ? address(read.path) : undefined;
	return page && /\.html?$/i.test(page.path) ? { url: from, path: page.path } : undefined;
}

/** The ids of the stories of which nothing is published. */
function unpublishedIds({ material: { archive, pages } }: AddressedSite): ReadonlySet<string | undefined> {
	return new Set([...archive.withheld, ...pages.withheld].map(({ id }) => id));
}
