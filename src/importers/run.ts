import path from "node:path";
import { flushAll } from "../system/disk/flush.ts";
import {
	type AuthorStep,
	aliasAddress,
	type FactStep,
	type Facts,
	type Importer,
	type MenuStep,
	type ReadOptions,
	redirectAddress,
	type Source,
	type Step,
	type StoryStep,
} from "./importer.ts";
import { nameOf, siteOf } from "./importname.ts";
import type { ImportOptions, ImportProgress } from "./options.ts";
import { plainCopy } from "./reading/copy.ts";
import { checkAgainst } from "./report/against.ts";
import { type ImportCounts, makeImportCounts } from "./report/counts.ts";
import { countMovedDays } from "./report/days.ts";
import { menuOf } from "./report/menus.ts";
import { missingStories } from "./report/missing.ts";
import type { ImportReport, Menu } from "./report/report.ts";
import { keepRules, type ReadRules, readRules } from "./rules/rulesfile.ts";
import { resolve } from "./story/resolve.ts";
import { addressKey } from "./survey/addresses.ts";
import { findListings } from "./survey/listings.ts";
import { movedOf } from "./survey/moved.ts";
import type { Redirect } from "./survey/redirects.ts";
import { makeNamedRows } from "./survey/rows.ts";
import { makeSurvey, type Survey } from "./survey/survey.ts";
import { collectAuthors, writeAuthors } from "./writing/authors.ts";
import { OF_NO_STORY } from "./writing/comments.ts";
import { type Folder, openFolder } from "./writing/files.ts";
import { tidyHeap, usedHeap } from "./writing/heap.ts";
import { openState, type State } from "./writing/state.ts";
import { makeStoryWriter, type StoryWriter } from "./writing/stories.ts";
import { startWorkers } from "./writing/workers.ts";

/** An import: what it reads, and what it has been told so far. */
interface Import {
	readonly importer: Importer;
	readonly sources: readonly Source[];
	readonly options: ImportOptions;
	readonly folder: Folder;
	readonly rules: ReadRules;
	readonly facts: Facts & { set(name: string, value: unknown): void };
	/** The redirects of the old site, in their order. */
	readonly redirects: Redirect[];
	/** The addresses that old addresses lead to, by `addressKey`. */
	readonly aliases: { get(key: string): string | undefined; set(key: string, address: string): void };
	/** What earlier runs wrote. The import's name depends on the site, so this is opened when it is first asked for. */
	state(): State;
	/** Stops remembering, if anything was opened. */
	close(): void;
}

/**
 * Brings a foreign archive in: reads it twice, the second time writing each story as it comes.
 * @throws {CannotRun} from `problem.ts`, where nothing can be written
 * @example
 * const sources = [openSource("export.xml")];
 * const [into, memory] = [path.resolve("content"), path.resolve("imports")];
 * const how = { map: new Map(), keepUrls: false, skipDuplicates: false, dryRun: false, jobs: 1 };
 * const { written, skipped } = await runImport(importerFor(sources), sources, { into, memory, site: newSite(archive, into), ...how });
 */
export async function runImport(importer: Importer, sources: readonly Source[], options: ImportOptions): Promise<ImportReport> {
	const run = openImport(importer, sources, options);
	const heap = usedHeap();
	try {
		const survey = await readSurvey(run);
		tidyHeap(heap);
		const report = await writeStories(run, survey);
		if (options.rules && !options.dryRun) keepRules(options.memory, options.rules);
		if (options.flush && !options.dryRun) await flushAll(options.into, () => []);
		run.state().end(report);
		return report;
	} finally {
		run.close();
	}
}

function openImport(importer: Importer, sources: readonly Source[], options: ImportOptions): Import {
	const told = makeNamedRows<readonly [name: string, value: unknown]>();
	const folder = openFolder(options.into);
	const facts = {
		get: (name: string) => told.get(name)?.[1],
		set: (name: string, value: unknown) => told.set(name, [name, value]),
		[Symbol.iterator]: () => told[Symbol.iterator](),
	};
	let state: State | undefined;
	return {
		importer,
		sources,
		options,
		folder,
		rules: readRules(options.memory, options.rules ?? new Map()),
		facts,
		aliases: makeNamedRows<string>(),
		redirects: [],
		state: () => (state ??= openState(options.memory, nameOf(importer, sources, facts), options.dryRun)),
		close() {
			if (!options.dryRun) folder.tidy();
			state?.stop();
		},
	};
}

