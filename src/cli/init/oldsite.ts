import { readdirSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { oneLine } from "../../article/text.ts";
import { readAbout } from "../../importers/about.ts";
import { type GuessedZone, guessZone } from "../../importers/clock/clock.ts";
import { importerFor, importerNamed } from "../../importers/formats/formats.ts";
import type { Importer, Source } from "../../importers/importer.ts";
import { openSource } from "../../importers/reading/sources.ts";
import { unpackSources } from "../../importers/reading/unpack.ts";
import type { ImportReport } from "../../importers/report/report.ts";
import { runImport } from "../../importers/run.ts";
import { keepHeapSmall } from "../../importers/writing/heap.ts";
import { CannotRun } from "../../problem.ts";
import type { Settings } from "../../settings.ts";
import { isWithin } from "../../system/disk/diskpaths.ts";
import { importLines, judgeImport } from "../importreport.ts";
import { newSite } from "../newsite.ts";
import { importProgress } from "../output/progress.ts";
import { type Answers, machineZone, readAnswer } from "./answers.ts";
import { CONTENT } from "./files.ts";
import { copyStories, plainStories } from "./plainstories.ts";

/** What an archive is made from, and what it says of itself. */
export interface OldArchive {
	/** Undefined where stories lie in a folder as we read them: they are copied. */
	readonly importer?: Importer;
	readonly sources: readonly Source[];
	/** What it answers of the questions. */
	readonly answers: Partial<Answers>;
	/** What it is about, in one line. */
	readonly description?: string;
	/** The zone that its dates fit best, where it names none. It stands in the answers, too. */
	readonly guessed?: GuessedZone;
}

/**
 * Opens the sources of an archive, and reads what they say of their site.
 * @param names as the user wrote them
 * @param folder that of the archive, absolute
 * @throws {CannotRun} where one cannot be read, or is in a format that is not known
 */
export async function openOldArchive(names: readonly string[], format: string | undefined, folder: string): Promise<OldArchive> {
	const opened = names.map(openSource);
	for (const source of opened) refuseWithin(source, folder);
	const { sources, tidy } = await unpackSources(opened);
	process.once("exit", tidy);
	const importer = (format === undefined ? undefined : importerNamed(format)) ?? recognised(sources);
	if (!importer) return { sources, answers: {} };
	const { url, title, description, language, zone, clock } = await readAbout(importer, sources);
	const guessed = clock && guessZone(clock, { url, language, likely: machineZone() });
	const said = {
		title: oneLine(title ?? ""),
		// A copy of the site on somebody's own machine says nothing of where it stood.
		url: /^https?:\/\/(localhost|127\.|\[::1\])/i.test(url ?? "") ? "" : url,
		language: language?.replace(/[.@].*$/, "").replaceAll("_", "-"),
		timeZone: zone ?? guessed?.zone,
	};
	const answers = Object.entries(said).flatMap(([name, written]) => {
		const read = readAnswer(name as keyof Answers, written ?? "");
		return "value" in read ? [[name, name === "language" ? Intl.getCanonicalLocales(read.value)[0] : read.value]] : [];
	});
	const about = oneLine(description ?? "");
	return {
		importer,
		sources,
		answers: Object.fromEntries(answers) as Partial<Answers>,
		...(about !== "" && { description: about }),
		...(guessed && { guessed }),
	};
}

/** The importer of sources; undefined where they are stories as we read them. */
function recognised(sources: readonly Source[]): Importer | undefined {
	try {
		const importer = importerFor(sources);
		// That of plain text would leave out the stories in Markdown that lie beside.
		return importer.name === "text" && plainStories(sources) ? undefined : importer;
	} catch (error) {
		if (plainStories(sources)) return undefined;
		throw error;
	}
}

/** An archive within its source would be read as a part of it while it is written. */
function refuseWithin({ path: source, name, kind }: Source, folder: string): void {
	const content = path.join(folder, CONTENT);
	if (kind === "folder" && (isWithin(source, content) || isWithin(content, source)))
		throw new CannotRun(
			`The archive would lie in the folder that it is made from, ${name}.`,
			`Name a folder outside of it, such as: backfile init ../my-archive --from ${name}`,
		);
}

/**
 * Brings an old archive into the content folder of a new one, and prints the report. Gives the sections for its masthead.
 * @param media the folder of the old site's files, absolute
 * @throws {CannotRun} where nothing could be brought in, or nothing can be written
 */
export async function bringIn(
	{ importer, sources }: OldArchive,
	settings: Settings,
	folder: string,
	media?: string,
): Promise<{ readonly sections: string[] }> {
	const content = path.join(folder, CONTENT);
	const [source] = sources;
	if (!importer && source) copyStories(source, plainStories(sources) ?? [], content);
	if (!importer) return { sections: [] };
	const site = newSite(settings, content);
	const progress = importProgress(false);
	keepHeapSmall(importer.heapGrowth);
	const report = await runImport(importer, sources, {
		into: content,
		memory: path.join(folder, "imports"),
		flush: settings.flush,
		site,
		map: new Map(),
		keepUrls: importer.keepsUrls,
		skipDuplicates: false,
		dryRun: false,
		media,
		jobs: os.availableParallelism(),
		onProgress: progress.show,
	}).finally(progress.end);
	process.stdout.write(`${importLines(report, { media }).join("\n")}\n`);
	judgeImport(report);
	if (report.written + report.unchanged === 0 && !readdirSync(folder).includes(CONTENT))
		throw new CannotRun(
			"Nothing was brought in, so no archive was begun.",
			"Look whether the source is whole, and whether its format was recognised: --format names another.",
		);
	return { sections: mastheadOf(report, (names) => site.termAddresses("sections", names)) };
}

/** The most sections that are put into a masthead where no menu of the old site names them. */
const MOST_SECTIONS = 7;

/**
 * The sections for the masthead: those of the old site's menu, else those with the most stories. Names with the same page, such as `News` and
 * `news`, are one section, under the name that most of its stories have.
 */
function mastheadOf({ menus = [], sections }: ImportReport, pagesOf: (names: string[]) => ReadonlyMap<string, string>): string[] {
	const [menu] = menus.flatMap((one) => (one.sections === undefined ? [] : [one.sections]));
	if (menu !== undefined) return [...menu];
	const named = Object.entries(sections)
		.filter(([name]) => !/^uncategori[sz]ed$/i.test(name))
		.sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
	const pages = pagesOf(named.map(([name]) => name));
	const byPage = new Map<string, { readonly name: string; stories: number }>();
	for (const [name, stories] of named) {
		const page = pages.get(name) ?? name;
		const one = byPage.get(page);
		if (one) one.stories += stories;
		else byPage.set(page, { name, stories });
	}
	return [...byPage.values()]
		.sort((a, b) => b.stories - a.stories)
		.slice(0, MOST_SECTIONS)
		.map(({ name }) => name);
}
