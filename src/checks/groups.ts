import { compareProblems, compareSeverity, compareText, type Problem, type Rule, type Severity } from "../problem.ts";

/** All findings of one rule and one severity. */
export interface Group {
	readonly rule: Rule;
	readonly severity: Severity;
	/** How many there are. */
	readonly count: number;
	/** The first of them. */
	readonly findings: readonly Problem[];
}

/**
 * The findings by rule: errors first, then warnings, then notes, the most frequent first among each.
 * @param most how many findings a group holds at most; the others are only counted
 */
export function groupsOf(findings: readonly Problem[], most = Number.POSITIVE_INFINITY): Group[] {
	const groups = new Map<string, { rule: Rule; severity: Severity; count: number; findings: Problem[] }>();
	for (const finding of findings) {
		const { rule, severity } = finding;
		const group = groups.get(`${severity} ${rule}`) ?? { rule, severity, count: 0, findings: [] };
		groups.set(`${severity} ${rule}`, group);
		if (++group.count <= most) group.findings.push(finding);
	}
	return [...groups.values()].sort((a, b) => compareSeverity(a.severity, b.severity) || b.count - a.count || compareText(a.rule, b.rule));
}

/** How many findings of each severity there are. */
export function countsOf(groups: readonly Group[]): Readonly<Record<Severity, number>> {
	const counts = { error: 0, warning: 0, info: 0 };
	for (const { severity, count } of groups) counts[severity] += count;
	return counts;
}

/** The findings of all groups in one list, the worst first, then by place. */
export function findingsOf(groups: readonly Group[]): Problem[] {
	return groups.flatMap(({ findings }) => findings).sort(compareProblems);
}
