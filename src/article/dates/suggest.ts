import { calendarDate } from "./newsdate.ts";

/** The forms that always are read, for whom no better spelling can be told. */
const FORMS = "Write it as 2024-03-15, as 2024-03-15T10:00:00+01:00, or as far as it is known: 2024-03, 2024.";

/** Two numbers and a year behind them: nobody can tell the day from the month. */
const AMBIGUOUS = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})\b/;

/** What a text editor makes of the marks around and within a date: curved quotes and long dashes. */
const CURVED = /[\u2018-\u201f]/g;
const DASHES = /(?<=\d)[\u2010-\u2015\u2212](?=\d)/g;

/** An hour of a clock. */
const TIME = /^[T ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)? ?(Z|[+-]\d{2}:?\d{2})?$/;

/** A day in figures, with digits too many or too few. */
const FIGURES = /^(\d{4})[-/.](\d{1,3})[-/.](\d{1,3})(?=$|[T\s])(.*)$/;

/** What is wrong with a text that is not read as a date, as the end of a sentence. */
export function dateFault(text: string): string {
	return readingsOf(text).length > 1 ? "may be either of two days" : "is no date that can be read, or one that never was";
}

/** The days that two numbers and a year may mean. */
function readingsOf(text: string): string[] {
	const [, first, , second, year] = AMBIGUOUS.exec(text) ?? [];
	if (year === undefined) return [];
	const readings = [calendarDate(Number(year), Number(first), Number(second)), calendarDate(Number(year), Number(second), Number(first))];
	return [...new Set(readings.flatMap((date) => date?.edtf ?? []))];
}

/** The remedy for a text that is not read as a date: the spelling that would be, as far as one can tell what was meant. */
export function spellingFor(text: string): string {
	const plain = text.replace(CURVED, "").replace(DASHES, "-").trim();
	if (plain !== text && /^\d{4}(-\d\d){0,2}$/.test(plain)) return `Write it with plain signs: ${plain}.`;
	const days = readingsOf(text);
	if (days.length > 0) return `Write it as ${days.join(" or ")}.`;
	const figures = FIGURES.exec(text);
	if (figures) {
		const [, ownYear, month, day, rest = ""] = figures;
		const date = calendarDate(Number(ownYear), Number(month), Number(day));
		const time = TIME.test(rest) ? rest : "";
		if (date && rest !== "" && time === "") return `Write it as ${date.edtf}, or with its time as ${date.edtf} 18:30.`;
		if (date) return `Write it as ${date.edtf}${time}, with two figures for the month and the day.`;
		const span = calendarDate(Number(ownYear), Number(month));
		if (span) return `There never was such a day. Write it as ${span.edtf} if the month is right.`;
	}
	const [year, another] = text.match(/\b1[5-9]\d\d\b|\b20\d\d\b/g) ?? [];
	if (year === undefined || another !== undefined || !/\p{L}{2}/u.test(text)) return FORMS;
	return `Write ${year}~ for about ${year}, or in figures what is certain: ${year}, or with its month and day as in 2024-03-15.`;
}

/** Whether a text is what databases write where there is no date; PHP makes the day before the year 0 of it. */
export function isZeroDate(text: string): boolean {
	return /^\s*(?:0000-00-00|-0001-11-30)/.test(text);
}

/**
 * The latest year that a text which is not read as a date can mean.
 * @returns undefined where there are no figures in it
 */
export function latestYearIn(text: string): number | undefined {
	if (isZeroDate(text)) return 2000;
	const numbers = (text.match(/\d+/g) ?? []).map(Number);
	const years = numbers.filter((number) => number >= 1000 && number < 9999);
	if (years.length > 0) return Math.max(...years);
	const short = numbers.filter((number) => number < 100);
	return short.length > 0 ? 2000 + Math.max(...short) : undefined;
}
