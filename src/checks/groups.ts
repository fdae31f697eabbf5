import { compareText, type Problem, type Rule, type Severity } from "../problem.ts";

/** All findings of one rule and one severity. */
export interface Group {
	readonly rule: Rule;
	readonly severity: Severity;
	readonly findings: readonly Problem[];
}

const RANKS: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** What people call each severity. */
export const SEVERITY_NAMES: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "note" };

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