/** The first pass: finds out which stories there are, and where each will stand. */
async function readSurvey(run: Import): Promise<Survey> {
	const { options, folder } = run;
	const survey = makeSurvey(options.site, {
		...options,
		known: (key) =>
			run
				.state()
				.get(key)
				?.file.replace(/\.(md|html)$/, ""),
		exists: (stem) => [".md", ".html"].some((extension) => folder.has(stem + extension)),
	});
	for await (const step of steps(run, "survey")) {
		if (step.step === "fact") learn(step, run);
		else if (step.step === "story") survey.add(step);
	}
	const found = survey.end(run.redirects);
	options.site.settled();
	return found;
}

function learn({ name, value }: FactStep, { facts, aliases, redirects }: Import): void {
	const redirect = redirectAddress(name);
	if (redirect !== undefined) return void redirects.push(plainCopy([redirect, String(value)]));
	const alias = aliasAddress(name);
	const key = alias === undefined ? undefined : addressKey(alias);
	if (alias === undefined) facts.set(name, value);
	else if (key !== undefined) aliases.set(key, String(value));
}

/** The second pass: writes each story as it comes. */
async function writeStories(run: Import, survey: Survey): Promise<ImportReport> {
	const { importer, sources, options, folder, facts, aliases } = run;
	const counts = makeImportCounts();
	counts.problems([...run.rules.problems, ...survey.problems]);
	const listings = findListings(facts, survey, options.site);
	const writer = makeStoryWriter({ ...options, folder, state: run.state(), survey, aliases, listings, counts });
	const authors = collectAuthors();
	const days = countMovedDays(options.site.zone);
	const menus: Menu[] = [];
	const { links, slugs, stories } = survey;
	const lookup = { links, slugs, stories, listings, aliases, media: options.media, isMedia: options.site.isMedia };
	const isWhole = await takeSteps(steps(run, "stories"), writer, counts, options.jobs, {
		author: authors.add,
		story(step) {
			authors.addStory(step.fields);
			days.add(step);
		},
		menu: (step) => {
			const to = (address: string) => resolve(address, { stem: "menu", site: step.site }, lookup).to;
			menus.push(menuOf(step, to, (name) => survey.listedNames.sections.has(name)));
		},
	});
	counts.problems(days.end(sources[0]?.name ?? ""));
	const authorNotes = writeAuthors(authors.told(), { ...options, folder, name: nameOf(importer, sources, facts), lookup, counts });
	const moved = movedOf(survey, listings, siteOf(facts));
	const sought = { find: listings.find, moved: moved.listings };
	const against = options.against && checkAgainst(options.against, survey, sought, siteOf(facts) ?? "/");
	return {
		format: importer.name,
		sources: sources.map(({ name }) => path.basename(name)),
		...counts.end({
			// Nobody knows what a damaged source still has.
			missing: isWhole ? missingStories(survey, run.state(), options.into) : [],
			beside: { ...(menus.length > 0 && { menus }), ...(authorNotes && { authorNotes }) },
			...moved,
			...(against && { against }),
		}),
	};
}

/** What takes the steps that are for more than a story's file. */
interface StepTakers {
	story(step: StoryStep): void;
	author(step: AuthorStep): void;
	menu(step: MenuStep): void;
}

/** @returns whether the sources could be read to their ends */
async function takeSteps(
	given: AsyncIterable<Step>,
	writer: StoryWriter,
	counts: ImportCounts,
	jobs: number,
	others: StepTakers,
): Promise<boolean> {
	const workers = startWorkers(jobs, writer.finish);
	let [number, isWhole] = [0, true];
	try {
		for await (const step of given) {
			if (step.step === "story") {
				const story = writer.begin(step, number++);
				if (story) others.story(step);
				if (story) await workers.put(story);
			} else if (step.step === "author") {
				others.author(step);
			} else if (step.step === "menu") {
				others.menu(step);
			} else if (step.step === "skipped") {
				counts.record();
				counts.leftOut(step.record, step.why);
				counts.commentsLeftOut(OF_NO_STORY, step.comments ?? 0);
			} else if (step.step === "problem") {
				counts.problems([step.problem]);
				if (step.problem.rule.startsWith("source-") && step.problem.severity === "error") isWhole = false;
			}
		}
		await workers.end();
	} finally {
		await workers.close();
	}
	return isWhole;
}

/** What the importer gives in a pass. */
async function* steps({ importer, sources, options, facts, rules: { rules } }: Import, pass: ImportProgress["pass"]): AsyncGenerator<Step> {
	const { map, dateFrom, crawl, jobs, site, onProgress } = options;
	const reading: ReadOptions = { zone: site.zone, map, dateFrom, crawl, jobs, rules, ...(pass === "stories" && { facts }) };
	const of = sources.reduce((sum, { size }) => sum + size, 0);
	let stories = 0;
	for await (const step of importer.read(sources, reading)) {
		if (step.step === "story") stories++;
		if (step.step === "progress") onProgress?.({ pass, bytes: step.bytes, of, stories });
		yield step;
	}
}
