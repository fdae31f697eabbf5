import { readdirSync } from "node:fs";
import type { Importer, ProblemStep, ReadOptions, Source, Step } from "../../importer.ts";
import { problemStep } from "../../reading/files.ts";
import { readPages } from "../html/read.ts";
import { type Crawl, crawlFacts, crawlOf, emptyCrawl } from "./crawl.ts";
import { indexCrawl } from "./indexing.ts";
import { bytesOfBuffer } from "./records/bytes.ts";
import { isMember, unpackMember } from "./records/member.ts";
import { selectPages } from "./select.ts";
import { sourceOf } from "./source.ts";
import { CRAWL_NAMES, stretchesOf } from "./stretches.ts";
import { restProblems } from "./tell.ts";

/**
 * Crawls: WARC files (ISO 28500, 1.0 and 1.1), packed by record or not, and WACZ files. Before the survey all records are looked at, to find
 * the newest good capture of each address; what was found is facts. Then the pages are read as those of a mirror are.
 */
export const warc: Importer = {
	name: "warc",
	about: "crawls of a site: WARC or WACZ files",
	keepsUrls: false,
	heapGrowth: 150,
	recognises,
	read,
};

/** What cannot be read is recognised as well, so that it can be said why. */
const NAMES = /\.(warc|warc\.gz|wacz|warc\.zst|arc|arc\.gz)$/i;

/** Looks at names only in a folder: one that holds pages as well is a mirror. */
function recognises({ kind, path, name, head }: Source): boolean {
	if (kind === "file") return NAMES.test(name) || startsRecords(Buffer.from(head));
	const names = readdirSync(path, { recursive: true, encoding: "utf8" });
	return names.some((file) => CRAWL_NAMES.test(file)) && !names.some((file) => /\.html?$/i.test(file));
}

function startsRecords(head: Buffer): boolean {
	const bytes = bytesOfBuffer(head);
	const beginning = isMember(bytes, 0) ? unpackMember(bytes, 0, 1 << 24).bytes : head;
	return /^WARC\/\d/.test(beginning.subarray(0, 10).toString("latin1"));
}

async function* read(sources: readonly Source[], options: ReadOptions): AsyncGenerator<Step, void, void> {
	const name = sources[0]?.name ?? "";
	const crawl = options.facts ? crawlOf(options.facts) : yield* firstLook(sources, options);
	if (options.facts) for (const problem of crawl.problems) yield problem;
	if (options.facts) for (const { address, why } of crawl.left) yield { step: "skipped", record: address, why };
	const untold = new Map<string, string>();
	yield* readPages(
		sourceOf(crawl, (page, why) => untold.set(page, why)),
		name,
		options,
	);
	for (const [page, why] of untold) yield unreadProblem(page, why);
}

async function* firstLook(sources: readonly Source[], { crawl: wanted = {} }: ReadOptions): AsyncGenerator<Step, Crawl, void> {
	const crawl = emptyCrawl();
	const { stretches, problems } = stretchesOf(sources);
	for (const stretch of stretches) crawl.stretches.add(stretch);
	const index = yield* indexCrawl(stretches, wanted);
	const rest = selectPages(index.captures, wanted, crawl);
	for (const problem of [...problems, ...index.problems, ...restProblems(sources[0]?.name ?? "", index, rest)]) crawl.problems.add(problem);
	yield* crawlFacts(crawl);
	return crawl;
}

function unreadProblem(file: string, why: string): ProblemStep {
	const remedy = "Crawl the page again, if it is one of yours.";
	return problemStep({ file }, "source-refused", "error", `The page was refused: ${why}.`, remedy);
}
