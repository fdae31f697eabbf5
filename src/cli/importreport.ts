import {
	type Addresses,
	type Against,
	addsUp,
	type CountsByName,
	type ImportReport,
	type Menu,
	type UnknownCodeCount,
	type Wanted,
} from "../importers/report/report.ts";
import type { SampledRecord } from "../importers/sample.ts";
import { importPageOf } from "../problem/pages.ts";
import { counted, shownNumber } from "./output/numbers.ts";
import { MOST_SHOWN, plainLine, problemLines } from "./output/problems.ts";

/** Where the lists are that this report cuts short. */
const WHOLE_REPORT = "the folder imports has the whole report, and so has import --json.";

/** How the import was run, as far as its report says what to do. */
export interface ImportRun {
	/** Whether nothing was written. */
	readonly dry?: boolean;
	/** `--media`, as the user wrote it. */
	readonly media?: string;
}

/** The report of an import for people, line by line. Names come from the source, so each line is made plain. */
export function importLines(report: ImportReport, { dry = false, media }: ImportRun = {}): string[] {
	const { addresses, copiedMedia, duplicates, fieldsNotCarried, gone, missingMedia, problems, removed } = report;
	const lines = [
		...recordLines(report, dry),
		...commentLines(report, dry),
		...termLines(report),
		...countLines("Not carried", fieldsNotCarried),
		...unknownLines(report.unknownCode),
		...countLines("Taken out of texts", removed),
		addressLine(addresses),
		...wantedLines("Links that lead nowhere", addresses.dead),
		...listLines(
			"Old listings and feeds, which lead on by the rules of a host (the setting host)",
			addresses.listings.map(({ from, to = "gone for good" }) => `${from} → ${to}`),
		),
		...listLines(
			"Redirects of the old site that lead to no story",
			(addresses.elsewhere ?? []).map(({ from, to }) => `${from} → ${to}`),
		),
		...(report.menus ?? []).flatMap(menuLines),
		...(copiedMedia === undefined ? [] : [`Files of the old site: ${shownNumber(copiedMedia)} copied.`]),
		...wantedLines("Missing media", missingMedia),
		...(missingMedia.length === 0 ? [] : [`    ${mediaRemedy(report.format, media)}`]),
		...listLines(
			"No longer in the source, and left alone",
			gone.map(({ record, file }) => `${file} (${record})`),
		),
		...listLines(
			"Same text",
			duplicates.map(({ record, of }) => `${record} = ${of}`),
		),
		...(addresses.against ? againstLines(addresses.against) : []),
	];
	return [...problemLines(problems, importPageOf), ...lines.map(plainLine)];
}

/** Sets the exit code after an import, and says so where the numbers of its report do not add up. */
export function judgeImport(report: ImportReport): void {
	if (report.problems.some(({ severity }) => severity === "error")) process.exitCode = 1;
	if (addsUp(report)) return;
	process.stderr.write("The numbers do not add up: this is a fault of Backfile.\n");
	process.exitCode = 2;
}

function recordLines({ records, written, unchanged, pages, skipped, problems }: ImportReport, dry: boolean): string[] {
	const reasons = new Map<string, number>();
	for (const { why } of skipped) reasons.set(why, (reasons.get(why) ?? 0) + 1);
	const count = (wanted: string) => problems.filter(({ severity }) => severity === wanted).length;
	const notes = count("info");
	return [
		`${counted(records, "record")}: ${shownNumber(written)} ${dry ? "to be written" : "written"}, ${shownNumber(unchanged)} unchanged, ${shownNumber(skipped.length)} skipped.`,
		...(pages === undefined ? [] : [`    written or unchanged: ${storiesAndPages(written + unchanged - pages, pages)}`]),
		...[...reasons].map(([reason, times]) => `    skipped ${shownNumber(times)}: ${reason}`),
		`${[counted(count("error"), "error"), counted(count("warning"), "warning"), ...(notes > 0 ? [counted(notes, "note")] : [])].join(", ")}.`,
	];
}

function storiesAndPages(stories: number, pages: number): string {
	return `${shownNumber(stories)} ${stories === 1 ? "story" : "stories"}, ${counted(pages, "standing page")}`;
}

function addressLine({ kept, redirected, recorded }: Addresses): string {
	const rules = recorded === 0 ? "" : ", such as /?p=12 (in old_addresses of their stories; the setting host writes its rules)";
	return `Addresses: ${shownNumber(kept)} kept, ${shownNumber(redirected)} lead on, ${shownNumber(recorded)} recorded for a server${rules}.`;
}

function mediaRemedy(format: string, media: string | undefined): string {
	if (media !== undefined) return `They are not in ${media} either.`;
	const place = format === "wordpress" ? ", such as that of wp-content/uploads" : "";
	return `Import again with --media and a copy of the old site's files${place}.`;
}

