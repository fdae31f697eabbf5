import { readFileSync } from "node:fs";
import path from "node:path";
import { decode } from "../article/encoding.ts";
import type { CheckReport } from "../pipeline/check/check.ts";
import { compareText, type Problem, RULES, type Rule, type Severity } from "../problem.ts";
import { frameOf } from "./frame.ts";
import { counted, shownNumber } from "./numbers.ts";
import { MOST_SHOWN, plainLine } from "./problems.ts";

/** All findings of one rule and one severity. */
interface Group {
	readonly rule: Rule;
	readonly severity: Severity;
	readonly findings: readonly Problem[];
}

const RANKS: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

const NAMES: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "note" };

/** The findings by rule: errors first, then warnings, then notes, the most frequent first among each. */
export function groupsOf(findings: readonly Problem[]): Group[] {
	const groups = new Map<string, Group & { readonly findings: Problem[] }>();
	for (const finding of findings) {
		const { rule, severity } = finding;
		const group = groups.get(`${severity} ${rule}`);
		if (group) group.findings.push(finding);
		else groups.set(`${severity} ${rule}`, { rule, severity, findings: [finding] });
	}
	return [...groups.values()].sort(
		(a, b) => RANKS[a.severity] - RANKS[b.severity] || b.findings.length - a.findings.length || compareText(a.rule, b.rule),
	);
}

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
		plainLine(`${rule}: ${counted(findings.length, NAMES[severity])}. ${RULES[rule]}`),
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
