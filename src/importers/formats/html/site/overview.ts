import type { ReadOptions } from "../../../importer.ts";
import { plainCopy } from "../../../reading/copy.ts";
import type { SiteLayout } from "../addresses.ts";
import { LARGEST } from "../bytes.ts";
import type { PageSource } from "../pages.ts";
import { readInThreads } from "../threads.ts";
import { frequent, manyOf } from "./frequent.ts";
import { furtherAddresses } from "./further.ts";
import { glanceAt } from "./glance.ts";
import type { SiteClues } from "./layout.ts";
import { cluesOfSite } from "./sample.ts";
import { layoutOf, type SeenPage, sitesAmong } from "./seen.ts";
import { twinsAmong } from "./twins.ts";

/** What only all pages together can tell. It is found out before the first page is read. Plain data. */
export interface Overview extends SiteLayout {
	/** Names of the site: texts that come before or after the headline in many titles. */
	readonly names: readonly string[];
	/** Descriptions, pictures and keywords that many pages share, and that so say nothing of a single page. */
	readonly repeated: readonly string[];
	/** Days that stand on so many pages that they are none's own, as `1957-03-04`. */
	readonly commonDays: readonly string[];
	/** Files that are another file's page, by name. */
	readonly twins: Readonly<Record<string, string>>;
	/** Files whose canonical address is the address of another page. */
	readonly wrongCanonical: readonly string[];
	/** The sites that the folders of a mirror are named for, with how many pages each has, if there are several. */
	readonly sites: readonly (readonly [host: string, pages: number])[];
	/** Where pages have the parts of a story. */
	readonly site?: SiteClues;
	/** Further addresses of a page, by the key of its own address: those of files with the same page, and of pages that only redirect to it. */
	readonly more: Readonly<Record<string, readonly string[]>>;
}

/**
 * Looks into the head of every page, and for days in all of it. What cannot be read is told when its turn comes.
 * The site's time zone is needed for days of instants.
 */
export async function overviewOf(source: PageSource, { zone, jobs }: Pick<ReadOptions, "zone" | "jobs">): Promise<Overview> {
	const seen: SeenPage[] = [];
	const [titles, whole, values, days] = [frequent(), frequent(), frequent(), frequent()];
	const glances = readInThreads(source.pages(), {
		name: "glanceAtPages",
		context: { zone },
		here: (page) => glanceAt(page, zone),
		known: ({ unread, size }) => (unread === undefined && size <= LARGEST ? { isWrong: false } : undefined),
		jobs: jobs ?? 1,
	});
	for await (const { file, result } of glances) {
		if (!result) continue;
		for (const part of result.titleParts) titles.add(plainCopy(part));
		whole.add(plainCopy(result.title));
		for (const value of result.values) values.add(plainCopy(value));
		for (const day of result.days) days.add(day);
		seen.push(plainCopy({ name: file.name, local: file.local, ...result.seen }));
	}
	const layout = layoutOf(seen);
	const wrongCanonical = new Set<string>();
	const twins = twinsAmong(seen, layout, wrongCanonical);
	const own = seen.filter(({ name, leads }) => leads === undefined && !twins.has(name));
	return {
		sites: sitesAmong(own.map(({ local }) => local)),
		site: await cluesOfSite(
			source,
			own.map(({ name }) => name),
			zone,
		),
		...layout,
		names: plainCopy([...titles.above(Math.max(2, titles.met() * 0.35)), ...whole.above(Math.max(3, seen.length * 0.1))]),
		repeated: plainCopy(values.above(Math.max(2, seen.length * 0.05))),
		commonDays: days.above(manyOf(seen.length)),
		twins: Object.fromEntries(twins),
		wrongCanonical: [...wrongCanonical],
		more: furtherAddresses(seen, twins, layout, source.redirects),
	};
}
