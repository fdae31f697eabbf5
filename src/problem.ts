/** How much a problem matters: an `error` loses or breaks something, a `warning` was read differently than written, `info` is as meant. */
export type Severity = "error" | "warning" | "info";

/** Something an editor should know about one place in the input. Problems are data: nothing throws for bad content. */
export interface Problem {
	/** Path below the content folder, or the path of the settings file, with `/`. */
	readonly file: string;
	/** 1-based, where one is known. */
	readonly line?: number;
	/** 1-based, where one is known. */
	readonly column?: number;
	/** A short stable name such as `date-impossible`, listed in docs/problems.md. */
	readonly rule: string;
	readonly severity: Severity;
	/** What is wrong. */
	readonly message: string;
	/** How to mend it. */
	readonly remedy: string;
}

/** A place inside a file, 1-based. */
export interface Position {
	readonly line: number;
	readonly column?: number;
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** The order in which problems are reported: worst first, then by place, then by rule. */
export function compareProblems(a: Problem, b: Problem): number {
	return (
		RANK[a.severity] - RANK[b.severity] ||
		compareText(a.file, b.file) ||
		(a.line ?? 0) - (b.line ?? 0) ||
		(a.column ?? 0) - (b.column ?? 0) ||
		compareText(a.rule, b.rule) ||
		compareText(a.message, b.message)
	);
}

/** Orders text by UTF-16 code units: the same in every locale. */
export function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

/** Thrown where a build cannot run at all (no settings, no content, a foreign output folder). The CLI prints it and exits with 2. */
export class CannotRun extends Error {
	constructor(
		message: string,
		readonly remedy: string,
	) {
		super(message);
		this.name = "CannotRun";
	}
}
