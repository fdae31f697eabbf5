import { withoutControls } from "../../article/text.ts";
import type { CountsByName, ImportReport, Wanted } from "./report.ts";

const number = new Intl.NumberFormat("en");

/** So many of a kind are shown; the rest are only counted. */
const SHOWN = 10;

/** A report for people, line by line. Control characters are taken out, since names come from the source and could move the cursor. */
export function reportLines(report: ImportReport, dry: boolean): string[] {
	return linesOf(report, dry).map((line) => withoutControls(line.replace(/\s/g, " ")));
}

function linesOf(report: ImportReport, dry: boolean): string[] {
	const { records, written, unchanged, skipped, problems, addresses } = report;
	const why = new Map<string, number>();
	for (const skip of skipped) why.set(skip.why, (why.get(skip.why) ?? 0) + 1);
	return [
		...problemLines(report),
		`${counted(records, "record")}: ${number.format(written)} ${dry ? "to be written" : "written"}, ${number.format(unchanged)} unchanged, ${number.format(skipped.length)} skipped.`,
		...[...why].map(([reason, times]) => `    skipped ${number.format(times)}: ${reason}`),
		`${counted(problems.filter(({ severity }) => severity === "error").length, "error")}, ${counted(problems.filter(({ severity }) => severity === "warning").length, "warning")}.`,
		`${counted(Object.keys(report.authors).length, "author")}, ${counted(Object.keys(report.sections).length, "section")}, ${counted(Object.keys(report.tags).length, "tag")}; stories per year: ${countsLine(report.perYear, Number.POSITIVE_INFINITY)}`,
		...(Object.keys(report.fieldsNotCarried).length > 0 ? [`Not carried: ${countsLine(report.fieldsNotCarried)}`] : []),
		...(Object.keys(report.removed).length > 0 ? [`Taken out of texts: ${countsLine(report.removed)}`] : []),
		`Addresses: ${number.format(addresses.kept)} kept, ${number.format(addresses.redirected)} lead on, ${number.format(addresses.recorded)} recorded only.`,
		...wantedLines("Links that lead nowhere", addresses.dead),
		...(addresses.listings.length > 0
			? [
					`Old listings, for a redirect by your server: ${number.format(addresses.listings.length)}`,
					...shown(addresses.listings.map(({ from, to }) => `${from} → ${to}`)),
				]
			: []),
		...wantedLines("Missing media", report.missingMedia),
		...(report.gone.length > 0
			? [
					`No longer in the source, and left alone: ${number.format(report.gone.length)}`,
					...shown(report.gone.map(({ record, file }) => `${file} (${record})`)),
				]
			: []),
		...(report.duplicates.length > 0
			? [`Same text: ${report.duplicates.length}`, ...report.duplicates.slice(0, SHOWN).map(({ record, of }) => `    ${record} = ${of}`)]
			: []),
		...(addresses.against
			? [
					`Against the old list: ${number.format(addresses.against.checked)} addresses, ${number.format(addresses.against.missing.length)} lead nowhere, ${number.format(addresses.against.recorded.length)} are recorded only.`,
					...addresses.against.missing.slice(0, SHOWN).map((address) => `    ${address}`),
				]
			: []),
	];
}

function problemLines({ problems }: ImportReport): string[] {
	const seen = new Map<string, number>();
	const lines: string[] = [];
	for (const { severity, rule, file, line, column, message, remedy } of problems) {
		const count = (seen.get(rule) ?? 0) + 1;
		seen.set(rule, count);
		if (count > SHOWN) continue;
		const place = [file, line, column].filter((part) => part !== undefined).join(":");
		lines.push(`${severity === "info" ? "note" : severity}: ${place}: ${message} [${rule}]`, `    ${remedy}`);
	}
	for (const [rule, count] of seen)
		if (count > SHOWN) lines.push(`… and ${number.format(count - SHOWN)} more of ${rule}; --json lists all.`);
	return lines;
}

function countsLine(counts: CountsByName, most = 2 * SHOWN): string {
	const all = Object.entries(counts);
	const shown = all.slice(0, most).map(([name, times]) => `${name} ${number.format(times)}`);
	return shown.join(", ") + (all.length > most ? `, … (${all.length - most} more)` : "");
}

function wantedLines(what: string, wanted: readonly Wanted[]): string[] {
	if (wanted.length === 0) return [];
	const shown = wanted
		.slice(0, SHOWN)
		.map(({ name, stories, times }) => `    ${name} (${stories[0]}${times > 1 ? ` and ${times - 1} more` : ""})`);
	return [
		`${what}: ${number.format(wanted.length)}`,
		...shown,
		...(wanted.length > SHOWN ? [`    … and ${wanted.length - SHOWN} more; --json lists all.`] : []),
	];
}

function shown(lines: readonly string[]): string[] {
	const rest = lines.length - SHOWN;
	return [...lines.slice(0, SHOWN).map((line) => `    ${line}`), ...(rest > 0 ? [`    … and ${rest} more; --json lists all.`] : [])];
}

function counted(count: number, what: string): string {
	return `${number.format(count)} ${what}${count === 1 ? "" : "s"}`;
}
