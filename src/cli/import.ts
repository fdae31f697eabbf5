import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { Command, InvalidArgumentError } from "commander";
import type { ImportProgress } from "../importers/run.ts";
import { keepHeapSmall } from "../importers/writing/heap.ts";
import { CannotRun, codeOf } from "../problem.ts";
import { newSite } from "./newsite.ts";
import { configOption, parseJobs, stoppable } from "./options.ts";

interface Options {
	readonly config: string;
	readonly into?: string;
	readonly dryRun?: boolean;
	readonly keepUrls?: boolean;
	readonly json?: boolean;
	readonly media?: string;
	readonly against?: string;
	readonly map?: ReadonlyMap<string, string>;
	readonly dateFrom?: string;
	readonly skipDuplicates?: boolean;
	readonly jobs?: number;
}

/** `backfile import` */
export function importCommand(): Command {
	return new Command("import")
		.description("Bring a foreign archive in, and report on every record of it. It can be run again at any time.")
		.usage("[options] [format] <source...>")
		.argument("<source...>", "what is to be read: files or folders, with their format before them if it is not recognised")
		.option("--into <dir>", "the content folder to write to; else the settings say")
		.option("--dry-run", "write nothing, report all")
		.option("--keep-urls", "give every story its old path as its address")
		.option("--no-keep-urls", "let old paths lead to new addresses")
		.option("--json", "print the report as JSON")
		.option("--media <dir>", "the old site's files, such as wp-content/uploads")
		.option("--against <file>", "a sitemap, or a list of addresses: look whether each leads somewhere")
		.option(
			"--map <field=name>",
			"for WordPress: the types that are stories, such as post=post,news; for CSV and JSON Lines: the column of a field, such as headline=Title; for HTML: selectors, such as body=.story-text; may be given again",
			parseMap,
		)
		.option("--date-from <pattern>", 'for plain text: where paths say the date, such as "{year}/{month}-{day}{*}"')
		.option("--skip-duplicates", "leave out stories that have the text of another")
		.option("--jobs <number>", "how many threads; else one for each core", parseJobs)
		.addOption(configOption())
		.action(run);
}

async function run(words: string[], { config, json = false, ...options }: Options): Promise<void> {
	const [
		{ importerFor, importerNamed },
		{ openSource },
		{ runImport },
		{ addsUp },
		{ inLongPieces, printedReport },
		{ reportLines },
		{ addressList },
	] = await Promise.all([
		import("../importers/formats/formats.ts"),
		import("../importers/reading/sources.ts"),
		import("../importers/run.ts"),
		import("../importers/report/report.ts"),
		import("../importers/report/json.ts"),
		import("../importers/report/lines.ts"),
		import("../importers/report/against.ts"),
	]);
	const [first = "", ...rest] = words;
	const named = rest.length > 0 ? importerNamed(first) : undefined;
	const sources = (named ? rest : words).map(openSource);
	const importer = named ?? importerFor(sources);
	if (options.dateFrom !== undefined && importer.name !== "text")
		throw new CannotRun(
			`--date-from is for plain text; this is ${importer.about}.`,
			"Leave it away, or name the format text before the source.",
		);
	const { settings, folders, memory } = await whereTo(config, options.into);
	const progress = progressLine(json);
	keepHeapSmall();
	const report = await runImport(importer, sources, {
		into: folders.content,
		memory,
		site: await newSite(settings, folders.content),
		map: options.map ?? new Map(),
		dateFrom: options.dateFrom,
		keepUrls: options.keepUrls ?? importer.keepsUrls,
		skipDuplicates: options.skipDuplicates ?? false,
		dryRun: options.dryRun ?? false,
		media: options.media === undefined ? undefined : folderOf(options.media),
		against: options.against === undefined ? undefined : addressList(textOf(options.against)),
		jobs: options.jobs ?? os.availableParallelism(),
		onProgress: progress.show,
		signal: stoppable().signal,
	}).finally(progress.end);
	if (json) await printAll(inLongPieces(printedReport(report)));
	else process.stdout.write(`${reportLines(report, options.dryRun ?? false).join("\n")}\n`);
	if (report.problems.some(({ severity }) => severity === "error")) process.exitCode = 1;
	if (!addsUp(report)) {
		process.stderr.write("The numbers do not add up: this is a fault of Backfile.\n");
		process.exitCode = 2;
	}
}

