import { readFileSync } from "node:fs";
import path from "node:path";
import { decode } from "../article/encoding.ts";
import { type Group, groupsOf, SEVERITY_NAMES } from "../checks/groups.ts";
import type { CheckReport } from "../pipeline/check/check.ts";
import { type Problem, RULES, type Severity } from "../problem.ts";
import { frameOf } from "./frame.ts";
import { counted, shownNumber } from "./numbers.ts";
import { MOST_SHOWN, plainLine } from "./problems.ts";

/**
 * The report of a check for people, line by line.
 * @param seconds how long it took
 * @param isWhole whether all findings are listed, and not ten of each rule
 */
export function checkLines(report: CheckReport, seconds: number, isWhole: boolean): string[] {
	const { findings, files, articles } = report;
	const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
	const linesAt = linesOfFiles(report);
	return [
		...groupsOf(findings).flatMap((group) => [...groupLines(group, isWhole, linesAt), ""]),
		...(report.fixed ?? []),
		`${counted(files, "story file")}, ${shownNumber(articles)} of them on the site, checked in ${seconds.toFixed(1)} s.`,
		`${counted(count("error"), "error")}, ${counted(count("warning"), "warning")}, ${counted(count("info"), "note")}${findings.length === 0 ? "" : "; --explain RULE says what a rule means"}.`,
		...(report.record !== undefined && findings.length > 0 ? [`All of them are in ${path.relative(process.cwd(), report.record)}.`] : []),
	];
}

type LinesOfFile = (file: string) => readonly string[];

/** Reads the lines of files of the content folder; those of the last file are kept. */
function linesOfFiles({ content }: CheckReport): LinesOfFile {
	let last: { readonly file: string; readonly lines: readonly string[] } | undefined;
	return (file) => {
		if (last?.file !== file) last = { file, lines: readLines(path.join(content, file)) };
		return last.lines;
	};
}

function readLines(file: string): readonly string[] {
	try {
		return decode(readFileSync(file)).text.split("\n");
	} catch {
		return [];
	}
}

function groupLines({ rule, severity, findings }: Group, isWhole: boolean, linesAt: LinesOfFile): string[] {
	const shown = isWhole ? findings : findings.slice(0, MOST_SHOWN);
	const remedies = new Set(shown.map(({ remedy }) => remedy));
	const common = remedies.size === 1 ? shown[0]?.remedy : undefined;
	const more = findings.length - shown.length;
	return [
		plainLine(`${rule}: ${counted(findings.length, SEVERITY_NAMES[severity])}. ${RULES[rule]}`),
		...(common === undefined ? [] : [`  ${plainLine(common)}`]),
		...shown.flatMap((finding) => findingLines(finding, common === undefined, linesAt)),
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