/** A menu of the old site, and the setting that makes what the new site can have of it. */
function menuLines({ name, setting, items }: Menu): string[] {
	const entries = items.map(({ name: label, to }) => [label, to].filter((part) => part !== undefined && part !== "").join(" → "));
	return [...listLines(`Menu ${name}`, entries), ...(setting === undefined ? [] : [`    for the masthead, in the settings: ${setting}`])];
}

function commentLines({ comments }: ImportReport, dry: boolean): string[] {
	if (!comments) return [];
	const { found, written, unchanged, leftOut } = comments;
	return [
		`${counted(found, "comment")}: ${shownNumber(written)} ${dry ? "to be written" : "written"}, ${shownNumber(unchanged)} unchanged, ${shownNumber(found - written - unchanged)} left out.`,
		...Object.entries(leftOut).map(([why, times]) => `    left out ${shownNumber(times)}: ${why}`),
	];
}

function termLines({ authors, sections, tags, perYear, authorNotes }: ImportReport): string[] {
	const size = (counts: CountsByName) => Object.keys(counts).length;
	const years = countsOf(perYear, Number.POSITIVE_INFINITY);
	return [
		`${counted(size(authors), "author")}, ${counted(size(sections), "section")}, ${counted(size(tags), "tag")}; stories per year: ${years}`,
		...(authorNotes
			? [`Told of in authors.yml: ${counted(authorNotes.written, "author")} written, ${shownNumber(authorNotes.unchanged)} unchanged.`]
			: []),
	];
}

function againstLines({ checked, missing, recorded }: Against): string[] {
	return [
		`Against the old list: ${shownNumber(checked)} addresses, ${shownNumber(missing.length)} lead nowhere, ${shownNumber(recorded.length)} are recorded only.`,
		...firstOf(missing),
	];
}

function countLines(what: string, counts: CountsByName): string[] {
	return Object.keys(counts).length === 0 ? [] : [`${what}: ${countsOf(counts, 2 * MOST_SHOWN)}`];
}

function countsOf(counts: CountsByName, most: number): string {
	const all = Object.entries(counts);
	const shown = all.slice(0, most).map(([name, times]) => `${name} ${shownNumber(times)}`);
	return shown.join(", ") + (all.length > most ? `, … (${all.length - most} more)` : "");
}

function unknownLines(codes: readonly UnknownCodeCount[]): string[] {
	const times = codes.reduce((sum, code) => sum + code.times, 0);
	if (times === 0) return [];
	const rest = codes.length - 2 * MOST_SHOWN;
	return [
		`Template code that is not known, and stands in the texts as typed: ${shownNumber(times)}. Say with --rule NAME='template' what it becomes.`,
		...codes.slice(0, 2 * MOST_SHOWN).map(unknownLine),
		...(rest > 0 ? [`    … and ${shownNumber(rest)} more: ${WHOLE_REPORT}`] : []),
	];
}

function unknownLine({ name, times, places, typed }: UnknownCodeCount): string {
	return `    ${name} ${shownNumber(times)}: ${places.join(", ")}${typed === undefined ? "" : `: ${typed}`}`;
}

function wantedLines(what: string, wanted: readonly Wanted[]): string[] {
	return listLines(
		what,
		wanted.map(({ name, stories, times }) => `${name} (${stories[0]}${times > 1 ? ` and ${times - 1} more` : ""})`),
	);
}

function listLines(what: string, entries: readonly string[]): string[] {
	return entries.length === 0 ? [] : [`${what}: ${shownNumber(entries.length)}`, ...firstOf(entries)];
}

function firstOf(entries: readonly string[]): string[] {
	const rest = entries.length - MOST_SHOWN;
	return [
		...entries.slice(0, MOST_SHOWN).map((entry) => `    ${entry}`),
		...(rest > 0 ? [`    … and ${shownNumber(rest)} more: ${WHOLE_REPORT}`] : []),
	];
}

/** The lines that show what an import would take from some records. */
export function sampleLines(records: readonly SampledRecord[]): string[] {
	const lines = records.flatMap((record) => ["", ...sampledLines(record)]);
	const counts = ["story", "page", "skipped"].map((kind) => records.filter((record) => record.kind === kind).length);
	return [...lines.slice(1), "", `${counts[0]} stories, ${counts[1]} standing pages, ${counts[2]} skipped. Nothing was written.`];
}

function sampledLines(record: SampledRecord): string[] {
	if (record.kind === "skipped") return [record.record, `    skipped: ${record.why}`];
	const { headline, published, authors, section, opening, ending, words, image, clues = {} } = record;
	const line = (name: string, value: string | undefined, clue = clues[name]) =>
		`    ${name.padEnd(10)}${value === undefined || value === "" ? "none" : value}${value && clue !== undefined ? `  (${clue})` : ""}`;
	return [
		`${record.address ?? record.record}: a ${record.kind === "page" ? "standing page" : "story"}`,
		line("headline", headline),
		line("published", published),
		line("authors", authors.join(", ")),
		line("section", section),
		line("body", words === 0 ? "" : `${words} words: ${opening}${ending === "" ? "" : ` … ${ending}`}`),
		line("image", image),
	];
}
