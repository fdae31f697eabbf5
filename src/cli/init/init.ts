import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { Command, Option } from "commander";
import { FORMAT_NAMES } from "../../importers/formats/names.ts";
import { CannotRun, codeOf } from "../../problem.ts";
import { packageVersion } from "../../system/version.ts";
import { parsePort } from "../options.ts";
import { plainLine } from "../output/problems.ts";
import type { Answers } from "./answers.ts";
import type { OldArchive } from "./oldsite.ts";

interface Options extends Partial<Answers> {
	readonly yes?: boolean;
	readonly from?: readonly string[];
	readonly format?: string;
	readonly media?: string;
	readonly serve: boolean;
	readonly port: number;
}

/** `backfile init` */
export function initCommand(): Command {
	return new Command("init")
		.description(
			"Begin an archive: settings, stories, and all that it takes to build and publish it; with --from, the stories of an old one.",
		)
		.argument("[folder]", "the folder of the archive; it need not be there yet; else this one")
		.option("--title <name>", "the name of the paper or archive; else that of the folder")
		.option("--url <address>", "where the site will stand, such as https://example.org/archive/")
		.option("--language <tag>", "the language of the site, such as en-GB; else that of this machine")
		.option(
			"--time-zone <name>",
			"the time zone in which moments are shown, such as Europe/London; else that of the old site, or of this machine",
		)
		.option("--yes", "ask nothing, and take what would be offered")
		.option("--from <source...>", "an export, a folder, or the folder of an old site: it is brought in, built and served")
		.addOption(new Option("--format <name>", "with --from: its format; else it is recognised").choices(FORMAT_NAMES))
		.option("--media <dir>", "with --from: the old site's files, such as wp-content/uploads")
		.option("--no-serve", "with --from: end when the site is built")
		.option("--port <number>", "with --from: the port to serve on", parsePort, 8080)
		.action(run);
}

async function run(folderNamed: string | undefined, { yes = false, serve, port, format, media, from, ...flags }: Options): Promise<void> {
	const [{ answersOfFlags, defaultAnswers }, { dependencyOf }, files, write, lines] = await Promise.all([
		import("./answers.ts"),
		import("./packagefile.ts"),
		import("./files.ts"),
		import("./write.ts"),
		import("./lines.ts"),
	]);
	const { named, sources } = wordsOf(folderNamed, from);
	const folder = path.resolve(named);
	if (sources.length === 0 && (format !== undefined || media !== undefined))
		throw new CannotRun("--format and --media are for what is brought in.", "Name that with --from.");
	if (media !== undefined && !existsSync(media))
		throw new CannotRun(`There is no folder ${media}.`, "Name the old site's files with --media.");
	const given = answersOfFlags(flags);
	write.refuseTaken(folder, named);
	const old = sources.length === 0 ? undefined : await (await import("./oldsite.ts")).openOldArchive(sources, format, folder);
	const offered = { ...defaultAnswers(folder), ...old?.answers };
	print(lines.guessedLines(given, old?.guessed));
	const asks = !yes && Boolean(process.stdin.isTTY && process.stdout.isTTY);
	const answers = asks
		? await (await import("./ask.ts")).ask(given, offered, { input: process.stdin, output: process.stdout })
		: { ...offered, ...given };
	if (!asks) print(lines.takenLines(given, answers));
	makeFolder(folder);
	const settings = old && (await settingsOf(old, answers, folder, media));
	const dependency = dependencyOf(files.OUR_FOLDER, folder, packageVersion());
	const withStories = !old && !write.hasContent(folder);
	const importAgain = old?.importer && lines.importCommandOf(folder, sources, { format, media });
	const written = write.writeStarter(folder, files.starterFiles({ answers, dependency, withStories, importAgain, settings }));
	print(lines.nextSteps(written, { folder, dependency, importAgain, isServed: old !== undefined && serve }));
	if (old) await show(path.join(folder, files.SETTINGS_FILE), serve, port);
}

/** The folder of the archive and the sources. A folder that is named last is read as one more source, unless a source has that name. */
function wordsOf(
	folder: string | undefined,
	from: readonly string[] = [],
): { readonly named: string; readonly sources: readonly string[] } {
	const last = from.at(-1);
	if (folder === undefined && last !== undefined && from.length > 1 && !existsSync(last))
		return { named: last, sources: from.slice(0, -1) };
	return { named: folder ?? ".", sources: from };
}

function makeFolder(folder: string): void {
	try {
		mkdirSync(folder, { recursive: true });
	} catch (error) {
		throw new CannotRun(`The folder ${folder} cannot be made (${codeOf(error)}).`, "Name another, or look whether you may write there.");
	}
}

/** Brings an old archive in. Gives what it adds to the settings. */
async function settingsOf(old: OldArchive, answers: Answers, folder: string, media: string | undefined) {
	const [{ bringIn }, { defineArchive }] = await Promise.all([import("./oldsite.ts"), import("../../settings.ts")]);
	const { description } = old;
	const about = { ...answers, ...(description !== undefined && { description }) };
	const { sections } = await bringIn(old, defineArchive(about), folder, media === undefined ? undefined : path.resolve(media));
	return { ...(description !== undefined && { description }), sections };
}

/** Builds what was brought in, and serves it unless it is not to be. */
async function show(config: string, serve: boolean, port: number): Promise<void> {
	const words = ["--config", config];
	if (serve) {
		const { serveCommand } = await import("../serve.ts");
		await serveCommand().parseAsync([...words, "--port", String(port)], { from: "user" });
	} else {
		const { buildCommand } = await import("../build.ts");
		await buildCommand().parseAsync(words, { from: "user" });
	}
}

function print(lines: readonly string[]): void {
	for (const line of lines) process.stdout.write(`${plainLine(line)}\n`);
}
