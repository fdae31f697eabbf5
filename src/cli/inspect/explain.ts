import { Command } from "commander";
import type { Explanation, Fact, FactName } from "../../pipeline/explain/explanation.ts";
import { configOption, isConfigNamed, parseJobs, stoppable } from "../options.ts";
import { shownNumber } from "../output/numbers.ts";
import { shownPage } from "../output/page.ts";
import { printLines, printPieces } from "../output/print.ts";
import { MOST_SHOWN, plainLine } from "../output/problems.ts";
import { progressLine } from "../output/progress.ts";

interface Options {
	readonly config: string;
	readonly content?: string;
	readonly at?: string;
	readonly jobs?: number;
	readonly json?: boolean;
}

/** `backfile explain` */
export function explainCommand(): Command {
	return new Command("explain")
		.description("Say of an address or a file what made it, why it was made anew or not, and what links to it; or why a story is missing.")
		.argument("<url|file>", "an address of the site, whole or as a path; a file; or the headline or the name of a story")
		.option("--content <dir>", "the folder of articles; else the settings say")
		.addOption(configOption())
		.option("--at <time>", "explain as of this time (ISO 8601), for embargoes; else now")
		.option("--jobs <number>", "how many threads; else one for each core", parseJobs)
		.option("--json", "print one JSON object with all that is known, instead of lines")
		.action(run);
}

async function run(asked: string, { json = false, ...options }: Options, command: Command): Promise<void> {
	const [{ explainInThread }, { FACTS }] = await Promise.all([
		import("../../pipeline/threads/commandthread.ts"),
		import("../../pipeline/explain/explanation.ts"),
	]);
	// The first line of the output is the answer.
	const line = progressLine(process.stderr);
	const told = await explainInThread({
		...options,
		asked,
		from: process.cwd(),
		looksForSettings: !isConfigNamed(command),
		onProgress: json || !line.isTerminal ? undefined : () => line.show("reading …"),
		signal: stoppable().signal,
	}).finally(line.end);
	await (json ? printPieces([`${JSON.stringify(told)}\n`]) : printLines(explanationLines(told, FACTS)));
	if (told.state === "unknown") process.exitCode = 1;
}

/**
 * An explanation for people: the answer, then a line for each fact, or several.
 * @param labels what people call each fact
 */
export function explanationLines({ answer, facts }: Explanation, labels: Readonly<Record<FactName, string>>): string[] {
	const width = Math.max(0, ...facts.map(({ about }) => labels[about].length)) + 2;
	const linesOf = ({ about, values }: Fact) =>
		factLines(`${labels[about]}:`.padEnd(width), about === "page" ? values.map(shownPage) : values);
	return [answer, ...facts.flatMap(linesOf)].map(plainLine);
}

function factLines(label: string, values: readonly string[]): string[] {
	const indent = " ".repeat(label.length);
	const rest = values.length - MOST_SHOWN;
	const lines = values.slice(0, MOST_SHOWN).map((value, index) => `${index === 0 ? label : indent}${value}`);
	return rest > 0 ? [...lines, `${indent}… and ${shownNumber(rest)} more; --json lists all.`] : lines;
}
