import path from "node:path";
import { Command } from "commander";
import { plainLine } from "../output/problems.ts";
import type { Answers } from "./answers.ts";

interface Options extends Partial<Answers> {
	readonly yes?: boolean;
}

/** `backfile init` */
export function initCommand(): Command {
	return new Command("init")
		.description("Begin an archive: settings, three stories to learn from, and all that it takes to build and publish it.")
		.argument("[folder]", "the folder of the archive; it need not be there yet", ".")
		.option("--title <name>", "the name of the paper or archive; else that of the folder")
		.option("--url <address>", "where the site will stand, such as https://example.org/archive/")
		.option("--language <tag>", "the language of the site, such as en-GB; else that of this machine")
		.option("--time-zone <name>", "the time zone in which moments are shown, such as Europe/London; else that of this machine")
		.option("--yes", "ask nothing, and take what would be offered")
		.action(run);
}

async function run(written: string, { yes = false, ...flags }: Options): Promise<void> {
	const [
		{ answersOfFlags, defaultAnswers, runningVersion },
		{ dependencyOf },
		{ OUR_FOLDER, starterFiles },
		write,
		{ nextSteps, takenLines },
	] = await Promise.all([
		import("./answers.ts"),
		import("./packagefile.ts"),
		import("./files.ts"),
		import("./write.ts"),
		import("./lines.ts"),
	]);
	const folder = path.resolve(written);
	const given = answersOfFlags(flags);
	write.refuseTaken(folder, written);
	const offered = defaultAnswers(folder);
	const asks = !yes && Boolean(process.stdin.isTTY && process.stdout.isTTY);
	const answers = asks
		? await (await import("./questions.ts")).ask(given, offered, { input: process.stdin, output: process.stdout })
		: { ...offered, ...given };
	if (!asks) print(takenLines(given, answers));
	const dependency = dependencyOf(OUR_FOLDER, folder, runningVersion(OUR_FOLDER));
	const result = write.writeStarter(folder, starterFiles(answers, dependency, !write.hasContent(folder)));
	print(nextSteps(folder, result, dependency));
}

function print(lines: readonly string[]): void {
	for (const line of lines) process.stdout.write(`${plainLine(line)}\n`);
}
