import { needsTexts, runChecks } from "../../checks/checks.ts";
import type { Checked, Finding } from "../../checks/finding.ts";
import { type Group, groupsOf } from "../../checks/groups.ts";
import { WHEREABOUTS } from "../../checks/positions.ts";
import { isOn, switched } from "../../checks/switches.ts";
import { compareProblems, type Problem, type Rule } from "../../problem.ts";
import type { Output } from "../../site/output.ts";
import type { BuildOptions } from "../options.ts";
import { missingProblems } from "../planning/missing.ts";
import { nameSettings } from "../settings/naming.ts";
import { setUpBuild } from "../settings/setup.ts";
import { refuseStopped } from "../threads/pool.ts";
import { placeAll } from "./batches.ts";
import { type CheckContext, openCheck } from "./context.ts";
import { fixTerms } from "./fix.ts";
import { type ReadAndPlanned, readAndPlan } from "./readplan.ts";
import { plainProblem, writeProblems } from "./record.ts";

/** What a caller may tell a check. */
export interface CheckOptions extends Omit<BuildOptions, "strict" | "search"> {
	/** The rules that are looked at; else all. */
	readonly only?: readonly Rule[];
	/** How many findings of each rule the report holds; else all. */
	readonly most?: number;
	/** Writes into terms.yml which spellings are one, where that is certain. */
	readonly fix?: boolean;
}

/** What a check found. */
export interface CheckReport {
	/** The number of story files that were found. */
	readonly files: number;
	/** The number of stories that the site would show, with tombstones. */
	readonly articles: number;
	/** The findings by rule, the worst first. */
	readonly groups: readonly Group[];
	/** What was written into terms.yml, a line for each; undefined where nothing was asked for. */
	readonly fixed?: readonly string[];
	/** The folder of the settings, absolute. */
	readonly root: string;
	/** The content folder, absolute: the files of most findings lie in it. */
	readonly content: string;
	/** Whether names are taken out of the site: then no line of its files is shown, since it may hold one. */
	readonly isRedacted?: true;
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
	const { only, most, fix, signal, onProgress } = options;
	const setup = await setUpBuild(options);
	const { settings, root } = setup.config;
	const isAsked = (rule: Rule) => isOn(settings, rule) && (only?.includes(rule) ?? true);
	onProgress?.({ step: "reading", done: 0, of: 1 });
	const context = await openCheck(setup);
	const { checked, files, articles } = checkedOf(context, await readAndPlan(context, { withTexts: needsTexts(isAsked), signal }));
	onProgress?.({ step: "checking", done: 0, of: 1 });
	refuseStopped(signal);
	const found = await findAll(context, checked, isAsked);
	const { content } = setup.folders;
	const { findings, fixed } = fix ? fixTerms(content, context.found, found) : { findings: found };
	const record = only ? undefined : writeProblems(root, { at: setup.at, files, articles, findings });
	return {
		files,
		articles,
		groups: groupsOf(findings, most).map(plainGroup),
		...(context.found.redactions && { isRedacted: true as const }),
		fixed,
		root,
		content,
		record,
		at: setup.at,
	};
}

/** A group with what is told to others of its findings. */
function plainGroup(group: Group): Group {
	return { ...group, findings: group.findings.map(plainProblem) };
}

/** What checks are given of an archive that was read and planned. */
function checkedOf(
	{ config: { settings, file }, at, problems, isOwnFile }: CheckContext,
	{ content, carried, pictures, texts, site }: ReadAndPlanned,
) {
	const { plan, archive, pages, files, articles, problems: reported } = site;
	const all = [archive, pages].flatMap(({ stories, tombstones, withheld }) => [
		...stories,
		...tombstones.map(({ article }) => article),
		...withheld,
	]);
	const checked: Checked = {
		settings,
		at,
		archive,
		articles: all,
		termNotes: content.termNotes,
		paths: plan.outputs.map(placeOf),
		files: carried.map((file) => ({ ...file, picture: pictures.facts.get(file.path) })),
		texts,
		problems: nameSettings([...reported, ...problems, ...missingProblems(plan, { has: isOwnFile })], file),
	};
	return { checked, files, articles };
}

function placeOf(output: Output): { readonly path: string; readonly source?: string } {
	return output.sort === "rendered" ? { path: output.path, source: output.source } : { path: output.path };
}

/** What builds report and checks find, as far as it is asked for, with their places, worst first. */
async function findAll({ folders, config, jobs }: CheckContext, checked: Checked, isAsked: (rule: Rule) => boolean): Promise<Finding[]> {
	const reported = checked.problems.filter(({ rule }) => isAsked(rule));
	const withPlace = (problem: Problem): Finding => {
		const at = problem.line === undefined ? WHEREABOUTS[problem.rule] : undefined;
		return at ? { ...problem, at } : problem;
	};
	const asked = [...reported.map(withPlace), ...runChecks(checked, isAsked)];
	const placed = await placeAll(jobs, folders.content, switched<Finding>(asked, config.settings, checked.articles));
	return placed.sort(compareProblems);
}
