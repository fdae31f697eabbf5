import type { FactStep, Facts, ProblemStep } from "../../importer.ts";
import { makeTable } from "../../survey/namedtable.ts";
import { makeRows, type Rows } from "../../survey/rows.ts";
import type { Stored } from "./captures.ts";
import type { Packing } from "./records/content.ts";
import type { Stretch } from "./stretches.ts";

/** A page that is to be read. */
export interface CrawlPage {
	readonly address: string;
	readonly stored: Stored;
	readonly packing: Packing;
	readonly charset?: string;
}

/** A file that a story may show. */
export interface CrawlFile {
	readonly key: string;
	readonly address: string;
	readonly stored: Stored;
	readonly packing: Packing;
	readonly media?: string;
}

/** A page that is not to be read, and why, in one of a few fixed sentences. */
export interface LeftPage {
	readonly address: string;
	readonly why: string;
}

/** What an import takes from a crawl. It is plain data, found out by the first pass and remembered for the second. */
export interface Crawl {
	readonly stretches: Rows<Stretch>;
	readonly pages: Rows<CrawlPage>;
	readonly files: Rows<CrawlFile>;
	readonly redirects: Rows<readonly [from: string, to: string]>;
	readonly left: Rows<LeftPage>;
	readonly problems: Rows<ProblemStep>;
}

const PARTS = ["stretches", "pages", "files", "redirects", "left", "problems"] as const;

/** So many rows are a fact. */
const ROWS = 500;

/** A crawl of which nothing was read. */
export function emptyCrawl(): Crawl {
	return {
		stretches: makeRows(),
		pages: makeRows(),
		files: makeRows(),
		redirects: makeRows(),
		left: makeRows(),
		problems: makeRows(),
	};
}

/** A crawl as facts. */
export function* crawlFacts(crawl: Crawl): Generator<FactStep, void, void> {
	for (const part of PARTS) {
		let [rows, number]: [unknown[], number] = [[], 0];
		for (const row of crawl[part]) {
			rows.push(row);
			if (rows.length < ROWS) continue;
			yield { step: "fact", name: factName(part, number++), value: rows };
			rows = [];
		}
		yield { step: "fact", name: factName(part, number), value: rows };
	}
}

function factName(part: (typeof PARTS)[number], number: number): string {
	return `crawl ${part} ${number}`;
}

/** The crawl that facts tell of. */
export function crawlOf(facts: Facts): Crawl {
	const crawl = emptyCrawl();
	for (const part of PARTS) {
		const rows: Pick<Rows<unknown>, "add"> = crawl[part];
		for (let number = 0; ; number++) {
			const fact = facts.get(factName(part, number));
			if (!Array.isArray(fact)) break;
			for (const row of fact) rows.add(row);
		}
	}
	return crawl;
}

/** Finds a file by the key of its address. */
export function filesByKey(files: Rows<CrawlFile>): (key: string) => CrawlFile | undefined {
	const table = makeTable();
	let number = 0;
	for (const { key } of files) table.set(key, number++);
	return (key) => {
		const found = table.get(key);
		return found === undefined ? undefined : files.at(found);
	};
}
