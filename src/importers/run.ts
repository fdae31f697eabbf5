import path from "node:path";
import { shortHash, slugOf } from "../article/slug.ts";
import { CannotRun } from "../problem.ts";
import { aliasAddress, type FactStep, type Facts, type Importer, type ReadOptions, type Source, type Step } from "./importer.ts";
import { checkAgainst } from "./report/against.ts";
import { makeImportCounts } from "./report/counts.ts";
import { missingStories } from "./report/missing.ts";
import type { ImportReport } from "./report/report.ts";
import { addressKey } from "./survey/addresses.ts";
import { findListings } from "./survey/listings.ts";
import type { NewSite } from "./survey/newsite.ts";
import { makeNamedRows } from "./survey/rows.ts";
import { makeSurvey, type Survey } from "./survey/survey.ts";
import { openFolder } from "./writing/files.ts";
import { tidyHeap } from "./writing/heap.ts";
import { openState, type State } from "./writing/state.ts";
import { makeStoryWriter } from "./writing/stories.ts";
import { startWorkers } from "./writing/workers.ts";

/** Where an import goes, and how. */
export interface ImportOptions extends Omit<ReadOptions, "facts" | "zone"> {
	/** The content folder, absolute. */
	readonly into: string;
	/** The folder that imports are remembered in, absolute. */
	readonly memory: string;
	readonly site: NewSite;
	readonly keepUrls: boolean;
	readonly skipDuplicates: boolean;
	readonly dryRun: boolean;
	/** The old site's files, absolute. */
	readonly media?: string;
	/** Every address that the old site had. */
	readonly against?: readonly string[];
	/** How many threads clean stories, this one among them. */
	readonly jobs: number;
	readonly onProgress?: (progress: ImportProgress) => void;
	readonly signal?: AbortSignal;
}

/** How far an import is. */
export interface ImportProgress {
	readonly pass: "survey" | "stories";
	/** Of all sources, in bytes. */
	readonly bytes: number;
	readonly of: number;
	readonly stories: number;
}

/**
 * Brings a foreign archive in: reads it twice, the second time writing each story as it comes.
 * @throws {CannotRun} where nothing can be written, or the signal says stop
 */
export async function runImport(importer: Importer, sources: readonly Source[], options: ImportOptions): Promise<ImportReport> {
	const { site, dryRun } = options;
	const reading: ReadOptions = { zone: site.zone, map: options.map, dateFrom: options.dateFrom };
	const folder = openFolder(options.into);
	const told = makeNamedRows<readonly [name: string, value: unknown]>();
	const facts: Facts = { get: (name) => told.get(name)?.[1], [Symbol.iterator]: () => told[Symbol.iterator]() };
	const aliases = makeNamedRows<string>();
	let state: State | undefined;
	/** The import has a name only when its site is known. */
	const remembered = () => (state ??= openState(options.memory, nameOf(importer, sources, facts), dryRun));

	try {
		const survey = await lookOver();
		tidyHeap();
		const tally = makeImportCounts();
		tally.problems(survey.problems);
		const listings = findListings(facts, survey, site);
		const write = makeStoryWriter({ ...options, folder, state: remembered(), survey, aliases, listings, tally });
		const press = startWorkers(options.jobs, write.finish);
		let isWhole = true;
		try {
			let number = 0;
			for await (const step of steps("stories", { ...reading, facts })) {
				if (step.step === "story") {
					const pending = write.raw(step, number++);
					if (pending) await press.put(pending);
				} else if (step.step === "skipped") tally.skipped(step.record, step.why);
				else if (step.step === "problem") {
					tally.problems([step.problem]);
					if (step.problem.rule.startsWith("source-") && step.problem.severity === "error") isWhole = false;
				}
			}
			await press.end();
		} finally {
			await press.close();
		}
		const report: ImportReport = {
			format: importer.name,
			sources: sources.map(({ name }) => path.basename(name)),
			...tally.end(isWhole ? missingStories(survey, remembered(), options.into) : [], {
				listings: listings.moved,
				...(options.against && { against: checkAgainst(options.against, survey, listings, siteOf(facts) ?? "/") }),
			}),
		};
		remembered().end(report);
		return report;
	} finally {
		if (!dryRun) folder.tidy();
		state?.stop();
	}

	async function lookOver(): Promise<Survey> {
		const survey = makeSurvey(site, {
			...options,
			known: (key) =>
				remembered()
					.get(key)
					?.file.replace(/\.(md|html)$/, ""),
			exists: (stem) => [".md", ".html"].some((extension) => folder.has(stem + extension)),
		});
		for await (const step of steps("survey", reading)) {
			if (step.step === "fact") learn(step);
			else if (step.step === "story") survey.add(step);
		}
		const found = survey.end();
		site.settled();
		return found;
	}

	function learn({ name, value }: FactStep): void {
		const alias = aliasAddress(name);
		const key = alias === undefined ? undefined : addressKey(alias);
		if (alias === undefined) told.set(name, [name, value]);
		else if (key !== undefined) aliases.set(key, String(value));
	}

	async function* steps(pass: ImportProgress["pass"], read: ReadOptions): AsyncGenerator<Step> {
		const of = sources.reduce((sum, { size }) => sum + size, 0);
		let stories = 0;
		for await (const step of importer.read(sources, read)) {
			if (options.signal?.aborted) throw new CannotRun("The import was stopped.", "Run it again to go on.");
			if (step.step === "story") stories++;
			if (step.step === "progress") options.onProgress?.({ pass, bytes: step.bytes, of, stories });
			yield step;
		}
	}
}

function siteOf(facts: Facts): string | undefined {
	const site = facts.get("site");
	return typeof site === "string" ? site : undefined;
}

/** The name of an import: that of the old site, so that a newer export of it goes on where the last one ended; else that of the source. */
function nameOf({ name }: Importer, sources: readonly Source[], facts: Facts): string {
	const [first] = sources;
	const site = siteOf(facts)?.replace(/^https?:\/\/(www\.)?/i, "");
	const of = site ?? path.basename(first?.path ?? "", path.extname(first?.path ?? ""));
	const slug = slugOf(of);
	return `${name}-${slug === "" ? shortHash(of) : slug}`;
}
