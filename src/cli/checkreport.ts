import { countsOf, type Group } from "../checks/groups.ts";
import type { CheckReport } from "../pipeline/check/check.ts";
import { fileOfProblem, linesOf } from "../pipeline/content/problemfile.ts";
import { pageOf } from "../problem/pages.ts";
import { type Problem, RULES, SEVERITY_NAMES } from "../problem.ts";
import { relativePath } from "../system/disk/diskpaths.ts";
import { frameOf } from "./output/frame.ts";
import { counted, shownNumber } from "./output/numbers.ts";
import { shownPage } from "./output/page.ts";
import { plainLine } from "./output/problems.ts";

/**
 * The report of a check for people, line by line.
 * @param seconds how long it took
 */
export function checkLines(report: CheckReport, seconds: number): string[] {
	const { groups, files, articles, fixed = [], record } = report;
	const { error, warning, info } = countsOf(groups);
	const linesAt = linesOfFiles(report);
	const more = groups.length === 0 ? "" : "; --explain RULE says what a rule means";
	return [
		...groups.flatMap((group) => [...groupLines(group, linesAt), ""]),
		...fixed,
		`${counted(files, "story file")}, ${shownNumber(articles)} of them on the site, checked in ${seconds.toFixed(1)} s.`,
		`${counted(error, "error")}, ${counted(warning, "warning")}, ${counted(info, "note")}${more}.`,
		...(record !== undefined && groups.length > 0 ? [`All of them are in ${relativePath(process.cwd(), record)}.`] : []),
	];
}

type LinesOfFile = (file: string) => readonly string[];

/** Reads the lines of the files that findings name; those of the last file are kept. There are none where names are taken out of the site. */
function linesOfFiles({ content, root, isRedacted }: CheckReport): LinesOfFile {
	if (isRedacted) return () => [];
	let last: { readonly file: string; readonly lines: readonly string[] } | undefined;
	return (file) => {
		if (last?.file !== file) last = { file, lines: linesOf(fileOfProblem(file, { content, root })) };
		return last.lines;
	};
}

function groupLines({ rule, severity, count, findings }: Group, linesAt: LinesOfFile): string[] {
	const remedies = new Set(findings.map(({ remedy }) => remedy));
	const common = remedies.size === 1 ? findings[0]?.remedy : undefined;
	const more = count - findings.length;
	return [
		plainLine(`${rule}: ${counted(count, SEVERITY_NAMES[severity])}. ${RULES[rule]}`),
		...(common === undefined ? [] : [`  ${plainLine(common)}`]),
		`  See ${shownPage(pageOf(rule))}`,
		...findings.flatMap((finding) => findingLines(finding, common === undefined, linesAt)),
		...(more > 0 ? [`  … and ${shownNumber(more)} more; --only ${rule} lists all.`] : []),
	];
}

function findingLines(finding: Problem, withRemedy: boolean, linesAt: LinesOfFile): string[] {
	const { file, line, column, message, remedy } = finding;
	const place = [file, line, column].filter((part) => part !== undefined).join(":");
	const frame = line === undefined ? [] : frameOf(finding, linesAt(file));
	return [
		`  ${plainLine(`${place}: ${message}`)}`,
		...frame.map((one) => `    ${one}`),
		...(withRemedy ? [`      ${plainLine(remedy)}`] : []),
	];
}
