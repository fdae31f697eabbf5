import type { ProblemStep } from "../../importer.ts";
import { problemStep } from "../../reading/files.ts";
import type { CrawlIndex } from "./indexing.ts";
import type { NotTaken } from "./select.ts";

/** So many hosts are named. */
const MOST_HOSTS = 10;

/** What is to be told of a crawl as a whole. */
export function* restProblems(
	file: string,
	{ captures, passedOver, records }: CrawlIndex,
	{ hosts, counts }: NotTaken,
): Generator<ProblemStep, void, void> {
	if (hosts.length > 0) {
		const shown = hosts.slice(0, MOST_HOSTS).map(([host, pages]) => `${host} ${pages}`);
		const more = hosts.length > MOST_HOSTS ? `, and ${hosts.length - MOST_HOSTS} more hosts` : "";
		const sum = hosts.reduce((total, [, pages]) => total + pages, 0);
		const message = `${sum === 1 ? "One page of another host was" : `${sum} pages of other hosts were`} left out: ${shown.join(", ")}${more}.`;
		yield problemStep({ file }, "crawl-hosts", "warning", message, "If one of them is the site, name it with --host.");
	}
	const older = captures.counts.captures - captures.counts.addresses;
	const rest = [...(older > 0 ? [["captures of addresses that have a newer one", older] as const] : []), ...passedOver, ...counts];
	if (rest.length === 0) return;
	const list = rest.map(([what, times]) => `${what}: ${times}`).join("; ");
	const message = `Of ${records} records, with captures of ${captures.counts.addresses} addresses, some are no pages of the site as it was last. ${list}.`;
	yield problemStep({ file }, "crawl-rest", "info", message, "Nothing needs to be done.");
}
