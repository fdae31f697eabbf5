import type { SessionBuild } from "../../pipeline/preview/session.ts";
import type { Severity } from "../../problem.ts";
import { shownPath } from "../../system/disk/diskpaths.ts";
import { heldBackLine } from "../buildreport.ts";
import { counted, shownNumber } from "../output/numbers.ts";
import { plainLine, problemLines } from "../output/problems.ts";
import type { Changed } from "./follow.ts";

/** So many files are named; of more, the number is told. */
const MOST_NAMED = 3;

/**
 * What changed, on one line.
 * @param root the folder from which files are named, absolute
 */
export function changedLine(changed: Changed, root: string): string {
	const files = [...changed];
	if (files.length <= MOST_NAMED) return plainLine(files.map(([file, how]) => `${shownPath(root, file)} ${how}`).join(", "));
	const kinds = ["added", "changed", "deleted"].flatMap((how) => {
		const count = files.filter(([, of]) => of === how).length;
		return count === 0 ? [] : [`${shownNumber(count)} ${how}`];
	});
	return `${counted(files.length, "file")}: ${kinds.join(", ")}`;
}

/** What a build did that followed a change: problems that are new, then one line. The failure of a build is not among it. */
export function rebuiltLines({ report, seconds, newProblems, mended }: SessionBuild): string[] {
	if (!report) return ["    Nothing was built; the site stays as it was until the next change."];
	const { added, changed, removed } = report.changes;
	const written = [...added, ...changed];
	const pages = written.filter(({ path: file }) => file.endsWith(".html")).length;
	const made =
		written.length === 0 ? "Nothing on the site is different" : `${counted(written.length, "file")} written (${counted(pages, "page")})`;
	const gone = removed.length === 0 ? "" : `, ${shownNumber(removed.length)} removed`;
	const time = `in ${seconds.toFixed(2)} s`;
	const done = report.published ? `${made}${gone}, ${time}.` : heldBackLine(report.problems);
	const standing = standingText(report.problems.length - newProblems.length, report.problems, newProblems);
	const notes = [mended === 0 ? "" : `${counted(mended, "problem")} mended.`, standing].filter(Boolean).join(" ");
	return [...problemLines(newProblems), `    ${done}${notes === "" ? "" : ` ${notes}`}`];
}

/** What a build did for changes that nobody told of; nothing where it made no difference. */
export function unseenLines(built: SessionBuild, before: SessionBuild): string[] {
	const { report, newProblems, mended } = built;
	const isSame = report
		? before.report !== undefined && allChanges(report.changes) + newProblems.length + mended === 0
		: before.report === undefined && String(built.failure) === String(before.failure);
	return isSame ? [] : ["Files changed before all folders were watched.", ...rebuiltLines(built)];
}

function allChanges({ added, changed, removed }: NonNullable<SessionBuild["report"]>["changes"]): number {
	return added.length + changed.length + removed.length;
}

/** The errors and warnings that were there before. */
function standingText(all: number, problems: NonNullable<SessionBuild["report"]>["problems"], fresh: SessionBuild["newProblems"]): string {
	if (all === 0) return "";
	const count = (severity: Severity) =>
		problems.filter((problem) => problem.severity === severity).length - fresh.filter((problem) => problem.severity === severity).length;
	const parts = [
		...(count("error") > 0 ? [counted(count("error"), "error")] : []),
		...(count("warning") > 0 ? [counted(count("warning"), "warning")] : []),
	];
	return parts.length === 0 ? "" : `As before: ${parts.join(", ")}.`;
}
