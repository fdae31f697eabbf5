import type { BuildReport } from "../pipeline/build.ts";
import type { EngineReport } from "../pipeline/engines/engine.ts";
import type { Changes } from "../pipeline/publish/changes.ts";
import { holdsBack, type Severity } from "../problem.ts";
import { shownPath } from "../system/disk/diskpaths.ts";
import { counted, shownNumber } from "./output/numbers.ts";
import { problemLines, withPages } from "./output/problems.ts";

/**
 * The report of a build for machines: one JSON object on one line.
 * @param seconds how long the build took
 */
export function buildJson(
	{ files, articles, leftOut, outputs, converted, search, engine, recorded, problems }: BuildReport,
	seconds: number,
): string {
	const rounded = Math.round(seconds * 1000) / 1000;
	return `${JSON.stringify({ files, articles, leftOut, outputs, converted, search, engine, recorded, problems: withPages(problems), seconds: rounded })}\n`;
}

/**
 * The report of a build for people, line by line.
 * @param seconds how long the build took
 * @param quiet whether only errors are shown
 */
export function buildLines(report: BuildReport, seconds: number, quiet = false): string[] {
	const { files, articles, leftOut, early, converted, search, engine, recorded, problems } = report;
	if (quiet) return problemLines(problems.filter(({ severity }) => severity === "error"));
	const count = (severity: Severity) => problems.filter((problem) => problem.severity === severity).length;
	return [
		...problemLines(problems),
		`${counted(files, "story file")}: ${shownNumber(articles)} ${early.length === 0 ? "published" : "shown"}, ${shownNumber(leftOut)} left out.`,
		`${counted(count("error"), "error")}, ${counted(count("warning"), "warning")}, ${counted(count("info"), "note")}.`,
		report.published ? publishedLine(report, seconds) : heldBackLine(problems),
		...(recorded
			? [
					`urls.txt was written (${counted(recorded.added, "address", "addresses")} more, ${shownNumber(recorded.moved)} of all lead elsewhere now): commit it.`,
				]
			: []),
		...(converted ? [`${counted(converted.pictures, "picture")} became WebP in ${converted.seconds.toFixed(1)} s of that.`] : []),
		...(engine ? [engineLine(engine)] : []),
		...(search
			? [`${shownNumber(search.indexed)} of ${counted(search.shards, "search shard")} indexed, in ${search.seconds.toFixed(1)} s of these.`]
			: []),
	];
}

/** Says why nothing was published. */
export function heldBackLine(problems: BuildReport["problems"]): string {
	const rules = new Set(problems.map(({ rule }) => rule));
	if (rules.has("address-gone")) return "Nothing was published, since addresses would be lost; the site stays as it was.";
	if (rules.has("address-unrecorded")) return "Nothing was published, as --frozen asks where an address is not recorded.";
	if (problems.some(holdsBack))
		return "Nothing was published, since redactions.yml needs a look first: what is published may hold what it takes out.";
	return "Nothing was published, as --strict asks where there is an error.";
}

function engineLine({ seconds, retried }: EngineReport): string {
	const [total, longest] = [seconds.reduce((sum, each) => sum + each, 0), Math.max(0, ...seconds)];
	const again = retried > 0 ? `, with ${retried === 1 ? "one try" : `${shownNumber(retried)} tries`} more` : "";
	return `${counted(seconds.length, "part")} rendered by workers: ${total.toFixed(1)} s in all, the longest ${longest.toFixed(1)} s${again}.`;
}

function publishedLine({ outputs, output, changes, at }: BuildReport, seconds: number): string {
	const moment = `${new Date(at).toISOString().slice(0, 16)}Z`;
	return `${counted(outputs, "output")} in ${shownPath(process.cwd(), output)} (${changesOf(changes)}), as of ${moment}, in ${seconds.toFixed(1)} s.`;
}

function changesOf({ added, changed, removed }: Changes): string {
	return `${shownNumber(added.length)} new, ${shownNumber(changed.length)} changed, ${shownNumber(removed.length)} removed`;
}
