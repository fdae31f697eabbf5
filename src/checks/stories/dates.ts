import type { Article } from "../../article/article.ts";
import { type NewsDate, startOf } from "../../article/date.ts";
import { calendarDate, DAY } from "../../article/dates/newsdate.ts";
import { dateInPath, readFileName } from "../../article/filename.ts";
import type { Rule } from "../../problem.ts";
import type { Checked, Finding, Whereabouts } from "../finding.ts";

/** A date beside that of the story, and how far they are apart. */
interface OtherDate {
	readonly article: Article;
	readonly published: NewsDate;
	readonly other: NewsDate;
	/** In days, between the nearest days of the two; 0 where one is within the other. */
	readonly days: number;
}

/** How many days the date of a file's name may be off: a name is made in another zone, or on the eve. */
const NAME_MAY_DIFFER = 1;

/** How many days a print edition may be off: where others differ by few days, and where that is not known. */
const PRINT_MAY_DIFFER = { daily: 3, any: 60 };

/** From how many stories it is taken what is usual in an archive. */
const ENOUGH = 20;

/** Finds stories whose date is not that of their file's name, or far from that of their print edition. */
export function checkDatesDiffer({ articles, problems }: Checked): Finding[] {
	const toldOf = new Set(problems.flatMap(({ rule, file }) => (rule === "sources-differ" ? [file] : [])));
	const named = articles.flatMap((article) => (toldOf.has(article.file) ? [] : compared(article, nameDate(article))));
	const differing = named.filter(({ days }) => days > NAME_MAY_DIFFER);
	// Where most names differ, they are those of days of import or of scanning.
	const areDates = named.length < ENOUGH || differing.length < named.length / 4;
	const printed = articles.flatMap((article) => compared(article, article.print?.date));
	const near = printed.filter(({ days }) => days <= PRINT_MAY_DIFFER.daily).length;
	const most = printed.length >= ENOUGH && near >= printed.length * 0.9 ? PRINT_MAY_DIFFER.daily : PRINT_MAY_DIFFER.any;
	return [
		...(areDates ? differing : []).map((date) => differs(date, "the name of its file", `Mend the date, or rename the file.`)),
		...printed
			.filter(({ days }) => days > most)
			.map((date) => ({
				...differs(date, "its print edition", "Mend the one that is wrong: published, or print.date."),
				at: { field: "print" as const },
			})),
	];
}

/** The day that the name or the folders of a file say; undefined where a field of the story says nothing else. */
function nameDate({ file }: Article): NewsDate | undefined {
	const written = readFileName(file).date ?? dateInPath(file);
	const [year, month, day] = (written ?? "").split("-").map(Number);
	return year && month && day ? calendarDate(year, month, day) : undefined;
}

function compared(article: Article, other: NewsDate | undefined): OtherDate[] {
	const { published } = article;
	if (!published || !other) return [];
	const gap = Math.max(published.from - other.to, other.from - published.to, 0);
	return [{ article, published, other, days: Math.ceil(gap / DAY) }];
}

function differs({ article, published, other, days }: OtherDate, what: string, remedy: string): Finding {
	const distance = days < 60 ? `${days} days` : days < 730 ? `${Math.round(days / 30.4)} months` : `${Math.round(days / 365.25)} years`;
	const message = `The story is dated ${published.edtf}, and ${what} says ${other.edtf}: ${distance} apart.`;
	return dated("date-differs", article, message, remedy);
}

function dated(rule: Rule, { file }: Article, message: string, remedy: string, at: Whereabouts = { field: "published" }): Finding {
	return { file, rule, severity: "warning", message, remedy, at };
}

/** The year of the first newspaper, the Relation of Strasbourg. */
const FIRST_NEWSPAPER = 1605;

/** The days from which programs count: a date that was empty becomes one of them. */
const EMPTY_DATES = new Set(["0001-01-01", "1601-01-01", "1899-12-30", "1899-12-31", "1900-01-01", "1904-01-01", "1970-01-01"]);

/** How many years around such a day must have no story: a paper of that time may have come out on it. */
const YEARS_AROUND = 2;

/** How many years a story may be before all others. */
const MOST_YEARS_BEFORE = 100;

/** How far ahead a story may be dated, in days. */
const MOST_DAYS_AHEAD = 366;

/** Finds stories dated long before or after any that is likely. */
export function checkDatesFar({ articles, at, settings }: Checked): Finding[] {
	const all = articles.flatMap(({ published }) => published?.year ?? []).sort((a, b) => a - b);
	const years: Years = { distinct: [...new Set(all)], early: all.length < ENOUGH ? undefined : all[Math.floor(all.length / ENOUGH)] };
	return articles.flatMap((article): Finding[] => {
		const { published, embargo } = article;
		if (!published) return [];
		// Who sets an embargo means it.
		const why = whyFar(published, years, embargo ? 0 : startOf(published, settings.timeZone) - at);
		return why === undefined ? [] : [dated("date-far", article, `The story is dated ${published.edtf}, ${why}.`, "Mend the date.")];
	});
}

/** The years of all stories. */
interface Years {
	/** The earliest first. */
	readonly distinct: readonly number[];
	/** The year before which one in twenty stories is; undefined where they are too few to say. */
	readonly early?: number;
}

function whyFar({ year, edtf }: NewsDate, { distinct, early }: Years, ahead: number): string | undefined {
	if (ahead > MOST_DAYS_AHEAD * DAY) return "more than a year ahead";
	if (year === undefined) return undefined;
	if (year < FIRST_NEWSPAPER) return `and the first newspaper came out in ${FIRST_NEWSPAPER}`;
	const isAlone = () => distinct.length > 1 && !distinct.some((other) => other !== year && Math.abs(other - year) <= YEARS_AROUND);
	if (EMPTY_DATES.has(edtf.slice(0, 10)) && isAlone()) return "the day from which programs count where no date was given";
	if (early === undefined || year >= early) return undefined;
	const later = distinct.find((other) => other > year) ?? year;
	return early >= later && later - year > MOST_YEARS_BEFORE ? `${later - year} years before all but a few others` : undefined;
}

/** How many days a story may have been changed before it was published: systems note the last change of one that waited for its day. */
const MOST_DAYS_WAITING = 60;

/** Finds stories that were changed long before they were published, or corrected or taken down before. */
export function checkDateOrder({ articles, settings }: Checked): Finding[] {
	return articles.flatMap((article) => {
		const { published, updated, corrections, expires } = article;
		if (!published) return [];
		const start = startOf(published, settings.timeZone);
		const isBefore = (date: NewsDate | undefined, days: number): date is NewsDate =>
			date !== undefined && date.to + days * DAY < published.from;
		const order = (what: string, date: NewsDate, at: Whereabouts) =>
			dated(
				"date-order",
				article,
				`The story ${what} ${date.edtf}, before it was published: ${published.edtf}.`,
				"Mend the date that is wrong.",
				at,
			);
		return [
			...(isBefore(updated, MOST_DAYS_WAITING) ? [order("was changed on", updated, { field: "updated" })] : []),
			// A date alone, and a time in a zone that was forgotten, may seem to be a day before.
			...corrections.flatMap(({ date }) => (isBefore(date, 1) ? [order("was corrected on", date, { field: "corrections" })] : [])),
			...(expires && startOf(expires, settings.timeZone) < start ? [order("expires on", expires, { field: "expires" })] : []),
		];
	});
}