/** The content folder, the archive's settings, and where imports are remembered: beside the content folder of an archive, else in the folder itself. */
async function whereTo(config: string, into: string | undefined) {
	const [{ foldersOf, loadConfig }, { defineArchive }] = await Promise.all([
		import("../pipeline/settings/load.ts"),
		import("../settings.ts"),
	]);
	if (into === undefined || existsSync(config)) {
		const { settings, root } = await loadConfig(config);
		const folders = foldersOf(settings, root);
		if (into === undefined || path.resolve(into) === folders.content) return { settings, folders, memory: path.join(root, "imports") };
		return { settings, folders: { content: path.resolve(into) }, memory: path.join(path.resolve(into), "imports") };
	}
	const settings = defineArchive({ title: "Archive", url: "https://example.org/" });
	return { settings, folders: { content: path.resolve(into) }, memory: path.join(path.resolve(into), "imports") };
}

function parseMap(value: string, before: ReadonlyMap<string, string> = new Map()): ReadonlyMap<string, string> {
	const [, field, name] = /^([\w.]+)=(.+)$/.exec(value) ?? [];
	if (field === undefined || name === undefined) throw new InvalidArgumentError("It must be field=name, such as post=post,news.");
	return new Map([...before, [field, name]]);
}

function folderOf(name: string): string {
	if (!existsSync(name)) throw new CannotRun(`There is no folder ${name}.`, "Name the old site's files with --media.");
	return path.resolve(name);
}

/** Prints one piece after the other, each when the last one has gone. */
async function printAll(pieces: Iterable<string>): Promise<void> {
	for (const piece of pieces) if (!process.stdout.write(piece)) await once(process.stdout, "drain");
}

function textOf(file: string): string {
	try {
		return readFileSync(file, "utf8");
	} catch (error) {
		throw new CannotRun(
			`${file} cannot be read (${codeOf(error)}).`,
			"Name a sitemap, or a text with an address on each line, with --against.",
		);
	}
}

const number = new Intl.NumberFormat("en");

/** One line that changes on a terminal; elsewhere a line for each tenth of each pass. */
function progressLine(quiet: boolean): { show(progress: ImportProgress): void; end(): void } {
	const terminal = process.stderr.isTTY;
	let [last, since, pass] = ["", performance.now(), ""];
	return {
		show(progress) {
			if (quiet && !terminal) return;
			if (pass !== progress.pass) [pass, since] = [progress.pass, performance.now()];
			const share = progress.of === 0 ? 0 : Math.min(1, progress.bytes / progress.of);
			const what = progress.pass === "survey" ? "looking through" : "writing";
			const step = terminal ? Math.floor((performance.now() - since) / 200) : Math.floor(share * 10);
			if (`${pass}${step}` === last) return;
			last = `${pass}${step}`;
			const left = share > 0.02 ? `, ${Math.ceil((((performance.now() - since) / share) * (1 - share)) / 1000)} s left` : "";
			const line = `${what}: ${number.format(progress.stories)} stories, ${number.format(Math.round(progress.bytes / 1e6))} of ${number.format(Math.round(progress.of / 1e6))} MB${left}`;
			if (terminal) process.stderr.write(`\r\u001b[K[${"#".repeat(Math.round(share * 20)).padEnd(20, "-")}] ${line}`);
			else if (progress.of > 20e6) process.stderr.write(`${line}\n`);
		},
		end() {
			if (terminal && last !== "") process.stderr.write("\r\u001b[K");
		},
	};
}
