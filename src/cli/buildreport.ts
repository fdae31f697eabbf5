import path from "node:path";
import type { BuildReport, Progress } from "../pipeline/build.ts";
import type { Changes } from "../pipeline/publish/changes.ts";
import { CannotRun, type Problem, type Severity } from "../problem.ts";

/** How many problems of one rule are printed before the rest are only counted. */
const SHOWN = 10;

const number = new Intl.NumberFormat("en");

/** Prints what a build did: for machines, or for people. */
export function printReport(
	report: BuildReport,
	seconds: number,
	{ json, quiet }: { readonly json: boolean; readonly quiet: boolean },
): void {
	const { files, articles, leftOut, outputs, converted, search, problems } = report;
	if (json) {
		process.stdout.write(
			`${JSON.stringify({ files, articles, leftOut, outputs, converted, search, problems, seconds: rounded(seconds) })}\n`,
		);
		return;
	}
	printProblems(quiet ? problems.filter(({ severity }) => severity === "error") : problems);
	if (quiet) return;
	const count = (severity: Severity) => problems.filter((problem) => problem.severity === severity).length;
	const lines = [
		`${counted(files, "story file")}: ${number.format(articles)} published, ${number.format(leftOut)} left out.`,
		`${counted(count("error"), "error")}, ${counted(count("warning"), "warning")}, ${counted(count("info"), "note")}.`,
		report.published
			? `${counted(outputs, "output")} in ${shown(report.output)} (${written(report.changes)}), as of ${new Date(report.at).toISOString().slice(0, 16)}Z, in ${seconds.toFixed(1)} s.`
			: "Nothing was published, as --strict asks where there is an error.",
		...(converted ? [`${counted(converted.pictures, "picture")} became WebP in ${converted.seconds.toFixed(1)} s of that.`] : []),
		...(search
			? [
					`${number.format(search.indexed)} of ${counted(search.shards, "search shard")} indexed, in ${search.seconds.toFixed(1)} s of these.`,
				]
			: []),
	];
	process.stdout.write(`${lines.join("\n")}\n`);
}

function written({ added, changed, removed }: Changes): string {
	return `${number.format(added.length)} new, ${number.format(changed.length)} changed, ${number.format(removed.length)} removed`;
}

function printProblems(problems: readonly Problem[]): void {
	const seen = new Map<string, number>();
	for (const { severity, rule, file, line, column, message, remedy } of problems) {
		const count = (seen.get(rule) ?? 0) + 1;
		seen.set(rule, count);
		if (count > SHOWN) continue;
		const place = [file, line, column].filter((part) => part !== undefined).join(":");
		process.stdout.write(`${severity === "info" ? "note" : severity}: ${place}: ${message} [${rule}]\n    ${remedy}\n`);
	}
	for (const [rule, count] of seen) {
		if (count > SHOWN) process.stdout.write(`… and ${number.format(count - SHOWN)} more of ${rule}; --json lists all.\n`);
	}
}

/** Prints why a command could not run. */
export function printFailure(error: unknown): void {
	if (error instanceof CannotRun) process.stderr.write(`${error.message}\n    ${error.remedy}\n`);
	else process.stderr.write(`This is a fault of Backfile: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}

/** Shows how far a build has come: one line that changes on a terminal, a line for each step elsewhere. */
export function progressPrinter(): { show(progress: Progress): void; end(): void } {
	const terminal = process.stdout.isTTY;
	let last = "";
	return {
		show({ step, done, of }) {
			const isCounted = step === "rendering" || step === "pictures" || step === "indexing";
			const share = isCounted && terminal ? ` ${number.format(done)} of ${number.format(of)}` : "";
			const line = `${step}${share} …`;
			if (line === last) return;
			last = line;
			process.stdout.write(terminal ? `\r\u001b[K${line}` : `${line}\n`);
		},
		end() {
			if (terminal && last !== "") process.stdout.write("\r\u001b[K");
		},
	};
}

function rounded(seconds: number): number {
	return Math.round(seconds * 1000) / 1000;
}

function counted(count: number, what: string): string {
	return `${number.format(count)} ${what}${count === 1 ? "" : "s"}`;
}

function shown(folder: string): string {
	const relative = path.relative(process.cwd(), folder);
	return relative.startsWith("..") ? folder : relative || ".";
}
