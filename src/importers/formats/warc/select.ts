import { CannotRun, compareText } from "../../../problem.ts";
import { makeTable } from "../../survey/namedtable.ts";
import { calendarForm, isCircle } from "./addresses.ts";
import type { Capture, Captures } from "./captures.ts";
import type { Crawl } from "./crawl.ts";
import { laterRedirects } from "./redirects.ts";

/** Which pages of a crawl are wanted. */
export interface Wanted {
	/** `www.` does not count. */
	readonly host?: string;
	/** The beginning of their paths, from `/`. */
	readonly path?: string;
}

/** How many pages each host has, the most first. */
export type HostCounts = readonly (readonly [host: string, pages: number])[];

/** What of a crawl was not taken, beside the pages that are named one by one. */
export interface NotTaken {
	readonly hosts: HostCounts;
	/** How often something was passed over, by what it is. */
	readonly counts: ReadonlyMap<string, number>;
}

/** A calendar shows so many pages of one form at most before it is taken for one without an end. */
const MOST_OF_CALENDAR = 60;

/** Addresses of pages: others that failed are pictures and the like, which stories tell that they miss. */
const PAGE_PATH = /(^|\/)[^/.]*$|\.(x?html?|shtml?|php\d?|aspx?|jspx?|cfm|cgi|pl|do)$/i;

/**
 * Chooses the pages that are read, the files that they may show, and the redirects that lead to them.
 * @throws {CannotRun} if the user names a host of which there is no page
 */
export function selectPages(captures: Captures, wanted: Wanted, crawl: Pick<Crawl, "pages" | "files" | "redirects" | "left">): NotTaken {
	const hosts = countHosts(captures);
	const host = hostOf(hosts, wanted.host);
	const counts = new Map<string, number>();
	const count = (what: string) => void counts.set(what, (counts.get(what) ?? 0) + 1);
	const isRedirected = laterRedirects(captures, host);
	const pages: Capture[] = [];
	for (const known of captures.addresses()) {
		const { good, newest } = known;
		if (good?.is === "file") {
			const { key, address, stored, packing, media } = good;
			crawl.files.add({ key, address, stored, packing, media });
		}
		if (good?.is === "file" || hostIn(newest.address) !== host) continue;
		if (isOutside(newest.address, wanted.path)) count("addresses outside of --path");
		else if (good && !(newest.to !== undefined && isRedirected(known))) pages.push(good);
		else if (newest.to !== undefined) crawl.redirects.add([newest.address, newest.to]);
		else if (known.isLost)
			crawl.left.add({ address: newest.address, why: "its text is not in the crawl, only a note that it was the same as before" });
		else if (newest.status >= 400 && PAGE_PATH.test(new URL(newest.address).pathname))
			crawl.left.add({ address: newest.address, why: `the server answered ${newest.status}` });
		else count(newest.status === 200 ? `answers of type ${newest.media ?? "unknown"}` : `answers with status ${newest.status}`);
		if (good && newest.status >= 400) count(`pages that the server answered ${newest.status} for later`);
	}
	keepPages(pages, captures, crawl);
	return { hosts: hosts.filter(([name, sum]) => name !== host && sum > 0), counts };
}

function hostIn(address: string): string {
	return new URL(address).host.replace(/^www\./, "");
}

/** Counts the pages of each host. A host may have none, but addresses at which pages once were. */
function countHosts(captures: Captures): HostCounts {
	const counts = new Map<string, number>();
	for (const { good, newest } of captures.addresses()) {
		const host = hostIn(newest.address);
		counts.set(host, (counts.get(host) ?? 0) + (good?.is === "page" ? 1 : 0));
	}
	return [...counts].sort(([a, x], [b, y]) => y - x || compareText(a, b));
}

function hostOf(hosts: HostCounts, named: string | undefined): string | undefined {
	if (named === undefined) return hosts[0]?.[0];
	const host = named
		.toLowerCase()
		.replace(/^https?:\/\//, "")
		.replace(/\/.*$/, "")
		.replace(/^www\./, "");
	if (hosts.some(([name]) => name === host)) return host;
	const known = hosts
		.filter(([, pages]) => pages > 0)
		.slice(0, 10)
		.map(([name]) => name);
	throw new CannotRun(
		`--host ${named}: the crawl holds no page of that host.`,
		known.length === 0 ? "It holds no page of any host." : `It holds pages of ${known.join(", ")}.`,
		"docs/importing.md#crawls-warc-wacz",
	);
}

function isOutside(address: string, path: string | undefined): boolean {
	return path !== undefined && !new URL(address).pathname.startsWith(path.startsWith("/") ? path : `/${path}`);
}

/** Takes the pages in the order in which their texts stand in the crawl, and leaves out those that are another page once more. */
function keepPages(pages: Capture[], captures: Captures, crawl: Pick<Crawl, "pages" | "redirects" | "left">): void {
	pages.sort(({ stored: a }, { stored: b }) => a.stretch - b.stretch || a.at - b.at || (a.inner ?? 0) - (b.inner ?? 0));
	const twins = firstOfTwins(pages);
	const calendars = countCalendars(pages);
	for (const page of pages) {
		const { address, stored, packing, charset, plain } = page;
		const form = calendarForm(address);
		const twin = twins(page);
		const whole = plain === undefined ? undefined : captures.at(plain)?.good;
		const leaves = (why: string) => void crawl.left.add({ address, why });
		if (whole?.is === "page") {
			leaves("it is another form of a page, such as one to print");
			crawl.redirects.add([address, whole.address]);
		} else if (isCircle(address)) leaves("the crawler went in a circle: its address repeats itself");
		else if (form !== undefined && (calendars.get(form) ?? 0) > MOST_OF_CALENDAR) leaves("it is a page of a calendar");
		else if (twin !== undefined) {
			leaves("another page of the crawl is the same, byte by byte");
			crawl.redirects.add([address, twin]);
		} else crawl.pages.add({ address, stored, packing, charset });
	}
}

/** Of pages that are the same byte by byte, the one with the shortest address counts. Gives that address for the others. */
function firstOfTwins(pages: readonly Capture[]): (page: Capture) => string | undefined {
	const firsts = makeTable();
	const isBefore = (a: string, b: string) => a.length < b.length || (a.length === b.length && compareText(a, b) < 0);
	for (const [number, { sum, address }] of pages.entries()) {
		if (sum === undefined) continue;
		const known = firsts.get(sum);
		if (known === undefined || isBefore(address, pages[known]?.address ?? "")) firsts.set(sum, number);
	}
	return ({ sum, address }) => {
		const first = sum === undefined ? undefined : pages[firsts.get(sum) ?? -1]?.address;
		return first === address ? undefined : first;
	};
}

function countCalendars(pages: readonly Capture[]): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	for (const { address } of pages) {
		const form = calendarForm(address);
		if (form !== undefined) counts.set(form, (counts.get(form) ?? 0) + 1);
	}
	return counts;
}
