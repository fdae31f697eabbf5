import { existsSync, readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { Command, InvalidArgumentError } from "commander";
import { FORMAT_NAMES } from "../importers/formats/names.ts";
import type { Importer, Source } from "../importers/importer.ts";
import { keepHeapSmall } from "../importers/writing/heap.ts";
import { offerOf } from "../problem/nearest.ts";
import { importPageOf } from "../problem/pages.ts";
import { CannotRun, codeOf } from "../problem.ts";
import { configOption, parseJobs, verboseOption } from "./options.ts";
import { printPieces } from "./output/print.ts";
import { withPages } from "./output/problems.ts";
import { importProgress } from "./output/progress.ts";
import { openVerbose } from "./output/verbose.ts";

interface Options {
	readonly config: string;
	readonly into?: string;
	readonly dryRun?: boolean;
	readonly keepUrls?: boolean;
	readonly json?: boolean;
	readonly verbose?: boolean;
	readonly media?: string;
	readonly against?: string;
	readonly map?: ReadonlyMap<string, string>;
	readonly rule?: ReadonlyMap<string, string>;
	readonly dateFrom?: string;
	readonly host?: string;
	readonly path?: string;
	readonly from?: string;
	readonly to?: string;
	readonly skipDuplicates?: boolean;
	readonly jobs?: number;
	readonly sample?: number;
}

/** `backfile import` */
export function importCommand(): Command {
	return new Command("import")
		.description("Bring a foreign archive in, and report on every record of it. It can be run again at any time.")
		.usage("[options] [format] <source...>")
		.argument(
			"<source...>",
			`what is to be read: files or folders, with their format before them if it is not recognised: ${FORMAT_NAMES.join(", ")}`,
		)
		.option("--into <dir>", "the content folder to write to; else the settings say")
		.option("--dry-run", "write nothing, report all")
		.option("--sample <number>", "write nothing, and show what would be taken from so many records, spread over all", parseJobs)
		.option("--keep-urls", "give every story its old path as its address")
		.option("--no-keep-urls", "let old paths lead to new addresses")
		.option("--json", "print the report as JSON")
		.option("--media <dir>", "the old site's files, such as wp-content/uploads")
		.option("--against <file>", "a sitemap, or a list of addresses: check that each leads somewhere")
		.option(
			"--map <field=name>",
			"for WordPress: the types that are stories, such as post=post,news, and custom fields, such as standfirst=meta:deck; for CSV and JSON Lines: the column of a field, such as headline=Title; for HTML: selectors, such as body=.story-text; may be given again",
			parseMap,
		)
		.option(
			"--rule <name=template>",
			"what template code or a shortcode of this name becomes, such as pullquote='<blockquote>{{ content }}</blockquote>'; may be given again, and is kept in imports/rules.yml",
			parseRule,
		)
		.option("--date-from <pattern>", 'for plain text: where paths say the date, such as "{year}/{month}-{day}{*}"')
		.option("--host <host>", "for crawls: the host of the site; else the one with the most pages")
		.option("--path <path>", "for crawls: only pages whose paths begin so, such as /news/")
		.option("--from <date>", "for crawls: only what was captured since then: 2014, 2014-03 or 2014-03-15", parseDay)
		.option("--to <date>", "for crawls: only what was captured until then, that day or year included", parseDay)
		.option("--skip-duplicates", "leave out stories that have the text of another")
		.option("--jobs <number>", "how many threads; else one for each core", parseJobs)
		.addOption(configOption())
		.addOption(verboseOption())
		.action(run);
}

async function run(words: string[], { config, json = false, dryRun = false, ...options }: Options): Promise<void> {
	const [
		{ importerFor, importerNamed },
		{ openSource },
		{ unpackSources },
		{ runImport },
		{ inLongPieces, printedReport },
		{ addressList },
		{ importLines, judgeImport },
		{ newSite },
	] = await Promise.all([
		import("../importers/formats/formats.ts"),
		import("../importers/reading/sources.ts"),
		import("../importers/reading/unpack.ts"),
		import("../importers/run.ts"),
		import("../importers/report/json.ts"),
		import("../importers/report/against.ts"),
		import("./importreport.ts"),
		import("./newsite.ts"),
	]);
	const [first = "", ...rest] = words;
	const named = rest.length > 0 ? importerNamed(first) : undefined;
	if (rest.length > 0 && !named) refuseNoFormat(first);
	const { sources, tidy } = await unpackSources((named ? rest : words).map(openSource));
	process.once("exit", tidy);
	const importer = named ?? importerFor(sources);
	refuseUnfit(importer, options);
	const { settings, content, memory } = await targetOf(config, options.into);
	const site = newSite(settings, content);
	if (options.sample !== undefined) return printSample(importer, sources, options, site.zone, json);
	const { onProgress, end, tell } = watched(json, options.verbose, config);
	keepHeapSmall(importer.heapGrowth);
	const report = await runImport(importer, sources, {
		into: content,
		memory,
		flush: settings.flush,
		site,
		...(options.rule && { rules: options.rule }),
		map: options.map ?? new Map(),
		dateFrom: options.dateFrom,
		crawl: { host: options.host, path: options.path, from: options.from, to: options.to },
		keepUrls: options.keepUrls ?? importer.keepsUrls,
		skipDuplicates: options.skipDuplicates ?? false,
		dryRun,
		media: options.media === undefined ? undefined : folderOf(options.media),
		against: options.against === undefined ? undefined : addressList(textOf(options.against)),
		jobs: options.jobs ?? os.availableParallelism(),
		onProgress,
	}).finally(end);
	if (json) await printPieces(inLongPieces(printedReport({ ...report, problems: withPages(report.problems, importPageOf) })));
	else process.stdout.write(`${importLines(report, { dry: dryRun, media: options.media }).join("\n")}\n`);
	tell();
	judgeImport(report);
}

/** Shows how far an import has come, and sees it for `--verbose`. */
function watched(json: boolean, isVerbose: boolean | undefined, config: string) {
	const progress = importProgress(json);
	const verbose = openVerbose(isVerbose, existsSync(config) ? config : undefined);
	const onProgress: typeof progress.show = (passed) => {
		progress.show(passed);
		verbose.see({ step: passed.pass === "survey" ? "looking through" : "writing", done: 0, of: passed.stories });
	};
	return { onProgress, end: progress.end, tell: verbose.tell };
}

/** Refuses a first word that is neither a format nor a source. */
function refuseNoFormat(word: string): void {
	if (existsSync(word)) return;
	const remedy = `Name one of ${FORMAT_NAMES.join(", ")}, or only what is to be read.`;
	throw new CannotRun(`${word} is neither a format nor a file.${offerOf(word, FORMAT_NAMES)}`, remedy);
}

/** Refuses options of which the format would make no use. */
function refuseUnfit({ name, about }: Pick<Importer, "name" | "about">, { dateFrom, host, path: below, from, to }: Partial<Options>): void {
	if (dateFrom !== undefined && name !== "text")
		throw new CannotRun(`--date-from is for plain text; this is ${about}.`, "Leave it away, or name the format text before the source.");
	const [unfit] = Object.entries({ host, path: below, from, to }).find(([, value]) => value !== undefined) ?? [];
	if (unfit !== undefined && name !== "warc")
		throw new CannotRun(`--${unfit} is for crawls; this is ${about}.`, "Leave it away, or name the format warc before the source.");
}

/** Shows what would be taken from some records. */
async function printSample(
	importer: Importer,
	sources: readonly Source[],
	{ map = new Map(), dateFrom, rule, host, path: below, from, to, jobs = os.availableParallelism(), sample = 1 }: Partial<Options>,
	zone: string,
	json: boolean,
): Promise<void> {
	const [{ sampleOf }, { sampleLines }] = await Promise.all([import("../importers/sample.ts"), import("./importreport.ts")]);
	const records = await sampleOf(
		importer,
		sources,
		{ zone, map, dateFrom, crawl: { host, path: below, from, to }, jobs, ...(rule && { rules: rule }) },
		sample,
	);
	process.stdout.write(json ? `${JSON.stringify({ sample: records }, undefined, "\t")}\n` : `${sampleLines(records).join("\n")}\n`);
}

/**
 * The archive's settings, the content folder that is written to, and the folder that remembers imports.
 * That one is in the archive's folder; of a content folder that is not the archive's own, it is in the content folder.
 */
async function targetOf(config: string, into: string | undefined) {
	const [{ foldersOf, loadConfig }, { defineArchive }] = await Promise.all([
		import("../pipeline/settings/load.ts"),
		import("../settings.ts"),
	]);
	if (into !== undefined && !existsSync(config)) {
		const content = path.resolve(into);
		const settings = defineArchive({ title: "Archive", url: "https://example.org/" });
		return { settings, content, memory: path.join(content, "imports") };
	}
	const { settings, root } = await loadConfig(config);
	const own = foldersOf(settings, root).content;
	const content = into === undefined ? own : path.resolve(into);
	return { settings, content, memory: path.join(content === own ? root : content, "imports") };
}

function parseMap(value: string, before: ReadonlyMap<string, string> = new Map()): ReadonlyMap<string, string> {
	const [, field, name] = /^([\w.]+)=(.+)$/.exec(value) ?? [];
	if (field === undefined || name === undefined) throw new InvalidArgumentError("It must be field=name, such as post=post,news.");
	return new Map([...before, [field, name]]);
}

function parseDay(value: string): string {
	if (!/^\d{4}(-?\d\d(-?\d\d)?)?$/.test(value)) throw new InvalidArgumentError("It must be a year, a month or a day, such as 2014-03-15.");
	return value.replaceAll("-", "");
}

function parseRule(value: string, before: ReadonlyMap<string, string> = new Map()): ReadonlyMap<string, string> {
	const at = value.indexOf("=");
	if (at < 1) throw new InvalidArgumentError("It must be name=template, such as pullquote='<blockquote>{{ content }}</blockquote>'.");
	return new Map([...before, [value.slice(0, at).trim(), value.slice(at + 1)]]);
}

function folderOf(name: string): string {
	if (!existsSync(name)) throw new CannotRun(`There is no folder ${name}.`, "Name the old site's files with --media.");
	return path.resolve(name);
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
