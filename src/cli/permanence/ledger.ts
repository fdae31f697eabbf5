import { Command } from "commander";
import type { LedgerReport, LedgerTask } from "../../pipeline/ledger/work.ts";
import { nearestOf } from "../../problem/nearest.ts";
import { configOption, isConfigNamed, parseJobs, stoppable } from "../options.ts";
import { counted, shownNumber } from "../output/numbers.ts";
import { printLines, printPieces } from "../output/print.ts";
import { MOST_SHOWN, plainLine, problemLines, withPages } from "../output/problems.ts";
import { countedProgress } from "../output/progress.ts";

interface Options {
	readonly config: string;
	readonly content?: string;
	readonly at?: string;
	readonly jobs?: number;
	readonly json?: boolean;
}

/** `backfile ledger`, and its `forget` and `import` */
export function ledgerCommand(): Command {
	return withOptions(new Command("ledger"))
		.description("Show every address that was ever published, from urls.txt: which have moved, and which answer nothing.")
		.option("--accept", "record the addresses of the archive as it is now, in urls.txt")
		.addCommand(forgetCommand())
		.addCommand(importCommand())
		.allowExcessArguments()
		.action(({ accept, ...options }: Options & { readonly accept?: boolean }, command: Command) => {
			refuseUnknown(command);
			return run({ sort: accept ? "accept" : "show" }, options, command);
		});
}

/** Names the nearest command where a word is none; `ledger` itself takes no words. */
function refuseUnknown(command: Command): void {
	const [word] = command.args;
	if (word === undefined) return;
	const near = nearestOf(
		word,
		command.commands.map((one) => one.name()),
	);
	const offer = near === undefined ? "" : `\n(Did you mean ledger ${near}?)`;
	command.error(`error: unknown command 'ledger ${word}'${offer}`, { code: "commander.unknownCommand" });
}

function forgetCommand(): Command {
	return withOptions(new Command("forget"))
		.description("Give addresses up for good, and record why.")
		.argument("<url...>", "addresses of urls.txt at which nothing stands any more")
		.requiredOption("--why <reason>", "why nothing answers there any more")
		.action((addresses: string[], options: Options & { readonly why: string }, command: Command) =>
			run({ sort: "forget", addresses, why: options.why }, withParents(options, command), command),
		);
}

function importCommand(): Command {
	return withOptions(new Command("import"))
		.description("Record the addresses of an older site: from its sitemap, a list of addresses, or the access log of its server.")
		.argument("<file>", "the sitemap (XML), the list (a line each) or the log, also as .gz")
		.action((file: string, options: Options, command: Command) => run({ sort: "import", file }, withParents(options, command), command));
}

/** The options of a command of `ledger`: `ledger` itself takes them wherever they stand, before its name or behind it. */
function withParents(options: Options, command: Command): Options {
	const isGiven = (name: string) => command.getOptionValueSource(name) === "cli";
	return {
		...options,
		...command.parent?.opts<Options>(),
		...Object.fromEntries(Object.entries(options).filter(([name]) => isGiven(name))),
	};
}

/** A command, and `ledger` above it. */
function withLedger(command: Command): Command[] {
	return command.name() === "ledger" || !command.parent ? [command] : [command, command.parent];
}

function withOptions(command: Command): Command {
	return command
		.option("--content <dir>", "the folder of articles; else the settings say")
		.addOption(configOption())
		.option("--at <time>", "compare as of this time (ISO 8601), for embargoes; else now")
		.option("--jobs <number>", "how many threads; else one for each core", parseJobs)
		.option("--json", "print one JSON object instead of lines");
}

async function run(task: LedgerTask, { json = false, ...options }: Options, command: Command): Promise<void> {
	const progress = json ? undefined : countedProgress();
	const { ledgerInThread } = await import("../../pipeline/threads/commandthread.ts");
	const report = await ledgerInThread({
		...options,
		task,
		looksForSettings: !withLedger(command).some(isConfigNamed),
		onProgress: progress?.show,
		signal: stoppable().signal,
	}).finally(() => progress?.end());
	await (json
		? printPieces([`${JSON.stringify({ ...report, problems: withPages(report.problems) })}\n`])
		: printLines(linesOf(report, task)));
	if (report.gone.length > 0) process.exitCode = 1;
}

function linesOf(report: LedgerReport, task: LedgerTask): string[] {
	const { isThere, isWritten, recorded, forgotten, added, moved, gone, imported, problems } = report;
	if (!isThere)
		return [
			`There is no urls.txt yet. The archive has ${counted(added.length, "address", "addresses")} to record.`,
			"Record them with backfile ledger --accept, and commit urls.txt; from then on each build keeps it.",
		];
	const asked = gone.filter(({ asked = 0 }) => asked > 0);
	return [
		...problemLines(problems),
		...(task.sort === "forget"
			? task.addresses.map((address) => plainLine(`${address} is given up.`))
			: shownList(
					"moved",
					[...moved].map(({ from, to }) => `${from} leads to ${to}`),
				)),
		...(asked.length > 0 ? ["Readers of the old site asked most often for these, of those that answer nothing:"] : []),
		...shownList(
			"asked for",
			asked.map(({ address, asked }) => `    ${address} (${shownNumber(asked ?? 0)})`),
		),
		...(imported ? importedLines(imported) : []),
		`${counted(recorded, "address", "addresses")} in urls.txt${isWritten ? ", which was written" : ""}: ${shownNumber(moved.length)} lead to a new place, ${shownNumber(forgotten)} given up, ${shownNumber(gone.length)} answer nothing.`,
		...(added.length > 0
			? [`${counted(added.length, "address", "addresses")} more of the archive are not recorded; the next build records them.`]
			: []),
	];
}

function importedLines({ form, addresses, leftOut }: NonNullable<LedgerReport["imported"]>): string[] {
	return [
		`${counted(addresses, "address", "addresses")} in the ${form}.`,
		...(leftOut.length > 0 ? ["Left out:"] : []),
		...leftOut.map(([reason, count]) => `    ${shownNumber(count)}, since they ${reason}`),
	];
}

function shownList(what: string, lines: readonly string[]): string[] {
	const rest = lines.length - MOST_SHOWN;
	return [
		...lines.slice(0, MOST_SHOWN).map(plainLine),
		...(rest > 0 ? [`… and ${shownNumber(rest)} more that are ${what}; --json lists all.`] : []),
	];
}
