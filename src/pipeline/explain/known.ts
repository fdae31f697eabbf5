import path from "node:path";
import type { Tombstone } from "../../archive/archive.ts";
import type { Article } from "../../article/article.ts";
import type { ReadStory } from "../../article/read.ts";
import { type Problem, SEVERITY_NAMES } from "../../problem.ts";
import { type FileFinder, makeFileFinder } from "../../site/links/files.ts";
import type { Output, Rendered } from "../../site/output.ts";
import type { Plan } from "../../site/plan.ts";
import { pathBelow, shownPath } from "../../system/disk/diskpaths.ts";
import { once } from "../../system/once.ts";
import { cacheFolder } from "../cache/folder.ts";
import { type CheckContext, openCheck } from "../check/context.ts";
import { type ReadAndPlanned, readAndPlan } from "../check/readplan.ts";
import { openContent } from "../content/load.ts";
import { siteRedactions } from "../content/redactions/site.ts";
import type { Sidecars } from "../content/sidecars.ts";
import type { BuildOptions } from "../options.ts";
import { missingProblems } from "../planning/missing.ts";
import { type Runs, readRuns } from "../runs/run.ts";
import { shownTemplate } from "../runs/sources.ts";
import { OUR_TEMPLATES } from "../settings/load.ts";
import { setUpBuild } from "../settings/setup.ts";

/** An archive as a build would find and plan it now, and what the last build left: all that explanations are made from. */
export interface Known {
	readonly context: CheckContext;
	readonly read: ReadAndPlanned;
	readonly plan: Plan;
	/** What is remembered of builds; undefined where nothing is. */
	readonly runs: Runs | undefined;
	/** The outputs, by their files below the output folder. */
	readonly outputs: ReadonlyMap<string, Output>;
	/** The pages of stories, of standing pages, and the tombstones, by the files of their stories as articles name them. */
	readonly pageOf: ReadonlyMap<string, Rendered>;
	/** What was read of the files of stories and standing pages, by their paths on the disk below the content folder. */
	readonly stories: ReadonlyMap<string, ReadStory>;
	/** The articles that were read, by the paths that they name. */
	readonly articles: ReadonlyMap<string, Article>;
	/** What is wrong with the archive. */
	readonly problems: readonly Problem[];
	/** Those of a file. */
	problemsOf(file: string): readonly Problem[];
	/** Finds the files of the site that stories name. */
	finder(): FileFinder;
	/** Which sidecars and rows of tables stories have. */
	sidecars(): Sidecars;
	/** A file as people write it: relative to the folder of the settings, where it lies there. */
	shown(file: string): string;
	/** A file of the content folder in the same way. */
	shownStory(file: string): string;
}

/**
 * Reads and plans an archive, and writes nothing.
 * @throws {CannotRun} where there are no settings or no content
 */
export async function openKnown(options: BuildOptions): Promise<Known> {
	const looking: BuildOptions = { ...options, looksOnly: true };
	const first = await setUpBuild(looking);
	const runs = readRuns(cacheFolder(first.config.root, first.folders));
	// Whether there is a search changes all pages: an earlier build without one is compared with a site without one.
	const setup = runs?.made?.search === false ? await setUpBuild({ ...looking, search: false }) : first;
	const context = await openCheck(setup);
	const read = await readAndPlan(context, { signal: options.signal });
	const plan = read.site.plan.hasMissingPictures ? read.site.plan.withFiles(context.isOwnFile) : read.site.plan;
	return knownOf(context, read, plan, runs);
}

function knownOf(context: CheckContext, read: ReadAndPlanned, plan: Plan, runs: Runs | undefined): Known {
	const { config, folders, found } = context;
	const pageOf = new Map<string, Rendered>();
	const outputs = new Map<string, Output>();
	for (const output of plan.outputs) {
		outputs.set(output.path, output);
		if (output.sort === "rendered" && output.source !== undefined && isOwnPage(output)) pageOf.set(output.source, output);
	}
	const all = [...read.content.stories, ...read.content.pages];
	const problems = [...read.site.problems, ...context.problems, ...missingProblems(plan, { has: context.isOwnFile })];
	const byFile = once(() => problemsByFile(problems));
	const shown = (file: string) => {
		const ours = pathBelow(OUR_TEMPLATES, file);
		if (ours) return shownTemplate(OUR_TEMPLATES, ours);
		return shownPath(config.root, file);
	};
	return {
		context,
		read,
		plan,
		runs,
		outputs,
		pageOf,
		stories: new Map(all.flatMap((story) => filesOf(story).map((file) => [file, story] as const))),
		articles: new Map(all.flatMap(({ article }) => (article ? [[article.file, article] as const] : []))),
		problems,
		problemsOf: (file) => byFile().get(file) ?? [],
		finder: once(() =>
			makeFileFinder(
				read.carried.map(({ path: carried }) => carried),
				config.settings,
			),
		),
		sidecars: once(() => openContent(folders.content, found, siteRedactions(found, folders, config.settings)).sidecars),
		shown,
		shownStory: (file) => shown(path.join(folders.content, file)),
	};
}

function problemsByFile(problems: readonly Problem[]): ReadonlyMap<string, readonly Problem[]> {
	const found = new Map<string, Problem[]>();
	for (const problem of problems) {
		const before = found.get(problem.file);
		if (before) before.push(problem);
		else found.set(problem.file, [problem]);
	}
	return found;
}

/** Whether an output is the page that a story has for itself. */
export function isOwnPage({ kind }: Pick<Rendered, "kind">): boolean {
	return kind === "story" || kind === "page" || kind === "tombstone";
}

/** Why a note stands in the place of a story; undefined where the story itself stands there. */
export function whyTombstone({ read: { site } }: Pick<Known, "read">, { file }: Article): Tombstone["why"] | undefined {
	return [...site.archive.tombstones, ...site.pages.tombstones].find(({ article }) => article.file === file)?.why;
}

/** The names that what was read of a story may be asked by: that on the disk, and that which the site has. */
function filesOf({ article, unread, problems }: ReadStory): string[] {
	const file = article?.file ?? unread?.file ?? problems[0]?.file;
	return [...new Set([article?.readFrom, file].filter((name) => name !== undefined))];
}

/** A problem for people, in one line. */
export function problemLine({ severity, file, line, message, rule }: Problem): string {
	return `${SEVERITY_NAMES[severity]}: ${line === undefined ? file : `${file}:${line}`}: ${message} [${rule}]`;
}

/** The whole address of an output. */
export function wholeAddress({ plan }: Pick<Known, "plan">, { url }: { readonly url: string }): string {
	return plan.site.url + url.slice(1);
}
