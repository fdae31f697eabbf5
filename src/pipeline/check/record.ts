import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pageOf } from "../../problem/pages.ts";
import type { Problem } from "../../problem.ts";
import { placeWhole } from "../../system/disk/whole.ts";
import { CACHE } from "../cache/folder.ts";

/** What is written of a check. */
export interface CheckRecord {
	/** Milliseconds since 1970, UTC. */
	readonly at: number;
	readonly files: number;
	readonly articles: number;
	readonly findings: readonly Problem[];
	/** What was written into terms.yml, a line for each; undefined where nothing was asked for. */
	readonly fixed?: readonly string[];
}

/** The members of a finding that are told to others. */
export function plainProblem({ file, line, column, rule, severity, message, remedy }: Problem): Problem {
	return { file, line, column, rule, severity, message, remedy };
}

/**
 * Writes all findings into `.backfile/problems.json`, whole or not at all.
 * @param root the folder of the settings, absolute
 * @returns its path; undefined where it cannot be written, since the findings are told anyway
 */
export function writeProblems(root: string, record: CheckRecord): string | undefined {
	const file = path.join(root, CACHE, "problems.json");
	try {
		mkdirSync(path.dirname(file), { recursive: true });
		placeWhole(file, `${file}.${process.pid}.part`, (part) => {
			writeFileSync(part, "");
			for (const piece of recordJson(record)) appendFileSync(part, piece);
		});
		return file;
	} catch {
		return undefined;
	}
}

const PIECE = 1_000;

/** The findings as the pieces of a JSON text: an object with one finding on each line. */
export function* recordJson({ at, files, articles, findings, fixed }: CheckRecord): Generator<string> {
	const counts = new Map<string, number>();
	for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
	const head = JSON.stringify({ at: new Date(at).toISOString(), files, articles, counts: Object.fromEntries([...counts].sort()), fixed });
	yield `${head.slice(0, -1)},"problems":[`;
	for (let from = 0; from < findings.length; from += PIECE) {
		const lines = findings
			.slice(from, from + PIECE)
			.map((finding) => `\n${JSON.stringify({ ...plainProblem(finding), page: pageOf(finding.rule) })}`);
		yield (from === 0 ? "" : ",") + lines.join(",");
	}
	yield "\n]}\n";
}
