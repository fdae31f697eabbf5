import { needsTexts, runChecks } from "../../checks/checks.ts";
import type { Checked, Finding } from "../../checks/finding.ts";
import { WHEREABOUTS } from "../../checks/places.ts";
import { isOn, switched } from "../../checks/switches.ts";
import { compareProblems, type Problem, type Rule } from "../../problem.ts";
import type { Output } from "../../site/output.ts";
import { readContent } from "../content/read.ts";
import type { BuildOptions } from "../options.ts";
import { inspectPictures, pictureStamp } from "../pictures/pictures.ts";
import { shownPictures } from "../pictures/shown.ts";
import { carriedFiles, missingProblems, planSite } from "../planning/site.ts";
import { setUpBuild } from "../settings/setup.ts";
import { refuseStopped } from "../threads/pool.ts";
import { placeAll, textsOf } from "./batches.ts";
import { type CheckContext, openCheck } from "./context.ts";
import { fixTerms } from "./fix.ts";
import { plainProblem, writeProblems } from "./record.ts";

/** What a caller may tell a check. */
export interface CheckOptions extends Omit<BuildOptions, "strict" | "search"> {
	/** The rules that are looked at; else all. */
	readonly only?: readonly Rule[];
	/** Writes into terms.yml which spellings are one, where that is certain. */
	readonly fix?: boolean;
}

/** What a check found. */
export interface CheckReport {
	/** The number of story files that were found. */
	readonly files: number;
	/** The number of stories that the site would show, with tombstones. */
	readonly articles: number;
	/** Worst first. */
	readonly findings: readonly Problem[];
	/** What was written into terms.yml, a line for each; undefined where nothing was asked for. */
	readonly fixed?: readonly string[];
	/** The folder of the settings, absolute. */
	readonly root: string;
	/** The content folder, absolute: the files of most findings lie in it. */
	readonly content: string;
	/** Where all findings are written, absolute; undefined where only some were asked for. */
	readonly record?: string;
	/** The moment that the site would be built for: milliseconds since 1970, UTC. */
	readonly at: number;
}

/**
 * Checks an archive: what a build would report, and what else an editor may want to mend. It publishes nothing.
 * @throws {CannotRun} where there are no settings or no content
 */
export async function check(options: CheckOptions): Promise<CheckReport> {
	const setup = await setUpBuild(options);
	options.onProgress?.({ step: "reading", done: 0, of: 1 });
	const context = await openCheck(setup);
	try {
		const { checked, files, articles } = await readArchive(context, options);
		refuseStopped(options.signal);
		const isAsked = (rule: Rule) => isOn(setup.config.settings, rule) && (options.only?.includes(rule) ?? true);
		options.onProgress?.({ step: "checking", done: 0, of: 1 });
		const found = await findAll(context, checked, isAsked);
		const { findings, fixed } = options.fix ? fixTerms(setup.folders.content, context.found, found) : { findings: found };
		const { root } = setup.config;
		const record = options.only ? undefined : writeProblems(root, { at: setup.at, files, articles, findings });
		return { files, articles, findings: findings.map(plainProblem), fixed, root, content: setup.folders.content, record, at: setup.at };
	} finally {
		await context.pool.close();
	}
}

/** Reads, collates and plans, as a build does. */
async function readArchive(context: CheckContext, { signal }: CheckOptions) {
	const { config, folders, found, inputs, pool, version, at } = context;
	const content = await readContent({ ...context, changes: new Map(), warming: { at() {} } }, { situation: "first-build", inputs });
	refuseStopped(signal);
	const carried = carriedFiles(found, folders, (file) => inputs.sizes.get(file));
	const pictures = await inspectPictures({
		files: shownPictures(carried, content.stories, content.pages, config.settings),
		images: "copy",
		sharp: "",
		memory: context.pictureMemory,
		pool,
		atOnce: 1,
		stampOf: (file) => pictureStamp(version, inputs.copyStamps.get(file.path) ?? ""),
		isPublished: () => false,
		onProgress() {},
	});
	const { plan, archive, pages, problems, files, articles } = planSite(content, carried, pictures, config.settings, folders.content, at);
	const all = [archive, pages].flatMap(({ stories, tombstones, withheld }) => [
		...stories,
		...tombstones.map(({ article }) => article),
		...withheld,
	]);
	const checked: Checked = {
		settings: config.settings,
		at,
		archive,
		articles: all,
		termNotes: content.termNotes,
		paths: plan.outputs.map(placeOf),
		files: carried.map((file) => ({ ...file, picture: pictures.facts.get(file.path) })),
		texts: new Map(),
		problems: [...problems, ...context.problems, ...missingProblems(plan, { has: context.isOwnFile })],
	};
	return { checked, files, articles, shown: [...archive.stories, ...pages.stories] };
}

function placeOf(output: Output): { readonly path: string; readonly source?: string } {
	return output.sort === "rendered" ? { path: output.path, source: output.source } : { path: output.path };
}

/** What builds report and checks find, as far as it is asked for, with their places, worst first. */
async function findAll(context: CheckContext, checked: Checked, isAsked: (rule: Rule) => boolean): Promise<Finding[]> {
	const { pool, folders, config } = context;
	const shown = checked.archive.stories;
	const texts = needsTexts(isAsked) ? await textsOf(pool, folders.content, shown) : checked.texts;
	const own = runChecks({ ...checked, texts }, isAsked);
	const reported = checked.problems.filter(({ rule }) => isAsked(rule));
	const asked = [...reported.map((problem): Finding => ({ at: WHEREABOUTS[problem.rule], ...problem })), ...own];
	const placed = await placeAll(pool, folders.content, switched<Finding>(asked, config.settings, checked.articles));
	return placed.sort(compareProblems);
}
